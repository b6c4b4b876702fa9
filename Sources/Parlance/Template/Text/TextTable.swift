/// A table in plain text: columns lined up, or told row by row where they are too wide.
struct TextTable {
  let alignments: [MarkdownTable.Alignment]
  /// The headings, then the rows, each with a cell a column.
  let cells: [[String]]

  private var head: [String] { cells.first ?? [] }

  private var columns: [Int] {
    head.indices.map { column in cells.map { LineBreaks.columns($0[column]) }.max() ?? 0 }
  }

  /// The columns that a line takes.
  var width: Int { columns.reduce(0, +) + 2 * (columns.count - 1) }

  /// The headings, a line below them, and the rows.
  var lines: [String] {
    let columns = columns
    let rule = columns.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    let rows = cells.map { line($0, columns) }
    return Array(rows.prefix(1)) + [rule] + rows.dropFirst()
  }

  private func line(_ row: [String], _ columns: [Int]) -> String {
    var result = ""
    for (index, cell) in row.enumerated() {
      let blank = columns[index] - LineBreaks.columns(cell)
      let before =
        switch alignments.indices.contains(index) ? alignments[index] : .start {
        case .start: 0
        case .center: blank / 2
        case .end: blank
        }
      if index > 0 { result += "  " }
      result += String(repeating: " ", count: before) + cell
      result += String(repeating: " ", count: blank - before)
    }
    while result.last == " " { result.removeLast() }
    return result
  }

  /// Each row as lines of its headings and cells.
  var records: [[String]] {
    cells.dropFirst().map { row in
      zip(head, row).map { name, cell in name.isEmpty ? cell : "\(name): \(cell)" }
    }
  }
}
