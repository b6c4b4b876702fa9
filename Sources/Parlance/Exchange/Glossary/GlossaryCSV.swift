/// Terms as CSV (RFC 4180), for people with a spreadsheet.
///
/// Words in one cell are kept apart by semicolons; a backslash takes the meaning from the character
/// behind it. What a spreadsheet would take for a formula has an apostrophe before it.
package enum GlossaryCSV {
  private static let columns = ["term", "use", "forms", "avoid"]

  /// The file, with a byte order mark, by which spreadsheets know UTF-8.
  package static func write(_ table: GlossaryTable) -> String {
    let rows = table.rows.map { row in
      [row.term, row.use, joined(row.forms ?? []), joined(row.avoid ?? [])].map(guarded)
    }
    return "\u{FEFF}"
      + ([columns] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { ",;\"\r\n\t".unicodeScalars.contains($0) }
    let hasOuterSpace = text.first?.isWhitespace == true || text.last?.isWhitespace == true
    guard needsQuotes || hasOuterSpace else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  // MARK: Formulas

  private static let dangerous = Set("=+-@\t\r'".unicodeScalars)

  private static func guarded(_ text: String) -> String {
    text.unicodeScalars.first.map(dangerous.contains) == true ? "'" + text : text
  }

  private static func unguarded(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.first == "'", let next = scalars.dropFirst().first, dangerous.contains(next)
    else { return text }
    return String(String.UnicodeScalarView(scalars.dropFirst()))
  }

  // MARK: Several words in a cell

  private static func joined(_ words: [String]) -> String {
    words.map { word in
      var text = ""
      let last = word.unicodeScalars.count - 1
      for (index, scalar) in word.unicodeScalars.enumerated() {
        let isOuterSpace =
          (index == 0 || index == last) && scalar.properties.isWhitespace
        if scalar == ";" || scalar == "\\" || isOuterSpace { text += "\\" }
        text.unicodeScalars.append(scalar)
      }
      return text
    }.joined(separator: "; ")
  }

  private static func words(_ cell: String) -> [String] {
    var words: [String] = []
    var word = ""
    // How much of the word white space at its end must leave.
    var kept = 0
    var isEscaped = false
    func close() {
      var scalars = Array(word.unicodeScalars)
      while scalars.count > kept, scalars.last?.properties.isWhitespace == true {
        scalars.removeLast()
      }
      if !scalars.isEmpty { words.append(String(String.UnicodeScalarView(scalars))) }
      word = ""
      kept = 0
    }
    for scalar in cell.unicodeScalars {
      if isEscaped {
        word.unicodeScalars.append(scalar)
        kept = word.unicodeScalars.count
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == ";" {
        close()
      } else if !(word.isEmpty && scalar.properties.isWhitespace) {
        word.unicodeScalars.append(scalar)
      }
    }
    if isEscaped { word += "\\" }
    close()
    return words
  }

  // MARK: Reading

  /// Reads a file, whatever separates its cells, and whichever order its columns have.
  package static func read(_ bytes: [UInt8]) -> GlossaryTable {
    var table = GlossaryTable()
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      table.problems = [.init(line: 1, "this is not UTF-8; save the file as “CSV UTF-8”")]
      return table
    }
    for delimiter in [",", ";", "\t"].map({ UInt8(ascii: $0 as Unicode.Scalar) }) {
      var reader = RowReader(bytes, delimiter)
      guard case .cells(let header)? = reader.next() else { continue }
      let names = header.map { $0.lowercased().withoutOuterSpace }
      guard let term = names.firstIndex(of: "term"), let use = names.firstIndex(of: "use") else {
        continue
      }
      let (forms, avoid) = (names.firstIndex(of: "forms"), names.firstIndex(of: "avoid"))
      while let row = reader.next() {
        guard table.rows.count + table.problems.count < GlossaryTable.rowLimit else {
          table.problems.append(
            .init(line: reader.line, "more than \(GlossaryTable.rowLimit) terms; cut the file"))
          break
        }
        switch row {
        case .problem(let message): table.problems.append(.init(line: reader.line, message))
        case .cells(let cells):
          func cell(_ index: Int) -> String {
            cells.indices.contains(index) ? unguarded(cells[index]) : ""
          }
          if cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
          var row = GlossaryRow(
            term: cell(term), use: cell(use), forms: forms.map { words(cell($0)) },
            avoid: avoid.map { words(cell($0)) })
          row.line = reader.line
          table.rows.append(row)
        }
      }
      return table
    }
    table.problems = [
      .init(line: 1, "the first row names no columns “term” and “use”; export the glossary for one")
    ]
    return table
  }

  /// Reads rows one by one.
  private struct RowReader {
    private let bytes: [UInt8]
    private let dialect: CSVDialect
    private var start = 0
    private var nextLine = 1
    /// The line of the row that was read last.
    private(set) var line = 0

    enum Row {
      case cells([String])
      case problem(String)
    }

    init(_ bytes: [UInt8], _ delimiter: UInt8) {
      self.bytes = bytes
      dialect = CSVDialect(delimiter: delimiter)
    }

    mutating func next() -> Row? {
      guard start < bytes.count else { return nil }
      line = nextLine
      let begin = start
      let (row, end): (Row, Int) = bytes.withUnsafeBufferPointer { bytes in
        var cells: [CSVCell] = []
        switch dialect.scan(bytes, from: begin, &cells) {
        case .lineEnd(let end): return (.cells(texts(cells, bytes)), end)
        case .bytesEnd: return (.cells(texts(cells, bytes)), bytes.count)
        case .open: return (.problem("a quotation mark has no end"), bytes.count)
        case .malformed:
          return (
            .problem("there is text behind a closing quotation mark; write quotes in it twice"),
            dialect.endOfLine(bytes, from: begin)
          )
        }
      }
      nextLine += bytes[begin..<end].count { $0 == dialect.lineEnd }
      start = end
      return row
    }

    private func texts(_ cells: [CSVCell], _ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
      var scratch: [UInt8] = []
      return cells.map { cell in
        bytes.withCell(cell, scratch: &scratch) { String(decoding: $0, as: UTF8.self) }
      }
    }
  }
}
