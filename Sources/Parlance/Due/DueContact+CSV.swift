import MessageFormat

/// Cells of CSV (RFC 4180) that a spreadsheet takes for text, whatever they hold.
enum CSVCells {
  /// A row with its line end.
  static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  static func cell(_ text: String) -> String {
    var text = text
    // A spreadsheet would take what begins so for a formula.
    if let first = text.unicodeScalars.first,
      "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}"
        .unicodeScalars.contains(first)
    {
      text = "'" + text
    }
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension DueContact {
  /// The names of the columns.
  static let columns = [
    "customer", "name", "locale", "urgency", "first", "last", "touchpoint", "effort", "channel",
    "material", "served", "with", "mixed", "term", "line",
  ]

  /// Adds the touchpoint of a customer as a row; `customer` are the cells up to `locale`.
  func writeCSV(_ customer: [UInt8], line: Int, into bytes: inout [UInt8]) {
    bytes += customer
    bytes += urgency.rawValue.utf8
    bytes.append(UInt8(ascii: ","))
    bytes.append(days.lowerBound)
    bytes.append(UInt8(ascii: ","))
    bytes.append(days.upperBound)
    bytes.append(UInt8(ascii: ","))
    bytes += texts.csv
    bytes += texts.csvMixed
    bytes.append(term)
    bytes += ",\(line)\r\n".utf8
  }
}

extension DueCustomer {
  /// The cells that name the customer, each with the comma behind it.
  func csvCells(_ name: String) -> [UInt8] {
    Array([customer.id, name, locale.description].map { CSVCells.cell($0) + "," }.joined().utf8)
  }
}
