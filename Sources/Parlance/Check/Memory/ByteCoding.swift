/// Writes numbers and texts one behind another.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1 << 16) }

  /// A number in base 128, the low digits first.
  mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write<Value>(_ value: Value?, _ body: (inout ByteWriter, Value) -> Void) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  mutating func write<Value>(_ values: [Value], _ body: (inout ByteWriter, Value) -> Void) {
    write(values.count)
    for value in values { body(&self, value) }
  }
}

/// Reads what a ``ByteWriter`` has written; throws where it ends early or makes no sense.
struct ByteReader {
  /// The bytes are not what was expected.
  struct Damaged: Error {}

  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  /// The locales that numbers stand for.
  var locales: [LocaleTag] = []

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  mutating func byte() throws(Damaged) -> UInt8 {
    guard index < bytes.count else { throw Damaged() }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func int() throws(Damaged) -> Int {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      guard shift < 64 else { throw Damaged() }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: number)) }
      shift += 7
    }
  }

  mutating func uint64() throws(Damaged) -> UInt64 {
    guard bytes.count - index >= 8 else { throw Damaged() }
    defer { index += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  mutating func bool() throws(Damaged) -> Bool { try byte() != 0 }

  mutating func string() throws(Damaged) -> String {
    let count = try int()
    guard count >= 0, count <= bytes.count - index else { throw Damaged() }
    defer { index += count }
    let text = UnsafeRawBufferPointer(rebasing: bytes[index..<(index + count)])
    return String(decoding: text, as: UTF8.self)
  }

  mutating func optional<Value>(
    _ body: (inout ByteReader) throws(Damaged) -> Value
  ) throws(Damaged) -> Value? {
    try bool() ? try body(&self) : nil
  }

  mutating func array<Value>(
    _ body: (inout ByteReader) throws(Damaged) -> Value
  ) throws(Damaged) -> [Value] {
    let count = try int()
    // Each value takes at least a byte.
    guard count >= 0, count <= bytes.count - index else { throw Damaged() }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }
}
