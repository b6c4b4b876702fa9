import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Parlance
import Testing

@testable import ParlancePreview

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Mails")
struct MailTests {
  /// A repository with a sender, a customer who means harm, and a locale that falls back.
  static let files = Served.files.merging([
    "parlance.yaml": "parlance: 1\nsource: en\nsender: us\n",
    "content/senders/us.yaml": "name: We & <b>Us</b>\nemail: us@example.com\n",
    "locales/fr.yaml": "required: false\nfallback: en\n",
    "locales/pl.yaml": "required: false\n",
    "content/variables.yaml": """
    seats: {type: integer, minimum: 1, maximum: 5000, example: 12}
    name: {type: text, example: Jana}
    total: {type: money, example: 4188.00 EUR}
    phone: {type: text, optional: true, example: +49 30 1}
    site: {type: url, example: "https://example.com/start"}

    """,
    "content/customers/evil.yaml": """
    name: </title></pre></iframe><script>alert(1)</script><img src=x onerror=alert(2)>
    seats: 3
    total: 10.00 EUR
    phone: "1"
    site: https://example.com/

    """,
    "content/emails/hello/en.md": """
    ---
    subject: >-
      Hello {name}
    preheader: >-
      For {name}
    ---
    # Welcome, {name}

    You have {seats, plural, one {# seat} other {# seats}}. {phone, select, missing {} other {Call {phone}.}}

    ![A picture](https://pictures.example/a.png)

    [Start now]({site})

    """,
    "content/emails/hello/de.md": """
    ---
    subject: >-
      Hallo {name}
    ---
    # Willkommen, {name}

    Sie haben {seats, plural, one {# Lizenz} other {# Lizenzen}}.

    [Jetzt beginnen]({site})

    """,
  ]) { $1 }

  private func page(
    _ uri: String, _ files: [String: String] = files,
    _ check: @escaping @Sendable (TestResponse, String) throws -> Void
  ) async throws {
    try await Served.site(files) { client, _ in
      try await client.execute(uri: uri, method: .get) { response in
        try check(response, String(buffer: response.body))
      }
    }
  }

  @Test(
    "What a customer is called cannot become part of a page",
    arguments: [
      "/emails?customer=evil", "/emails/hello?customer=evil",
      "/emails/hello?customer=evil&view=text", "/emails/hello?customer=evil&view=source",
      "/emails/hello?customer=evil&beside=de", "/emails/hello/frame?customer=evil",
      "/emails/hello/frame?customer=evil&view=blocks&beside=de",
      "/try/emails/hello?customer=evil", "/try/emails/hello/frame?customer=evil",
      "/emails/hello?locale=en&set.name=%3Cscript%3Ealert(1)%3C/script%3E",
      "/try/emails/hello?set.seats=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
      "/try/emails/hello?set.%3Cscript%3E=1&q=%3Cscript%3E", "/emails?q=%22%3E%3Cscript%3E",
    ])
  func hostileNames(uri: String) async throws {
    try await page(uri) { response, text in
      #expect(response.status == .ok)
      #expect(!text.contains("<script>"))
      #expect(!text.contains("<img src=x"))
      #expect(!text.contains("javascript:"))
    }
  }

  @Test("An address that runs is refused, and never stands on the page as a link")
  func hostileAddress() async throws {
    try await page("/emails/hello?locale=en&set.site=javascript:alert(1)") { response, text in
      #expect(response.status == .ok)
      #expect(!text.contains("href=\"javascript"))
      #expect(!text.contains("src=\"javascript"))
    }
  }

  @Test("The frame may run nothing, fetch nothing, and be framed by its own page alone")
  func frame() async throws {
    try await page("/emails/hello/frame?locale=en") { response, text in
      let policy = try #require(response.headers[.contentSecurityPolicy])
      #expect(policy.contains("default-src 'none'"))
      #expect(policy.contains("frame-ancestors 'self'"))
      #expect(policy.contains("sandbox allow-same-origin"))
      #expect(!policy.contains("script"))
      #expect(!text.contains("src=\"http"))
      #expect(text.contains("alt=\"A picture\""))
      #expect(text.contains("<h1 id=\"b1\""))
      #expect(text.contains("<base target=\"_blank\">"))
    }
    try await page("/emails/hello?locale=en") { _, text in
      #expect(text.contains("sandbox=\"allow-same-origin\""))
      #expect(!text.contains("allow-scripts"))
      #expect(text.contains("1 picture is not fetched"))
    }
  }

  @Test("Dark and light hold whatever the device says")
  func schemes() async throws {
    try await page("/emails/hello/frame?scheme=dark&locale=en") { _, text in
      #expect(text.contains("@media all {"))
      #expect(!text.contains("prefers-color-scheme"))
    }
    try await page("/emails/hello/frame?scheme=light&locale=en") { _, text in
      #expect(text.contains("@media not all {"))
    }
    try await page("/emails/hello/frame?locale=en") { _, text in
      #expect(text.contains("@media (prefers-color-scheme: dark) {"))
    }
  }

  @Test(
    "Each switch shows what it says",
    arguments: [
      ("", "src=\"/emails/hello/frame?locale=en\""),
      ("&width=phone", "class=\"mail-frame phone\""),
      ("&scheme=dark", "frame?locale=en&amp;scheme=dark\""),
      ("&beside=de", "src=\"/emails/hello/frame?locale=de\""),
      ("&view=blocks&beside=de", "view=blocks&amp;beside=de\""),
      ("&view=text", "<pre class=\"reading\" tabindex=\"0\" lang=\"en\" dir=\"ltr\">"),
      ("&view=source", "&lt;!DOCTYPE html&gt;"),
      ("&customer=evil", "frame?locale=en&amp;customer=evil\""),
      ("&set.seats=1", "frame?locale=en&amp;set.seats=1\""),
    ])
  func switches(query: String, expected: String) async throws {
    try await page("/emails/hello?locale=en\(query)") { response, text in
      #expect(response.status == .ok)
      #expect(text.contains(expected))
    }
  }

  @Test("A locale that another one serves says so above its blocks, in words")
  func servedBlocks() async throws {
    try await page("/emails/hello/frame?locale=fr&view=blocks&beside=de") { _, text in
      #expect(text.contains("<th scope=\"col\">French<br>Shown in English</th>"))
      #expect(text.contains("<th scope=\"col\">German</th>"))
    }
  }

  @Test("Blocks of two locales stand beside each other, the same sort beside the same")
  func blocks() async throws {
    try await page("/emails/hello/frame?locale=de&view=blocks&beside=en") { _, text in
      let rows = text.components("<tr id=")
      #expect(rows.contains { $0.contains("Willkommen, ") && $0.contains("Welcome, ") })
      #expect(rows.contains { $0.contains("Jetzt beginnen") && $0.contains("Start now") })
      #expect(rows.contains { $0.contains("12 Lizenzen") && $0.contains("12 seats") })
    }
    let pairs = MailBlocks.pairs(["h1", "p", "table"], ["h1", "p", "p", "table"])
    #expect(pairs.map(\.right) == [0, 1, 2, 3])
    #expect(pairs.last?.left == 2)
  }

  @Test("A mail that another locale serves says so, in the list and on its page")
  func fallback() async throws {
    try await page("/emails/hello?locale=fr") { response, text in
      #expect(response.status == .ok)
      #expect(text.contains("There is no text in French yet. This is the one in English."))
      #expect(text.contains("<h1><span lang=\"en\" dir=\"ltr\">Hello Jana</span></h1>"))
    }
    try await page("/emails?locale=fr") { _, text in #expect(text.contains("Shown in English")) }
  }

  @Test("Where there is no text, the page says which file to create")
  func missing() async throws {
    try await page("/emails/hello?locale=pl") { response, text in
      #expect(response.status == .ok)
      #expect(text.contains("content/emails/hello/pl.md"))
      #expect(!text.contains("<iframe"))
    }
    try await page("/emails?locale=pl") { response, _ in #expect(response.status == .ok) }
    try await page("/emails/hello/frame?locale=pl") { response, _ in
      #expect(response.status == .unprocessableContent)
    }
  }

  @Test("A broken file shows what is wrong with it in place of the mail")
  func broken() async throws {
    var files = MailTests.files
    files["content/emails/hello/de.md"] = "---\nsubject: Hallo\n---\nSie haben {seats, plural.\n"
    try await page("/emails/hello?locale=de", files) { response, text in
      #expect(response.status == .ok)
      #expect(text.contains("content/emails/hello/de.md:4:"))
      #expect(!text.contains("<iframe"))
    }
  }

  @Test(
    "What there is not is not found",
    arguments: [
      "/emails/nothing", "/emails/nothing/frame", "/emails/nothing.eml", "/emails/nothing/fragment",
      "/emails/..%2Fhello", "/emails/hello%2F..", "/try/emails/nothing", "/try/playbooks/vip",
      "/try/..%2Femails/hello", "/try/nothing/hello", "/emails/hello/frame/x",
    ])
  func unknown(uri: String) async throws {
    try await page(uri) { response, _ in #expect(response.status == .notFound) }
  }

  @Test("A filter finds by words of subject, preheader and name")
  func filter() async throws {
    try await page("/emails?locale=en&q=HELLO%20jana") { _, text in
      #expect(text.contains("Hello Jana"))
    }
    try await page("/emails?locale=en&q=goodbye") { _, text in
      #expect(!text.contains("Hello Jana"))
      #expect(text.contains("No mail has these words."))
    }
  }

  @Test("The file of a mail is a draft that Python's email reads, under a name that is safe")
  func file() async throws {
    try await page("/emails/hello.eml?locale=de&customer=evil") { response, text in
      #expect(response.status == .ok)
      #expect(response.headers[.contentType] == "message/rfc822")
      #expect(
        response.headers[.contentDisposition] == "attachment; filename=\"hello-de-evil.eml\"")
      let folder = try TemporaryFolder(for: "the test")
      defer { folder.remove() }
      try Served.write(text, to: "mail.eml", below: folder.path)
      try Served.write(
        """
        import email, email.policy, sys
        mail = email.message_from_binary_file(
            open(sys.argv[1], "rb"), policy=email.policy.default)
        assert mail["X-Unsent"] == "1" and not mail.defects, mail.defects
        assert mail["Subject"].startswith("Hallo </title>"), mail["Subject"]
        html = mail.get_body(("html",)).get_content()
        assert "<script>" not in html and "3 Lizenzen" in html, html

        """, to: "read.py", below: folder.path)
      #expect(system("python3 '\(folder.path)/read.py' '\(folder.path)/mail.eml'") == 0)
    }
    #expect(!MailRoutes.fileName(["a/..\"\r\nb"]).contains { "/.\"\r\n".contains($0) })
  }

  @Test("What is copied with its look is never a page of its own")
  func fragment() async throws {
    try await page("/emails/hello/fragment?locale=de") { response, text in
      #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
      #expect(response.headers[.xContentTypeOptions] == "nosniff")
      #expect(text.contains("style=") && text.contains("Willkommen"))
    }
  }

  @Test("A line of the source leads to the block that was made of it")
  func places() throws {
    let mail = MailHTML(
      """
      <html><head></head><body><table><tr><td class="inset body" align="left">
      <h1>Welcome, Jana</h1>
      <p>You have 12 seats.</p>
      <!-- <p>no block</p> --><ul><li>Call <a href="tel:1">us</a></li></ul>
      </td></tr></table></body></html>
      """)
    #expect(mail.blocks.map(\.name) == ["h1", "p", "ul"])
    #expect(mail.links.count == 1)
    let line = "You have {seats, plural, one {# seat} other {# seats}}."
    #expect(MailFindings.block(like: line, in: mail) == 1)
    #expect(MailFindings.block(like: "xyz qqq zzz", in: mail) == nil)
  }
}

extension String {
  /// The parts between a mark.
  fileprivate func components(_ mark: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
