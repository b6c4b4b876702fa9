internal import CICU

/// The text that stands before a placeholder, as far back as a sentence can begin.
struct SentenceContext: Hashable {
  /// The lines of the paragraph before this one, without the marks of quotes, lists and headings.
  private var paragraph = ""
  /// The line so far.
  private var line = ""
  /// How many quotes the last line stood in.
  private var quotes = 0

  /// What of the text matters, for comparison.
  var text: String { paragraph + "\n" + line }

  /// A word of a language that nobody knows the value of.
  private static let value = "value"

  /// Appends literal text.
  mutating func append(_ text: String, isMarkdown: Bool) {
    var isFirst = true
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isFirst { endLine(isMarkdown: isMarkdown) }
      line += part
      isFirst = false
    }
  }

  /// Appends a value of which nothing is known.
  mutating func appendValue() { line += SentenceContext.value }

  /// Begins a branch that has lines of its own.
  mutating func startBlock() {
    paragraph = ""
    line = ""
  }

  /// Ends a branch that has lines of its own.
  mutating func endBlock() { startBlock() }

  /// Begins a row that may not be the first.
  mutating func startRow() {
    if line.allSatisfy(\.isWhitespace) {
      paragraph += " " + SentenceContext.value
    } else {
      line += SentenceContext.value
    }
  }

  /// The context without what is too far back to matter.
  var shortened: SentenceContext {
    var context = self
    let length = 120
    if context.paragraph.utf8.count > 2 * length {
      context.paragraph = "… " + context.paragraph.suffix(length)
    }
    if context.line.utf8.count > 3 * length {
      // A line keeps what it begins with, which says whether it is a heading or an item.
      context.line = context.line.prefix(20) + " … " + context.line.suffix(length)
    }
    return context
  }

  private mutating func endLine(isMarkdown: Bool) {
    let content = MarkdownLine(line, isMarkdown: isMarkdown)
    if content.endsParagraph {
      paragraph = ""
    } else if content.startsParagraph || content.quotes > quotes {
      paragraph = String(content.text)
    } else {
      paragraph += " " + content.text
    }
    quotes = content.quotes
    line = ""
  }

  /// Whether what comes next begins a sentence.
  func isSentenceStart(_ locale: LocaleTag, isMarkdown: Bool) -> Bool {
    let content = MarkdownLine(line, isMarkdown: isMarkdown)
    let begins =
      content.startsParagraph || content.quotes > quotes
      || paragraph.allSatisfy(\.isWhitespace)
    var text = begins ? String(content.text) : paragraph + " " + content.text
    if isMarkdown { text = text.filter { !"*_~".contains($0) } }
    while let last = text.unicodeScalars.last, last.opens { text.unicodeScalars.removeLast() }
    if text.unicodeScalars.allSatisfy(\.isLookedThrough) { return true }
    return SentenceContext.endsSentence(text, locale)
  }

  /// Whether a sentence ends where a text does, when a word follows.
  ///
  /// A no-break space ends none (`ca.\u{A0}{end, relative}`): it was cut off as an opening is.
  private static func endsSentence(_ text: String, _ locale: LocaleTag) -> Bool {
    let word = text.split(whereSeparator: \.isWhitespace).last ?? ""
    // `e.g.` and `z. B.`, which CLDR’s list of abbreviations lacks.
    if word.last == ".", word.count == 2 || word.dropLast().contains(".") { return false }
    var followed = text + "X"
    let end = text.utf8.count
    var error: Int32 = 0
    // Without the sentences that only abbreviations seem to end (CLDR’s suppressions).
    let name = "\(locale.description.replacing("-", with: "_"))@ss=standard"
    let iterator = followed.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cicu_breaks_open(CICU_BREAKS_SENTENCES, name, $0.baseAddress, Int32($0.count), &error)
      }
    }
    guard let iterator else { return false }
    defer { cicu_breaks_close(iterator) }
    while true {
      let next = Int(cicu_breaks_next(iterator))
      if next < 0 || next > end { return false }
      if next == end { return true }
    }
  }
}

/// A line of Markdown, without what makes it a quote, an item, a heading or a cell.
private struct MarkdownLine {
  /// How many quotes it stands in.
  var quotes = 0
  /// Whether what stands in it has nothing to do with the line before.
  var startsParagraph = false
  /// Whether what comes behind it has nothing to do with it.
  var endsParagraph = false
  /// What stands in it, in a table in its last cell.
  var text: Substring

  init(_ line: String, isMarkdown: Bool) {
    text = line.drop(while: \.isWhitespace)
    guard isMarkdown else { return }
    while let length = markLength {
      if text.first == ">" { quotes += 1 } else { startsParagraph = true }
      if text.first == "#" { endsParagraph = true }
      text = text.dropFirst(length).drop(while: \.isWhitespace)
    }
    if let bar = text.lastIndex(of: "|") {
      text = text[text.index(after: bar)...]
      startsParagraph = true
    }
    let isRule = text.allSatisfy { "=-*_ ".contains($0) } && text.contains { "=-*_".contains($0) }
    if text.isEmpty || isRule || text.hasPrefix("```") { endsParagraph = true }
  }

  /// The length of the mark that the text begins with: `> `, `- `, `1. `, `## `, `[ ] `.
  private var markLength: Int? {
    func isEnd(_ count: Int) -> Bool { text.dropFirst(count).first?.isWhitespace ?? true }
    switch text.first {
    case ">": return 1
    case "-", "*", "+": return text.dropFirst().first?.isWhitespace == true ? 1 : nil
    case "#":
      let count = text.prefix { $0 == "#" }.count
      return count <= 6 && isEnd(count) ? count : nil
    case "[" where startsParagraph:
      return ["[ ]", "[x]", "[X]"].contains(text.prefix(3)) && isEnd(3) ? 3 : nil
    default:
      let digits = text.prefix { $0.isASCII && $0.isNumber }.count
      let mark = text.dropFirst(digits).first
      let isItem = digits > 0 && digits < 10 && (mark == "." || mark == ")")
      return isItem && text.dropFirst(digits + 1).first?.isWhitespace == true ? digits + 1 : nil
    }
  }
}

extension Unicode.Scalar {
  /// Whether a sentence may begin right behind it: a quotation mark, a bracket.
  fileprivate var opens: Bool {
    if "\"'¿¡\u{A0}\u{202F}".unicodeScalars.contains(self) { return true }
    return switch properties.generalCategory {
    case .openPunctuation, .initialPunctuation, .finalPunctuation: true
    default: false
    }
  }

  /// Whether a sentence that has nothing else so far has yet to begin.
  fileprivate var isLookedThrough: Bool {
    if opens || "!•".unicodeScalars.contains(self) || properties.isWhitespace { return true }
    return switch properties.generalCategory {
    case .dashPunctuation, .otherSymbol, .mathSymbol, .format, .nonspacingMark: true
    default: false
    }
  }
}
