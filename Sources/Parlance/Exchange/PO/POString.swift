/// The strings of PO files, which are written as those of C.
enum POString {
  /// A keyword and its string, a line of the text a line.
  static func lines(_ keyword: String, _ text: String) -> [String] {
    var lines: [String] = [""]
    for scalar in text.unicodeScalars {
      lines[lines.count - 1] += escaped(scalar)
      if scalar == "\n" { lines.append("") }
    }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count > 1 else { return ["\(keyword) \"\(lines[0])\""] }
    return ["\(keyword) \"\""] + lines.map { "\"\($0)\"" }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    default: return String(scalar)
    }
  }

  /// Why a string cannot be read.
  struct Fault: Error {
    /// The byte in the line.
    var offset: Int
    var message: String
  }

  /// The bytes of the strings that stand in a line from a byte on.
  ///
  /// - Throws: ``Fault`` where there is none, or another thing.
  static func read(_ line: ArraySlice<UInt8>, from start: Int) throws(Fault) -> [UInt8] {
    var result: [UInt8] = []
    var index = start
    func skipSpace() {
      while index < line.endIndex, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
    }
    skipSpace()
    guard index < line.endIndex, line[index] == UInt8(ascii: "\"") else {
      throw Fault(offset: index, message: "a text in quotes was expected here")
    }
    while index < line.endIndex {
      guard line[index] == UInt8(ascii: "\"") else {
        throw Fault(offset: index, message: "something stands behind the closing quote")
      }
      let open = index
      index += 1
      while true {
        guard index < line.endIndex else {
          throw Fault(offset: open, message: "the quote is not closed on its line")
        }
        let byte = line[index]
        index += 1
        if byte == UInt8(ascii: "\"") { break }
        if byte == UInt8(ascii: "\\") {
          result.append(try escape(line, &index))
        } else {
          result.append(byte)
        }
      }
      skipSpace()
    }
    return result
  }

  private static func escape(
    _ line: ArraySlice<UInt8>, _ index: inout Int
  ) throws(Fault) -> UInt8 {
    let start = index - 1
    guard index < line.endIndex else {
      throw Fault(offset: start, message: "the quote is not closed on its line")
    }
    let byte = line[index]
    index += 1
    func digits(_ radix: Int, _ most: Int) -> Int? {
      var value: Int?
      var count = 0
      while index < line.endIndex, count < most,
        let digit = Character(Unicode.Scalar(line[index])).hexDigitValue, digit < radix
      {
        value = (value ?? 0) * radix + digit
        count += 1
        index += 1
      }
      return value
    }
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "v"): return 0x0B
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index -= 1
      if let value = digits(8, 3) { return UInt8(truncatingIfNeeded: value) }
    case UInt8(ascii: "x"):
      if let value = digits(16, 2) { return UInt8(truncatingIfNeeded: value) }
    default: break
    }
    throw Fault(
      offset: start, message: "a backslash has no meaning here; write “\\\\” for the character")
  }
}
