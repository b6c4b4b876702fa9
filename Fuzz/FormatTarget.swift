import MessageFormat

/// What libFuzzer calls with each input: up to the first zero byte it is a pattern, behind it are
/// the locale, the time zone and the values.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFormat(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
  let pattern = bytes.prefix { $0 != 0 }
  var choices = Choices(bytes: Array(bytes.dropFirst(pattern.count + 1)))
  let source = String(decoding: pattern, as: UTF8.self)
  guard let message = Message.parse(source).message else { return 0 }
  guard let writer = Writers.writer(choices.byte(), choices.byte()) else { return 0 }
  let formatter = writer.formatter
  _ = formatter.complaints(about: message)

  let variables = message.arguments.map(\.variable)
  var values: [Value?] = []
  for _ in variables { values.append(choices.value(depth: 0)) }
  var arguments: [String: Value] = [:]
  for (variable, value) in zip(variables, values) { arguments[variable] = value }

  let formatted = try? formatter.format(message, arguments)
  let prepared = writer.prepare(message, variables: variables)
  // What is remembered of one writing must not change the next ones; shapes come after some.
  for _ in 0..<(choices.byte() % 8 == 1 ? 20 : 2) {
    let written = try? prepared.format(values)
    precondition(
      formatted.map { Array($0.utf8) } == written.map { Array($0.utf8) },
      "formatter and writer differ: \(formatted ?? "error"), \(written ?? "error")")
  }
  return 0
}

/// Writers by locale and time zone, opened once.
enum Writers {
  static let locales = [
    "en", "de", "it", "ja", "ko", "pl", "ar", "fr", "ru", "cs", "he", "hi", "th", "pt-PT", "fa",
    "my", "zu", "de-CH", "ar-EG", "en-IN", "es", "lt", "sl", "cy", "ga", "ja-u-ca-japanese",
    "ar-u-nu-latn", "zh-Hant-u-nu-hant", "ta-u-nu-taml", "he-u-ca-hebrew-nu-hebr",
    "ar-u-ca-islamic", "zh-u-ca-chinese", "hi-u-ca-indian-nu-deva", "und", "bg", "mt",
    "en-US-posix",
    "el-u-nu-grek", "am-u-ca-ethiopic-nu-ethi", "ff-Adlm",
  ]
  static let zones = ["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"]

  nonisolated(unsafe) private static var open: [Int: MessageWriter] = [:]

  static func writer(_ locale: UInt8, _ zone: UInt8) -> MessageWriter? {
    let key = Int(locale) % locales.count * zones.count + Int(zone) % zones.count
    if let writer = open[key] { return writer }
    guard
      let formatter = try? MessageFormatter(
        locale: locales[key / zones.count], timeZone: zones[key % zones.count])
    else { return nil }
    let writer = MessageWriter(formatter)
    open[key] = writer
    return writer
  }
}

/// Values that bytes choose; zeros where there are no more.
struct Choices {
  private let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func byte() -> UInt8 {
    guard index < bytes.count else { return 0 }
    index += 1
    return bytes[index - 1]
  }

  private mutating func bits() -> UInt64 {
    (0..<8).reduce(0) { bits, _ in bits << 8 | UInt64(byte()) }
  }

  private mutating func text() -> String {
    String(decoding: (0..<Int(byte() % 12)).map { _ in byte() }, as: UTF8.self)
  }

  private mutating func decimal() -> ExactDecimal? {
    let whole = Int64(bitPattern: bits())
    let form = byte()
    let fraction = form & 1 == 0 ? "" : ".\(byte())\(byte())"
    let exponent = form & 2 == 0 ? "" : "E\(Int(byte()) * (form & 4 == 0 ? 1 : -1))"
    return ExactDecimal((form & 8 == 0 ? String(whole) : String(whole % 100)) + fraction + exponent)
  }

  mutating func value(depth: Int) -> Value? {
    switch byte() % 14 {
    case 0: return .integer(Int64(Int8(bitPattern: byte())))
    case 1: return .integer(Int64(bitPattern: bits()))
    case 2: return .double(Double(bitPattern: bits()))
    case 3: return .double(Double(Int16(truncatingIfNeeded: bits())) / 100)
    case 4: return decimal().map { .decimal($0) }
    case 5: return .text(text())
    case 6: return .text("other")
    case 7: return .instant(Instant(milliseconds: Int64(bitPattern: bits())))
    case 8: return .instant(Instant(milliseconds: Int64(bitPattern: bits()) / 2_000_000))
    case 9: return .date(CalendarDay(daysSinceEpoch: Int(Int32(truncatingIfNeeded: bits()))))
    case 10: return .date(CalendarDay(daysSinceEpoch: Int(bitPattern: UInt(bits()))))
    case 11:
      let currency = byte() % 4 == 0 ? text() : ["EUR", "JPY", "KWD", "XXX"][Int(byte() % 4)]
      return decimal().map { .money(Money(amount: $0, currency: currency)) }
    case 12:
      guard depth < 2 else { return nil }
      return .list((0..<Int(byte() % 4)).compactMap { _ in value(depth: depth + 1) })
    default: return nil
    }
  }
}
