import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ParlancePreview

@Suite("Where items are used, and what is told in English")
struct UsageTests {
  @Test("A call script says in which weeks it is used")
  func weeks() async throws {
    try await PassageTests.page("/call-scripts/talk", PlanFiles.files) { page in
      #expect(page.contains("href=\"/lifecycle/plan#stage-use\""))
      #expect(page.contains("<small>Weeks 46–50</small>"))
    }
  }

  /// A repository in which some texts name a snippet, and others only seem to.
  static let files = PlanFiles.files.merging([
    "content/snippets/bye/en.md": "Bye\n", "content/snippets/alone/en.md": "Alone\n",
    "content/emails/greeting/en.md":
      "---\nsubject: The <i>greeting</i>\n---\nHello\n\n{bye, snippet}\n",
    "content/emails/other/en.md": "---\nsubject: Other\n---\nGood bye, snippet\n",
    "content/objections/price/en.md":
      "---\nstatement: Too dear\n---\nIt pays. {bye, snippet}\n",
  ]) { $1 }

  @Test("A snippet says which texts it stands in")
  func snippet() async throws {
    try await PassageTests.page("/snippets/bye?locale=en", Self.files) { page in
      #expect(page.contains("<a href=\"/emails/greeting?locale=en\">"))
      #expect(page.contains("The &lt;i&gt;greeting&lt;/i&gt;"))
      #expect(page.contains("<a href=\"/objections/price?locale=en\">"))
      #expect(!page.contains("href=\"/emails/other"))
    }
    try await PassageTests.page("/snippets/alone", Self.files) { page in
      #expect(page.contains("No text uses it."))
    }
  }

  @Test("Findings are marked as English, and a page in another language says so once")
  func english() async throws {
    let files = Served.files.merging([
      "content/call-scripts/bad/de.md": "---\ntitle: Schlecht {\n---\nText\n"
    ]) { $1 }
    for (language, times) in [("de", 2), ("en", 1)] {
      try await PassageTests.page("/call-scripts/bad?locale=de", files, language) { page in
        #expect(page.contains("<p lang=\"en\" dir=\"ltr\">"))
        #expect(page.split(separator: "Einzelheiten sind auf Englisch").count == times)
      }
    }
  }

  @Test(
    "A page that tells of a problem says it in the visitor's language, and the reason in English")
  func problems() async throws {
    let files = Served.files.merging([
      "content/emails/hello/de.md": "---\nsubject: Hallo {\n---\nText\n"
    ]) { $1 }
    try await Served.site(files) { client, _ in
      for part in ["/frame", "/fragment", ".eml"] {
        try await client.execute(
          uri: "/emails/hello\(part)?locale=de", method: .get, headers: [.acceptLanguage: "de"]
        ) { response in
          #expect(response.status == .unprocessableContent)
          let page = String(buffer: response.body)
          #expect(page.contains("<h1>Das lässt sich noch nicht anzeigen.</h1>"))
          #expect(page.contains("<p id=\"detail\" lang=\"en\" dir=\"ltr\">"))
        }
      }
    }
  }
}
