extension GeneratedTexts {
  /// The body of an item.
  mutating func body() -> String {
    message { texts in
      var blocks: [String] = []
      for _ in 0..<Int.random(in: 1...4, using: &texts.generator) {
        blocks.append(texts.block(depth: 0))
      }
      return blocks.joined(separator: texts.chance(90) ? "\n\n" : "\n")
    } + "\n"
  }

  /// Running text with marks of Markdown.
  mutating func inline(depth: Int = 0) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...(depth == 0 ? 4 : 2), using: &generator) {
      if !text.isEmpty { text += chance(90) ? " " : "" }
      let inner = depth < 2
      switch Int.random(in: 0..<16, using: &generator) {
      case 0 where inner: text += "**\(inline(depth: depth + 1))**"
      case 1 where inner: text += "*\(inline(depth: depth + 1))*"
      case 2 where inner: text += "_\(inline(depth: depth + 1))_"
      case 3 where inner: text += "~~\(inline(depth: depth + 1))~~"
      case 4 where inner: text += "[\(inline(depth: depth + 1))](https://example.com/{companyName})"
      case 5 where inner: text += "[\(inline(depth: 2))](https://example.com/a_(b) \"title\")"
      case 6: text += "![\(run(depth: 2))](https://example.com/a.png)"
      case 7: text += pick(["`code`", "``a ` b``", "`{seats}`"])
      case 8:
        text += pick(["<https://example.com/x>", "https://example.com/y.", "<a@example.com>"])
      case 9 where depth == 0: text += "a" + lineBreak() + "b"
      case 10 where depth == 0:
        text += choice(depth: depth) { texts in
          texts.inline(depth: 1) + (texts.chance(10) ? texts.lineBreak() + "b" : "")
        }
      default: text += run(depth: 1)
      }
    }
    return text
  }

  private mutating func lineBreak() -> String { pick(["  \n", "\\\n", "\n", "\n", " \n"]) }

  private mutating func block(depth: Int) -> String {
    switch Int.random(in: 0..<16, using: &generator) {
    case 0: return pick(["# ", "## ", "### "]) + inline(depth: 1)
    case 1, 2: return list(depth: depth)
    case 3: return quote(depth: depth)
    case 4:
      let table = table()
      return chance(20) ? inline() + "\n" + table : table
    case 5: return pick(["```\ncode {seats}\n```", "~~~ sh\n# x\n\n- y\n~~~", "    indented"])
    case 6: return pick(["---", "***", "* * *"])
    case 7: return "[\(inline(depth: 2))](https://example.com/renew)"
    case 8, 9:
      guard depth == 0 else { return inline() }
      return blockChoice()
    case 10: return inline() + "\n" + pick(["===", "---"])
    default: return inline()
    }
  }

  private mutating func list(depth: Int) -> String {
    let mark = pick(["-", "*", "+", "1.", "2)"])
    let box = chance(25) ? pick(["[ ] ", "[x] "]) : ""
    let margin = String(repeating: " ", count: mark.count + 1)
    var lines: [String] = []
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      lines.append("\(mark) \(box)\(inline(depth: 1).indented(by: margin))")
      if depth < 2, chance(25) {
        lines.append(margin + list(depth: depth + 1).indented(by: margin))
      }
      if chance(15) { lines += ["", margin + inline(depth: 1).indented(by: margin)] }
      if chance(15) { lines.append("") }
    }
    return lines.joined(separator: "\n")
  }

  private mutating func quote(depth: Int) -> String {
    var text = inline()
    if depth < 2, chance(40) { text += "\n\n" + block(depth: depth + 1) }
    return "> " + text.indented(by: pick(["> ", ">", "> "]))
  }

  private mutating func table() -> String {
    func row(_ texts: inout GeneratedTexts) -> String {
      let cells = (0..<2).map { _ in
        texts.inline(depth: 2).replacing("\n", with: " ").replacing("|", with: "\\|")
      }
      return "| \(cells.joined(separator: " | ")) |"
    }
    let rows = (0..<Int.random(in: 1...2, using: &generator)).map { _ in row(&self) }
    return ([row(&self), pick(["|---|---|", "| :-- | --: |"])] + rows).joined(separator: "\n")
  }

  private mutating func blockChoice() -> String {
    func branch(_ texts: inout GeneratedTexts) -> String {
      texts.chance(15) ? "" : "\n\(texts.block(depth: 1))\n"
    }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return "{seats, plural, one {\(branch(&self))} other {\(branch(&self))}}"
    case 1:
      return "{salutation, select, female {\(branch(&self))} male {\(branch(&self))} "
        + "neutral {\(branch(&self))} other {\(branch(&self))}}"
    case 2: return "{phone, select, missing {\(branch(&self))} other {\(branch(&self))}}"
    default:
      return "{licences, select, each {\n- {product}: {seats, plural, one {# a} other {# b}}\n} "
        + "other {\(branch(&self))}}"
    }
  }
}

extension String {
  /// The text with something before each line but the first.
  fileprivate func indented(by margin: String) -> String {
    replacing("\n", with: "\n" + margin)
  }
}
