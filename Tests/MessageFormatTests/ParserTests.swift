import MessageFormat
import Testing

@Suite("The parser")
struct ParserTests {
  private func parts(_ source: String) throws -> [Pattern.Part] {
    let (message, errors) = Message.parse(source)
    #expect(errors.isEmpty, "\(source)")
    return try #require(message).pattern.parts
  }

  @Test(
    "reads quoting as libicu does",
    arguments: [
      ("I don't know", "I don't know"),
      ("I don''t know", "I don't know"),
      ("'{'", "{"),
      ("'{x}'", "{x}"),
      ("'{''}'", "{'}"),
      ("a }", "a }"),
      ("'", "'"),
      ("''''", "''"),
      ("'{", "{"),
      ("'}'''", "}'"),
      ("'#'", "'#'"),
      ("a '|' b", "a '|' b"),
      ("", ""),
    ])
  func quoting(source: String, text: String) throws {
    #expect(try parts(source) == (text.isEmpty ? [] : [.text(Text(text))]))
  }

  @Test("keeps names as they are written, and numbers without leading zeros")
  func names() throws {
    #expect(try parts("{ größe }") == [.expression(Expression(variable: "größe"))])
    #expect(try parts("{0a}") == [.expression(Expression(variable: "0a"))])
    #expect(try parts("{32767}") == [.expression(Expression(variable: "32767"))])
  }

  @Test("keeps a style exactly as it stands between comma and brace")
  func styles() throws {
    let function = Function(
      name: "Number", options: [Function.Option(name: "style", value: " #,##0.00 '}' {x} ")])
    #expect(
      try parts("{n, Number , #,##0.00 '}' {x} }")
        == [.expression(Expression(variable: "n", function: function))])
  }

  @Test("takes # for the number directly in a plural only")
  func numberSign() throws {
    let number = Pattern.Part.matchedNumber(.none)
    #expect(try variants("{n, plural, other {#}}") == [[number]])
    #expect(try variants("{n, selectordinal, other {a#b}}").first?.count == 3)
    #expect(try variants("{s, select, other {#}}") == [[.text(Text("#"))]])
    #expect(try variants("{n, plural, other {'#'}}") == [[.text(Text("#"))]])
    #expect(try parts("#") == [.text(Text("#"))])
    let nested = try variants("{n, plural, other {{s, select, other {#}}}}")
    guard case .match(let inner) = nested.first?.first else {
      Issue.record("no match inside")
      return
    }
    #expect(inner.variants.first?.pattern.parts == [.text(Text("#"))])
  }

  private func variants(_ source: String) throws -> [[Pattern.Part]] {
    guard case .match(let match) = try parts(source).first else { return [] }
    return match.variants.map(\.pattern.parts)
  }

  @Test("reads the keys, the offset and the kind of a match, whose case does not matter")
  func keys() throws {
    guard
      case .match(let match) = try parts(
        "{n, PLURAL, offset: 1 =0{a} = one{b}other{c}}".replacing("= one", with: "one")
      ).first
    else {
      Issue.record("no match")
      return
    }
    #expect(match.variants.map(\.keys) == [[.number("0")], [.keyword("one")], [.other]])
    #expect(match.selectors.first?.kind == .plural)
    #expect(match.selectors.first?.function.name == "PLURAL")
    #expect(match.selectors.first?.function[option: "offset"]?.value == "1")
  }

  @Test("reads the limits of a choice")
  func choice() throws {
    guard case .match(let match) = try parts("{n, choice, -∞# a | 0≤b|1<c}").first else {
      Issue.record("no match")
      return
    }
    #expect(
      match.variants.map(\.keys) == [
        [.limit("-∞", exclusive: false)], [.limit("0", exclusive: false)],
        [.limit("1", exclusive: true)],
      ])
    #expect(match.variants.map(\.pattern.parts) == [" a ", "b", "c"].map { [.text(Text($0))] })
  }

  @Test("knows where everything stands, in UTF-8 bytes")
  func ranges() throws {
    let source = "é {n, plural, one {x''y} other {#}}"
    let parts = try parts(source)
    guard case .text(let text) = parts[0], case .match(let match) = parts[1] else {
      Issue.record("not a text and a match")
      return
    }
    func slice(_ range: SourceRange) -> String {
      String(decoding: Array(source.utf8)[range.lowerBound..<range.upperBound], as: UTF8.self)
    }
    #expect(slice(text.range) == "é ")
    #expect(slice(match.range) == "{n, plural, one {x''y} other {#}}")
    #expect(match.variants.map { slice($0.range) } == ["one {x''y}", "other {#}"])
    #expect(match.variants.map { slice($0.pattern.range) } == ["x''y", "#"])
    #expect(match.selectors.map { slice($0.function.range) } == ["plural"])
  }

  @Test("joins no two texts, whatever was quoted between them")
  func texts() throws {
    #expect(try parts("a'{'b''c'}'d") == [.text(Text("a{b'c}d"))])
  }
}
