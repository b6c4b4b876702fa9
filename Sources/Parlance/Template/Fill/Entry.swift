internal import MessageFormat

/// What stands in a slot for one customer.
struct Entry: BitwiseCopyable {
  /// What it is.
  var kind: Kind
  /// What is known of a value’s bytes.
  var traits: ValueTraits
  /// The placeholder of a value, or which of the branches or snippets in use it is.
  var number: Int32
  /// Where a value begins, or the slots of a branch.
  var start: Int32
  /// Where a value ends.
  var end: Int32

  /// What a slot can hold.
  enum Kind: UInt8, BitwiseCopyable {
    case value
    case branch
    case snippet
  }
}

/// What is known of the bytes of a value, found in one pass over them.
struct ValueTraits: OptionSet, BitwiseCopyable {
  let rawValue: UInt8

  /// It has characters that HTML reads as markup.
  static let hasMarkup = ValueTraits(rawValue: 1)
  /// It has characters that do not go into a text as they are.
  static let isUnclean = ValueTraits(rawValue: 2)
  /// It has letters that run from right to left.
  static let hasRightToLeft = ValueTraits(rawValue: 4)
  /// It has other characters than those of ASCII.
  static let isWide = ValueTraits(rawValue: 8)
  /// It is one thing, such as a day or an amount, and no line ends in it.
  static let isWhole = ValueTraits(rawValue: 16)

  /// What a byte may mean: the traits above, the middle two only where a closer look says so.
  private static let kinds: [UInt8] = (0..<256).map { byte in
    switch byte {
    case 0x26, 0x3C, 0x3E, 0x22, 0x27: 1
    case 0..<0x20, 0x7F: 2
    // The first bytes of controls, of separators and overrides, and of noncharacters.
    case 0xC2: 2 | 8
    case 0xE2, 0xEF: 2 | 4 | 8
    // The first bytes of the letters that run from right to left.
    case 0xD6...0xDF, 0xE0, 0xF0: 4 | 8
    case 0x80...0xFF: 8
    default: 0
    }
  }

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(of bytes: UnsafeBufferPointer<UInt8>) {
    var found: UInt8 = 0
    ValueTraits.kinds.withUnsafeBufferPointer { kinds in
      for byte in bytes { found |= kinds[Int(byte)] }
    }
    var traits = ValueTraits(rawValue: found)
    if traits.contains(.isUnclean), !ValueText.needsCleaning(bytes) { traits.remove(.isUnclean) }
    if traits.contains(.hasRightToLeft), !Direction.hasRightToLeftLetters(bytes) {
      traits.remove(.hasRightToLeft)
    }
    self = traits
  }
}
