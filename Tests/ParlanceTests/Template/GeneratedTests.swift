import Testing

@testable import Parlance

@Suite("Whatever is generated is rendered or refused")
struct GeneratedTests {
  private static let tokens = [
    "{x}", "{x}", "{seats}", "{seats, plural, one {a *b*} other {# {x}}}",
    "{tier, select, plus {\n- p {x}\n} other {\n> o {x}\n\n1. n\n}}",
    "{tier, select, plus {a} other {}}",
    "*", "**", "_", "`", "```\n", "[", "](", "](https://e.com/{x})", ")", "![", "<", ">", "&amp;",
    "|",
    "| a | {x} |\n|---|---|\n| {x} | b |\n", "\n", "\n\n", "    ", "- ", "1. ", "# ", "> ", "---\n",
    "- [ ] ", "\\", "~~", "https://e.com/a", "a@b.example", "「", "」", "です", "word", " ", "  \n",
    "مرحبا",
    "[Go]({url})\n\n", "\n\n[ref]: https://e.com/{x}\n\n", "[ref]", "'",
    "{licences, select, each {{product}} other {}}",
  ]

  @Test("Random Markdown has the structure of its template, whatever the value", arguments: 0..<20)
  func markdown(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    var count = 0
    for _ in 0..<10 {
      var body = ""
      for _ in 0..<Int.random(in: 1...25, using: &numbers) {
        body += Self.tokens.randomElement(using: &numbers) ?? ""
      }
      let value = (0..<6).map { _ in Self.tokens.randomElement(using: &numbers) ?? "" }.joined()
      guard let plain = try rendered(body, "x"), let filled = try rendered(body, value) else {
        continue
      }
      #expect(htmlSkeleton(filled.html) == htmlSkeleton(plain.html), "\(body.debugDescription)")
      _ = try filled.eml()
      count += 1
    }
    #expect(count > 0, "all were refused")
  }

  /// The mail; nil where the template or the value was refused.
  private func rendered(_ body: String, _ value: String) throws -> Rendered? {
    do {
      return try LiteralContent.render(body: body, ["x": value])
    } catch is RenderError {
      return nil
    } catch is ParlanceError {
      return nil
    }
  }

  @Test("Blocks may be nested deeper than a line is wide", arguments: ["> ", "- ", "1. "])
  func deep(marker: String) throws {
    for end in ["---", "| a | b |\n\(String(repeating: marker, count: 45))|---|---|", "# a", "```"]
    {
      let body = String(repeating: marker, count: 45) + end
      #expect(try LiteralContent.render(body: body).text.isEmpty == false)
    }
  }
}
