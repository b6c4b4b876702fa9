#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a file of customers in batches of whole records, in memory that does not grow with it.
package final class RosterReader {
  /// How the file is understood.
  package let roster: Roster
  private var input: RosterInput
  private let dialect: CSVDialect
  private let isCSV: Bool
  private let group: Int?
  private var number = 0
  private var line: Int
  /// The ID of a customer whose rows are too long, and are passed over.
  private var skipped: [UInt8]?
  private var cells: [CSVCell] = []

  private let batchSize: Int

  /// Opens a file, or standard input where it is named `-`.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - repository: what its records are understood by.
  ///   - encoding: its encoding; nil for the one that the project names.
  ///   - batchSize: how many bytes a batch has, most of the time.
  /// - Throws: ``ParlanceError`` for a file that cannot be read, and for one whose beginning is
  ///   neither JSON Lines nor CSV with known columns.
  package convenience init(
    _ path: String, repository: Repository, encoding: TextEncoding? = nil,
    batchSize: Int = 64 * 1024
  ) throws(ParlanceError) {
    let input = try RosterInput(path, encoding: encoding ?? repository.project.encoding)
    try self.init(input, named: path, repository, batchSize)
  }

  /// Reads what is in memory, such as a file that was opened in a browser, like a file of that name.
  ///
  /// - Throws: ``ParlanceError`` for bytes whose beginning is neither JSON Lines nor CSV with known
  ///   columns.
  package convenience init(
    _ bytes: [UInt8], named name: String, repository: Repository, batchSize: Int = 64 * 1024
  ) throws(ParlanceError) {
    let input = try RosterInput(bytes, name: name, encoding: repository.project.encoding)
    try self.init(input, named: name, repository, batchSize)
  }

  private init(
    _ opened: consuming RosterInput, named path: String, _ repository: Repository,
    _ batchSize: Int
  ) throws(ParlanceError) {
    self.batchSize = batchSize
    input = opened
    let fields = RosterFields(repository.variables)
    let form: Roster.Form
    if try input.isJSON(path) {
      form = .jsonLines
      line = 1
      isCSV = false
      dialect = CSVDialect(delimiter: 0)
      group = nil
    } else {
      var beginning = CSVBeginning(input.name)
      let header = try beginning.header(&input, fields: fields, project: repository.project)
      form = .csv(header)
      line = beginning.line
      isCSV = true
      dialect = header.dialect
      group = header.groupColumn
    }
    roster = Roster(
      form: form, fields: fields, project: repository.project,
      locales: RosterLocales(declared: repository.localeTags), encoding: input.encoding)
  }

  /// The name that messages call the file by.
  package var name: String { input.name }

  /// The size of the file in bytes; nil where it cannot be known before the end.
  package var size: Int? { input.size }

  /// The next batch; nil behind the last.
  ///
  /// - Throws: ``ParlanceError`` where the file cannot be read any further.
  package func next() throws(ParlanceError) -> RosterBatch? {
    var wanted = batchSize
    while true {
      try input.fill(to: wanted)
      dropSkipped()
      let cut = input.bytes.withUnsafeBufferPointer { end(ofRecordsIn: $0) }
      if cut > 0 { return batch(cut) }
      if input.isAtEnd {
        guard input.bytes.isEmpty else { return batch(input.bytes.count) }
        return nil
      }
      if input.bytes.count > Roster.recordLimit + 1 { return try oversized() }
      wanted = max(wanted, min(input.bytes.count * 2, Roster.recordLimit + 2))
    }
  }

  private func batch(_ count: Int, fault: String? = nil) -> RosterBatch {
    let bytes = input.take(count)
    defer {
      number += 1
      line += bytes.withUnsafeBufferPointer { dialect.lineEnds($0, 0, $0.count) }
    }
    return RosterBatch(
      number: number, end: input.offset, bytes: fault == nil ? bytes : [], line: line,
      fault: fault)
  }

  // MARK: Where records end

  /// Where the last whole record ends that is there; 0 where there is none.
  private func end(ofRecordsIn bytes: RosterBytes) -> Int {
    let isQuoted = isCSV && CSVDialect.find(UInt8(ascii: "\""), in: bytes, from: 0) != nil
    guard isQuoted || group != nil else {
      return bytes.lastIndex(of: dialect.lineEnd).map { $0 + 1 } ?? 0
    }
    var index = 0
    var cut = 0
    var group: ArraySlice<UInt8>?
    while index < bytes.count {
      let start = index
      guard let next = endOfRow(bytes, start) else { break }
      // As where rows are read: an empty one does not come between the rows of a customer.
      if self.group != nil, !bytes.isBlank(cells) {
        let id = id(bytes)
        // Rows of one customer stay together, so the last one may have more to come.
        if id == nil || id != group { cut = start }
        group = id
      }
      index = next
      if self.group == nil { cut = next }
    }
    return self.group != nil && input.isAtEnd ? index : cut
  }

  /// Where the row at an index ends; nil where more bytes are needed to know.
  private func endOfRow(_ bytes: RosterBytes, _ start: Int) -> Int? {
    switch dialect.scan(bytes, from: start, &cells) {
    case .lineEnd(let next): return next
    case .bytesEnd: return input.isAtEnd ? bytes.count : nil
    case .malformed:
      let end = dialect.endOfLine(bytes, from: start)
      return end < bytes.count || input.isAtEnd || bytes.last == dialect.lineEnd ? end : nil
    case .open:
      guard input.isAtEnd || bytes.count - start > Roster.recordLimit,
        CSVDialect.find(dialect.lineEnd, in: bytes, from: start) != nil || input.isAtEnd
      else { return nil }
      return dialect.endOfLine(bytes, from: start)
    }
  }

  private func id(_ bytes: RosterBytes) -> ArraySlice<UInt8>? {
    guard let group, cells.indices.contains(group) else { return nil }
    let id = bytes.part(cells[group].start, cells[group].end).trimmed()
    return id.isEmpty ? nil : ArraySlice(id)
  }

  // MARK: What is too long

  /// Passes over a record that is too long, and says so in its place.
  private func oversized() throws(ParlanceError) -> RosterBatch? {
    let id = group.flatMap { _ in
      input.bytes.withUnsafeBufferPointer { bytes in
        endOfRow(bytes, 0).flatMap { _ in self.id(bytes).map(Array.init) }
      }
    }
    if let id {
      skipped = id
      let name = shortened(String(decoding: id, as: UTF8.self))
      let end = input.bytes.lastIndex(of: dialect.lineEnd).map { $0 + 1 } ?? 0
      return batch(
        min(end, lastRowEnd()),
        fault: "the rows of “\(name)” are longer than \(Roster.recordLimit) bytes")
    }
    let message = "the \(isCSV ? "row" : "line") is longer than \(Roster.recordLimit) bytes"
    let fault = batch(input.bytes.count, fault: message)
    while true {
      try input.fill(to: batchSize)
      if let end = input.bytes.firstIndex(of: dialect.lineEnd) {
        _ = input.take(end + 1)
        line += 1
        return fault
      }
      _ = input.take(input.bytes.count)
      if input.isAtEnd { return fault }
    }
  }

  /// Where the last whole row ends that is there.
  private func lastRowEnd() -> Int {
    input.bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count, let next = endOfRow(bytes, index) { index = next }
      return index
    }
  }

  /// Drops further rows of a customer whose rows were too long.
  private func dropSkipped() {
    guard let skipped else { return }
    let end = input.bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count, let next = endOfRow(bytes, index) {
        guard bytes.isBlank(cells) || id(bytes)?.elementsEqual(skipped) == true else {
          self.skipped = nil
          break
        }
        index = next
      }
      return index
    }
    let dropped = input.take(end)
    line += dropped.withUnsafeBufferPointer { dialect.lineEnds($0, 0, $0.count) }
  }
}
