import MessageFormat
import Testing

@Suite("Faults of syntax")
struct SyntaxErrorTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var source: String
    var kind: SyntaxError.Kind
    /// What the error points at.
    var place: String

    init(_ source: String, _ kind: SyntaxError.Kind, at place: String) {
      self.source = source
      self.kind = kind
      self.place = place
    }

    var testDescription: String { "\(kind.rawValue) in \(source)" }
  }

  @Test(
    "are reported at their place",
    arguments: [
      Fault("Hi {name", .unclosedArgument, at: "{"),
      Fault("{", .unclosedArgument, at: "{"),
      Fault("{n, plural, other {a}", .unclosedArgument, at: "{"),
      Fault("{n, number, 0.0", .unclosedArgument, at: "{"),
      Fault("{}", .badArgumentName, at: "}"),
      Fault("{,}", .badArgumentName, at: ","),
      Fault("{00}", .badArgumentName, at: "00"),
      Fault("{32768}", .badArgumentName, at: "32768"),
      Fault("{a b}", .badArgumentSyntax, at: "b"),
      Fault("{a, }", .badArgumentSyntax, at: "}"),
      Fault("{a, number short}", .badArgumentSyntax, at: "s"),
      Fault("{a, plural}", .badArgumentSyntax, at: "plural"),
      Fault("{a, nubmer}", .unknownType, at: "nubmer"),
      Fault("{a, list}", .unknownType, at: "list"),
      Fault("{a, plural, one {x}}", .missingOther, at: "plural"),
      Fault("{a, select, x {x} Other {y}}", .missingOther, at: "select"),
      Fault("{a, plural, {x} other {y}}", .badSelector, at: "{"),
      Fault("{a, plural, one two {x} other {y}}", .badSelector, at: "t"),
      Fault("{a, plural, =x {x} other {y}}", .badSelector, at: "="),
      Fault("{a, plural, =1..2 {x} other {y}}", .badSelector, at: "=1..2"),
      Fault("{a, select, =1 {x} other {y}}", .badSelector, at: "="),
      Fault("{a, plural, offset:x other {y}}", .badOffset, at: "offset:x"),
      Fault("{a, plural, offset:1 offset:2 other {y}}", .badOffset, at: "offset:"),
      Fault("{a, plural, other {y} offset:1}", .badOffset, at: "offset:"),
      Fault("{a, date, 'x}", .unclosedQuote, at: "'"),
      Fault("{a, choice, x#y}", .badChoice, at: "x"),
      Fault("{a, choice, 1#x|}", .badChoice, at: "}"),
      Fault("{a, choice,}", .badChoice, at: "}"),
    ])
  func places(fault: Fault) throws {
    let (message, errors) = Message.parse(fault.source)
    #expect(message == nil)
    let error = try #require(errors.first)
    #expect(errors.count == 1, "\(errors)")
    #expect(error.kind == fault.kind)
    let bytes = Array(fault.source.utf8)
    #expect(
      String(decoding: bytes[error.lowerBound..<error.upperBound], as: UTF8.self) == fault.place)
    #expect(!error.message.isEmpty && !error.message.hasSuffix("."))
  }

  @Test("do not hide the further ones")
  func several() {
    let source = "{a b} {n, plural, one {{x, nubmer}} =y {z}} {00} {ok}"
    let (_, errors) = Message.parse(source)
    #expect(
      errors.map(\.kind) == [.badArgumentSyntax, .unknownType, .badSelector, .badArgumentName])
  }

  @Test("leave what could be read")
  func recovery() {
    let (message, errors) = Message.recover("a {b c} d {e}")
    #expect(errors.count == 1)
    #expect(message.pattern.parts.contains(.expression(Expression(variable: "e"))))
  }

  @Test(
    "say what was probably meant",
    arguments: [("{a, nubmer}", "number"), ("{a, dat}", "date"), ("{a, plurl}", "plural")])
  func hints(source: String, word: String) throws {
    let error = try #require(Message.parse(source).errors.first)
    #expect(error.hint?.contains("`\(word)`") == true)
  }

  @Test("name the apostrophe that swallowed a brace")
  func swallowedBrace() throws {
    let error = try #require(Message.parse("{n, plural, other {l'{name}}}").errors.first)
    #expect(error.kind == .unclosedArgument)
    #expect(error.hint?.contains("’") == true)
  }
}
