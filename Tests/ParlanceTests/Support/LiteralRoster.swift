import MessageFormat
import Testing

@testable import Parlance

/// A file of customers from literal text, and what is read from it.
enum LiteralRoster {
  static let repository = smallRepository.with([
    "parlance.yaml": """
    parlance: 1
    source: en
    sender: example
    timeZone: Europe/Berlin
    columns:
      Company: companyName
      Language: {variable: locale, values: {Teutsch: de}}
      Seats: {variable: seats, locale: de}
      Ends: {variable: membershipEnd, pattern: dd.MM.yyyy}
      Total: {variable: quoteTotal, locale: de, currency: EUR}
      Greeting: {variable: salutation, values: {Frau: female, Herr: male, "-": neutral}}
      Products: {variable: products, separator: ;}
      Opened: {variable: opened, pattern: "dd.MM.yyyy HH:mm"}
      Product: licences.product
      Count: {variable: licences.count, locale: de}

    """,
    "locales/en.yaml": "required: true\n",
    "locales/de.yaml": "required: true\n",
    "locales/it.yaml": "required: false\n",
    "content/variables.yaml": """
    companyName: {type: text, example: Nordlicht Design GmbH}
    seats: {type: integer, minimum: 1, maximum: 5000, example: 12}
    share: {type: decimal, optional: true}
    quoteTotal: {type: money, optional: true}
    membershipEnd: {type: date, optional: true}
    opened: {type: datetime, optional: true}
    salutation: {type: choice, values: [female, male, neutral], optional: true}
    active: {type: boolean, optional: true}
    website: {type: url, optional: true}
    email: {type: email, optional: true}
    products: {type: list, optional: true}
    licences:
      type: table
      optional: true
      columns: {product: {type: text}, count: {type: integer, optional: true}}

    """,
  ])

  /// The records of a file of these bytes, and the columns that nothing reads.
  static func records(
    _ bytes: some Collection<UInt8>, in file: String = "customers.csv",
    encoding: TextEncoding? = nil
  ) async throws -> (records: [RosterRecord], unread: [String]) {
    let folder = try TemporaryRepository(repository)
    try folder.write(file, bytes: Array(bytes))
    let reader = try RosterReader(
      "\(folder.root)/\(file)", repository: try await folder.load(), encoding: encoding)
    let decoder = reader.roster.decoder()
    var records: [RosterRecord] = []
    while let batch = try reader.next() {
      // As where a batch makes more than is kept at a time: one record, and then the rest.
      var rest: RosterBatch? = batch
      while let part = rest {
        rest = decoder.decode(part) {
          records.append($0)
          return false
        }
      }
    }
    return (records, reader.roster.unreadColumns)
  }

  /// What the records of a text say, each as one line: its line, its ID, and values or a fault.
  static func lines(_ text: String, in file: String = "customers.csv") async throws -> [String] {
    try await records(text.utf8, in: file).records.map(line)
  }

  static func line(_ record: RosterRecord) -> String {
    switch record.result {
    case .success(let customer):
      let values = customer.values.sorted { $0.key < $1.key }.map { "\($0.key)=\(text($0.value))" }
      let locale = customer.locale.map { " \($0)" } ?? ""
      return (["\(record.line) \(customer.id)\(locale)"] + values).joined(separator: " ")
    case .failure(let fault):
      return "\(fault.line) \(fault.id) ! \(fault.variable ?? "-"): \(fault.message)"
    }
  }

  static func text(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): number.text
    case .double(let number): String(number)
    case .date(let day): day.description
    case .instant(let instant): String(instant.milliseconds)
    case .money(let money): "\(money.amount.text) \(money.currency)"
    case .list(let values): "[\(values.map(text).joined(separator: "|"))]"
    case .table(let rows):
      "[\(rows.map(line(ofRow:)).joined(separator: "|"))]"
    }
  }

  private static func line(ofRow row: [String: Value]) -> String {
    row.sorted { $0.key < $1.key }.map { text($0.value) }.joined(separator: "/")
  }

  /// The message of the error that a file is refused with as a whole.
  static func refusal(
    _ bytes: some Collection<UInt8>, in file: String = "customers.csv"
  ) async throws -> String {
    do {
      _ = try await records(bytes, in: file)
      return "it was read"
    } catch let error as ParlanceError {
      return error.message
    }
  }
}
