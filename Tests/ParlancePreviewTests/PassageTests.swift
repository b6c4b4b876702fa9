import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ParlancePreview

@Suite("Call scripts, objections and what goes along with them")
struct PassageTests {
  /// A small repository with a stage, its call script, two objections and an asset.
  static let files = Served.files.merging([
    "content/variables.yaml": """
    seats: {type: integer, example: 12}
    name: {type: text, example: "*Acme* <b>"}

    """,
    "content/playbooks/vip/playbook.yaml": """
    stages:
      - id: renewal
        actions:
          - id: call
            touchpoints:
              - {id: talk, channel: phone, material: [{call-script: renewal}]}
        objections: [price]

    """,
    "content/playbooks/vip/en.yaml": """
    title: VIP
    stages: {renewal: {title: Renewal time}}
    actions: {call: {title: Call}}
    touchpoints: {renewal: {call: {talk: Talk}}}

    """,
    "content/call-scripts/renewal/en.md": """
    ---
    title: The early talk
    purpose: Ask what is needed.
    ---
    ## Hello

    > Hello {name}!

    Wait.

    - [ ] Who decides
    - [x] What is *used*

    ## Objections

    Too [dear](objection:price)? Back to [the start](step:1).

    """,
    "content/objections/price/en.md":
      "---\nstatement: Too expensive\n---\nIt pays: {seats} seats.\n",
    "content/objections/price/item.yaml": "forward: [guide]\n",
    "content/objections/price/de.md": "---\nstatement: Zu teuer\n---\nEs lohnt sich.\n",
    "content/objections/time/en.md": "---\nstatement: Not now\n---\nWhen then?\n",
    "content/assets/guide/en.md":
      "---\ntitle: The guide\nlink: https://example.com/guide\n---\nRead it.\n",
    "content/assets/guide/de.md":
      "---\ntitle: Der Leitfaden\nlink: https://example.com/guide\n---\nLesen.\n",
    "content/snippets/bye/en.md": "---\n---\nBye, {name}\n",
  ]) { $1 }

  /// The page of an address.
  static func page(
    _ address: String, _ files: [String: String] = files, _ language: String = "en",
    _ look: @escaping @Sendable (String) throws -> Void
  ) async throws {
    try await Served.site(files) { client, _ in
      try await client.execute(
        uri: address, method: .get, headers: [.acceptLanguage: language]
      ) { response in
        #expect(response.status == .ok)
        try look(String(buffer: response.body))
      }
    }
  }

  @Test("A call script has its steps as sections, and a list of them")
  func steps() async throws {
    try await PassageTests.page("/call-scripts/renewal") { page in
      #expect(page.contains("<a href=\"#step-1\" lang=\"en\" dir=\"ltr\">Hello</a>"))
      #expect(
        page.contains("<section class=\"step\" id=\"step-2\" aria-labelledby=\"step-2-title\">"))
      #expect(page.contains("<h2 id=\"step-2-title\" tabindex=\"-1\">Objections</h2>"))
      #expect(page.count("<section class=\"step\"") == 2)
      #expect(page.count("<section") == page.count("</section>"))
      #expect(page.contains("<a href=\"#step-1\">the start</a>"))
    }
  }

  @Test("What is to be found out has a box to tick and room for a note, each with a name")
  func tasks() async throws {
    try await PassageTests.page("/call-scripts/renewal") { page in
      #expect(
        page.contains(
          "<input type=\"checkbox\" id=\"task-1\"><label for=\"task-1\" id=\"task-1-label\">"
            + "Who decides</label>"))
      #expect(page.contains("id=\"task-2\" checked><label for=\"task-2\""))
      #expect(page.contains("aria-labelledby=\"note-before task-2-label note-behind\"></textarea>"))
      #expect(page.contains("<span id=\"note-before\" hidden lang=\"en\">Note on: </span>"))
    }
  }

  @Test("An objection that a call script names opens in its place, once")
  func opened() async throws {
    try await PassageTests.page("/call-scripts/renewal") { page in
      #expect(page.count("<details class=\"objection\" id=\"opened-price\">") == 1)
      #expect(page.contains("<a href=\"#objection-price\">dear</a>"))
      #expect(page.contains("<p>It pays: 12 seats.</p>"))
    }
  }

  @Test(
    "A customer’s name is no markup on any page",
    arguments: ["call-scripts/renewal", "snippets/bye"])
  func values(path: String) async throws {
    try await PassageTests.page("/\(path)") { page in
      #expect(page.contains("*Acme* &lt;b&gt;"))
      #expect(!page.contains("<b>") && !page.contains("<em>Acme"))
    }
  }

  @Test("Beside a call script the objections of its stage come first")
  func nearby() async throws {
    try await PassageTests.page("/call-scripts/renewal") { page in
      #expect(page.contains("id=\"found-price\"") && !page.contains("id=\"found-time\""))
    }
    try await PassageTests.page("/call-scripts/renewal?q=now") { page in
      #expect(page.contains("id=\"found-time\"") && !page.contains("id=\"found-price\""))
      #expect(page.contains("Not <mark>now</mark>"))
    }
  }

  @Test("The list of call scripts says what each is for, and where it is used")
  func list() async throws {
    try await PassageTests.page("/call-scripts") { page in
      #expect(page.contains(">The early talk</a>") && page.contains("Ask what is needed."))
      #expect(page.contains(">Renewal time</span>"))
    }
    try await PassageTests.page("/call-scripts?locale=de") { page in
      #expect(page.contains("renewal</a>") && page.contains(">Missing</span>"))
    }
  }

  @Test("Objections are found although mistyped, in the locale that is shown")
  func search() async throws {
    try await PassageTests.page("/objections?q=expensiev") { page in
      #expect(page.contains("Too <mark>expensive</mark>"))
      #expect(page.contains("1 objection fits"))
      #expect(page.contains("https://example.com/guide") && page.contains(">The guide</a>"))
    }
    try await PassageTests.page("/objections?q=teuer&locale=de") { page in
      #expect(page.contains("lang=\"de\" dir=\"ltr\">Zu <mark>teuer</mark></h2>"))
    }
  }

  @Test(
    "Nothing that is typed becomes markup, however long it is",
    arguments: [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
      String(repeating: "a", count: 10_000), String(repeating: "値段", count: 1_500),
    ])
  func hostile(typed: String) async throws {
    for path in ["/objections", "/call-scripts/renewal"] {
      try await PassageTests.page("\(path)?q=\(Query.encoded(typed))") { page in
        #expect(!page.contains("<script>alert") && !page.contains("<img"))
        #expect(page.contains("Nothing fits"))
      }
    }
  }

  @Test("An objection has its solution, what to send along, and text to copy")
  func objection() async throws {
    try await PassageTests.page("/objections/price") { page in
      #expect(page.contains("<h1 class=\"statement\" lang=\"en\" dir=\"ltr\">Too expensive</h1>"))
      #expect(page.contains("data-copy=\"https://example.com/guide\""))
      #expect(page.contains("It pays: 12 seats.\n\nThe guide\nhttps://example.com/guide"))
      #expect(page.contains(">Renewal time</span>"))
    }
  }

  @Test("Links to assets and snippets lead somewhere")
  func others() async throws {
    try await PassageTests.page("/assets/guide") { page in
      #expect(page.contains(">The guide</h1>") && page.contains("<p>Read it.</p>"))
      #expect(page.contains("href=\"https://example.com/guide\""))
    }
    try await PassageTests.page("/snippets/bye") { page in #expect(page.contains("Bye, ")) }
  }

  @Test(
    "What there is not is not found",
    arguments: [
      "/call-scripts/nothing", "/objections/nothing", "/assets/nothing", "/snippets/nothing",
      "/objections/..%2f..%2fparlance.yaml", "/objections/price/more", "/call-scripts/%00",
      "/objections/%3Cscript%3E", "/call-scripts/renewal?locale=pl",
      "/call-scripts/renewal?customer=nobody", "/assets/preview.css.map",
    ])
  func unknown(address: String) async throws {
    try await Served.site(PassageTests.files) { client, _ in
      try await client.execute(uri: address, method: .get) { response in
        #expect(response.status == .notFound)
        #expect(!String(buffer: response.body).contains("<script>"))
      }
    }
  }

  @Test("The style sheet is not taken for an asset of the content")
  func assets() async throws {
    try await Served.site(PassageTests.files) { client, _ in
      try await client.execute(uri: "/assets/preview.css", method: .get) { response in
        #expect(response.headers[.contentType] == "text/css; charset=utf-8")
      }
    }
  }

  @Test("A broken call script shows why in its place, and the rest of the page")
  func broken() async throws {
    var files = PassageTests.files
    files["content/call-scripts/renewal/en.md"] = "---\ntitle: Talk\n---\n## Hello\n\n> {seatz}\n"
    try await PassageTests.page("/call-scripts/renewal", files) { page in
      #expect(page.contains("<div class=\"finding error refusal\""))
      #expect(page.contains("content/call-scripts/renewal/en.md:6:3"))
      #expect(page.contains("seatz"))
    }
    try await PassageTests.page("/call-scripts", files) { page in
      #expect(page.contains(">renewal</a>"))
    }
  }

  @Test("A broken objection takes nothing else from the page")
  func brokenObjection() async throws {
    var files = PassageTests.files
    files["content/objections/time/en.md"] = "---\nstatement: Not now\n---\n{seatz}\n"
    try await PassageTests.page("/objections?q=now", files) { page in
      #expect(page.contains("id=\"found-time\" class=\"broken\""))
    }
    try await PassageTests.page("/objections", files) { page in
      #expect(page.contains("id=\"found-price\"") && page.contains("refusal"))
    }
  }

  @Test("A text that another locale fills is said to be one")
  func fallback() async throws {
    var files = PassageTests.files
    files["locales/de.yaml"] = "required: false\nfallback: en\n"
    try await PassageTests.page("/call-scripts/renewal?locale=de", files) { page in
      #expect(page.contains("There is no text in German yet. This is the one in English."))
      #expect(page.contains("<article class=\"script\" lang=\"en\" dir=\"ltr\">"))
      // The call script is English, and so is what it opens.
      #expect(page.contains("<summary>Too expensive</summary>"))
    }
  }

  @Test("Findings of what is shown stand beside it, and no others")
  func findings() async throws {
    var files = PassageTests.files
    files["content/objections/price/item.yaml"] = "forward: [guide]\ncolour: red\n"
    try await PassageTests.page("/objections/price", files) { page in
      #expect(page.contains("<li class=\"finding ") && page.contains("colour"))
    }
    try await PassageTests.page("/objections/time", files) { page in
      #expect(!page.contains("colour"))
    }
  }

  @Test(
    "Without any content the pages say what to do", arguments: ["/call-scripts", "/objections"])
  func empty(path: String) async throws {
    try await PassageTests.page(path, Served.files) { page in
      #expect(page.contains("content\(path)."))
    }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func count(_ part: String) -> Int { ranges(of: part).count }
}
