import MessageFormat

/// A variable made ready to read its values from bytes.
///
/// The quick ways below know the ordinary forms only. What they do not know is left to
/// ``Variable/value(ofText:)``, which has the last word; what they take, it would take, too.
final class RosterField: Sendable {
  let variable: Variable
  let name: String
  let type: VariableType
  private let choices: [(bytes: [UInt8], value: Value)]
  /// The bounds as machine integers; nil where they are no such, or where nothing is quick.
  private let range: ClosedRange<Int64>?
  private let isUnbounded: Bool

  init(_ variable: Variable) {
    self.variable = variable
    name = variable.name
    type = variable.type
    choices = variable.values.map { (Array($0.utf8), .text($0)) }
    isUnbounded = variable.minimum == nil && variable.maximum == nil
    let low = variable.minimum.map(\.integer) ?? .min
    let high = variable.maximum.map(\.integer) ?? .max
    range = low.flatMap { low in high.flatMap { low <= $0 ? low...$0 : nil } }
  }

  /// The value of a text that is not empty; nil where it takes the long way to find out.
  func quickValue(_ text: RosterBytes, _ memo: inout RosterMemo) -> Value? {
    switch type {
    case .text: return QuickRead.text(text).map(Value.text)
    case .integer:
      guard let range, let number = QuickRead.integer(text), range.contains(number) else {
        return nil
      }
      return .integer(number)
    case .decimal: return isUnbounded ? QuickRead.decimal(text).map(Value.decimal) : nil
    case .money: return isUnbounded ? QuickRead.money(text, &memo).map(Value.money) : nil
    case .date: return QuickRead.day(text).map(Value.date)
    case .datetime: return QuickRead.instant(text).map(Value.instant)
    case .choice: return choices.first { text.equals($0.bytes) }?.value
    case .url: return QuickRead.address(text).map(Value.text)
    case .email: return QuickRead.mailAddress(text).map(Value.text)
    case .boolean, .list, .table: return nil
    }
  }
}

/// What the readers of one task remember of the texts that they have read before.
struct RosterMemo {
  private var currency: (UInt8, UInt8, UInt8) = (0, 0, 0)
  private var currencyCode: String?
  private var locales: [String: LocaleTag] = [:]
  private var timeZones: Set<String> = []
  private static let limit = 256

  /// The currency of a code; nil for three letters that are none.
  mutating func currency(_ code: RosterBytes) -> String? {
    if let currencyCode, currency == (code[0], code[1], code[2]) { return currencyCode }
    let text = String(decoding: code, as: UTF8.self)
    guard Currency.isKnown(text) else { return nil }
    currency = (code[0], code[1], code[2])
    currencyCode = text
    return text
  }

  /// The locale of a tag; nil for what is none.
  mutating func locale(_ text: String, read: (String) -> LocaleTag?) -> LocaleTag? {
    if let tag = locales[text] { return tag }
    guard let tag = read(text) else { return nil }
    if locales.count < RosterMemo.limit { locales[text] = tag }
    return tag
  }

  /// Whether a text is a time zone.
  mutating func isTimeZone(_ text: String) -> Bool {
    if timeZones.contains(text) { return true }
    guard TimeZone.isKnown(text) else { return false }
    if timeZones.count < RosterMemo.limit { timeZones.insert(text) }
    return true
  }
}
