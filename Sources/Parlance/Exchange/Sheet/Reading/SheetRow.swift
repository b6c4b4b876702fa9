/// A row of a spreadsheet that came back.
struct SheetRow {
  /// The row, from 1.
  var number: Int
  /// The cells that are there, by column from 0.
  var cells: [Int: SheetCell] = [:]

  /// The text of a cell; empty where there is none.
  func text(_ column: Int?) -> String {
    guard let column, case .text(let text)? = cells[column] else { return "" }
    return text
  }

  /// Whether nothing is there.
  var isBlank: Bool {
    cells.values.allSatisfy { cell in
      if case .text(let text) = cell { text.allSatisfy(\.isWhitespace) } else { false }
    }
  }
}

/// What stands in a cell.
enum SheetCell: Hashable {
  /// A text, or a number or truth as a text.
  case text(String)
  /// A formula, which is never evaluated.
  case formula
  /// What a spreadsheet shows for a mistake, such as `#NAME?`.
  case error(String)
  /// Bytes that are no text.
  case unreadable
}

/// Which columns of a spreadsheet hold what.
struct SheetHeader {
  /// The row, from 1.
  let number: Int
  private(set) var places: [SheetColumn: Int] = [:]
  /// The column that stands there twice.
  private(set) var double: SheetColumn?
  /// The locale translated from, where the row says so.
  private(set) var source: LocaleTag?
  /// The locale translated to.
  private(set) var target: LocaleTag?

  /// In how many rows the header is looked for: people put titles above it.
  static let searchLimit = 20

  /// Reads a row; nil where it does not name a column of IDs.
  init?(_ row: SheetRow) {
    number = row.number
    for place in row.cells.keys.sorted() {
      let title = row.text(place)
      guard let column = SheetColumn(title: title) else { continue }
      if places[column] != nil, [.id, .translation, .was, .state].contains(column) {
        double = double ?? column
      }
      places[column] = places[column] ?? place
      if column == .source { source = source ?? SheetColumn.locale(inTitle: title) }
      if column == .translation { target = target ?? SheetColumn.locale(inTitle: title) }
    }
    guard places[.id] != nil else { return nil }
  }

  /// Whether all columns are there that Parlance writes.
  var isOwn: Bool { places.count == SheetColumn.allCases.count }

  subscript(column: SheetColumn) -> Int? { places[column] }
}
