import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MessageFormat
import Parlance
import Testing

@testable import ParlancePreview

@Suite("Trying values")
struct TryTests {
  private func page(
    _ uri: String, _ check: @escaping @Sendable (String) throws -> Void
  ) async throws {
    try await Served.site(MailTests.files) { client, _ in
      try await client.execute(uri: uri, method: .get) { response in
        #expect(response.status == .ok)
        try check(String(buffer: response.body))
      }
    }
  }

  @Test("Every variable of the text is a field of its type, and no other is")
  func fields() async throws {
    try await page("/try/emails/hello?locale=en") { text in
      #expect(text.contains("name=\"set.name\""))
      #expect(
        text.contains("type=\"number\" inputmode=\"decimal\" step=\"1\" min=\"1\" max=\"5000\""))
      #expect(text.contains("name=\"set.phone\""))
      #expect(text.contains("type=\"url\""))
      #expect(!text.contains("name=\"set.total"))
    }
  }

  @Test("What is tried shows in the text, and the rest stays")
  func tried() async throws {
    try await page("/try/emails/hello?locale=en&set.name=Ada&set.seats=1") { text in
      #expect(text.contains("<h2><span lang=\"en\" dir=\"ltr\">Hello Ada</span></h2>"))
      #expect(text.contains("value=\"Ada\""))
    }
    try await page("/try/emails/hello/frame?locale=en&set.name=Ada&set.seats=1") { text in
      #expect(text.contains("Welcome, Ada"))
      #expect(text.contains("1 seat."))
    }
  }

  @Test(
    "A value that does not fit is told beside its field, and the customer's own serves",
    arguments: ["0", "5001", "many", "1.5", "%3Cb%3E"])
  func wrong(value: String) async throws {
    try await page("/try/emails/hello?locale=en&set.seats=\(value)&set.name=Ada") { text in
      #expect(text.contains("aria-invalid=\"true\""))
      #expect(text.contains("A number from 1 to 5,000"))
      #expect(text.contains("Hello Ada"))
    }
  }

  @Test("An empty optional value is missing, and the text says it in that way")
  func missing() async throws {
    try await page("/try/emails/hello/frame?locale=en&set.phone=") { text in
      #expect(!text.contains("Call"))
    }
    try await page("/try/emails/hello/frame?locale=en&set.phone=112") { text in
      #expect(text.contains("Call 112."))
    }
  }

  @Test("An amount may be tried without its currency, and the currency without its amount")
  func money() async throws {
    try await Served.site(MailTests.files) { _, site in
      func trial(_ query: String) throws -> Trial {
        Trial(
          try Visit(
            Request(
              head: HTTPRequest(
                method: .get, scheme: "http", authority: "localhost", path: "/?\(query)"),
              body: RequestBody(buffer: ByteBuffer())), site: site))
      }
      let amount = try trial("set.total.amount=5")
      #expect(amount.given["total"] == "5 EUR")
      let currency = try trial("set.total.currency=jpy")
      #expect(currency.given["total"] == "4188.00 JPY")
      let wrong = try trial("set.total.amount=x")
      #expect(wrong.refused == ["total"])
      let whole = try trial("set.total=1.00%20USD")
      #expect(whole.customer.values["total"]?.written == "1.00 USD")
    }
  }

  @Test("All branches are there as sentences, with the values that lead to them")
  func branches() async throws {
    try await page("/try/emails/hello?locale=en") { text in
      #expect(text.contains("You have 1 seat."))
      #expect(text.contains("seats</code> <b dir=\"auto\">1</b>"))
      #expect(text.contains("phone</code> <em>missing</em>"))
      #expect(!text.contains("{seats"))
    }
  }

  @Test(
    "Values come back from what they are written as",
    arguments: [
      "A, \"B\" and ‹C›", "12", "4188.00 EUR", "2027-03-31", "2027-03-31T08:00:00Z",
    ])
  func written(text: String) {
    #expect(Value(readingText: text).written == text)
  }

  @Test("A branch that only the syntax needs is no warning, and one that nothing reaches is")
  func needless() async throws {
    let plural = "one {# a} few {# b} many {# c} other {# d}"
    let files = MailTests.files.merging([
      "content/emails/hello/pl.md": "---\nsubject: A\n---\n{seats, plural, \(plural)}\n",
      "content/emails/never/pl.md": "---\nsubject: A\n---\n{seats, plural, =6000 {x} \(plural)}\n",
    ]) { $1 }
    for (name, warns) in [("hello", false), ("never", true)] {
      try await PassageTests.page("/try/emails/\(name)?locale=pl", files) { text in
        #expect(text.contains("2 b"))
        #expect(
          text.contains("No value ever leads here: <code dir=\"ltr\">seats=6000</code>") == warns)
        #expect(text.contains("remark warn") == warns)
      }
    }
  }

  /// A repository whose customers' clocks are those of Berlin.
  static let timed = MailTests.files.merging([
    "parlance.yaml": "parlance: 1\nsource: en\ntimeZone: Europe/Berlin\n",
    "content/variables.yaml": "call: {type: datetime, example: 2027-03-31T08:00:00Z}\n",
    "content/customers/evil.yaml": "timeZone: Asia/Tokyo\ncall: 2027-03-31T08:00:30Z\n",
    "content/emails/hello/en.md":
      "---\nsubject: At {call, date, ::Hm}\n---\nText\n",
    "content/emails/hello/de.md": "---\nsubject: Um\n---\nText\n",
  ]) { $1 }

  @Test("A moment is a field for a day and a time, by the customer's clock")
  func moments() async throws {
    try await PassageTests.page("/try/emails/hello?locale=en", Self.timed) { text in
      #expect(text.contains("type=\"datetime-local\" value=\"2027-03-31T10:00\""))
      #expect(text.contains("Europe/Berlin"))
    }
    try await PassageTests.page("/try/emails/hello?locale=en&customer=evil", Self.timed) { text in
      #expect(text.contains("type=\"datetime-local\" step=\"1\" value=\"2027-03-31T17:00:30\""))
    }
    let tried = "/try/emails/hello?locale=en&set.call=2027-12-24T18%3A30"
    try await PassageTests.page(tried, Self.timed) { text in
      #expect(text.contains("At 18:30"))
      #expect(text.contains("value=\"2027-12-24T18:30\""))
    }
    let wrong = "/try/emails/hello?locale=en&set.call=tomorrow"
    try await PassageTests.page(wrong, Self.timed) { text in
      #expect(text.contains("aria-invalid=\"true\""))
      #expect(text.contains("value=\"tomorrow\" dir=\"ltr\""))
    }
  }

  @Test(
    "A day and a time come back as they were, and one that a clock leaves out is near",
    arguments: [
      ("Europe/Berlin", "2027-07-01T12:00", "2027-07-01T10:00:00Z"),
      ("Asia/Kolkata", "2027-07-01T00:00:15", "2027-06-30T18:30:15Z"),
      ("America/St_Johns", "0001-01-02T00:00", nil), ("UTC", "9999-12-31T23:59", nil),
      ("Europe/Berlin", "2027-03-28T03:00", "2027-03-28T01:00:00Z"),
    ])
  func clocks(zone: String, text: String, instant: String?) async throws {
    try await Served.site { _, site in
      let repository = site.workspace.snapshot.repository
      var customer = repository.exampleCustomer
      customer.timeZone = zone
      let times = LocalTime(of: customer, in: repository)
      let found = times.instant(text)
      if let instant { #expect(found == Instant(rfc3339: instant)) }
      if let found { #expect(times.text(of: found) == text) }
      #expect(times.instant("2027-02-30T10:00") == nil)
      #expect(times.instant("2027-03-01") == nil)
      #expect(times.instant("") == nil)
      if zone == "Europe/Berlin" { #expect(times.instant("2027-03-28T02:30") != nil) }
    }
  }

  @Test("A call script is tried on a page with its steps, and links between them lead there")
  func script() async throws {
    try await PassageTests.page("/call-scripts/renewal") { text in
      #expect(text.contains("href=\"/try/call-scripts/renewal?locale=en\""))
    }
    try await PassageTests.page("/try/call-scripts/renewal?set.name=Ada") { text in
      #expect(text.contains("> Hello") || text.contains("Hello Ada!"))
      #expect(text.contains("<section class=\"step\" id=\"step-1\""))
      #expect(text.contains("href=\"#step-1\""))
      #expect(text.contains("It pays: 12 seats."))
      #expect(!text.contains("<iframe"))
    }
  }

  @Test("An objection, an asset and a snippet are tried, too")
  func passages() async throws {
    try await PassageTests.page("/objections/price") { text in
      #expect(text.contains("href=\"/try/objections/price?locale=en\""))
    }
    try await PassageTests.page("/try/objections/price?set.seats=7") { text in
      #expect(text.contains("It pays: 7 seats."))
    }
    try await PassageTests.page("/try/snippets/bye?set.name=%3Cb%3E") { text in
      #expect(text.contains("Bye, &lt;b&gt;"))
      #expect(text.contains("href=\"/snippets/bye"))
    }
    try await PassageTests.page("/try/assets/guide") { #expect($0.contains("Read it.")) }
  }
}
