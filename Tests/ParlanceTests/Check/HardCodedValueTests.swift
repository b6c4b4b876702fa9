import MessageFormat
import Testing

@testable import Parlance

@Suite("Numbers that are written out")
struct HardCodedValueTests {
  /// The numbers in a body that the English one does not have.
  private func numbers(_ english: String, _ text: String, _ locale: String) async throws -> [String]
  {
    var files: [String: String?] = ["locales/\(locale).yaml": "required: true\n"]
    for (tag, body) in [("en", english), (locale, text)] {
      files["content/emails/welcome/\(tag).md"] = "---\nsubject: >-\n  Hi\n---\n\(body)\n"
    }
    let repository = try TemporaryRepository(smallRepository.with(files))
    return try await repository.check().filter {
      $0.rule == "hard-coded-value" && $0.locale?.description == locale
    }.map { String($0.message.dropFirst().prefix { $0 != "”" }) }
  }

  @Test(
    "Numbers that the source does not have are found",
    arguments: [
      ("You save 20%.", "Sie sparen 25 %.", "de", ["25"]),
      ("It costs {quoteTotal, money}.", "Das kostet 4.188,00 €.", "de", ["4.188,00"]),
      ("Until {membershipEnd, date, long}.", "Bis 31.3.2027.", "de", ["31.3.2027"]),
      ("For 1,500 seats", "Für 1.600 Lizenzen", "de", ["1.600"]),
      ("In 2027", "Im Jahr 2028", "de", ["2028"]),
      ("Version 3.2.1", "Version 3.2.2", "de", ["3.2.2"]),
      ("You save 20%.", "٢٥٪", "ar", ["٢٥"]), ("20% off", "25％引き", "ja", ["25"]),
      ("At 3 pm", "Um 16:00 Uhr", "de", ["16:00"]), ("At 10:30", "Um 10.45 Uhr", "de", ["10.45"]),
      ("12 seats", "12 oder 13 Plätze, 13!", "de", ["13"]),
      (
        "{seats, plural, one {A seat} other {Seats}}",
        "{seats, plural, one {Eine} other {24 Lizenzen}}", "de", ["24"]
      ),
    ])
  func found(english: String, text: String, locale: String, numbers: [String]) async throws {
    #expect(try await self.numbers(english, text, locale) == numbers)
  }

  @Test(
    "What says the same in another way is no fault",
    arguments: [
      ("from 10:30 to 6:15 pm", "von 10.30 bis 18.15 Uhr", "de"),
      ("1,500 seats", "1.500 Lizenzen", "de"), ("1,500 seats", "1 500 licences", "fr"),
      ("1,500 seats", "1’500 Lizenzen", "de-CH"), ("1,500,000", "15,00,000", "hi"),
      ("1.5 hours", "1,5 Stunden", "de"), ("$4,188.00", "4.188 €", "de"), ("20%", "٪٢٠", "ar"),
      ("three seats", "3 Lizenzen", "de"), ("the third week", "die 3. Woche", "de"),
      ("twenty-five seats", "25 Lizenzen", "de"), ("once a year", "1 Mal im Jahr", "de"),
      ("both of them", "alle 2", "de"), ("a seat", "1ライセンス", "ja"),
      ("on March 31, 2027", "am 31.3.2027", "de"), ("on March 31, 2027", "2027年3月31日", "ja"),
      ("on March 31, 2027", "31 มีนาคม 2570", "th"), ("in 2027", "1448 هـ", "ar"),
      ("in 2027", "令和9年", "ja"), ("at 3 pm", "um 15:00 Uhr", "de"), ("at 15:00", "15時00分", "ja"),
      ("5 million people", "5.000.000 Menschen", "de"), ("5,000,000 people", "5 Millionen", "de"),
      ("40,000 projects", "4万のプロジェクト", "ja"), ("147 million", "1억 4,700만 명", "ko"),
      ("Call us", "Rufen Sie an: +49 30 23125 120", "de"), ("Call", "Tel. 030 23 12 51 20", "de"),
      ("Read it", "[Lesen](https://example.com/2027/5)", "de"), ("Paper", "Papier in A4", "de"),
      ("Run it", "Rufen Sie `sleep 5` auf", "de"), ("Steps:\n\n- a", "Schritte:\n\n2. a", "de"),
      ("Version 3.2.1", "Version 3.2.1", "de"), ("no seats", "0 Lizenzen", "de"),
      ("{seats, plural, one {a} other {b}}", "{seats, plural, =3 {3 c} one {a} other {b}}", "de"),
      ("Quote {quoteNumber}", "{quoteNumber}", "de"), ("12 seats", "12席", "ja"),
      ("half of it", "50 % davon", "de"), ("the 24/7 line", "rund um die Uhr (24/7)", "de"),
    ])
  func same(english: String, text: String, locale: String) async throws {
    #expect(try await numbers(english, text, locale) == [])
  }

  @Test("A text with thousands of numbers is looked at to its end, and told ten of them")
  func many() async throws {
    let text = (10...4_000).map(String.init).joined(separator: ", ")
    #expect(try await numbers("Hello", text, "de").count == 10)
    let row = String(repeating: "2一", count: 12_000)
    #expect(try await numbers("Hello", row, "ja") == ["2"])
    #expect(try await numbers(row, String(repeating: "2 ", count: 12_000), "de").count <= 1)
  }
}
