/// Finds out from the first rows of a CSV file how it is written, and what its columns are.
struct CSVBeginning {
  private let name: String
  /// The line of the first row behind the header.
  private(set) var line = 1

  init(_ name: String) {
    self.name = name
  }

  /// Reads the header, and the line `sep=;` that Excel writes before it.
  ///
  /// - Throws: ``ParlanceError`` where there is no header that can be understood.
  mutating func header(
    _ input: inout RosterInput, fields: RosterFields, project: Project
  ) throws(ParlanceError) -> CSVHeader {
    try skipBlankLines(&input)
    guard !input.bytes.isEmpty else {
      throw ParlanceError(
        "\(name): the file is empty; the first row of CSV must name the columns")
    }
    let lineEnd = CSVBeginning.lineEnd(of: input.bytes)
    var delimiters = [",", ";", "\t"].map { UInt8(ascii: $0 as Unicode.Scalar) }
    if let (delimiter, count) = CSVBeginning.separator(input.bytes, lineEnd) {
      delimiters = [delimiter]
      _ = input.take(count)
      line += 1
    }
    var best: (known: Int, names: [String], dialect: CSVDialect, length: Int)?
    for delimiter in delimiters {
      let dialect = CSVDialect(delimiter: delimiter, lineEnd: lineEnd)
      guard let (names, length) = try names(&input, dialect) else { continue }
      let known = CSVHeader.known(names, fields, project)
      if let best, (best.known, best.names.count) >= (known, names.count) { continue }
      best = (known, names, dialect, length)
    }
    guard let best else {
      throw ParlanceError("\(name):\(line): the quotes of the first row do not close")
    }
    guard best.names.count <= CSVDialect.cellLimit else {
      throw ParlanceError(
        "\(name):\(line): the first row names more than \(CSVDialect.cellLimit) columns")
    }
    let header = try CSVHeader(
      names: best.names, dialect: best.dialect, fields: fields, project: project,
      place: "\(name):\(line)")
    let row = input.take(best.length)
    line += row.count { $0 == lineEnd }
    return header
  }

  private mutating func skipBlankLines(_ input: inout RosterInput) throws(ParlanceError) {
    while let end = input.bytes.firstIndex(of: UInt8(ascii: "\n")),
      input.bytes[..<end].allSatisfy({ $0 == 0x20 || $0 == 0x0D })
    {
      _ = input.take(end + 1)
      line += 1
      try input.fill(to: 64 * 1024)
    }
  }

  /// What ends lines: a line feed, unless the first line ends with a carriage return alone.
  static func lineEnd(of bytes: [UInt8]) -> UInt8 {
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\n") where !isQuoted: return byte
      case UInt8(ascii: "\r") where !isQuoted:
        let isPair = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
        return isPair ? UInt8(ascii: "\n") : byte
      default: break
      }
    }
    return UInt8(ascii: "\n")
  }

  /// The delimiter that a line `sep=;` names, and the length of that line.
  static func separator(_ bytes: [UInt8], _ lineEnd: UInt8) -> (UInt8, Int)? {
    guard let end = bytes.firstIndex(of: lineEnd), end <= 8 else { return nil }
    var text = bytes[..<end].filter { $0 != UInt8(ascii: "\"") }
    if text.last == UInt8(ascii: "\r") { text.removeLast() }
    guard text.count == 5, String(decoding: text[..<4], as: UTF8.self).lowercased() == "sep="
    else { return nil }
    return (text[4], end + 1)
  }

  /// The names of the columns, and the length of their row; nil where its quotes do not close.
  private func names(
    _ input: inout RosterInput, _ dialect: CSVDialect
  ) throws(ParlanceError) -> (names: [String], length: Int)? {
    var cells: [CSVCell] = []
    while true {
      let end = input.bytes.withUnsafeBufferPointer { dialect.scan($0, from: 0, &cells) }
      let length: Int
      switch end {
      case .lineEnd(let next): length = next
      case .malformed: return nil
      case .open, .bytesEnd:
        if input.isAtEnd, end == .open { return nil }
        guard input.isAtEnd || input.bytes.count > Roster.recordLimit else {
          try input.fill(to: input.bytes.count * 2)
          continue
        }
        guard input.isAtEnd else {
          throw ParlanceError(
            "\(name):\(line): the first row is longer than \(Roster.recordLimit) bytes")
        }
        length = input.bytes.count
      }
      if input.bytes[..<length].contains(0) {
        throw ParlanceError("\(name):\(line): this has NUL bytes; save the file as “CSV UTF-8”")
      }
      return (try texts(cells, input.bytes, input.encoding), length)
    }
  }

  private func texts(
    _ cells: [CSVCell], _ bytes: [UInt8], _ encoding: TextEncoding
  ) throws(ParlanceError) -> [String] {
    var names: [String] = []
    for cell in cells {
      var unquoted: [UInt8] = []
      let name = bytes.withUnsafeBufferPointer { bytes in
        bytes.withCell(cell, scratch: &unquoted) {
          String(validating: $0.trimmed(), as: UTF8.self)
        }
      }
      guard let name else {
        throw ParlanceError("\(self.name):\(line): the first row \(encoding.complaint)")
      }
      names.append(Normalization.nfc(name))
    }
    return names
  }
}
