#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A cell of CSV: the bytes between its quotes, where it has some.
struct CSVCell {
  var start: Int
  var end: Int
  /// Whether quotes within it are written twice.
  var hasQuotes = false
}

/// How the rows of a CSV file are written (RFC 4180, and as Excel writes it).
struct CSVDialect: Hashable, Sendable {
  var delimiter: UInt8
  /// A line feed, or the carriage return of old programs for the Macintosh.
  var lineEnd = UInt8(ascii: "\n")

  /// How many cells a row may have: as many as in Excel.
  ///
  /// Of a row with more, only the first ones are found, and one beyond them.
  static let cellLimit = 16_384

  private static let quote = UInt8(ascii: "\"")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// How a row ends.
  enum RowEnd: Equatable {
    /// With a line end; the next row begins here.
    case lineEnd(Int)
    /// With the bytes.
    case bytesEnd
    /// Within quotes that nothing closes in these bytes.
    case open
    /// With text behind a closing quote.
    case malformed
  }

  /// Finds the cells of the row that begins at an index.
  func scan(_ bytes: RosterBytes, from start: Int, _ cells: inout [CSVCell]) -> RowEnd {
    cells.removeAll(keepingCapacity: true)
    var index = start
    while true {
      if index < bytes.count, bytes[index] == CSVDialect.quote {
        guard let (cell, end) = quoted(bytes, index) else { return .open }
        if cells.count <= CSVDialect.cellLimit { cells.append(cell) }
        index = end
        if index == bytes.count { return .bytesEnd }
        if bytes[index] == CSVDialect.carriageReturn, lineEnd != CSVDialect.carriageReturn {
          index += 1
          if index == bytes.count { return .bytesEnd }
          guard bytes[index] == lineEnd else { return .malformed }
        }
      } else {
        let first = index
        while index < bytes.count, bytes[index] != delimiter, bytes[index] != lineEnd {
          index += 1
        }
        let isPair =
          index > first && bytes[index - 1] == CSVDialect.carriageReturn
          && (index == bytes.count || bytes[index] == lineEnd)
        if cells.count <= CSVDialect.cellLimit {
          cells.append(CSVCell(start: first, end: isPair ? index - 1 : index))
        }
        if index == bytes.count { return .bytesEnd }
      }
      if bytes[index] == lineEnd { return .lineEnd(index + 1) }
      guard bytes[index] == delimiter else { return .malformed }
      index += 1
    }
  }

  /// The cell that begins with the quote at an index, and where it ends; nil where it does not.
  private func quoted(_ bytes: RosterBytes, _ start: Int) -> (CSVCell, Int)? {
    var cell = CSVCell(start: start + 1, end: start + 1)
    var index = start + 1
    while let quote = CSVDialect.find(CSVDialect.quote, in: bytes, from: index) {
      guard quote + 1 < bytes.count, bytes[quote + 1] == CSVDialect.quote else {
        cell.end = quote
        return (cell, quote + 1)
      }
      cell.hasQuotes = true
      index = quote + 2
    }
    return nil
  }

  /// The end of the line that an index is in, behind its line end.
  func endOfLine(_ bytes: RosterBytes, from start: Int) -> Int {
    CSVDialect.find(lineEnd, in: bytes, from: start).map { $0 + 1 } ?? bytes.count
  }

  /// How many lines end in a range.
  func lineEnds(_ bytes: RosterBytes, _ start: Int, _ end: Int) -> Int {
    var count = 0
    var index = start
    while let found = CSVDialect.find(lineEnd, in: bytes, from: index), found < end {
      count += 1
      index = found + 1
    }
    return count
  }

  /// Where a byte comes next.
  static func find(_ byte: UInt8, in bytes: RosterBytes, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}

extension RosterBytes {
  /// Whether nothing but white space is in any cell.
  func isBlank(_ cells: [CSVCell]) -> Bool {
    cells.allSatisfy { part($0.start, $0.end).trimmed().isEmpty }
  }

  /// The bytes of a cell, its quotes undone; a cell with quotes is written to `scratch`.
  func withCell<Result>(
    _ cell: CSVCell, scratch: inout [UInt8], _ body: (RosterBytes) throws -> Result
  ) rethrows -> Result {
    guard cell.hasQuotes else { return try body(part(cell.start, cell.end)) }
    scratch.removeAll(keepingCapacity: true)
    var index = cell.start
    while index < cell.end {
      scratch.append(self[index])
      index += self[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return try scratch.withUnsafeBufferPointer(body)
  }
}
