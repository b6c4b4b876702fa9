/// The form of a text in the translation memory: words and codes in one string, which can be read
/// back.
enum MemoryText {
  /// What begins a code, parts its fields, ends it, and says that such a character is just that.
  private static let begin: Unicode.Scalar = "\u{1}"
  private static let part: Unicode.Scalar = "\u{2}"
  private static let end: Unicode.Scalar = "\u{3}"
  private static let quote: Unicode.Scalar = "\u{4}"

  /// A text in the memory's form.
  static func coded(_ text: UnitText) -> String {
    var result = String.UnicodeScalarView()
    for part in text.parts {
      switch part {
      case .text(let words): quote(words, &result)
      case .code(let code):
        result.append(begin)
        result.append(contentsOf: "\(sign(code))\(code.id)".unicodeScalars)
        result.append(self.part)
        quote(code.data, &result)
        result.append(self.part)
        quote(code.label, &result)
        result.append(end)
      }
    }
    return String(result)
  }

  /// The text of the memory's form; nil for what is no such form.
  static func text(_ coded: String) -> UnitText? {
    var text = UnitText()
    var fields: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
    var isCode = false
    var isQuoted = false
    for scalar in coded.unicodeScalars {
      if isQuoted {
        guard scalar.value > 0x40, let plain = Unicode.Scalar(scalar.value - 0x40) else {
          return nil
        }
        fields[fields.count - 1].append(plain)
        isQuoted = false
        continue
      }
      switch scalar {
      case quote: isQuoted = true
      case begin where !isCode:
        text.append(.text(String(fields[0])))
        fields = [String.UnicodeScalarView()]
        isCode = true
      case part where isCode: fields.append(String.UnicodeScalarView())
      case end where isCode:
        guard let code = code(fields.map { String($0) }) else { return nil }
        text.append(.code(code))
        fields = [String.UnicodeScalarView()]
        isCode = false
      case begin, part, end: return nil
      default: fields[fields.count - 1].append(scalar)
      }
    }
    guard !isCode, !isQuoted else { return nil }
    text.append(.text(String(fields[0])))
    return text
  }

  private static func quote(_ text: String, _ result: inout String.UnicodeScalarView) {
    for scalar in text.unicodeScalars {
      if (1...4).contains(scalar.value), let shown = Unicode.Scalar(scalar.value + 0x40) {
        result.append(quote)
        result.append(shown)
      } else {
        result.append(scalar)
      }
    }
  }

  private static func sign(_ code: InlineCode) -> String {
    let role =
      switch code.role {
      case .single: "s"
      case .open: "o"
      case .close: "c"
      }
    let nesting =
      switch code.nesting {
      case .none: "."
      case .open(let isNumeric): isNumeric ? "#" : "("
      case .next: "|"
      case .close: ")"
      }
    return role + nesting
  }

  private static func code(_ fields: [String]) -> InlineCode? {
    guard fields.count == 3, let id = Int(fields[0].dropFirst(2)) else { return nil }
    let signs = Array(fields[0].prefix(2))
    let roles: [Character: InlineCode.Role] = ["s": .single, "o": .open, "c": .close]
    let nestings: [Character: InlineCode.Nesting] = [
      ".": .none, "#": .open(isNumeric: true), "(": .open(isNumeric: false), "|": .next,
      ")": .close,
    ]
    guard signs.count == 2, let role = roles[signs[0]], let nesting = nestings[signs[1]] else {
      return nil
    }
    return InlineCode(id: id, role: role, data: fields[1], label: fields[2], nesting: nesting)
  }
}
