internal import CICU
import MessageFormat

/// Reads numbers as a locale writes them: `1.234,50` in German, `١٬٢٣٤٫٥٠` in Arabic.
///
/// The digits are kept as they are written, and never go through binary floating point. Groups
/// may be left out; where there is one, all must be there.
struct WrittenNumber: Sendable {
  /// The signs of one numbering system.
  private struct Signs: Hashable, Sendable {
    var decimal: Unicode.Scalar
    var group: Unicode.Scalar
    var zero: UInt32
    var primary: Int
    var secondary: Int
  }

  /// The locale’s own signs, those of its native digits, and those of 0 to 9.
  private let systems: [Signs]

  init(locale: LocaleTag) {
    let name = locale.icuName
    let systemNames = ["", "@numbers=native", "@numbers=latn"]
    let names = name.contains("@") ? [name] : systemNames.map { name + $0 }
    var systems: [Signs] = []
    for name in names {
      guard let signs = WrittenNumber.signs(of: name), !systems.contains(signs) else { continue }
      systems.append(signs)
    }
    self.systems = systems
  }

  /// The number that a whole text is; nil for any other text.
  func number(_ text: String) -> ExactDecimal? {
    let scalars = text.unicodeScalars.filter { !WrittenNumber.isMark($0) }
    guard scalars.count <= 400 else { return nil }
    for signs in systems {
      if let number = read(Array(scalars), signs) { return number }
    }
    return nil
  }

  /// Marks of direction, which stand beside signs in right-to-left locales.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200E}" || scalar == "\u{200F}" || scalar == "\u{61C}"
  }

  private func read(_ scalars: [Unicode.Scalar], _ signs: Signs) -> ExactDecimal? {
    var rest = scalars[...]
    var text = ""
    if let first = rest.first, "-\u{2212}".unicodeScalars.contains(first) {
      text = "-"
      rest = rest.dropFirst()
    } else if rest.first == "+" {
      rest = rest.dropFirst()
    }
    let point = rest.firstIndex(of: signs.decimal) ?? rest.endIndex
    guard let whole = digits(ofGroups: rest[..<point], signs) else { return nil }
    text += whole
    if point < rest.endIndex {
      guard let fraction = digits(rest[(point + 1)...], signs) else { return nil }
      text += "." + fraction
    }
    return ExactDecimal(text)
  }

  /// The digits of a whole number, whose groups must be complete.
  private func digits(ofGroups scalars: ArraySlice<Unicode.Scalar>, _ signs: Signs) -> String? {
    let groups = scalars.split(omittingEmptySubsequences: false) { isGroup($0, signs) }
    guard groups.count > 1 else { return digits(scalars, signs) }
    guard signs.primary > 0 else { return nil }
    var text = ""
    for (index, group) in groups.enumerated() {
      let size =
        index == groups.count - 1
        ? signs.primary : signs.secondary > 0 ? signs.secondary : signs.primary
      let fits = index == 0 ? (1...size).contains(group.count) : group.count == size
      guard fits, let part = digits(group, signs) else { return nil }
      text += part
    }
    return text
  }

  private func digits(_ scalars: ArraySlice<Unicode.Scalar>, _ signs: Signs) -> String? {
    guard !scalars.isEmpty else { return nil }
    var text = ""
    for scalar in scalars {
      guard scalar.value >= signs.zero, scalar.value - signs.zero < 10 else { return nil }
      text += String(scalar.value - signs.zero)
    }
    return text
  }

  /// People write any space for the locale’s narrow one, and any apostrophe for its own.
  private func isGroup(_ scalar: Unicode.Scalar, _ signs: Signs) -> Bool {
    if scalar == signs.group { return true }
    let spaces = " \u{A0}\u{202F}\u{2009}".unicodeScalars
    let apostrophes = "'\u{2019}".unicodeScalars
    return spaces.contains(signs.group) && spaces.contains(scalar)
      || apostrophes.contains(signs.group) && apostrophes.contains(scalar)
  }

  private static func signs(of name: String) -> Signs? {
    let text = withCharacterBuffer(capacity: 200) { cicu_number_symbols(name, $0, $1) }
    let lines = text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    guard lines.count == 6 else { return nil }
    func sign(_ line: Substring) -> Unicode.Scalar? {
      line.unicodeScalars.first { !isMark($0) }
    }
    guard let decimal = sign(lines[0]), let group = sign(lines[1]), let zero = sign(lines[3]),
      let primary = Int(lines[4]), let secondary = Int(lines[5])
    else { return nil }
    return Signs(
      decimal: decimal, group: group, zero: zero.value, primary: primary, secondary: secondary)
  }
}

/// Reads amounts as a locale writes them, with the currency before or behind the number.
struct WrittenMoney: Sendable {
  private let number: WrittenNumber?
  private let currency: String?
  private let signs: [String]

  init(locale: LocaleTag?, currency: String?) {
    number = locale.map(WrittenNumber.init(locale:))
    self.currency = currency
    var signs: [String] = []
    if let currency {
      signs.append(currency)
      for isNarrow in [false, true] {
        let sign = withCharacterBuffer(capacity: 64) {
          cicu_currency_symbol(currency, locale?.icuName ?? "en", isNarrow, $0, $1)
        }
        if let sign, !sign.isEmpty { signs.append(sign) }
      }
    }
    self.signs = signs.sorted { $0.utf8.count > $1.utf8.count }
  }

  /// The amount that a whole text is; nil for any other text.
  func money(_ text: String) -> Money? {
    if let currency {
      for sign in signs {
        if let rest = WrittenMoney.rest(of: text, without: sign) {
          return amount(rest).map { Money(amount: $0, currency: currency) }
        }
      }
      return amount(text).map { Money(amount: $0, currency: currency) }
    }
    for code in [text.prefix(3), text.suffix(3)].map(String.init) where Currency.isKnown(code) {
      if let rest = WrittenMoney.rest(of: text, without: code) {
        return amount(rest).map { Money(amount: $0, currency: code) }
      }
    }
    return nil
  }

  private func amount(_ text: String) -> ExactDecimal? {
    number.map { $0.number(text) } ?? ExactDecimal(text)
  }

  /// A text without a sign at its beginning or its end, and the space beside it.
  private static func rest(of text: String, without sign: String) -> String? {
    let spaces = " \u{A0}\u{202F}".unicodeScalars
    let scalars = text.unicodeScalars
    if scalars.starts(with: sign.unicodeScalars) {
      let rest = scalars.dropFirst(sign.unicodeScalars.count).drop { spaces.contains($0) }
      return String(String.UnicodeScalarView(rest))
    }
    if scalars.reversed().starts(with: sign.unicodeScalars.reversed()) {
      var rest = Array(scalars.dropLast(sign.unicodeScalars.count))
      while let last = rest.last, spaces.contains(last) { rest.removeLast() }
      return String(String.UnicodeScalarView(rest))
    }
    return nil
  }
}
