import CICU
import MessageFormat

extension Reading {
  /// The characters with their case folded.
  var folded: [UInt32] {
    var result = [UInt32](repeating: 0, count: scalars.count)
    scalars.withUnsafeBufferPointer { scalars in
      scalars.withMemoryRebound(to: UInt32.self) { values in
        result.withUnsafeMutableBufferPointer {
          cicu_text_fold(values.baseAddress, Int32(values.count), $0.baseAddress)
        }
      }
    }
    return result
  }

  /// Whether a character is code, or stands in a block of it.
  func isCode(_ position: Int) -> Bool {
    if code.contains(where: { $0.contains(position) }) { return true }
    return blocks.contains { $0.kind == .code && $0.range.contains(position) }
  }
}

extension FieldInput {
  /// Hands over each block of text that is not code, in the whole text and in the lines of other
  /// branches, and keeps what is found once for each place, up to a limit.
  func findings(
    most: Int = 20, _ look: (_ reading: Reading, _ block: Reading.Block) -> [Finding]
  ) -> [Finding] {
    var found: [Finding] = []
    for reading in readings {
      for block in reading.blocks where block.kind != .code {
        for finding in look(reading, block)
        where !found.contains(where: { $0.location == finding.location }) {
          found.append(finding)
          if found.count == most { return found }
        }
      }
    }
    return found
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter, or a mark on one.
  var isWordPart: Bool {
    if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
    if value < 0xC0 { return value == 0xAA || value == 0xB5 || value == 0xBA }
    if value < 0x2B0 { return value != 0xD7 && value != 0xF7 }
    // The letters that most texts are made of; what they are need not be looked up.
    switch value {
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FA, 0x3AC...0x3CE,
      0x400...0x481, 0x48A...0x527, 0x561...0x586, 0x5D0...0x5EA, 0x620...0x65F, 0x671...0x6D3,
      0x904...0x939, 0xE01...0xE30:
      return true
    case 0x2000...0x206F, 0x3000...0x3002, 0xFF01...0xFF0F, 0xFFFC: return false
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  /// Whether it is white space, be it one that keeps a line together.
  var isSpacing: Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x3000, 0x2000...0x200A: true
    default: false
    }
  }

  /// Whether it is a digit of ASCII.
  var isDigit: Bool { value >= 0x30 && value <= 0x39 }
}
