import MessageFormat

/// Whether a text that came back can stand for a unit.
struct UnitCheck {
  let unit: TranslationUnit
  /// The texts that the translation may be like: the source, and the translation as it is or was.
  private let models: [UnitText]
  private let scope: TypeTable.Scope

  init(_ unit: TranslationUnit, current: UnitText?, scope: TypeTable.Scope) {
    self.unit = unit
    self.scope = scope
    models = [unit.source] + [current, unit.target, unit.previous?.target].compactMap(\.self)
  }

  /// The text as it goes into the content.
  ///
  /// - Throws: ``UnitProblem`` for a text that would break something.
  func text(_ returned: ReturnedUnit.Text, isMarkdown: Bool) throws(UnitProblem) -> UnitText {
    var text: UnitText
    switch returned {
    case .plain(let plain):
      text = try UnitText(
        plain: unit.part == .body ? plain : plain.joinedLines, isMarkdown: isMarkdown,
        like: unit.source)
    case .parts(let parts): text = try self.text(parts, isMarkdown: isMarkdown)
    }
    text = text.trimmed
    if unit.item.hasPrefix("assets/"), unit.field == "link" { try checkAddress(text) }
    try check(text)
    return text
  }

  private func text(
    _ parts: [ReturnedUnit.Part], isMarkdown: Bool
  ) throws(UnitProblem) -> UnitText {
    var text = UnitText()
    for part in parts {
      switch part {
      case .text(let words):
        for part in try placeholders(in: unit.part == .body ? words : words.joinedLines) {
          text.append(part)
        }
      case .code(let id, let role, let data):
        text.append(.code(try code(id, role, data)))
      }
    }
    // Words that a translator has typed may be marks of Markdown, too.
    return try UnitText(plain: text.plain, isMarkdown: isMarkdown, like: unit.source)
  }

  /// Words in which `{seats}`, typed by hand, is the placeholder that it looks like: as words, a
  /// customer would see the braces.
  private func placeholders(in words: String) throws(UnitProblem) -> [UnitText.Part] {
    func hasBrace(_ text: some StringProtocol) -> Bool {
      text.contains { $0 == "{" || $0 == "}" }
    }
    guard hasBrace(words), !models.contains(where: { hasBrace($0.words) }) else {
      return [.text(words)]
    }
    var parts: [UnitText.Part] = []
    var rest = words[...]
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let data = String(rest[start...end])
      parts.append(.text(String(rest[..<start])))
      parts.append(.code(InlineCode(id: 0, role: .single, data: data, label: data)))
      rest = rest[rest.index(after: end)...]
    }
    parts.append(.text(String(rest)))
    for case .text(let words) in parts where hasBrace(words) {
      throw UnitProblem("a brace stands alone; copy the placeholders of the source")
    }
    return parts
  }

  private func code(
    _ id: String, _ role: InlineCode.Role, _ data: String?
  ) throws(UnitProblem) -> InlineCode {
    for model in models {
      if let code = model.codes.first(where: { "\($0.id)" == id && $0.role == role }) {
        return code
      }
    }
    guard let data else {
      throw UnitProblem("the code \(id) is not in the source; copy the codes of the source")
    }
    return InlineCode(id: Int(id) ?? 0, role: role, data: data, label: data)
  }

  // MARK: Checks

  private func check(_ text: UnitText) throws(UnitProblem) {
    if let scalar = text.unfit {
      throw UnitProblem("the text holds a control character (\(scalar.codePoint))")
    }
    let (message, errors) = Message.recover(text.pattern, types: .parlance)
    if let error = errors.first { throw UnitProblem(error.message) }
    let nests = text.nests
    guard models.contains(where: { $0.nests == nests }) || nests.isEmpty && !unit.branches.isEmpty
    else {
      throw UnitProblem(
        nests.isEmpty
          ? "the codes of a choice are missing; copy them from the source"
          : "the choice is not that of the source; keep its codes, and write the words between")
    }
    try checkPairs(text)
    try checkVariables(message)
    try checkLinks(text)
  }

  /// An address that somebody has translated leads nowhere.
  private func checkAddress(_ text: UnitText) throws(UnitProblem) {
    let address = text.pattern
    if models.contains(where: { $0.pattern == address }) { return }
    guard ["https://", "http://"].contains(where: address.hasPrefix),
      !address.contains(where: \.isWhitespace)
    else {
      throw UnitProblem("“\(address)” is no address such as \(unit.source.pattern)")
    }
  }

  private func checkPairs(_ text: UnitText) throws(UnitProblem) {
    var open: [InlineCode] = []
    for code in text.codes {
      switch code.role {
      case .single: break
      case .open: open.append(code)
      case .close:
        guard let place = open.lastIndex(where: { $0.id == code.id }) else {
          throw UnitProblem("“\(code.data)” ends something that does not begin")
        }
        open.remove(at: place)
      }
    }
    if let code = open.first { throw UnitProblem("“\(code.data)” begins something without an end") }
  }

  private func checkVariables(_ message: Message) throws(UnitProblem) {
    for complaint in TypeTable.complaints(about: message, in: scope) {
      switch complaint.kind {
      case .unknownVariable, .unknownSnippet, .typeMismatch: throw UnitProblem(complaint.message)
      case .unknownCase, .unguardedOptional: break
      }
    }
    // What a branch was chosen by may be printed or not: “your seat”, “your 2 seats”.
    let chosen = Set(unit.branches.map(\.variable))
    func names(_ message: Message) -> Set<String> {
      Set(message.arguments.map(\.variable)).subtracting(chosen)
    }
    let used = names(message)
    let wanted = models.map { names(Message.recover($0.pattern, types: .parlance).message) }
    if wanted.contains(used) { return }
    let source = wanted.first ?? []
    func standsIn(_ name: String, among others: Set<String>) -> Bool {
      guard scope.variables[name]?.type == .text else { return false }
      return others.contains { other in
        other != name && scope.variables[other]?.type == .text
          && other.prefix { !$0.isUppercase } == name.prefix { !$0.isUppercase }
      }
    }
    if let lost = source.subtracting(used).sorted().first(where: { !standsIn($0, among: used) }) {
      throw UnitProblem("the placeholder {\(lost)} is missing")
    }
    let extra = used.subtracting(wanted.reduce(Set()) { $0.union($1) }).sorted()
    if let name = extra.first(where: { !standsIn($0, among: source) }) {
      throw UnitProblem("the placeholder {\(name)} is not in the source")
    }
  }

  private func checkLinks(_ text: UnitText) throws(UnitProblem) {
    let own = text.addresses
    if models.contains(where: { $0.addresses == own }) { return }
    let wanted = unit.source.addresses
    if own.count == wanted.count,
      zip(own.map(\.withoutLanguage), wanted.map(\.withoutLanguage)).allSatisfy({ $0 == $1 })
    {
      return
    }
    if let lost = wanted.first(where: { !own.contains($0) }), own.count < wanted.count {
      throw UnitProblem("the link \(lost) is missing")
    }
    if let extra = own.first(where: { !wanted.contains($0) }) {
      throw UnitProblem("the link \(extra) is not in the source")
    }
  }
}

extension UnitText {
  /// The first character that no text of the content may have.
  var unfit: Unicode.Scalar? {
    parts.lazy.compactMap { part in
      switch part {
      case .text(let words): words.unicodeScalars.first(where: \.isUnfit)
      case .code(let code): code.data.unicodeScalars.first(where: \.isUnfit)
      }
    }.first
  }

  /// The syntax of choices that is shown as codes.
  fileprivate var nests: [String] {
    codes.compactMap { $0.nesting == .none ? nil : $0.data }
  }

  /// Where links and pictures lead, in the order of the alphabet.
  fileprivate var addresses: [String] {
    codes.compactMap { code in
      switch code.label {
      case "link", "picture": code.role == .close ? code.data : nil
      case "address": code.data
      default: nil
      }
    }.sorted()
  }

  /// The text without white space at its ends.
  fileprivate var trimmed: UnitText {
    var parts = parts
    if case .text(let text)? = parts.first {
      parts[0] = .text(String(text.drop(while: \.isWhitespace)))
    }
    if case .text(let text)? = parts.last {
      var text = text[...]
      while text.last?.isWhitespace == true { text.removeLast() }
      parts[parts.count - 1] = .text(String(text))
    }
    return UnitText(parts)
  }
}

extension String {
  /// The text with a blank in place of each line break that Markdown does not show: a blank line
  /// and a break behind a backslash stay.
  fileprivate var joinedLines: String {
    guard unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" || $0 == "\t" }) else {
      return self
    }
    var result = String.UnicodeScalarView()
    var breaks = 0
    var isBreak = false
    func end(_ result: inout String.UnicodeScalarView) {
      if result.last == "\\", breaks > 0 {
        result.append("\n")
      } else if breaks > 1 {
        result.append(contentsOf: "\n\n".unicodeScalars)
      } else {
        result.append(" ")
      }
    }
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\n", "\r", "\t":
        if scalar == "\r" || scalar == "\n" && previous != "\r" { breaks += 1 }
        isBreak = true
        while result.last == " " { result.removeLast() }
      case " " where isBreak: break
      default:
        if isBreak { end(&result) }
        isBreak = false
        breaks = 0
        result.append(scalar)
      }
    }
    if isBreak { end(&result) }
    return String(result)
  }

  /// An address without the parts that name a language: `/de/`, `/en-us/`.
  fileprivate var withoutLanguage: String {
    split(separator: "/", omittingEmptySubsequences: false).filter { part in
      let name = part.split(separator: "-", omittingEmptySubsequences: false)
      let isTag =
        name.count <= 2 && name.allSatisfy { $0.count == 2 && $0.allSatisfy(\.isLetter) }
      return !isTag
    }.joined(separator: "/")
  }
}

extension Unicode.Scalar {
  /// Whether no text of the content may have the character.
  fileprivate var isUnfit: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    // Lines end with a line feed.
    case 0x2028, 0x2029: true
    case 0xF0000...0x10FFFF, 0xE000...0xF8FF: true
    // What is no character has no place in XML, nor in YAML.
    case 0xFDD0...0xFDEF: true
    case _ where value & 0xFFFE == 0xFFFE: true
    default: false
    }
  }
}
