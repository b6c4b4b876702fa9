internal import Buffers
internal import CICU
internal import MessageFormat

/// Where the lines of a language may break (UAX #14), as libicu finds it.
///
/// A break depends on what is around it, but not on much: of the text before and behind a piece
/// the three nearest characters are looked at, and of those only what kind they are.
final class LineBreaks {
  /// The locale, whose rules are used.
  let language: String
  /// Whether lines end between words alone, although libicu knows more places: in Korean.
  private let keepsWords: Bool
  private var iterator: OpaquePointer?
  /// Values that were looked at before, each at the place of its hash.
  private let memory: UnsafeMutablePointer<Remembered>
  private static let slots = 4_096
  /// The longest value that is remembered, in bytes.
  private static let longest = 256
  /// The cuts of the value that was looked at last.
  @exclusivity(unchecked) private var last = GrowingBuffer<Cut>(capacity: 64)

  /// A value that was looked at before.
  private struct Remembered: BitwiseCopyable {
    var context = Context(before: 0, behind: 0)
    var bytes: UnsafeMutableBufferPointer<UInt8>?
    var cuts: UnsafeMutableBufferPointer<Cut>?

    func free() {
      bytes?.deallocate()
      cuts?.deallocate()
    }
  }

  /// The kinds of the three characters before and behind a piece, 21 bits each.
  struct Context: Hashable, BitwiseCopyable {
    var before: UInt64
    var behind: UInt64
  }

  /// A run of text up to a place where a line may break, or up to the end of a piece.
  struct Cut: BitwiseCopyable {
    /// Where it ends in the piece, in UTF-8.
    var end: Int32
    /// The columns that it takes, and those of the blanks at its end.
    var columns: Int32
    var blanks: Int32
    /// Whether a line may end behind it.
    var mayBreak: Bool
    /// Whether it may do so only where a whole has no room on a line of its own.
    var isWithin = false
  }

  init(language: String) {
    self.language = language
    keepsWords = language.split(whereSeparator: { "-_@".contains($0) }).first == "ko"
    memory = .allocate(capacity: LineBreaks.slots)
    memory.initialize(repeating: Remembered(), count: LineBreaks.slots)
  }

  deinit {
    for slot in 0..<LineBreaks.slots { memory[slot].free() }
    memory.deallocate()
    last.free()
    if let iterator { cicu_breaks_close(iterator) }
  }

  // MARK: Kinds of characters

  /// What a character counts as: one that breaks alike stands for all of its kind.
  static func kind(_ value: UInt32) -> UInt64 {
    if value < 0x80 { return asciiKinds[Int(value)] }
    switch value {
    // Latin, Greek, Cyrillic and Arabic letters break like `x`.
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7: return 0x78
    case 0x388...0x3FF, 0x400...0x481, 0x48A...0x52F: return 0x78
    case 0x620...0x64A, 0x671...0x6D3: return 0x78
    case 0x4E00...0x9FFF: return 0x4E00
    case 0xAC00...0xD7A3: return (value - 0xAC00) % 28 == 0 ? 0xAC00 : 0xAC01
    default: return UInt64(value)
    }
  }

  private static let asciiKinds: [UInt64] = (0..<128).map { (value: UInt64) -> UInt64 in
    switch value {
    case 0x41...0x5A, 0x61...0x7A: 0x78
    case 0x30...0x39: 0x30
    default: value
    }
  }

  /// The kinds of the last characters of a text.
  static func before(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var kinds: UInt64 = 0
    var end = text.count
    for place in 0..<3 where end > 0 {
      var start = end - 1
      while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
      kinds |= kind(scalar(text, start)) << (21 * UInt64(place))
      end = start
    }
    return kinds
  }

  /// The kinds of the first characters of a text.
  static func behind(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var kinds: UInt64 = 0
    var start = 0
    for _ in 0..<3 where start < text.count {
      kinds = kinds << 21 | kind(scalar(text, start))
      start += 1
      while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
    }
    return kinds
  }

  /// The character that begins at an offset of well-formed UTF-8.
  static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32 {
    let first = UInt32(text[start])
    func next(_ offset: Int) -> UInt32 {
      start + offset < text.count ? UInt32(text[start + offset] & 0x3F) : 0
    }
    switch first {
    case 0..<0x80: return first
    case 0..<0xE0: return (first & 0x1F) << 6 | next(1)
    case 0..<0xF0: return (first & 0x0F) << 12 | next(1) << 6 | next(2)
    default: return (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
    }
  }

  private static func characters(_ kinds: UInt64) -> String {
    var text = String.UnicodeScalarView()
    for place in [UInt64(2), 1, 0] {
      let value = UInt32(truncatingIfNeeded: kinds >> (21 * place)) & 0x1F_FFFF
      if value != 0, let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }

  // MARK: Cuts

  /// The cuts of a value, which must not be empty; they last until the next value.
  func cuts(
    ofValue bytes: UnsafeBufferPointer<UInt8>, _ context: Context, isBehindValue: Bool
  ) -> UnsafeBufferPointer<Cut> {
    last.removeAll()
    // Between two values only libicu says whether a line may break.
    if !isBehindValue, !keepsWords, LineBreaks.appendPlain(bytes, context, into: &last) {
      return last.bytes
    }
    guard bytes.count <= LineBreaks.longest else {
      last.append(cuts(of: bytes, context))
      return last.bytes
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ context.before &* 31 ^ context.behind
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    let slot = memory + Int(hash % UInt64(LineBreaks.slots))
    if slot.pointee.context == context, let known = slot.pointee.bytes, known.count == bytes.count,
      isSame(known, bytes), let cuts = slot.pointee.cuts
    {
      return UnsafeBufferPointer(cuts)
    }
    let found = cuts(of: bytes, context)
    slot.pointee.free()
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    let kept = UnsafeMutableBufferPointer<Cut>.allocate(capacity: found.count)
    _ = kept.initialize(from: found)
    slot.pointee = Remembered(context: context, bytes: copy, cuts: kept)
    return UnsafeBufferPointer(kept)
  }

  private func isSame(
    _ left: UnsafeMutableBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in right.indices where left[index] != right[index] { return false }
    return true
  }

  /// What a character of a plain value is to the rules.
  private enum Plain {
    /// A letter (AL) or a digit (NU).
    case word
    /// A Chinese character, which lines break around (ID).
    case ideograph
    /// A dot or a comma (IS), behind which words and numbers go on.
    case stop
    /// A blank that holds together (GL).
    case glue
    /// The sign of a currency, which keeps to its number (PR).
    case currency
    case space
    case other
  }

  private static func plain(_ value: UInt32) -> Plain {
    switch value {
    case 0x20: .space
    case 0x2C, 0x2E: .stop
    case 0xA0, 0x202F: .glue
    case 0x24, 0xA3, 0xA5, 0x20A9, 0x20AC, 0xFFE5: .currency
    case 0x26, 0x5F, 0x660...0x669: .word
    default:
      switch kind(value) {
      case 0x78, 0x30: .word
      case 0x4E00: .ideograph
      default: .other
      }
    }
  }

  /// Adds the cuts of a value of words, numbers and ideographs, which need no libicu; false for
  /// anything else.
  ///
  /// Lines break behind single spaces (LB18) and around ideographs (LB31), but not at dots and
  /// commas in numbers and behind words (LB13, LB25, LB29), nor at glue (LB12) or at the signs of
  /// currencies (LB23a to LB25). Whether one may break before or behind the value is for its
  /// neighbours to say.
  private static func appendPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ context: Context, into cuts: inout GrowingBuffer<Cut>
  ) -> Bool {
    let first = cuts.count
    var index = 0
    var end = bytes.count
    // Isolates are marks of what they stand behind (LB9), and letters behind a space (LB10).
    let isIsolated = end > 6 && bytes[0] == 0xE2 && bytes[1] == 0x81 && bytes[2] == 0xA8
    if isIsolated {
      let before = UInt32(truncatingIfNeeded: context.before) & 0x1F_FFFF
      guard before == 0x20 || before == 0x78 || before == 0, plain(scalar(bytes, 3)) == .word,
        bytes[end - 1] == 0xA9, bytes[end - 2] == 0x81, bytes[end - 3] == 0xE2
      else { return false }
      index = 3
      end -= 3
    }
    var columns: Int32 = 0
    var previous = Plain.space
    var isDigit = false
    let start = index
    while index < end {
      let value = scalar(bytes, index)
      let kind = plain(value)
      let isNext = value &- 0x30 < 10 || value &- 0x660 < 10
      switch (previous, kind) {
      case (_, .other), (.space, .stop), (.space, .glue), (.space, .space), (.stop, .ideograph),
        (.stop, .stop), (.ideograph, .stop), (.stop, .currency), (.ideograph, .currency),
        (.currency, .currency), (.currency, .stop):
        cuts.removeAll(from: first)
        return false
      // A letter, a dot and a digit are a matter of their own.
      case (.stop, .word) where isNext && !isDigit:
        cuts.removeAll(from: first)
        return false
      case (.space, _), (.ideograph, .word), (.ideograph, .ideograph), (.word, .ideograph):
        if index > start {
          cuts.append(
            Cut(
              end: Int32(index), columns: columns, blanks: previous == .space ? 1 : 0,
              mayBreak: true))
          columns = 0
        }
      default: break
      }
      if kind != .stop { isDigit = isNext }
      columns += kind == .ideograph || value == 0xFFE5 ? 2 : 1
      previous = kind
      index += value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    }
    guard previous != .space && previous != .glue else {
      cuts.removeAll(from: first)
      return false
    }
    cuts.append(Cut(end: Int32(bytes.count), columns: columns, blanks: 0, mayBreak: false))
    return true
  }

  /// The cuts of a piece of text between others.
  func cuts(of bytes: UnsafeBufferPointer<UInt8>, _ context: Context) -> [Cut] {
    let before = Array(LineBreaks.characters(context.before).utf8)
    let whole = before + Array(bytes) + Array(LineBreaks.characters(context.behind).utf8)
    var cuts: [Cut] = []
    var start = 0
    func add(upTo end: Int, _ mayBreak: Bool) {
      let run = UnsafeBufferPointer(rebasing: bytes[start..<end])
      var blanks = 0
      while blanks < run.count, run[run.count - 1 - blanks] == 0x20 { blanks += 1 }
      cuts.append(
        Cut(
          end: Int32(end), columns: Int32(LineBreaks.columns(run)), blanks: Int32(blanks),
          mayBreak: mayBreak,
          isWithin: mayBreak && keepsWords && isInWord(whole, before.count + end)))
      start = end
    }
    for offset in breaks(in: whole) {
      let end = offset - before.count
      if end >= 0, end <= bytes.count, end > start || (end == 0 && !before.isEmpty) {
        add(upTo: end, true)
      }
    }
    if start < bytes.count { add(upTo: bytes.count, false) }
    return cuts
  }

  /// Whether a word goes on behind an offset: neither a blank, nor a dash or slash, ends there.
  private func isInWord(_ text: [UInt8], _ offset: Int) -> Bool {
    guard offset > 0, offset < text.count else { return false }
    var start = offset - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return switch text.withUnsafeBufferPointer({ LineBreaks.scalar($0, start) }) {
    case 0x20, 0x09, 0x0A, 0x2D, 0x2F, 0xAD, 0x200B, 0x2010...0x2015, 0x3000: false
    default: true
    }
  }

  /// The offsets behind which a line may end, the text's end among them.
  private func breaks(in text: [UInt8]) -> [Int] {
    guard !text.isEmpty else { return [] }
    var error: Int32 = 0
    text.withUnsafeBytes { bytes in
      let characters = bytes.bindMemory(to: CChar.self)
      if let iterator {
        cicu_breaks_set_text(iterator, characters.baseAddress, Int32(characters.count), &error)
      } else {
        iterator = cicu_breaks_open(
          CICU_BREAKS_LINES, language, characters.baseAddress, Int32(characters.count), &error)
      }
    }
    guard error == 0, let iterator else { return [text.count] }
    var result: [Int] = []
    while true {
      let next = Int(cicu_breaks_next(iterator))
      guard next > (result.last ?? 0) else { break }
      result.append(next)
    }
    if result.last != text.count { result.append(text.count) }
    return result
  }

  // MARK: Columns

  /// The columns that a text takes where letters have one width, and East Asian ones two.
  static func columns(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { columns($0) }
  }

  /// The columns that a text in UTF-8 takes.
  static func columns(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var columns = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        columns += byte < 0x20 || byte == 0x7F ? 0 : 1
        index += 1
        continue
      }
      let value = scalar(text, index)
      // Letters of Latin, Greek, Cyrillic and Arabic, and Chinese characters, need no question.
      switch kind(value) {
      case 0x78: columns += 1
      case 0x4E00, 0xAC00, 0xAC01: columns += 2
      default: columns += Int(cicu_char_width(value))
      }
      index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
    return columns
  }
}
