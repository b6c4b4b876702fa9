import MessageFormat
import Parlance

/// Customers that were opened together, as they were understood.
struct CustomerList: Sendable {
  /// What the list is called.
  let name: String
  /// The customers in their order, each with its line.
  private(set) var entries: [Entry] = []
  /// What is wrong with rows.
  private(set) var findings: [DueFinding] = []
  /// How many rows are faulty that are not told.
  private(set) var untold = 0
  /// The columns that nothing reads.
  private(set) var unread: [String] = []
  /// Whether there are more customers than are taken.
  private(set) var isCut = false
  private var places: [String: Int] = [:]

  /// A customer, and the line that it begins in.
  struct Entry: Sendable {
    var customer: Customer
    var line: Int
  }

  /// The most customers that are taken.
  static let capacity = 200_000
  /// How many faulty rows are told.
  static let toldLimit = 200

  /// Takes customers that are there already, such as the samples.
  init(_ customers: some Sequence<Customer>, name: String) {
    self.name = name
    for customer in customers { add(customer, line: entries.count + 1) }
  }

  /// Reads a file of customers to its end.
  ///
  /// - Throws: `ParlanceError` where it cannot be read.
  init(_ reader: RosterReader, name: String) throws(ParlanceError) {
    self.name = name
    unread = reader.roster.unreadColumns
    let decoder = reader.roster.decoder()
    while !isCut, let batch = try reader.next() {
      _ = decoder.decode(batch) { record in
        switch record.result {
        case .success(let customer):
          if entries.count >= CustomerList.capacity {
            isCut = true
            return false
          }
          add(customer, line: record.line)
        case .failure(let fault):
          if findings.count < CustomerList.toldLimit {
            findings.append(DueFinding(fault))
          } else {
            untold += 1
          }
        }
        return true
      }
    }
  }

  private mutating func add(_ customer: Customer, line: Int) {
    if places[customer.id] == nil { places[customer.id] = entries.count }
    entries.append(Entry(customer: customer, line: line))
  }

  /// The customer of an ID; of several, the first.
  subscript(id: String) -> Customer? { places[id].map { entries[$0].customer } }
}
