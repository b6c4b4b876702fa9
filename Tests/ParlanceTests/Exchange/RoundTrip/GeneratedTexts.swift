import MessageFormat

@testable import Parlance

/// Texts by chance, of what content is made of and of what formats stumble over.
struct GeneratedTexts {
  var generator: SeededGenerator
  private var others: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    others = SeededGenerator(seed: seed)
  }

  /// What nobody sees, and files must not lose.
  private static let invisible = [
    "\u{FEFF}", "\u{200E}", "\u{61C}", "\u{202E}", "\u{202C}", "\u{2067}",
  ]

  private static let words = [
    "Renew", "your seats", "soon", "in time", "A", "7 days", "it's", "dell'anno", "''", "=1+1",
    "+49", "-5 %", "@home", "%d", "年間プラン", "更新。", "שלום", "مرحبا", "👩‍👩‍👧", "key: value", "a #b",
    "- dash", "null", "yes", "no", "~", "“quoted”", "\"double\"", "a|b", "\u{A0}%", "x\u{A0}",
    "e\u{301}", "\u{200F}(2)\u{200F}", "\u{2068}Acme\u{2069}", "& co", "&amp;", "&nbsp;", "<b>",
    "1. x", "1) y", "> z", "+ w", "# v", "* s", "***", "---", "_", "__init__", "snake_case", "2*3",
    "a * b", "*", "~~", "`", "\\", "\\*", "a\\b", "[", "]", "[x]", "(y)", "![", "'{'braces'}'",
    "'{'", "'#'", "_x000D_", "]]>", "<!-- -->", "!tag", "? query", ": colon", "? ", ",", ";", "|",
    "{companyName}", "{companyName}", "{seats}", "{seats, number}", "{membershipEnd, date, long}",
    "{quoteTotal, money}", "{membershipEnd, relative}", "{phone}", "{products, list}",
  ]

  private static let literals = [
    "\"", "'", "' '", "=", "`", "\u{AD}", "\u{200B}", "é", "ß", "\u{3000}", "...", "–", "www.", "h",
  ]

  mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &generator)]
  }

  /// A text that is a message, and more than blanks.
  mutating func message(_ make: (inout GeneratedTexts) -> String) -> String {
    while true {
      let text = make(&self)
      if Message.recover(text, types: .parlance).errors.isEmpty,
        text.contains(where: { !$0.isWhitespace })
      {
        return text
      }
    }
  }

  /// A text for a field of front matter, a playbook or a label.
  mutating func field() -> String {
    message { texts in
      var text = texts.run(depth: 0)
      if texts.chance(8) { text = texts.pick([" ", "\u{A0}", "\n"]) + text }
      if texts.chance(8) { text += texts.pick([" ", "\u{A0}", "\n", "\\"]) }
      if texts.chance(8) { text += texts.pick(["\n", "\n\n", "\\\n", "\t"]) + texts.run(depth: 1) }
      return text
    }
  }

  /// Words and placeholders, without marks of Markdown that are meant.
  mutating func run(depth: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...(depth == 0 ? 5 : 2), using: &generator) {
      if !text.isEmpty, chance(85) { text += chance(5) ? "  " : " " }
      switch Int.random(in: 0..<100, using: &generator) {
      case 0..<85: text += pick(GeneratedTexts.words) + invisible()
      case 85..<93: text += pick(GeneratedTexts.literals)
      default:
        let isDeep = depth > 1 || depth == 1 && !chance(20)
        text += isDeep ? "x" : choice(depth: depth) { $0.run(depth: depth + 1) }
      }
    }
    return text
  }

  /// Now and then a character that nobody sees.
  private mutating func invisible() -> String {
    guard Int.random(in: 0..<50, using: &others) == 0 else { return "" }
    return GeneratedTexts.invisible.randomElement(using: &others) ?? ""
  }

  /// A plural or select.
  mutating func choice(
    depth: Int, _ branch: (inout GeneratedTexts) -> String
  ) -> String {
    func own(_ texts: inout GeneratedTexts, _ number: Bool) -> String {
      let text = branch(&texts)
      return number && texts.chance(60) ? "# " + text : text
    }
    switch Int.random(in: 0..<9, using: &generator) {
    case 0, 1, 2:
      return "{seats, plural, one {\(own(&self, true))} other {\(own(&self, true))}}"
    case 3:
      return
        "{seats, plural, offset:1 =0 {\(own(&self, false))} =1 {\(own(&self, false))} "
        + "one {\(own(&self, true))} other {\(own(&self, true))}}"
    case 4:
      return "{users, plural, =0 {\(own(&self, false))} other {\(own(&self, true))}}"
    case 5:
      return
        "{seats, selectordinal, one {#st} two {#nd} few {#rd} other {\(own(&self, true))}}"
    case 6:
      return
        "{salutation, select, female {\(own(&self, false))} male {\(own(&self, false))} "
        + "neutral {\(own(&self, false))} other {\(own(&self, false))}}"
    case 7:
      return "{phone, select, missing {\(own(&self, false))} other {\(own(&self, false)) {phone}}}"
    default:
      return "{licences, select, each {{product} \(own(&self, false))} other {none}}"
    }
  }
}
