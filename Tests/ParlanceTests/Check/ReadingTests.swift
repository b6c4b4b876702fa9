import MessageFormat
import Testing

@testable import Parlance

@Suite("Readings")
struct ReadingTests {
  private func readings(_ text: String, isMarkdown: Bool = true) throws -> [Reading] {
    let message = try #require(Message.parse(text, types: .parlance).message)
    return Reading.all(of: message, in: text, isMarkdown: isMarkdown)
  }

  @Test(
    "A reading is what is left to see of Markdown",
    arguments: [
      ("Hello {name}!", "Hello \u{FFFC}!\n"),
      ("**Renew** [now](https://example.com/now) `a*b`", "Renew now a*b\n"),
      ("# One\n\n- two\n- three\n", "One\ntwo\nthree\n"),
      ("It’''s &amp; \\*so\\*", "It’'s & *so*\n"),
      ("**「年間プラン」**を", "「年間プラン」を\n"),
    ])
  func markdown(text: String, seen: String) throws {
    #expect(try readings(text)[0].text == seen)
  }

  @Test("Each branch that is not shown gets a line of its own")
  func branches() throws {
    let found = try readings(
      "First line\nYou have {n, plural, one {a seat} other {# seats}} left.\nLast",
      isMarkdown: false)
    #expect(
      found.map(\.text) == [
        "First line\nYou have \u{FFFC} seats left.\nLast", "You have a seat left.",
      ])
    #expect(found.map(\.isWhole) == [true, false])
  }

  @Test("Each character knows where it is written")
  func places() throws {
    let text = "**Hi** {name}, [x](y) it’''s fine"
    let reading = try readings(text)[0]
    for (scalar, offset) in zip(reading.scalars, reading.offsets)
    where scalar.properties.isAlphabetic && scalar != "s" {
      let rest = text.utf8.dropFirst(Int(offset))
      #expect(Substring(rest).unicodeScalars.first == scalar)
    }
  }

  @Test("Links, headings and emphasis are told with their addresses and places")
  func markup() throws {
    let reading = try readings("## Go\n\n*now* [there](https://a.b/{id}) ![](c.png)")[0]
    #expect(
      reading.markup.map(\.kind) == [
        .heading(2), .emphasis, .link(address: "https://a.b/\u{FFFC}", textLength: 5),
        .image(address: "c.png", textLength: 0),
      ])
    #expect(reading.markup.allSatisfy { $0.offset >= 0 })
  }

  @Test("Many branches are cut at the limit")
  func limit() throws {
    let cases = (1...70).map { "=\($0) {a}" }.joined(separator: " ")
    #expect(
      try readings("{n, plural, \(cases) other {b}}", isMarkdown: false).count == Reading.limit)
  }
}
