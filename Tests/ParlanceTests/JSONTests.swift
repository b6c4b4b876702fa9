import Testing

@testable import Parlance

@Suite("JSON")
struct JSONTests {
  private func parse(_ text: String) throws -> JSON { try JSON(parsing: text.utf8) }

  @Test(
    "What is read is written as it was",
    arguments: [
      #"{"a":[1,-2.5e+10,true,false,null],"b":{"c":"d"}}"#, "[]", "{}", "\"\"", "0", "-0.0",
      #""\"\\\n\t\r""#, #""日本 👩‍👩‍👧""#, "12345678901234567890123456789.1234567890",
    ])
  func roundTrip(text: String) throws {
    #expect(try parse(text).text() == text)
  }

  @Test("Escapes are decoded, surrogates in pairs")
  func escapes() throws {
    #expect(try parse(#""\u0041\/\b\f\ud83d\ude00""#) == .string("A/\u{8}\u{C}😀"))
  }

  @Test(
    "What is not JSON is refused in its place",
    arguments: [
      ("", 0), ("[1,]", 3), ("{\"a\" 1}", 5), ("01", 1), ("1.", 2), ("-", 1), ("tru", 0),
      ("\"a", 2), ("\"\\x\"", 2), ("\"\\ud800\"", 2), ("\"\\ud800\\u0041\"", 2), ("\"\n\"", 1),
      ("[1] 2", 4), ("{\"a\":1,\"a\":2}", 7), ("nan", 0), ("+1", 0), ("{a:1}", 1),
    ])
  func refused(text: String, offset: Int) {
    do {
      Issue.record("read as \(try parse(text))")
    } catch let problem as JSON.Problem {
      #expect(problem.offset == offset)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("Nesting is read up to 64 levels, and not beyond", arguments: [(64, true), (65, false)])
  func depth(levels: Int, isRead: Bool) {
    let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    #expect(((try? parse(text)) != nil) == isRead)
  }
}
