import MessageFormat

/// Reads the values of one YAML file, and notes what is wrong with them instead of stopping.
struct FileReader {
  let file: SourceFile
  /// What is noted in each finding beside its place.
  var item: ItemID?
  var locale: LocaleTag?
  private(set) var findings: [Finding] = []
  /// How many faults there are, those that are not noted any more included.
  private(set) var faults = 0
  private lazy var lines = file.lines

  /// How many faults of one file are noted; a file with more is most likely of another kind.
  private static let faultLimit = 100

  init(file: SourceFile, item: ItemID? = nil, locale: LocaleTag? = nil) {
    self.file = file
    self.item = item
    self.locale = locale
  }

  /// Notes a fault.
  mutating func report(
    _ rule: String, at position: TextPosition, to end: TextPosition? = nil,
    field: String? = nil, _ message: String, help: String? = nil, fix: Fix? = nil
  ) {
    faults += 1
    guard faults <= FileReader.faultLimit else { return }
    let isLast = faults == FileReader.faultLimit
    findings.append(
      Finding(
        rule: rule, severity: .error, location: SourceLocation(file: file.path, position),
        end: end, item: item, locale: locale, field: field,
        message: isLast ? "\(message); more faults of this file are not shown" : message,
        help: help, fix: fix))
  }

  /// Notes that a value is not what was expected: `expected a number, found “x”`.
  mutating func expected(_ what: String, at node: YAML.Node, for name: String) {
    if case .broken(let problem) = node.content {
      report("invalid-yaml", at: problem.position, "“\(name)” cannot be read: \(problem.message)")
    } else {
      report(
        "invalid-setting", at: node.start,
        "“\(name)” is \(node.description), but \(what) was expected")
    }
  }

  /// The entries of a mapping; notes each key that is not known, if it is said which are.
  mutating func entries(
    of node: YAML.Node, for name: String, known: [String]? = nil
  ) -> [YAML.Entry] {
    if node.isNull { return [] }
    guard let entries = node.entries else {
      expected("a mapping (key: value)", at: node, for: name)
      return []
    }
    var good: [YAML.Entry] = []
    for entry in entries {
      if let known, !known.contains(entry.key) {
        report(
          "invalid-setting", at: entry.keyPosition,
          "“\(entry.key)” is not a setting of \(name)\(didYouMean(entry.key, in: known))",
          help: "known here: \(known.joined(separator: ", "))")
      } else if case .broken(let problem) = entry.value.content,
        problem.message.hasPrefix("the key")
      {
        report("invalid-yaml", at: problem.position, problem.message)
      } else {
        good.append(entry)
      }
    }
    return good
  }

  /// A word or a line of plain text; nil and a finding for anything else.
  mutating func string(_ node: YAML.Node, for name: String) -> String? {
    guard let text = node.scalar, !node.isNull else {
      expected("text", at: node, for: name)
      return nil
    }
    return text
  }

  /// One of some words; nil and a finding for anything else.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAML.Node, for name: String, as type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    if let text = node.scalar, let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    expected("one of \(words.joined(separator: ", "))", at: node, for: name)
    return nil
  }

  /// `true` or `false`; nil and a finding for anything else.
  mutating func boolean(_ node: YAML.Node, for name: String) -> Bool? {
    if let value = node.boolean { return value }
    expected("true or false", at: node, for: name)
    return nil
  }

  /// A whole number from a lowest one on; nil and a finding for anything else.
  mutating func integer(_ node: YAML.Node, for name: String, from lowest: Int = 0) -> Int? {
    if let text = node.scalar, let number = Int(text), number >= lowest { return number }
    expected("a whole number from \(lowest) on", at: node, for: name)
    return nil
  }

  /// A list of words; a single word counts as a list of one.
  mutating func strings(_ node: YAML.Node, for name: String) -> [String] {
    if node.isNull { return [] }
    if let text = node.scalar { return [text] }
    guard let elements = node.elements else {
      expected("a list of words", at: node, for: name)
      return []
    }
    return elements.compactMap { string($0, for: name) }
  }

  /// A locale's canonical tag; nil and a finding for anything else.
  mutating func localeTag(_ node: YAML.Node, for name: String) -> LocaleTag? {
    if let text = node.scalar, let tag = LocaleTag(text) { return tag }
    expected("a locale such as de or pt-BR", at: node, for: name)
    return nil
  }

  /// A calendar day; nil and a finding for anything else.
  mutating func day(_ node: YAML.Node, for name: String) -> CalendarDay? {
    if let text = node.scalar, let day = CalendarDay(text) { return day }
    expected("a day such as 2027-03-31", at: node, for: name)
    return nil
  }

  /// A text of the content, in the words of a field; nil where there is none, or where YAML
  /// would not give the text that was written, which is noted.
  mutating func text(_ node: YAML.Node, field: String) -> SourceText? {
    switch node.content {
    case .scalar(let value, let style):
      if style == .plain, let cut = commentBehind(node) {
        report(
          "cut-text", at: node.end, to: file.lineEnd(node.end.line), field: field,
          "YAML takes “\(shortened(cut))” for a comment and cuts the text of “\(field)” here",
          help: "write the text as a block: \(lastKey(of: field)): >- and the text indented below",
          fix: file.fixAsBlock(from: node.start))
        return nil
      }
      if node.isNull {
        if !value.isEmpty {
          report(
            "unquoted-text", at: node.start, field: field,
            "YAML reads the text of “\(field)” as nothing at all: “\(value)”",
            help: "write the text as a block: \(lastKey(of: field)): >- and the text indented below"
          )
        }
        return nil
      }
      if let control = value.unicodeScalars.first(where: {
        $0.isControl && $0 != "\n" && $0 != "\t"
      }) {
        report(
          "private-character", at: node.start, field: field,
          "the text of “\(field)” has the control character U+"
            + String(control.value, radix: 16, uppercase: true), help: "remove it")
        return nil
      }
      return SourceText(value, file: file, start: node.start, style: style)
    case .broken(let problem) where problem.message.hasPrefix("control characters"):
      report(
        "private-character", at: firstControl(from: node.start) ?? node.start, field: field,
        "the text of “\(field)” has a control character, which YAML refuses", help: "remove it")
      return nil
    case .broken, .mapping, .sequence:
      let read =
        switch node.content {
        case .mapping: "as a mapping"
        case .sequence: "as a list"
        case .broken(let problem): "in another way (\(problem.message))"
        case .scalar: ""
        }
      report(
        "unquoted-text", at: node.start, field: field,
        "YAML reads the text of “\(field)” \(read)",
        help: "write the text as a block: \(lastKey(of: field)): >- and the text indented below",
        fix: file.fixAsBlock(from: node.start))
      return nil
    }
  }

  /// Where the first control character from a place on stands.
  private mutating func firstControl(from start: TextPosition) -> TextPosition? {
    for number in max(0, start.line - 1)..<max(start.line - 1, lines.count) {
      let place = lines[number].unicodeScalars.enumerated().first {
        $0.element.isControl && $0.element != "\t" && $0.element != "\r"
      }
      if let place { return TextPosition(line: number + 1, column: place.offset + 1) }
    }
    return nil
  }

  /// What stands behind a plain scalar on its line, if that is a comment.
  private mutating func commentBehind(_ node: YAML.Node) -> String? {
    guard lines.indices.contains(node.end.line - 1) else { return nil }
    let rest = lines[node.end.line - 1].unicodeScalars.dropFirst(node.end.column - 1)
    let comment = rest.drop { $0 == " " || $0 == "\t" }
    return comment.first == "#" ? String(Substring(comment)) : nil
  }

  private func lastKey(of field: String) -> Substring {
    field.split(separator: ".").last ?? Substring(field)
  }
}

/// The beginning of a text on one line, for a message.
func shortened(_ text: String, to length: Int = 40) -> String {
  let start = text.prefix(length + 1)
  return (start.count <= length ? text : start.prefix(length - 1) + "…").onOneLine
}
