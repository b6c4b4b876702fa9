import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MessageFormat
import Parlance
import Testing

@testable import ParlancePreview

@Suite("Today")
struct TodayTests {
  static let crm = """
    {"id":"one","locale":"de","contact":"Bea","seats":5,"start":"2026-01-01","end":"2027-01-01"}
    {"id":"two","locale":"en","contact":"<b>Al</b>","seats":50,"start":"2026-01-01","end":"2027-01-01"}

    """

  static let own: HTTPFields = [.origin: "http://localhost"]

  static func page(_ client: any TestClientProtocol, _ path: String = "/") async throws -> String {
    try await client.execute(uri: path, method: .get) { response in
      #expect(response.status == .ok)
      return String(buffer: response.body)
    }
  }

  @discardableResult
  static func post(
    _ client: any TestClientProtocol, _ path: String, _ body: String
  ) async throws -> TestResponse {
    try await client.execute(
      uri: path, method: .post, headers: own, body: ByteBuffer(string: body)
    ) { $0 }
  }

  static func mark(
    _ customer: String, _ mark: String, touchpoint: String = "plan/use/begin/greet",
    more: String = ""
  ) -> String {
    "customer=\(Query.encoded(customer))&term=2026-01-01&day=2026-11-21&mark=\(mark)"
      + "&touchpoint=\(Query.encoded(touchpoint))&back=/?in=de\(more)"
  }

  @Test("Without customers the page says how they are opened, and shows the samples where asked")
  func empty() async throws {
    try await Served.site(PlanFiles.files) { client, _ in
      let page = try await Self.page(client)
      #expect(page.contains("type=\"file\""))
      #expect(page.contains("href=\"/?sample=1\""))
      let samples = try await Self.page(client, "/?sample=1")
      #expect(samples.contains("Say hello"))
      #expect(samples.contains("href=\"/lifecycle?customer=big\""))
    }
  }

  @Test("A repository without a playbook says what is missing")
  func noPlaybook() async throws {
    try await Served.site { client, _ in
      try await Self.post(client, "/customers?name=a.jsonl", "{\"id\":\"one\",\"locale\":\"de\"}\n")
      let page = try await Self.page(client)
      #expect(page.contains("content/playbooks/renewal/playbook.yaml"))
    }
  }

  @Test("A list that is opened shows whom to contact with what, and can be chosen from everywhere")
  func open() async throws {
    try await Served.site(PlanFiles.files) { client, site in
      let events = try #require(site.workspace.listeners.listen())
      let answer = try await Self.post(client, "/customers?name=../../crm.jsonl", Self.crm)
      #expect(answer.status == .seeOther)
      #expect(answer.headers[.location] == "/")
      for await event in events {
        #expect(event == .customers)
        break
      }
      let page = try await Self.page(client)
      #expect(page.contains("crm.jsonl: 2 customers"))
      #expect(!page.contains("../crm"))
      #expect(page.contains("&lt;b&gt;Al&lt;/b&gt;"))
      #expect(page.contains("href=\"/emails/hello?customer=one&amp;locale=de\""))
      #expect(page.contains("10 days late"))
      let lifecycle = try await Self.page(client, "/lifecycle?customer=one")
      #expect(lifecycle.contains("<option value=\"two\">&lt;b&gt;Al&lt;/b&gt;</option>"))
      try await Self.post(client, "/customers/close", "")
      #expect(try await Self.page(client).contains("type=\"file\""))
    }
  }

  @Test(
    "Customers are filtered by language, channel and name",
    arguments: [
      ("in=de", true, false), ("in=en", false, true), ("q=bea", true, false),
      ("q=TWO", false, true), ("channel=phone", true, true), ("channel=chat", false, false),
      ("q=nobody", false, false), ("in=<script>&channel=<b>", true, true),
    ])
  func filters(query: String, one: Bool, two: Bool) async throws {
    try await Served.site(PlanFiles.files) { client, _ in
      try await Self.post(client, "/customers?name=a.jsonl", Self.crm)
      let page = try await Self.page(client, "/?\(query)")
      #expect(page.contains("name=\"customer\" value=\"one\"") == one)
      #expect(page.contains("name=\"customer\" value=\"two\"") == two)
      #expect(!page.contains("<script>"))
    }
  }

  @Test("What is done leaves its pile, and comes back when it is taken back")
  func doneAndUndone() async throws {
    try await Served.site(PlanFiles.files) { client, site in
      try await Self.post(client, "/customers?name=a.jsonl", Self.crm)
      let answer = try await Self.post(client, "/customers/mark", Self.mark("one", "done"))
      #expect(answer.status == .seeOther)
      #expect(answer.headers[.location] == "/?in=de")
      var page = try await Self.page(client, "/?q=one")
      #expect(page.contains("Bea: marked as done."))
      #expect(!page.contains("10 days late"))
      #expect(page.contains("id=\"pile-done\""))
      try await Self.post(client, "/customers/mark", Self.mark("one", "undone"))
      page = try await Self.page(client, "/?q=one")
      #expect(page.contains("10 days late"))
      #expect(!page.contains("id=\"pile-done\""))
    }
  }

  @Test(
    "What is put off comes back on its day",
    arguments: [("3", ""), ("until", "&until=2026-11-24")])
  func later(mark: String, more: String) async throws {
    try await Served.site(PlanFiles.files) { client, _ in
      try await Self.post(client, "/customers?name=a.jsonl", Self.crm)
      try await Self.post(client, "/customers/mark", Self.mark("one", mark, more: more))
      #expect(try await Self.page(client, "/?q=one").contains("Until Nov 24, 2026"))
      #expect(try await Self.page(client, "/?q=one&on=2026-11-23").contains("id=\"pile-later\""))
      #expect(try await !Self.page(client, "/?q=one&on=2026-11-24").contains("id=\"pile-later\""))
    }
  }

  @Test(
    "What makes no sense is refused, and changes nothing",
    arguments: [
      mark("nobody", "done"), mark("one", "done", touchpoint: "plan/use/begin/../greet"),
      mark("one", "done", touchpoint: "plan/use/begin/none"), mark("one", "0"), mark("one", "9999"),
      mark("one", "until"), mark("one", "until", more: "&until=2026-11-21"), mark("one", "x"), "",
      "customer=one&mark=done",
    ])
  func refused(body: String) async throws {
    try await Served.site(PlanFiles.files) { client, site in
      try await Self.post(client, "/customers?name=a.jsonl", Self.crm)
      let answer = try await Self.post(client, "/customers/mark", body)
      #expect([.badRequest, .notFound].contains(answer.status))
      #expect(site.marks(ofSamples: false).last == nil)
    }
  }

  @Test(
    "Nothing is changed by GET", arguments: ["/customers", "/customers/mark", "/customers/close"])
  func get(path: String) async throws {
    try await Served.site(PlanFiles.files) { client, site in
      try await Self.post(client, "/customers?name=a.jsonl", Self.crm)
      let query = path == "/customers/mark" ? "?" + Self.mark("one", "done") : ""
      try await client.execute(uri: path + query, method: .get) { response in
        #expect(response.status == .notFound)
      }
      #expect(site.customers.list(in: site.workspace.snapshot.repository)?.list.entries.count == 2)
      #expect(site.marks(ofSamples: false).last == nil)
    }
  }

  @Test("Samples are marked for themselves, and never in the file")
  func samples() async throws {
    try await Served.site(PlanFiles.files) { client, site in
      let body = Self.mark("big", "done", more: "&sample=1")
      let answer = try await Self.post(client, "/customers/mark", body)
      #expect(answer.status == .seeOther)
      #expect(site.marks(ofSamples: false).last == nil)
      #expect(site.marks(ofSamples: true).last?.customer == "big")
    }
  }

  @Test("Rows that are no customers are told, and the others are shown")
  func faultyRows() async throws {
    try await Served.site(PlanFiles.files) { client, _ in
      let csv = "id,locale,seats,start,end\na,de,5,2026-01-01,2027-01-01\n<i>,de,many,x,y\n"
      try await Self.post(client, "/customers?name=a.csv", csv)
      let page = try await Self.page(client)
      #expect(page.contains("a.csv: 1 customer"))
      #expect(page.contains("Line 3"))
      #expect(page.contains("&lt;i&gt;"))
      #expect(!page.contains("<i>"))
    }
  }

  @Test(
    "What is no list is refused, and the list before stays",
    arguments: ["", "[]", "no,such\n1,2\n", "\u{0}\u{1}"])
  func noList(body: String) async throws {
    try await Served.site(PlanFiles.files) { client, site in
      try await Self.post(client, "/customers?name=a.jsonl", Self.crm)
      let answer = try await Self.post(client, "/customers?name=b.csv", body)
      #expect(answer.status == .unprocessableContent)
      #expect(site.customers.list(in: site.workspace.snapshot.repository)?.list.name == "a.jsonl")
    }
  }

  @Test("Those who get texts in several languages are counted, and shown where that is asked for")
  func mixed() async throws {
    let files = PlanFiles.files.merging([
      "locales/fr.yaml": "required: false\nfallback: en\n",
      "content/emails/hello/fr.md": "---\nsubject: Bonjour\n---\nVous avez {seats} licences.\n",
      "content/customers/fou.yaml":
        "locale: fr\nseats: 5\ncontact: Fou\nstart: 2026-01-01\nend: 2027-01-01\n",
    ]) { $1 }
    try await Served.site(files) { client, _ in
      let page = try await Self.page(client, "/?sample=1")
      #expect(page.contains("1 customer gets texts in several languages"))
      #expect(page.contains("href=\"/?sample=1&amp;mixed=1\""))
      #expect(page.contains("<bdi>Bea</bdi></a></h3>"))
      let mixed = try await Self.page(client, "/?sample=1&mixed=1")
      #expect(mixed.contains("Texts in English and French"))
      #expect(mixed.contains("<bdi>Fou</bdi></a></h3>"))
      #expect(!mixed.contains("<bdi>Bea</bdi></a></h3>"))
      #expect(mixed.contains("<input type=\"hidden\" name=\"mixed\" value=\"1\">"))
    }
  }

  @Test("A list of as many bytes as the limit is taken, and of one more is not")
  func limit() async throws {
    for (size, status) in [
      (Self.crm.utf8.count, HTTPResponse.Status.seeOther),
      (Self.crm.utf8.count - 1, .contentTooLarge),
    ] {
      try await Served.site(PlanFiles.files, customerLimit: size) { client, _ in
        let answer = try await Self.post(client, "/customers?name=a.jsonl", Self.crm)
        #expect(answer.status == status)
      }
    }
  }

  @Test(
    "IDs that mean something elsewhere are taken as they are",
    arguments: ["../../etc/passwd", "<script>", "a\nb", "\"'&", "a/b?c=d#e", "%2e%2e", " x"])
  func hostileIDs(id: String) async throws {
    try await Served.site(PlanFiles.files) { client, site in
      let line = JSON.object([
        ("id", .string(id)), ("locale", .string("de")), ("start", .string("2026-01-01")),
        ("end", .string("2027-01-01")),
      ])
      try await Self.post(client, "/customers?name=a.jsonl", line.text() + "\n")
      let page = try await Self.page(client)
      #expect(!page.contains("<script>"))
      let shown = try await Self.page(client, "/lifecycle?customer=\(Query.encoded(id))")
      #expect(!shown.contains("<script>"))
      let answer = try await Self.post(client, "/customers/mark", Self.mark(id, "done"))
      #expect(answer.status == .seeOther)
      #expect(site.marks(ofSamples: false).last?.customer == id)
    }
  }

  @Test(
    "The name of a file is shown without its folders",
    arguments: [
      (nil, "customers.csv"), ("a.csv", "a.csv"), ("../../b.csv", "b.csv"),
      ("C:\\temp\\c.csv", "c.csv"), ("a\r\nb", "ab"), ("/", "customers.csv"),
    ] as [(String?, String)])
  func names(text: String?, name: String) {
    #expect(CustomerRoutes.fileName(text) == name)
  }
}
