import MessageFormat

/// The text of a file as it is on disk, which edits are made in.
///
/// A byte order mark and the ends of lines that no edit touches stay as they are.
struct FileEdits {
  /// The text, with its byte order mark and line ends.
  let raw: String
  private let scalars: [Unicode.Scalar]
  /// Where each line begins and ends, without its end.
  private let lines: [Range<Int>]

  init(_ raw: String) {
    self.raw = raw
    scalars = Array(raw.unicodeScalars)
    var lines: [Range<Int>] = []
    var start = scalars.first == "\u{FEFF}" ? 1 : 0
    var index = start
    while index < scalars.count {
      let isBreak = scalars[index] == "\n" || scalars[index] == "\r"
      if isBreak {
        lines.append(start..<index)
        if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
          index += 1
        }
        start = index + 1
      }
      index += 1
    }
    lines.append(start..<scalars.count)
    self.lines = lines
  }

  /// The text with edits made in it; nil where one lies outside the text or two overlap.
  func applying(_ edits: [Fix.Edit]) -> String? {
    var ranges: [(range: Range<Int>, replacement: String)] = []
    for edit in edits {
      guard let range = range(of: edit) else { return nil }
      ranges.append((range, edit.replacement))
    }
    ranges.sort { left, right in
      (left.range.lowerBound, left.range.upperBound)
        < (right.range.lowerBound, right.range.upperBound)
    }
    var result = String.UnicodeScalarView()
    var done = 0
    for (index, edit) in ranges.enumerated() {
      if index > 0, edit == ranges[index - 1] { continue }
      guard edit.range.lowerBound >= done, index == 0 || edit.range != ranges[index - 1].range
      else { return nil }
      result.append(contentsOf: scalars[done..<edit.range.lowerBound])
      let replacement = edit.replacement.replacing("\r\n", with: "\n")
      for scalar in replacement.unicodeScalars {
        if scalar == "\n" { result.append(contentsOf: lineEnd) } else { result.append(scalar) }
      }
      done = edit.range.upperBound
    }
    result.append(contentsOf: scalars[done...])
    return String(result)
  }

  /// The end of the first line, or LF.
  private var lineEnd: [Unicode.Scalar] {
    guard lines.count > 1 else { return ["\n"] }
    return Array(scalars[lines[0].upperBound..<lines[1].lowerBound])
  }

  private func range(of edit: Fix.Edit) -> Range<Int>? {
    guard let start = offset(line: edit.start.line, column: edit.start.column),
      let end = offset(line: edit.end.line, column: edit.end.column), start <= end
    else { return nil }
    return start..<end
  }

  private func offset(line: Int, column: Int) -> Int? {
    guard lines.indices.contains(line - 1), column >= 1 else { return nil }
    let offset = lines[line - 1].lowerBound + column - 1
    return offset <= lines[line - 1].upperBound ? offset : nil
  }
}
