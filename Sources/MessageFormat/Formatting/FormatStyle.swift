/// How a number is formatted, as ICU MessageFormat reads a style.
enum NumberStyle: Hashable {
  case decimal
  case integer
  case currency
  case percent
  case pattern(String)
  case skeleton(String)
  case spellout(String)
  case ordinal(String)
  case duration(String)

  /// The keywords that a style may be.
  static let keywords = ["currency", "percent", "integer"]

  /// Reads the style of `number`: a keyword, `::` and a skeleton, else a pattern with all its
  /// white space.
  init(style: String?) {
    let style = style ?? ""
    let trimmed = PatternCharacters.trimmed(style)
    switch asciiLowercased(trimmed) {
    case "": self = .decimal
    case "currency": self = .currency
    case "percent": self = .percent
    case "integer": self = .integer
    default: self = behindColons(style).map { .skeleton($0) } ?? .pattern(style)
    }
  }

  /// Whether the style names a currency, which is not for money: it has its own.
  var namesCurrency: Bool {
    switch self {
    case .currency: true
    case .pattern(let pattern): pattern.unicodeScalars.contains("\u{A4}")
    case .skeleton(let skeleton):
      skeleton.split(separator: " ").contains { $0.hasPrefix("currency/") }
    default: false
    }
  }
}

/// How a moment is formatted, as ICU MessageFormat reads a style.
enum DateStyle: Hashable {
  /// Lengths of the date and of the time, nil for none.
  case lengths(date: DateLength?, time: DateLength?)
  case pattern(String, isTime: Bool)
  case skeleton(String)

  /// Reads the style of `date` or `time`: a keyword, `::` and a skeleton, else a pattern with all
  /// its white space.
  init(style: String?, isTime: Bool) {
    let style = style ?? ""
    let trimmed = PatternCharacters.trimmed(style)
    let length: DateLength
    if trimmed.isEmpty {
      length = .medium
    } else if let keyword = DateLength(rawValue: asciiLowercased(trimmed)) {
      length = keyword
    } else {
      self = behindColons(style).map { .skeleton($0) } ?? .pattern(style, isTime: isTime)
      return
    }
    self = isTime ? .lengths(date: nil, time: length) : .lengths(date: length, time: nil)
  }
}

/// How long a date or a time is written.
enum DateLength: String, CaseIterable {
  case short
  case medium
  case long
  case full

  /// The keywords that a style may be.
  static let keywords = allCases.map(\.rawValue)
}

/// What stands behind `::`, where a style starts with it.
private func behindColons(_ style: String) -> String? {
  let trimmed = PatternCharacters.trimmed(style)
  guard trimmed.hasPrefix("::"), let colons = style.utf8.firstIndex(of: UInt8(ascii: ":")) else {
    return nil
  }
  return String(style[style.utf8.index(colons, offsetBy: 2)...])
}
