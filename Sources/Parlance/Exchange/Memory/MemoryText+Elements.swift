extension UnitText {
  /// The characters and codes, each one number: what distances between texts are counted in.
  var elements: [UInt32] {
    var elements: [UInt32] = []
    for part in parts {
      switch part {
      case .text(let text): elements.append(contentsOf: text.unicodeScalars.map(\.value))
      case .code(let code):
        var hash = CodeHash()
        for byte in code.equivalent.utf8 { hash.add(byte) }
        elements.append(hash.element)
      }
    }
    return elements
  }
}

extension MemoryText {
  /// The elements of a text in the memory's form, without making a text of it.
  ///
  /// - Returns: false for what is no such form.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, into elements: inout [UInt32]) -> Bool {
    elements.removeAll(keepingCapacity: true)
    /// Of a code: which field is read, and the hashes of what it is and of how it is shown.
    var field = -1
    var isQuoted = false
    var data = CodeHash()
    var label = CodeHash()
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      index += 1
      if isQuoted {
        guard byte > 0x40, byte < 0x80 else { return false }
        byte -= 0x40
        isQuoted = false
      } else {
        switch (byte, field) {
        case (4, _):
          isQuoted = true
          continue
        case (1, -1):
          (field, data, label) = (0, CodeHash(), CodeHash())
          continue
        case (2, 0), (2, 1):
          field += 1
          continue
        case (3, 2):
          elements.append(data.isNumberSign ? label.element : data.element)
          field = -1
          continue
        case (1, _), (2, _), (3, _): return false
        default: break
        }
      }
      switch field {
      case 0: break
      case 1: data.add(byte)
      case 2: label.add(byte)
      default:
        guard byte >= 0x80 else {
          elements.append(UInt32(byte))
          continue
        }
        let more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
        guard byte >= 0xC0, index + more <= bytes.count else { return false }
        var value = UInt32(byte) & (0x3F >> UInt32(more))
        for _ in 0..<more {
          value = value << 6 | UInt32(bytes[index] & 0x3F)
          index += 1
        }
        elements.append(value)
      }
    }
    return field < 0 && !isQuoted
  }
}

/// The number by which a code is compared (FNV-1a), which is beyond all characters; two codes that
/// differ have the same once in a million.
private struct CodeHash {
  private var hash: UInt32 = 0x811C_9DC5
  private var count = 0
  private var first: UInt8 = 0

  mutating func add(_ byte: UInt8) {
    if count == 0 { first = byte }
    count += 1
    hash = (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  var element: UInt32 { 0x11_0000 + hash >> 12 }
  /// Whether it is `#`, which is shown by the name of its variable.
  var isNumberSign: Bool { count == 1 && first == UInt8(ascii: "#") }
}
