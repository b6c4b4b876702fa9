import FoundationEssentials
import Parlance
import Testing

@testable import ParlancePreview

/// The texts of a Swift file with what is put into them as one mark each.
struct SourceTexts {
  /// The mark of what is put in.
  static let mark: Character = "\u{FFFC}"
  private(set) var texts: [String] = []
  private var rest: Substring

  init(_ source: String) {
    rest = source[...]
    code(until: nil)
  }

  /// Reads code; within a text, up to the parenthesis that ends what is put in.
  private mutating func code(until end: Character?) {
    var depth = 0
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { $0 != "\n" }
      } else if character == "\"" {
        text(quote: rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\"")
      } else {
        rest.removeFirst()
        if character == "(" { depth += 1 }
        if character == ")" {
          if depth == 0, end != nil { return }
          depth -= 1
        }
      }
    }
  }

  /// Reads a text up to its end; texts within what is put in are texts of their own.
  private mutating func text(quote: String) {
    rest.removeFirst(quote.count)
    var text = ""
    while !rest.isEmpty, !rest.hasPrefix(quote) {
      if rest.hasPrefix("\\(") {
        rest.removeFirst(2)
        code(until: ")")
        text.append(SourceTexts.mark)
      } else if rest.hasPrefix("\\") {
        let escaped = rest.dropFirst().first
        rest.removeFirst(2)
        // A line that goes on in the next one.
        if escaped != "\n" { text.append(escaped ?? " ") }
      } else {
        text.append(rest.removeFirst())
      }
    }
    rest = rest.dropFirst(quote.count)
    texts.append(text)
  }

  /// What a text puts together, which is for a language to do.
  ///
  /// That is a mark of punctuation beside what is put in, or by itself; what stands within a tag is
  /// none.
  static func glue(in text: String) -> String? {
    let shown = text.replacing(/<[^>]*>/, with: "")
    let isAlone = shown.wholeMatch(of: /\s*[:,;：、،；؛]\s*/) != nil
    let touches = shown.firstMatch(
      of: /\x{FFFC}\s*[:,;：、،；؛]|[:,;：、،；؛]\s*\x{FFFC}/)
    return isAlone ? shown : touches.map { String($0.output) }
  }
}

@Suite("Texts are put together by languages alone")
struct GlueTests {
  /// What is no text of a page: the colours of a frame.
  static let others = ["color-scheme:"]
  /// What speaks to programs and to those who translate the interface.
  static let otherFiles = ["/Words/Words.swift"]

  /// The folder of the sources, beside the tests.
  static let sources: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/Sources/ParlancePreview"
  }()

  static func files(_ folder: String, _ ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(sources)/\(folder)")
      .filter { $0.hasSuffix(ending) }.map { "\(sources)/\(folder)/\($0)" }
  }

  @Test("No page puts a colon or a comma between texts of its own")
  func pages() throws {
    var count = 0
    for folder in ["Pages", "Words"] {
      for file in try GlueTests.files(folder, ".swift") {
        if GlueTests.otherFiles.contains(where: { file.hasSuffix($0) }) { continue }
        for text in SourceTexts(try String(contentsOfFile: file, encoding: .utf8)).texts {
          count += 1
          guard let glue = SourceTexts.glue(in: text) else { continue }
          if GlueTests.others.contains(where: { text.contains($0) }) { continue }
          Issue.record("\(file): “\(glue)” in “\(text)” is for a message to say")
        }
      }
    }
    #expect(count > 500, "the sources were not read")
  }

  @Test("No script puts a colon or a comma between texts of a page")
  func scripts() throws {
    for file in try GlueTests.files("Assets", ".js") {
      let glue = try String(contentsOfFile: file, encoding: .utf8).firstMatch(
        of: /\}\s?[:,;：、，]\s?\$\{|`[:,;：、，]\s\$\{|["'][:,;：、，]\s?["']\s*[+)]/)
      if let glue { Issue.record("\(file): “\(glue.output)” is for a message to say") }
    }
  }

  @Test(
    "Glue is seen wherever it stands",
    arguments: [
      #"let a = "\(words[.x]): \(name)""#, #"let a = "<b>\(words[.x])</b>: y""#,
      #"let a = words[.x] + ": " + name"#, #"let a = names.joined(separator: ", ")"#,
      #"let a = "\(f("x")), \(y)""#, "let a = \"\"\"\n  <p>\\(words[.x]):\n  </p>\n  \"\"\"",
      #"let a = "<span class=\"hidden\">: \(name)</span>""#,
    ])
  func seen(source: String) {
    #expect(SourceTexts(source).texts.contains { SourceTexts.glue(in: $0) != nil })
  }

  @Test(
    "What is no glue is none",
    arguments: [
      #"let a = "<a href=\"x:\(y)\">\(z)</a>" // : ,"#, #"f(a: "b", c: "\(d) · \(e)")"#,
    ])
  func innocent(source: String) {
    #expect(!SourceTexts(source).texts.contains { SourceTexts.glue(in: $0) != nil })
  }
}
