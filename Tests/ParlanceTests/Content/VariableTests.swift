import MessageFormat
import Testing

@testable import Parlance

@Suite("Values of variables")
struct VariableTests {
  private func variable(_ type: VariableType) -> Variable {
    var variable = Variable(name: "x", type: type, location: SourceLocation(file: "x"))
    variable.values = ["open", "renewed"]
    return variable
  }

  @Test(
    "A value that fits its type is read",
    arguments: [
      (VariableType.integer, "12"), (.integer, "-3"), (.integer, "123456789012345678901234567890"),
      (.decimal, "12.50"), (.decimal, "1e3"), (.money, "4188.00 EUR"), (.money, "-5 JPY"),
      (.date, "2028-02-29"), (.datetime, "2027-03-31T10:00:00Z"),
      (.datetime, "2027-03-31T10:00:00.5+02:00"), (.choice, "open"), (.boolean, "true"),
      (.url, "https://example.com/?q=1"), (.url, "tel:+49301234"), (.email, "a.b@example.com"),
      (.text, "{x} <b>"), (.list, "[A, B]"),
    ])
  func good(type: VariableType, text: String) throws {
    _ = try variable(type).optionalValue(ofText: text).get()
  }

  @Test(
    "A value that does not fit its type says what was expected",
    arguments: [
      (VariableType.integer, "12.0"), (.integer, "twelve"), (.integer, "1,000"), (.integer, "0x10"),
      (.decimal, "1,5"), (.decimal, "1."), (.decimal, "NaN"), (.decimal, "1e309"),
      (.money, "4188"), (.money, "EUR 5"), (.money, "5 EURO"), (.money, "5 eur"),
      (.date, "2027-02-29"), (.date, "31.3.2027"), (.date, "2027-3-31"),
      (.datetime, "2027-03-31"), (.datetime, "2027-03-31T25:00:00Z"),
      (.choice, "closed"), (.boolean, "yes"), (.url, "javascript:alert(1)"),
      (.url, "//example.com"), (.url, "https://"), (.url, "https://a b"), (.email, "a@b@c"),
      (.email, "a@b\nBcc: c@d"), (.list, "A, B"),
    ])
  func bad(type: VariableType, text: String) {
    guard case .failure(let complaint) = variable(type).optionalValue(ofText: text) else {
      Issue.record("it was read")
      return
    }
    #expect(complaint.message.contains("was expected"))
  }

  @Test(
    "A number must lie in its range", arguments: [(0, false), (1, true), (50, true), (51, false)])
  func range(number: Int, fits: Bool) {
    var variable = variable(.integer)
    variable.minimum = ExactDecimal(1)
    variable.maximum = ExactDecimal(50)
    let isRead = if case .success = variable.value(ofText: String(number)) { true } else { false }
    #expect(isRead == fits)
  }

  @Test("Quotes make no difference: seats: \"12\" and seats: 12 are the same")
  func quotes() async throws {
    let repository = try await TemporaryRepository(
      smallRepository.with([
        "content/customers/a.yaml": "seats: \"12\"\n", "content/customers/b.yaml": "seats: 12\n",
      ])
    ).load()
    #expect(repository.customers["a"]?.values == repository.customers["b"]?.values)
    #expect(repository.customers["a"]?.values["seats"] == .integer(12))
  }

  @Test(
    "Decimals compare by value, however they are written",
    arguments: [
      ("1", "2", true), ("2", "1", false), ("1", "1.0", false), ("1.0", "1", false),
      ("-2", "1", true), ("-1", "-2", false), ("0", "-0", false), ("9", "10", true),
      ("1e3", "999.9", false), ("999.9", "1e3", true), ("0.001", "1e-2", true),
      ("00012", "13", true),
    ])
  func order(left: String, right: String, isLess: Bool) throws {
    let left = try #require(ExactDecimal(left))
    let right = try #require(ExactDecimal(right))
    #expect(left.isLess(than: right) == isLess)
  }
}
