import MessageFormat

/// A customer that is put together from the rows of a CSV file.
struct CSVCustomer {
  /// The line of the first row.
  let line: Int
  /// Where the ID stands that further rows share; nil where none can.
  private let id: CSVCell?
  /// The cells of the first row, where there may be further ones.
  var cells: [CSVCell] = []
  var customer = Customer(id: "")
  /// The rows of tables, by their places among the fields.
  var tables: [Int: [[String: Value]]] = [:]
  private var fault: RosterFault?

  init(line: Int, id: CSVCell?) {
    self.line = line
    self.id = id
  }

  /// Whether a row with this ID belongs to the same customer.
  func isContinued(by other: CSVCell?, _ bytes: RosterBytes) -> Bool {
    guard let id, let other else { return false }
    return bytes.part(id.start, id.end).trimmed()
      .elementsEqual(bytes.part(other.start, other.end).trimmed())
  }

  /// What a cell says that the first row says otherwise: `“5”, but “4”`; nil where they agree.
  func contradiction(of cell: CSVCell, at index: Int, _ bytes: RosterBytes) -> String? {
    let text = bytes.part(cell.start, cell.end).trimmed()
    var first = RosterBytes(start: nil, count: 0)
    if cells.indices.contains(index) {
      first = bytes.part(cells[index].start, cells[index].end).trimmed()
    }
    guard !text.elementsEqual(first) else { return nil }
    func quoted(_ text: RosterBytes) -> String {
      "“\(shortened(String(decoding: text, as: UTF8.self)))”"
    }
    return "\(quoted(text)), but \(first.isEmpty ? "nothing" : quoted(first))"
  }

  /// Notes what is wrong; the first fault is the one that is told.
  mutating func fail(_ line: Int, _ variable: String?, _ message: String) {
    if fault == nil {
      fault = RosterFault(line: line, id: "", variable: variable, message: message)
    }
  }

  /// The customer as it is, or what is wrong with it.
  func record(_ columns: [CSVColumn], _ fields: RosterFields) -> RosterRecord {
    var customer = customer
    if customer.id.isEmpty { customer.id = Roster.id(ofLine: line) }
    for (index, rows) in tables {
      customer.values[fields.fields[index].variable.name] = .table(rows)
    }
    guard var fault else { return RosterRecord(line: line, result: .success(customer)) }
    fault.id = customer.id
    fault.locale = customer.locale
    return RosterRecord(line: line, result: .failure(fault))
  }
}
