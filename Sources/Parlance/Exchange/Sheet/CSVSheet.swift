/// Writes units as CSV (RFC 4180).
enum CSVSheet {
  /// The file.
  static func text(_ document: ExchangeDocument) -> String {
    let columns = SheetColumn.allCases
    var text = "\u{FEFF}" + row(columns.map { $0.title(document) })
    for unit in document.units {
      text += row(columns.map { SheetGuard.guarded($0.value(unit)) })
    }
    return text + row(columns.map { $0 == .id ? end : "" })
  }

  /// What stands in place of an ID in the last row, by which a file that was cut off is told from
  /// a whole one.
  static let end = "end"

  private static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let scalars = text.unicodeScalars
    func isSpace(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isWhitespace ?? false }
    let needsQuotes =
      isSpace(scalars.first) || isSpace(scalars.last)
      || scalars.contains { [",", ";", "\t", "\"", "\r", "\n"].contains($0) }
    guard needsQuotes else { return text }
    var result = "\""
    for scalar in scalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
