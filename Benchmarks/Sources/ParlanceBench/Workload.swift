import MessageFormat

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Patterns by locale, and the customers that fill them.
struct Workload {
  var patterns: [(locale: String, pattern: String)]
  /// The fields of a customer, in the order in which their values come.
  static let fields: [(name: String, kind: Field)] = [
    ("name", .text), ("company", .text), ("product", .text), ("agent", .text), ("gender", .text),
    ("items", .integer), ("days", .integer), ("points", .integer), ("orderDate", .instant),
    ("renewDate", .instant), ("amount", .double),
  ]
  var customers: [[Value]] = []

  /// What a field is.
  enum Field {
    case text
    case integer
    case instant
    case double
  }

  private struct Customer: Decodable {
    var name: String
    var company: String
    var product: String
    var agent: String
    var gender: String
    var items: Int64
    var days: Int64
    var points: Int64
    var orderDate: Int64
    var renewDate: Int64
    var amount: Double
  }

  /// Reads the patterns (a JSON map) and the customers (JSON Lines).
  init(patterns: String, customers: String) throws {
    let map = try JSONDecoder().decode(
      [String: String].self, from: Data(contentsOf: URL(filePath: patterns)))
    self.patterns = map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let decoder = JSONDecoder()
    for line in try Data(contentsOf: URL(filePath: customers)).split(separator: UInt8(ascii: "\n"))
    {
      let customer = try decoder.decode(Customer.self, from: Data(line))
      self.customers.append([
        .text(customer.name), .text(customer.company), .text(customer.product),
        .text(customer.agent), .text(customer.gender), .integer(customer.items),
        .integer(customer.days), .integer(customer.points),
        .instant(Instant(milliseconds: customer.orderDate)),
        .instant(Instant(milliseconds: customer.renewDate)), .double(customer.amount),
      ])
    }
  }

  /// The same customers with no text, date, amount or count twice.
  mutating func makeUnique() {
    for index in customers.indices {
      for field in customers[index].indices {
        switch customers[index][field] {
        case .text(let text) where field != 4: customers[index][field] = .text("\(text)\(index)")
        case .integer: customers[index][field] = .integer(Int64(index * 7 + field))
        case .instant:
          let day = Int64(index * 2 + field - 8) * 86_400_000
          customers[index][field] = .instant(Instant(milliseconds: day + 43_200_000))
        case .double: customers[index][field] = .double(Double(index * 37 + 11) / 100)
        default: break
        }
      }
    }
  }
}
