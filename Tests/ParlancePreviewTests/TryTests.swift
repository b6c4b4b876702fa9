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
}
