import MessageFormat

/// The Markdown of a reading, put together branch by branch, with the origin of each byte.
struct ReadingDraft {
  /// UTF-8, with U+FFFC for each value.
  var bytes: [UInt8] = []
  /// Where each byte comes from, in UTF-8 offsets of the text as it is written.
  var origins: [Int32] = []

  /// The text as it is written.
  private let source: String

  init(source: String) { self.source = source }

  private static let valueBytes = Array(String(Character(Reading.value)).utf8)

  /// Adds a pattern with the shown branch of each choice.
  mutating func append(_ pattern: Pattern) {
    for part in pattern.parts { append(part) }
  }

  private mutating func append(_ part: Pattern.Part) {
    switch part {
    case .text(let literal): append(literal)
    case .expression(let expression): appendValue(at: expression.range.lowerBound)
    case .matchedNumber(let range): appendValue(at: range.lowerBound)
    case .match(let match):
      guard match.variants.indices.contains(match.shownVariant) else { return }
      append(match.variants[match.shownVariant].pattern)
    }
  }

  /// Adds what stands on the last line of some parts.
  mutating func append(lineBefore parts: ArraySlice<Pattern.Part>) {
    var draft = ReadingDraft(source: source)
    for part in parts { draft.append(part) }
    let start = draft.bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    bytes += draft.bytes[start...]
    origins += draft.origins[start...]
  }

  /// Adds what stands on the first line of some parts.
  mutating func append(lineBehind parts: ArraySlice<Pattern.Part>) {
    var draft = ReadingDraft(source: source)
    for part in parts {
      draft.append(part)
      if draft.bytes.contains(UInt8(ascii: "\n")) { break }
    }
    let end = draft.bytes.firstIndex(of: UInt8(ascii: "\n")) ?? draft.bytes.count
    bytes += draft.bytes[..<end]
    origins += draft.origins[..<end]
  }

  private mutating func appendValue(at offset: Int) {
    bytes += ReadingDraft.valueBytes
    for _ in ReadingDraft.valueBytes { origins.append(Int32(offset)) }
  }

  private mutating func append(_ literal: Text) {
    let (start, end) = (literal.range.lowerBound, literal.range.upperBound)
    bytes += literal.value.utf8
    if end - start == literal.value.utf8.count {
      for offset in start..<end { origins.append(Int32(offset)) }
      return
    }
    // What apostrophes quote is shorter than it is written: both are walked side by side.
    let written = Array(source.utf8.dropFirst(start).prefix(end - start))
    var index = 0
    for byte in literal.value.utf8 {
      while index < written.count - 1, written[index] != byte { index += 1 }
      origins.append(Int32(start + index))
      index += 1
    }
  }

  /// The reading; line feeds end its lines.
  func reading(isMarkdown: Bool) -> Reading {
    if isMarkdown {
      var draft = self
      draft.removeIndentation()
      draft.repairEmphasis()
      return ReadingBuilder.reading(of: draft)
    }
    var reading = Reading()
    reading.scalars.reserveCapacity(bytes.count)
    reading.offsets.reserveCapacity(bytes.count)
    var position = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      reading.scalars.append(scalar)
      reading.offsets.append(origins[min(position, origins.count - 1)])
      position += UTF8.width(scalar)
    }
    if !reading.scalars.isEmpty {
      reading.blocks = [Reading.Block(kind: .line, range: 0..<reading.scalars.count)]
    }
    return reading
  }

  /// Takes away indentation that would make code of a line; branches are written indented.
  private mutating func removeIndentation() {
    let blank = UInt8(ascii: " ")
    guard
      bytes.indices.contains(where: { index in
        bytes[index] == blank && index + 3 < bytes.count && bytes[index + 3] == blank
          && bytes[index + 1] == blank && bytes[index + 2] == blank
      })
    else { return }
    var result = ReadingDraft(source: source)
    var isAtStart = true
    for (byte, origin) in zip(bytes, origins) {
      if isAtStart, byte == blank { continue }
      isAtStart = byte == UInt8(ascii: "\n")
      result.bytes.append(byte)
      result.origins.append(origin)
    }
    self = result
  }

  /// Does what the renderer does for emphasis beside the punctuation of Chinese and Japanese.
  private mutating func repairEmphasis() {
    guard EmphasisRepair.isNeeded(for: bytes) else { return }
    let repaired = EmphasisRepair.repaired(String(decoding: bytes, as: UTF8.self))
    guard repaired.utf8.count != bytes.count else { return }
    var result = ReadingDraft(source: source)
    var position = 0
    for scalar in repaired.unicodeScalars {
      let origin = origins[min(position, origins.count - 1)]
      for byte in UTF8.encode(scalar) ?? UTF8.EncodedScalar() {
        result.bytes.append(byte)
        result.origins.append(origin)
        if scalar != Mark.guardian { position += 1 }
      }
    }
    self = result
  }
}
