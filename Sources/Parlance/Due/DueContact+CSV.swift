import MessageFormat

/// Cells of CSV (RFC 4180) that a spreadsheet takes for text, whatever they hold.
enum CSVCells {
  /// A row with its line end.
  static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
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

  /// The touchpoint of a customer as a row.
  func row(of found: DueCustomer, name: String) -> String {
    let mixed = found.mixed.first { $0.playbook == playbook }?.locales ?? []
    let with = with.map { "\($0.item) [\($0.locale?.description ?? "-")]" }
    return CSVCells.row([
      found.customer.id, name, found.locale.description, urgency.rawValue,
      days.lowerBound.description, days.upperBound.description, touchpoint, effort.rawValue,
      channel?.rawValue ?? "", material?.item.description ?? "",
      material?.locale?.description ?? "", with.joined(separator: " "),
      mixed.map(\.description).joined(separator: " "), term.description, String(found.line),
    ])
  }
}
