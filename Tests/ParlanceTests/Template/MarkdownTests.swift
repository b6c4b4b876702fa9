import Testing

@testable import Parlance

@Suite("Markdown becomes a tree with slots")
struct MarkdownTests {
  private static let mark = "\u{F0000}"
  private static let second = "\u{F0001}"

  @Test(
    "A mark is a slot wherever Markdown lets text stand",
    arguments: [
      ("a \(mark) b", Block.paragraph([.text("a "), .slot(0), .text(" b")])),
      ("# \(mark)", .heading(level: 1, [.slot(0)])),
      ("**\(mark)**", .paragraph([.strong([.slot(0)])])),
      ("_\(mark)_", .paragraph([.emphasis([.slot(0)])])),
      ("`\(mark)`", .paragraph([.code([.slot(0)])])),
      ("[\(mark)](\(second))", .paragraph([.link([.slot(0)], destination: [.slot(1)], title: [])])),
      (
        "[a](https://e.com/\(mark)?x=\(second) 'T \(mark)')",
        .paragraph([
          .link(
            [.text("a")],
            destination: [.literal("https://e.com/"), .slot(0), .literal("?x="), .slot(1)],
            title: [.literal("T "), .slot(0)])
        ])
      ),
      (
        "![\(mark)](https://e.com/a.png)",
        .paragraph([
          .image(alt: [.slot(0)], source: [.literal("https://e.com/a.png")], title: [])
        ])
      ),
      ("> \(mark)", .quote([.paragraph([.slot(0)])])),
      ("    \(mark)", .code([.slot(0), .literal("\n")])),
    ])
  func slots(source: String, block: Block) throws {
    #expect(try Document(markdown: source).blocks == [block])
  }

  @Test("A table cell holds a slot")
  func tableCell() throws {
    let document = try Document(markdown: "| a | b |\n|---|--:|\n| \(Self.mark) | x |\n")
    let table = MarkdownTable(
      alignments: [.start, .end], head: [[.text("a")], [.text("b")]],
      rows: [[[.slot(0)], [.text("x")]]])
    #expect(document.blocks == [.table(table)])
  }

  @Test("Tight and loose lists, numbers, tasks and nesting")
  func lists() throws {
    let document = try Document(markdown: "3. a\n   - [x] b\n   - [ ] c\n4. d")
    let inner = MarkdownList(
      start: nil, isTight: true,
      items: [
        .init(isDone: true, blocks: [.paragraph([.text("b")])]),
        .init(isDone: false, blocks: [.paragraph([.text("c")])]),
      ])
    let outer = MarkdownList(
      start: 3, isTight: true,
      items: [
        .init(isDone: nil, blocks: [.paragraph([.text("a")]), .list(inner)]),
        .init(isDone: nil, blocks: [.paragraph([.text("d")])]),
      ])
    #expect(document.blocks == [.list(outer)])
  }

  @Test(
    "HTML is text, and references are characters",
    arguments: [
      ("a <b>c</b>", "a <b>c</b>"), ("<div>\nx", "<div>"), ("&amp;&copy;&#65;&#x42;", "&©AB"),
      ("&CounterClockwiseContourIntegral;", "∳"), ("&nosuch;", "&nosuch;"),
      ("&#0;", "\u{FFFD}"), ("&#xF0000;", "\u{FFFD}"), ("\\*a\\*", "*a*"),
    ])
  func text(source: String, text: String) throws {
    guard case .paragraph(let inlines)? = try Document(markdown: source).blocks.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(inlines.first == .text(text))
  }

  @Test(
    "Emphasis is read beside the punctuation of Chinese, Japanese and Korean",
    arguments: [
      ("**「年間プラン」**を", [Inline.strong([.text("「年間プラン」")]), .text("を")]),
      ("これは**「年間」**です", [.text("これは"), .strong([.text("「年間」")]), .text("です")]),
      ("**終了です。**次", [.strong([.text("終了です。")]), .text("次")]),
      ("**“구독”**을", [.strong([.text("“구독”")]), .text("을")]),
      ("です。**\"a\"は。**", [.text("です。"), .strong([.text("\"a\"は。")])]),
      ("a **(b)**，c", [.text("a "), .strong([.text("(b)")]), .text("，c")]),
      ("**（b）**，c", [.strong([.text("（b）")]), .text("，c")]),
      ("`**「a」**b`", [.code([.literal("**「a」**b")])]),
    ])
  func repair(source: String, inlines: [Inline]) throws {
    #expect(try Document(markdown: source).blocks == [.paragraph(inlines)])
  }

  @Test(
    "Inline text is read as such whatever it begins with, and keeps its white space",
    arguments: [
      ("- a", [Inline.text("- a")]), ("# a", [.text("# a")]), ("1. a", [.text("1. a")]),
      ("> a", [.text("> a")]), ("```", [.text("```")]), ("[a]: b", [.text("[a]: b")]),
      ("    a", [.text("    a")]), (" a ", [.text(" a ")]), ("  ", [.text("  ")]), ("", []),
      ("**a** b", [.strong([.text("a")]), .text(" b")]),
      ("b **a**", [.text("b "), .strong([.text("a")])]),
      ("_a_", [.emphasis([.text("a")])]),
      ("**\"a\"**", [.strong([.text("\"a\"")])]),
      ("`a`", [.code([.literal("a")])]),
      ("a\\", [.text("a\\")]), ("\\", [.text("\\")]), ("|", [.text("|")]), ("---", [.text("---")]),
      (
        "[a](https://e.com)",
        [.link([.text("a")], destination: [.literal("https://e.com")], title: [])]
      ),
      (
        "https://e.com/a",
        [.link([.text("https://e.com/a")], destination: [.literal("https://e.com/a")], title: [])]
      ),
      (" \(mark)", [.text(" "), .slot(0)]),
    ])
  func inlineText(source: String, inlines: [Inline]) throws {
    #expect(try Document.inlines(markdown: source) == inlines)
  }

  @Test(
    "Hostile text is read or refused, never crashes and never hangs",
    arguments: [
      "[", "*", "**a ", "_a", "`", "> ", "- ", "![", "[a](", "<", "&", "|", "~~a", "\\", "[a]: b\n",
      "a**b", "*a_", "1. ", "* - ", "`` ` ", "](", "[]", "<a ", "www.a.", "a@b.", "http://a/(", "#",
      "\t", "| a | b |\n", "a\n===\n", "```\n",
    ])
  func hostile(unit: String) {
    let source = String(repeating: unit, count: 64 * 1024 / unit.utf8.count)
    let clock = ContinuousClock()
    let time = clock.measure { _ = try? Document(markdown: source) }
    #expect(time < .seconds(5), "\(unit): \(time)")
  }

  @Test("A wide table and link definitions that multiply are refused")
  func multiplied() {
    let columns = 4_000
    let wide =
      String(repeating: "|a", count: columns) + "\n" + String(repeating: "|---", count: columns)
      + "\n" + String(repeating: "|\n", count: 20_000)
    let error = #expect(throws: MarkdownError.self) { _ = try Document(markdown: wide) }
    #expect(error == .tooMuch)
    let definitions =
      "[a]: /" + String(repeating: "x", count: 30_000) + "\n\n"
      + String(repeating: "[a]", count: 10_000)
    #expect(throws: MarkdownError.tooLarge) { _ = try Document(markdown: definitions) }
  }

  @Test("Limits hold at N and refuse N + 1")
  func limits() throws {
    let fits = String(repeating: "a", count: MarkdownLimits.length)
    #expect(try Document(markdown: fits).blocks == [.paragraph([.text(fits)])])
    #expect(throws: MarkdownError.tooLong) { try Document(markdown: fits + "a") }
    // The document is the first of the frames, and the paragraph the last.
    let deep = String(repeating: ">", count: MarkdownLimits.depth - 1)
    #expect(try Document(markdown: deep + " a").blocks.count == 1)
    #expect(throws: MarkdownError.tooDeep) { try Document(markdown: ">" + deep + " a") }
  }
}
