import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ParlancePreview

@Suite("Coverage")
struct CoverageTests {
  static func page(
    _ path: String, of files: [String: String] = PlanFiles.files,
    _ test: @escaping @Sendable (TestResponse, String) throws -> Void
  ) async throws {
    try await Served.site(files) { client, site in
      // What is counted in the background is waited for.
      _ = await site.workspace.snapshot.status
      while await site.workspace.snapshot.counted({}) == nil {}
      try await client.execute(uri: path, method: .get) { response in
        try test(response, String(buffer: response.body))
      }
    }
  }

  @Test("Touchpoints stand by locale with words for states, and numbers for what is left")
  func table() async throws {
    try await Self.page("/coverage") { response, page in
      #expect(response.status == .ok)
      #expect(page.contains("<td class=\"missing\"><a href=\"/coverage?gap="))
      #expect(page.contains("<td class=\"ok\"><a href=\"/emails/quote?locale=en\">"))
      #expect(page.contains("role=\"region\" tabindex=\"0\" aria-label=\"Touchpoints\""))
      #expect(page.contains("id=\"left-de\""))
      #expect(page.contains("<code dir=\"ltr\">content/emails/quote/de.md</code>"))
      #expect(!page.contains("style="))
    }
  }

  @Test("A cell of what is missing names the file to create")
  func gap() async throws {
    try await Self.page("/coverage?gap=plan/renew/offer/quote&in=de") { _, page in
      #expect(page.contains("<div id=\"gap\" class=\"gap card\" tabindex=\"-1\">"))
      #expect(page.contains("data-copy=\"content/emails/quote/de.md\""))
    }
  }

  @Test(
    "A cell that there is not shows nothing",
    arguments: [
      "gap=x&in=de", "gap=plan/renew/offer/x&in=de", "gap=plan/renew/offer/quote&in=xx",
      "gap=../../etc/passwd&in=de", "gap=%3Cscript%3E/a/b/c&in=de",
    ])
  func noGap(query: String) async throws {
    try await Self.page("/coverage?\(query)") { response, page in
      #expect(response.status == .ok)
      #expect(!page.contains("class=\"gap card\""))
      #expect(!page.contains("<script>"))
    }
  }

  @Test("A repository without a playbook says that there is nothing to launch")
  func noPlaybook() async throws {
    try await Self.page("/coverage", of: Served.files) { response, page in
      #expect(response.status == .ok)
      #expect(page.contains("There is no playbook yet"))
      #expect(page.contains("Freshness"))
    }
  }
}
