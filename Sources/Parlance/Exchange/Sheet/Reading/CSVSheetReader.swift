/// Reads CSV with units as spreadsheets write it.
struct CSVSheetReader {
  private let bytes: [UInt8]
  private let lineEnd: UInt8
  private let separators: [UInt8]
  private let start: Int

  /// Prepares to read bytes that should be UTF-8.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let end = CSVBeginning.lineEnd(of: bytes)
    lineEnd = end
    if let (separator, length) = CSVBeginning.separator(bytes, end) {
      separators = [separator]
      start = length
    } else {
      separators = [",", ";", "\t"].map { UInt8(ascii: $0 as Unicode.Scalar) }
      start = 0
    }
  }

  /// What the file holds.
  func document() -> ReturnedDocument {
    for separator in separators {
      if let document = document(CSVDialect(delimiter: separator, lineEnd: lineEnd)) {
        return document
      }
    }
    var document = ReturnedDocument()
    let isEmpty = bytes.allSatisfy { $0 <= 0x20 }
    document.report(
      line: 1, column: 1,
      isEmpty
        ? "the file is empty"
        : "no row names the column “id”, by which texts are known; export again, and translate "
          + "that file")
    return document
  }

  /// What the file holds in one way of writing; nil where no row names a column of IDs so.
  private func document(_ dialect: CSVDialect) -> ReturnedDocument? {
    bytes.withUnsafeBufferPointer { bytes in
      var reader: SheetReader?
      var width = 0
      var cells: [CSVCell] = []
      var scratch: [UInt8] = []
      var index = start
      var number = start == 0 ? 0 : 1
      var malformed = 0
      while index < bytes.count, malformed < ReturnedDocument.problemLimit {
        number += 1
        if reader == nil, number > SheetHeader.searchLimit { return nil }
        let end = dialect.scan(bytes, from: index, &cells)
        switch end {
        case .lineEnd(let next): index = next
        case .bytesEnd: index = bytes.count
        case .open:
          reader?.report(
            row: number, "the quotes of row \(number) do not close; nothing behind them is read")
          index = bytes.count
          continue
        case .malformed:
          malformed += 1
          reader?.report(
            row: number, "row \(number) has text behind a closing quote; write quotes twice")
          index = dialect.endOfLine(bytes, from: index)
          continue
        }
        if index == bytes.count, end == .bytesEnd, let own = reader, own.isOwn, !own.hasEnd,
          cells.count < width
        {
          reader?.report(row: number, "row \(number) breaks off, and is not taken")
          continue
        }
        let row = row(number, cells, bytes, &scratch)
        if row.isBlank { continue }
        guard reader != nil else {
          width = cells.count
          reader = SheetHeader(row).map(SheetReader.init)
          continue
        }
        if cells.count > width,
          row.cells.contains(where: { $0.key >= width && $0.value != .text("") })
        {
          reader?.report(
            row: number,
            "row \(number) has \(cells.count) cells, but the header names \(width) columns; "
              + "a text with a separator in it belongs in quotes")
          continue
        }
        reader?.read(row)
      }
      reader?.checkEnd(after: number)
      return reader?.document
    }
  }

  private func row(
    _ number: Int, _ cells: [CSVCell], _ bytes: RosterBytes, _ scratch: inout [UInt8]
  ) -> SheetRow {
    var row = SheetRow(number: number)
    for (column, cell) in cells.enumerated() where cell.start < cell.end {
      let text = bytes.withCell(cell, scratch: &scratch) {
        String(validating: $0, as: UTF8.self)
      }
      row.cells[column] = text.map { .text($0.withLineFeeds(of: lineEnd)) } ?? .unreadable
    }
    return row
  }
}

extension String {
  /// The text with a line feed in place of each pair with a carriage return, and of each line end
  /// of the file.
  func withLineFeeds(of lineEnd: UInt8) -> String {
    guard utf8.contains(0x0D) else { return self }
    var result = UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      defer { previous = scalar }
      if scalar == "\n", previous == "\r" { result.removeLast() }
      result.append(scalar == "\r" && lineEnd == 0x0D ? "\n" : scalar)
    }
    return String(result)
  }
}
