/// Makes UTF-8 of the encodings that tools write XML in.
enum XMLEncoding {
  typealias Problem = ReturnedDocument.Problem

  /// The bytes in UTF-8, without a byte order mark.
  ///
  /// - Throws: a problem for other encodings, and for what is none.
  static func decoded(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try checked(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, from: 2, isLittle: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, from: 2, isLittle: false) }
    if bytes.starts(with: [0x3C, 0x00]) { return try utf16(bytes, from: 0, isLittle: true) }
    if bytes.starts(with: [0x00, 0x3C]) { return try utf16(bytes, from: 0, isLittle: false) }
    guard let name = declared(bytes) else { return try checked(bytes) }
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf16": return try checked(bytes)
    case "iso-8859-1", "latin1", "latin-1":
      return Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
    default:
      throw Problem(
        line: 1, column: 1, message: "the file is in “\(name)”; save it in UTF-8 or UTF-16")
    }
  }

  /// The name of the encoding in the XML declaration.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>"),
      let key = head[..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let rest = head[key.upperBound..<end.lowerBound]
    guard let quote = rest.first(where: { $0 == "\"" || $0 == "'" }),
      let first = rest.firstIndex(of: quote)
    else { return nil }
    let value = rest[rest.index(after: first)...]
    return value.firstIndex(of: quote).map { String(value[..<$0]) }
  }

  private static func checked(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte >= 0x80 else {
        index += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let sequence = bytes[index..<min(index + length, bytes.count)]
      guard String(validating: sequence, as: UTF8.self) != nil else {
        var place = XMLSource.Position()
        place.advance(to: index, in: bytes)
        throw Problem(
          line: place.line, column: place.column,
          message: "this is no UTF-8; save the file in UTF-8")
      }
      index += length
    }
    return bytes
  }

  private static func utf16(
    _ bytes: [UInt8], from start: Int, isLittle: Bool
  ) throws(Problem) -> [UInt8] {
    let units = stride(from: start, to: bytes.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
      throw Problem(line: 1, column: 1, message: "this is no UTF-16; save the file in UTF-8")
    }
    return Array(text.utf8)
  }
}
