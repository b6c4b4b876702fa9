import MessageFormat
import Testing

@testable import Parlance

@Suite("Values as an export writes them")
struct WrittenValueTests {
  @Test(
    "Numbers are read by the locale, exactly",
    arguments: [
      ("de", "1.234,50", "1234.50"), ("de", "1234,50", "1234.50"), ("de", "-1.234", "-1234"),
      ("de", "1.234.567,8900", "1234567.8900"), ("de", "0,1", "0.1"), ("de", "12", "12"),
      ("de", "+12", "12"), ("en", "1,234.50", "1234.50"), ("en", "1234.5", "1234.5"),
      ("fr", "1 234,5", "1234.5"), ("fr", "1\u{202F}234,5", "1234.5"),
      ("fr", "1\u{A0}234,5", "1234.5"), ("de-CH", "1’234.50", "1234.50"),
      ("de-CH", "1'234.50", "1234.50"), ("en-IN", "12,34,567.5", "1234567.5"),
      ("ar", "١٬٢٣٤٫٥٠", "1234.50"), ("ar", "1,234.50", "1234.50"), ("ar", "؜-٥", "-5"),
      ("fa", "۱۲۳", "123"), ("sv", "−5", "-5"), ("pl", "12 345 678", "12345678"),
      ("de", "1234567890123456789012,34567890", "1234567890123456789012.34567890"),
      ("de", "1.23", nil), ("de", "1.2345", nil), ("de", "1234.567", nil), ("de", ".123", nil),
      ("de", "1,234.50", nil), ("de", "1,", nil), ("de", ",5", nil), ("de", "", nil),
      ("de", "-", nil), ("de", "1..234", nil), ("de", "1 234", nil), ("de", "12x", nil),
      ("de", "1e5", nil), ("en", "1.234,50", nil), ("en", "٥", nil), ("de", "1,2,3", nil),
      ("ar", "١2", nil), ("en-IN", "1,234,567", nil), ("de", "--5", nil),
    ])
  func numbers(locale: String, text: String, number: String?) throws {
    let tag = try #require(LocaleTag(locale))
    #expect(WrittenNumber(locale: tag).number(text)?.text == number)
  }

  @Test("A number may have 100 digits, and not one more")
  func digits() throws {
    let reader = WrittenNumber(locale: try #require(LocaleTag("de")))
    #expect(reader.number(String(repeating: "9", count: Limits.digits)) != nil)
    #expect(reader.number(String(repeating: "9", count: Limits.digits + 1)) == nil)
  }

  @Test(
    "Amounts may stand with their currency",
    arguments: [
      ("de", "EUR", "4.188,00", "4188.00 EUR"), ("de", "EUR", "4.188,00 €", "4188.00 EUR"),
      ("de", "EUR", "€4.188,00", "4188.00 EUR"), ("de", "EUR", "EUR 4.188,00", "4188.00 EUR"),
      ("de", "EUR", "4.188,00\u{A0}€", "4188.00 EUR"), ("en", "USD", "$4,188.00", "4188.00 USD"),
      ("de", "USD", "12 $", "12 USD"), ("ja", "JPY", "￥1,000", "1000 JPY"),
      (nil, "EUR", "4188.00", "4188.00 EUR"), ("de", nil, "4.188,00 CHF", "4188.00 CHF"),
      ("de", nil, "CHF 4.188,00", "4188.00 CHF"), ("de", "EUR", "12 USD", nil),
      ("de", "EUR", "€", nil), ("de", nil, "4.188,00", nil), ("de", nil, "12 ABC", nil),
      ("de", "EUR", "12 € netto", nil), (nil, "EUR", "4.188,00", nil),
    ] as [(String?, String?, String, String?)])
  func amounts(locale: String?, currency: String?, text: String, amount: String?) {
    let money = WrittenMoney(locale: locale.flatMap { LocaleTag($0) }, currency: currency)
      .money(text)
    #expect(money.map { "\($0.amount.text) \($0.currency)" } == amount)
  }

  @Test(
    "Dates are read by the pattern, to the last character",
    arguments: [
      ("dd.MM.yyyy", "de", "31.03.2027", "2027-03-31"),
      ("d.M.yyyy", "de", "1.3.2027", "2027-03-01"),
      ("d.M.yyyy", "de", "01.03.2027", "2027-03-01"), ("dd.MM.yy", "de", "31.03.27", "2027-03-31"),
      ("M/d/yyyy", "en", "3/31/2027", "2027-03-31"), ("yyyyMMdd", "en", "20270331", "2027-03-31"),
      ("d. MMMM yyyy", "de", "3. März 2027", "2027-03-03"),
      ("dd/MM/yyyy", "ar", "٣١/٠٣/٢٠٢٧", "2027-03-31"),
      ("dd/MM/yyyy", "th", "31/03/2570", "2027-03-31"),
      ("dd.MM.yyyy", "de", "29.02.2028", "2028-02-29"),
      ("dd.MM.yyyy", "de", "01.01.1000", "1000-01-01"),
      ("dd.MM.yyyy", "de", "31.12.9999", "9999-12-31"), ("dd.MM.yyyy", "de", "29.02.2027", nil),
      ("dd.MM.yyyy", "de", "31.03.27", nil), ("dd.MM.yyyy", "de", "31.03.2027 ", nil),
      ("dd.MM.yyyy", "de", " 31.03.2027", nil), ("dd.MM.yyyy", "de", "31.03.20270", nil),
      ("dd.MM.yyyy", "de", "31-03-2027", nil), ("dd.MM.yyyy", "de", "00.03.2027", nil),
      ("dd.MM.yyyy", "de", "31.03.0999", nil), ("dd.MM.yyyy", "de", "", nil),
      ("M/d/yyyy", "en", "31/3/2027", nil), ("d. MMMM yyyy", "de", "3. March 2027", nil),
    ])
  func dates(pattern: String, locale: String, text: String, day: String?) throws {
    let tag = try #require(LocaleTag(locale))
    let reader = try #require(WrittenDate(pattern: pattern, locale: tag, timeZone: "UTC"))
    #expect(reader.day(text)?.description == day)
  }

  @Test(
    "Patterns that name no day are found, and the likely one is named",
    arguments: [
      ("DD.MM.YYYY", "write: pattern: dd.MM.yyyy"), ("dd.mm.yyyy", "write: pattern: dd.MM.yyyy"),
      ("dd.MM.YYYY", "write: pattern: dd.MM.yyyy"), ("MM.yyyy", "dd.MM.yyyy"),
      ("dd.MM.yyyy jj", "put words between ' and '"), ("", "dd.MM.yyyy"),
      ("'dd.MM.yyyy'", "dd.MM.yyyy"), ("dd.MM.yyyy", nil), ("d 'de' MMMM 'de' y", nil),
      ("dd/MM/yyyy HH:mm", nil),
    ])
  func patterns(pattern: String, help: String?) {
    let fault = WrittenDate.fault(ofPattern: pattern)
    #expect((fault == nil) == (help == nil))
    if let help { #expect(fault?.help?.contains(help) == true, "\(fault?.help ?? "")") }
  }

  @Test(
    "A locale is known by its name in any declared language, and by its tag in any form",
    arguments: [
      ("Deutsch", "de"), ("deutsch", "de"), ("German", "de"), ("tedesco", "de"), ("DE", "de"),
      ("de_DE", "de"), ("de-AT", "de-AT"), ("Deutsch (Österreich)", "de-AT"), ("en_US", "en"),
      ("zh-TW", "zh-TW"), ("zh_CN", "zh"), ("fr-FR", "fr-FR"), ("Italienisch", "it"),
      ("nonsense!", nil), ("", nil),
    ])
  func locales(text: String, tag: String?) {
    let declared = ["en", "de", "de-AT", "it", "zh"].compactMap { LocaleTag($0) }
    #expect(RosterLocales(declared: declared).locale(text)?.description == tag)
  }

  @Test(
    "Entries of columns that cannot work are findings with their place",
    arguments: [
      ("{X: seets}", "did you mean “seats”?"),
      ("{X: {variabel: seats}}", "did you mean “variable”?"),
      ("{X: {pattern: dd.MM.yyyy}}", "names no variable"),
      ("{X: {variable: membershipEnd, pattern: DD.MM.YYYY}}", "does not name the day"),
      ("{X: {variable: seats, pattern: dd.MM.yyyy}}", "“pattern” is for dates"),
      ("{X: {variable: membershipEnd, currency: EUR}}", "“currency” is for amounts"),
      ("{X: {variable: quoteTotal, currency: EURO}}", "a currency such as EUR"),
      ("{X: {variable: seats, locale: xx-klingon1}}", "a locale such as de"),
      ("{X: {variable: phone, separator: \";\"}}", "“separator” is for lists"),
      ("{X: {variable: phone, values: [a]}}", "values"), ("{X: [a]}", "“X”"), ("[X]", "columns"),
      ("{X: {variable: locale, locale: de}}", "a reserved word"),
    ])
  func entries(columns: String, message: String) async throws {
    let folder = try TemporaryRepository(
      smallRepository.with([
        "parlance.yaml": "parlance: 1\nsource: en\nsender: example\ncolumns: \(columns)\n"
      ]))
    let findings = try await folder.check()
    #expect(findings.count >= 1)
    #expect(
      findings.contains { $0.rule == "invalid-setting" && $0.message.contains(message) },
      "\(findings.map(\.message))")
    #expect(findings.allSatisfy { $0.location.file == "parlance.yaml" && $0.location.line == 4 })
  }

  @Test("The example of the documentation has nothing to find")
  func documented() async throws {
    let folder = try TemporaryRepository(LiteralRoster.repository)
    let findings = try await folder.load().findings
    #expect(findings.filter { $0.location.file == "parlance.yaml" }.isEmpty, "\(findings)")
  }

  @Test("An encoding that is not known is a finding")
  func encoding() async throws {
    let folder = try TemporaryRepository(
      smallRepository.with(["parlance.yaml": "parlance: 1\nsource: en\nencoding: utf-7\n"]))
    #expect(try await folder.load().findings.contains { $0.message.contains("windows-1252") })
  }
}

@Suite struct `A date in a column that nothing says how to read` {
  @Test(
    arguments: [
      ("16.02.2026", "dd.MM.yyyy"), ("6.2.2026", "d.M.yyyy"), ("2026/02/16", "yyyy/MM/dd"),
      ("16/02/2026", "dd/MM/yyyy"), ("02/16/2026", "MM/dd/yyyy"), ("16-02-2026", "dd-MM-yyyy"),
      ("16.02.26", nil), ("16.02/2026", nil), ("16.02.", nil), ("soon", nil), ("2026-02-30", nil),
    ])
  func `is refused with the way to say it`(text: String, pattern: String?) async throws {
    let line = try await LiteralRoster.lines("id,membershipEnd\na,\(text)\n").joined()
    let hint =
      pattern.map {
        "; if the column is written as \($0), say so in parlance.yaml: "
          + "columns: {membershipEnd: {variable: membershipEnd, pattern: \($0)}}"
      } ?? ""
    #expect(line.hasSuffix("a date such as 2027-03-31 was expected\(hint)"), "\(line)")
  }
}
