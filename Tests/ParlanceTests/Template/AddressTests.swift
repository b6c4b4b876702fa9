import Testing

@testable import Parlance

@Suite("An address is never more than its slot lets it be")
struct AddressTests {
  private func filled(_ pieces: [Address.Piece], use: Address.Use = .link) throws -> String {
    try Address(pieces, use: use).filled()
  }

  @Test(
    "A whole address is a value with a scheme that leads nowhere unexpected",
    arguments: [
      ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
      ("HTTP://example.com", "HTTP://example.com"), ("tel:+49301", "tel:+49301"),
      ("mailto:a@b.example", "mailto:a@b.example"),
      ("https://example.com/ä \"<>\\", "https://example.com/%C3%A4%20%22%3C%3E%5C"),
      ("https://müller.example/ü", "https://müller.example/%C3%BC"),
    ])
  func whole(value: String, address: String) throws {
    #expect(try filled([.value(value, variable: "u")]) == address)
  }

  @Test(
    "Any other scheme, and an address without a host, is an error that names the variable",
    arguments: [
      "javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "JAVASCRIPT:x",
      "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://e.com", "//e.com", "/a", "a",
      "", "https:", "https://", "https:///a", "https:e.com", "https://a@evil.example/",
      "https://%65",
      "\u{1}https://e.com", "https://e.com\r\nBcc: x",
    ])
  func refused(value: String) {
    let error = #expect(throws: FillError.self) { try filled([.value(value, variable: "u")]) }
    #expect(error?.variable == "u")
  }

  @Test(
    "Behind the host, a value is percent-encoded",
    arguments: [
      ("a b", "a%20b"), ("a/b", "a%2Fb"), ("?a=b&c#d", "%3Fa%3Db%26c%23d"), ("ä", "%C3%A4"),
      ("%41", "%2541"), ("A-Z._~9", "A-Z._~9"), ("@:", "%40%3A"), ("x", "x"),
    ])
  func part(value: String, encoded: String) throws {
    let pieces: [Address.Piece] = [
      .literal("https://example.com/q/"), .value(value, variable: "x"), .literal("/e"),
    ]
    #expect(try filled(pieces) == "https://example.com/q/\(encoded)/e")
  }

  @Test(
    "In the scheme or the host, a value is an error",
    arguments: [
      ["{}/a"], ["https://{}/a"], ["https://{}"], ["https://example.com{}"],
      ["https://example.com:{}/"], ["https://a.{}.com/"], ["{}:x"], ["https:{}"], ["{}{}"],
      ["/a/{}"], ["a{}"], ["javascript:{}"],
    ])
  func scheme(template: [String]) {
    let error = #expect(throws: FillError.self) { try filled(pieces(template[0])) }
    #expect(error?.variable == "x")
  }

  private func pieces(_ template: String) -> [Address.Piece] {
    var pieces: [Address.Piece] = []
    for (index, literal) in template.split(separator: "{}", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { pieces.append(.value("evil.example", variable: "x")) }
      if !literal.isEmpty { pieces.append(.literal(String(literal))) }
    }
    return pieces
  }

  @Test("Dots do not lead up a folder", arguments: ["..", "."])
  func dots(value: String) {
    let error = #expect(throws: FillError.self) {
      try filled([
        .literal("https://example.com/a/"), .value(value, variable: "x"), .literal("/b"),
      ])
    }
    #expect(error?.variable == "x")
  }

  @Test(
    "Dots in a query or beside letters are dots", arguments: ["https://e.com/?", "https://e.com/v"])
  func harmlessDots(prefix: String) throws {
    #expect(try filled([.literal(prefix), .value("..", variable: "x")]) == prefix + "..")
  }

  @Test("A mail address and a telephone number may be put together")
  func mailto() throws {
    let mail: [Address.Piece] = [.literal("mailto:"), .value("a@b.example?bcc=c@d", variable: "x")]
    #expect(try filled(mail) == "mailto:a@b.example%3Fbcc%3Dc@d")
    #expect(
      try filled(mail + [.literal("?subject=Hi")]) == "mailto:a@b.example%3Fbcc%3Dc@d?subject=Hi")
    // Part of a mail address cannot bring a host of its own.
    #expect(
      try filled([.literal("mailto:"), .value("a@evil", variable: "x"), .literal("@b.example")])
        == "mailto:a%40evil@b.example")
    #expect(
      try filled([.literal("mailto:info-"), .value("a@evil", variable: "x")])
        == "mailto:info-a%40evil")
    #expect(try filled([.literal("tel:"), .value("+49 30", variable: "x")]) == "tel:+49%2030")
  }

  @Test(
    "A picture comes from the web", arguments: ["mailto:a@b.example", "tel:1", "data:image/png,x"])
  func image(address: String) {
    #expect(throws: FillError.self) { try filled([.literal(address)], use: .image) }
  }

  @Test("A whole address takes a variable of the type url")
  func wholeVariable() throws {
    let body = "[a]({url}) and [b]({senderWebsite})"
    #expect(try LiteralContent.text(body).contains("a <https://example.com/q>"))
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(body: "[a]({x})", ["x": "https://example.com"])
    }
    #expect(error?.variable == "x")
  }

  @Test(
    "A literal link with another scheme is refused, with the place where it stands",
    arguments: ["[a](javascript:alert(1))", "[a](/relative)", "<ftp://e.com>", "![a](data:x)"])
  func literal(body: String) throws {
    let error = #expect(throws: RenderError.self) { try LiteralContent.render(body: body) }
    #expect(error?.location?.file == "content/emails/m/en.md")
    #expect(error?.field == "body")
  }
}
