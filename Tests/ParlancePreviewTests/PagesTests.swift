import Testing

@testable import ParlancePreview

@Suite("Long lists in pages")
struct PagesTests {
  /// A repository of many mails.
  static let files: [String: String] = {
    var files = Served.files
    for number in 100..<350 {
      files["content/emails/m\(number)/en.md"] = "---\nsubject: Mail \(number)\n---\nText\n"
    }
    return files
  }()

  @Test("The list of mails comes in pages, which lead to each other and keep what was chosen")
  func mails() async throws {
    try await PassageTests.page("/emails?locale=en", Self.files) { page in
      #expect(page.contains("251 mails, 1–100 shown"))
      #expect(page.contains("rel=\"next\" href=\"/emails?locale=en&amp;page=2\""))
      #expect(!page.contains("rel=\"prev\""))
      #expect(page.contains("Mail 198<"))
      #expect(!page.contains("Mail 199<"))
    }
    try await PassageTests.page("/emails?locale=en&page=2", Self.files) { page in
      #expect(page.contains("251 mails, 101–200 shown"))
      #expect(page.contains("rel=\"prev\" href=\"/emails?locale=en\""))
      #expect(page.contains("rel=\"next\" href=\"/emails?locale=en&amp;page=3\""))
    }
  }

  @Test(
    "A page that there is not is the nearest that there is",
    arguments: [
      ("99", "201–251"), ("-1", "1–100"), ("x", "1–100"), ("9223372036854775807", "201–251"),
    ])
  func nowhere(number: String, shown: String) async throws {
    try await PassageTests.page("/emails?page=\(number)", Self.files) { page in
      #expect(page.contains("251 mails, \(shown) shown"))
    }
  }

  @Test("What is looked for is found on whatever page it stands, and begins with the first")
  func found() async throws {
    try await PassageTests.page("/emails?q=mail%20349&page=2", Self.files) { page in
      #expect(page.contains("Mail 349<"))
      #expect(page.contains(">1 mail<"))
      #expect(page.contains("<nav id=\"pages\" hidden>"))
    }
    try await PassageTests.page("/emails?q=nothing-like-it", Self.files) { page in
      #expect(page.contains("0 mails"))
    }
  }
}
