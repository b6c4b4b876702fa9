#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where something stands in the source of a message, in UTF-8 bytes from its start.
///
/// Two trees that say the same are equal wherever they were read from; therefore all ranges
/// compare equal and add nothing to a hash value.
public struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte.
  public var lowerBound: Int
  /// The offset behind the last byte.
  public var upperBound: Int

  /// The range of what was not read from a source.
  public static let none = SourceRange(0, 0)

  /// Makes a range of UTF-8 offsets, the upper one not included.
  public init(_ lowerBound: Int, _ upperBound: Int) {
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  /// True: a place never makes two trees differ.
  public static func == (left: SourceRange, right: SourceRange) -> Bool { true }

  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}

/// A place in a text as people count it.
public struct TextPosition: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode code points, from 1.
  public var column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The position of a UTF-8 offset in a text; an offset past the end gives the end.
  ///
  /// A line ends with LF, CR LF or CR.
  public init(utf8Offset offset: Int, in text: String) {
    var line = 1
    var column = 1
    var previousWasCR = false
    var text = text
    text.withUTF8 { bytes in
      let end = max(0, min(offset, bytes.count))
      // Only the last line is gone through byte by byte: a report of many findings asks often.
      var start = 0
      if let base = bytes.baseAddress, memchr(base, 0x0D, end) == nil {
        while let found = memchr(base + start, 0x0A, end - start) {
          start = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
          line += 1
        }
      }
      for index in start..<end {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\n"):
          if !previousWasCR { line += 1 }
          column = 1
        case UInt8(ascii: "\r"):
          line += 1
          column = 1
        case 0x80..<0xC0: break  // a continuation byte belongs to the code point before it
        default: column += 1
        }
        previousWasCR = byte == UInt8(ascii: "\r")
      }
    }
    self.init(line: line, column: column)
  }
}
