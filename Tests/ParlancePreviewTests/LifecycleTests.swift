import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ParlancePreview

@Suite("The lifecycle")
struct LifecycleTests {
  static func page(
    _ path: String, of files: [String: String] = PlanFiles.files,
    _ test: @escaping @Sendable (TestResponse, String) throws -> Void
  ) async throws {
    try await Served.site(files) { client, _ in
      try await client.execute(uri: path, method: .get) { response in
        try test(response, String(buffer: response.body))
      }
    }
  }

  @Test("A repository without a playbook says which file it begins with")
  func noPlaybook() async throws {
    try await Self.page("/lifecycle", of: Served.files) { response, page in
      #expect(response.status == .ok)
      #expect(page.contains("content/playbooks/renewal/playbook.yaml"))
    }
  }

  @Test(
    "A playbook that there is not is not found",
    arguments: ["nothing", "..%2Fplan", "plan%2Fplaybook.yaml", "%00"])
  func unknown(name: String) async throws {
    try await Self.page("/lifecycle/\(name)") { response, page in
      #expect(response.status == .notFound)
      #expect(!page.contains("Much use"))
    }
  }

  @Test("The playbook shows its stages, weeks, ways and material, and no markup of its texts")
  func whole() async throws {
    try await Self.page("/lifecycle") { response, page in
      #expect(response.status == .ok)
      #expect(page.contains("The &lt;b&gt;plan&lt;/b&gt;"))
      for text in ["Use it", "Much use", "Begin", "Say hello", "Week 45", "Weeks 46–50", "Phone"] {
        #expect(page.contains(text))
      }
      #expect(page.contains("href=\"/emails/hello?locale=en\""))
      #expect(page.contains("href=\"/call-scripts/talk?locale=en\""))
      #expect(page.contains("fewer than 10 seats"))
      #expect(!page.contains("style="))
    }
  }

  @Test("What is missing in the locale is told, with the file to create")
  func missing() async throws {
    try await Self.page("/lifecycle/plan?locale=de") { _, page in
      #expect(page.contains("content/emails/quote/de.md"))
      #expect(!page.contains("content/call-scripts/talk/de.md"))
      // The texts of the playbook stand in its source, and say so.
      #expect(page.contains("<p lang=\"en\" dir=\"ltr\">Say hello</p>"))
    }
  }

  @Test(
    "Steps are filtered by stage, channel, effort and state",
    arguments: [
      ("stage=renew", false, false, true), ("channel=phone", false, true, false),
      ("effort=extra-credit", false, false, true), ("state=missing", true, true, true),
      ("channel=email&stage=use", true, false, false), ("channel=<script>", true, true, true),
      ("stage=nowhere", true, true, true),
    ])
  func filters(query: String, greet: Bool, call: Bool, quote: Bool) async throws {
    try await Self.page("/lifecycle/plan?locale=de&\(query)") { response, page in
      #expect(response.status == .ok)
      #expect(page.contains("id=\"step-use-begin-greet\"") == greet)
      #expect(page.contains("id=\"step-use-ask-call\"") == call)
      #expect(page.contains("id=\"step-renew-offer-quote\"") == quote)
      #expect(!page.contains("<script>"))
    }
  }

  @Test("A customer sees days, what is overdue and due, and quietly what is for others")
  func customer() async throws {
    try await Self.page("/lifecycle/plan?customer=big&locale=en") { _, page in
      #expect(page.contains("For Bea"))
      #expect(page.contains("Nov 5\u{2009}–\u{2009}11, 2026") || page.contains("Nov 5–11, 2026"))
      #expect(page.contains("<span class=\"mark bad\">Overdue</span>"))
      #expect(page.contains("<span class=\"mark warn\">Due now</span>"))
      #expect(page.contains("Not for this customer."))
      #expect(!page.contains("id=\"step-renew-offer-quote\""))
    }
    try await Self.page("/lifecycle/plan?customer=small") { _, page in
      #expect(page.contains("fewer than 10 seats"))
      #expect(page.contains("href=\"/emails/quote?customer=small\""))
    }
  }

  @Test("A customer without dates sees weeks, and why")
  func noDates() async throws {
    try await Self.page("/lifecycle/plan?customer=nodates") { response, page in
      #expect(response.status == .ok)
      #expect(page.contains("“start” is missing"))
      #expect(page.contains("Week 45"))
    }
  }
}
