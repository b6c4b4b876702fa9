import MessageFormat
import Testing

@Suite("The normal form")
struct NormalizedTests {
  @Test(
    "is the simplest that says the same",
    arguments: [
      ("{n,NUMBER, Integer } {d , Date,FULL}", "{n, number, integer} {d, date, full}"),
      (
        "{n, plural, offset:0 other {o} one {1} =2.0 {x} =0 {z} =2 {y}}",
        "{n, plural, =0 {z} =2.0 {x} one {1} other {o}}"
      ),
      ("{s, SELECT, b {B} other {o} a {A} b {never}}", "{s, select, b {B} a {A} other {o}}"),
      ("{n, number, ::.00 } {d, date, d. MMM}", "{n, number, ::.00 } {d, date, d. MMM}"),
      (
        "{n, plural, offset:1 many {m} few {f} zero {z} other {}}",
        "{n, plural, offset:1 zero {z} few {f} many {m} other {}}"
      ),
    ])
  func simplest(source: String, normal: String) throws {
    #expect(try #require(Message.parse(source).message).normalized.print() == normal)
  }

  @Test("formats to the same text, and is its own normal form", arguments: 0..<4)
  func same(part: Int) throws {
    var patterns = RandomPatterns(seed: 91_000 + UInt64(part))
    for _ in 0..<500 {
      let source = patterns.pattern()
      let arguments = patterns.arguments()
      let formatter = try MessageFormatter(
        locale: patterns.locale(), missingArguments: .printName)
      guard let message = Message.parse(source).message else { continue }
      let normal = message.normalized
      #expect(normal.normalized == normal, "\(source)")
      #expect(Message.parse(normal.print()).message == normal, "\(source)")
      let text = try? formatter.format(message, arguments)
      let again = try? formatter.format(normal, arguments)
      #expect(again == text, "\(source)\n\(normal.print())")
    }
  }
}
