import MessageFormat
import Testing

@Suite("Warnings about a message")
struct WarningTests {
  @Test(
    "name what libicu accepts and never prints",
    arguments: [
      ("{n, plural, one {a} other {b} one {c}}", "one"),
      ("{n, plural, =1 {a} other {b} =1.0 {c}}", "=1.0"),
      ("{s, select, a {a} other {b} other {c}}", "other"),
      ("{n, choice, 0#a|0#b}", "0#"),
    ])
  func duplicates(source: String, key: String) throws {
    let (message, errors) = Message.parse(source)
    #expect(errors.isEmpty)
    let warning = try #require(
      message?.warnings.first { $0.kind == .duplicateSelector })
    let bytes = Array(source.utf8)[warning.range.lowerBound..<warning.range.upperBound]
    #expect(String(decoding: bytes, as: UTF8.self) == key)
    #expect(warning.message.contains("`\(key)`"))
  }

  @Test("name a choice, which is deprecated")
  func choice() throws {
    let message = try #require(Message.parse("{n, plural, other {{m, choice, 0#a|1#b}}}").message)
    #expect(message.warnings.map(\.kind) == [.deprecatedChoice])
    #expect(message.warnings.map(\.range.lowerBound) == [23])
  }

  @Test(
    "are not given where there is nothing to warn of",
    arguments: [
      "{n, plural, =1 {a} one {b} other {c}}", "{a, select, é {1} e\u{301} {2} other {3}}",
      "{n, plural, one {{n, plural, one {x} other {y}}} other {z}}", "it''s", "",
    ])
  func none(source: String) throws {
    #expect(try #require(Message.parse(source).message).warnings.isEmpty)
  }
}
