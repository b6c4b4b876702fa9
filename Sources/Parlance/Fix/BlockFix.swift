import MessageFormat

extension SourceFile {
  /// The position behind the last character of a line, which is counted from 1.
  func lineEnd(_ line: Int) -> TextPosition {
    let length = lines.indices.contains(line - 1) ? lines[line - 1].unicodeScalars.count : 0
    return TextPosition(line: line, column: length + 1)
  }

  /// A fix that writes a value of YAML as a folded block, which needs no escaping: what stands
  /// on the key’s line and on the indented lines below it, as it is.
  ///
  /// Nil where it is not plain what the text is: the value does not begin on its key’s line, is
  /// meant to be quoted or a block, or has a line below that may be a comment.
  func fixAsBlock(from start: TextPosition) -> Fix? {
    guard lines.indices.contains(start.line - 1) else { return nil }
    let line = lines[start.line - 1].unicodeScalars
    let key = line.prefix(start.column - 1)
    let indentation = key.prefix { $0 == " " }
    let name = key.dropFirst(indentation.count).reversed().drop { $0 == " " }
    guard name.first == ":", name.dropFirst().first != nil, key.last == " ",
      !["-", "?", "{", "["].contains(key[indentation.endIndex])
    else { return nil }
    let first = String(Substring(line.dropFirst(start.column - 1))).trimmed
    guard let sign = first.unicodeScalars.first, !["\"", "'", "|", ">", "#"].contains(sign)
    else { return nil }
    var texts = [first]
    var last = start.line
    for (index, below) in lines.enumerated().dropFirst(start.line) {
      let text = String(below).trimmed
      if text.isEmpty { continue }
      guard below.unicodeScalars.prefix(while: { $0 == " " }).count > indentation.count else {
        break
      }
      guard text.unicodeScalars.first != "#" else { return nil }
      texts += Array(repeating: "", count: index - last) + [text]
      last = index + 1
    }
    let margin = String(Substring(indentation)) + "  "
    let block = texts.map { $0.isEmpty ? "" : "\n" + margin + $0 }
    return Fix(
      "write the text as a block",
      edits: [
        Fix.Edit(
          start: SourceLocation(file: path, start),
          end: lineEnd(last), replacement: ">-" + block.map { $0.isEmpty ? "\n" : $0 }.joined())
      ])
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
    let scalars = unicodeScalars.drop(while: isBlank)
    return String(String.UnicodeScalarView(scalars.reversed().drop(while: isBlank).reversed()))
  }
}
