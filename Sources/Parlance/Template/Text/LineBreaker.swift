internal import CICU

/// Breaks text into lines where Unicode allows it (UAX #14), by the columns that it takes.
struct LineBreaker {
  /// The locale, whose rules for breaking are used.
  let language: String

  /// A run of text, some of which must stay in one piece.
  struct Run {
    private(set) var text = ""
    /// The pieces that stay whole, in UTF-8 offsets.
    private(set) var solid: [Range<Int>] = []

    /// Appends text; white space shows as one space, and line feeds do not break the line.
    mutating func append(_ addition: String) {
      var rest = Substring(addition)
      while let blank = rest.utf8.firstIndex(where: { " \n\t\r".utf8.contains($0) }) {
        text += rest[..<blank]
        if rest.utf8[blank] != UInt8(ascii: "\n") || !isWide(text.unicodeScalars.last) {
          appendSpace()
        }
        rest = rest[rest.utf8.index(after: blank)...]
      }
      text += rest
    }

    /// Appends a line break of the source: a space, but nothing within text without spaces.
    mutating func appendSoftBreak() {
      if !isWide(text.unicodeScalars.last) { appendSpace() }
    }

    /// Appends a line break that shows.
    mutating func appendHardBreak() {
      while text.last == " " { text.removeLast() }
      text += "\n"
    }

    /// Appends text that is not to be broken, nor changed.
    mutating func append(solid piece: String) {
      let start = text.utf8.count
      text += piece
      solid.append(start..<text.utf8.count)
    }

    private mutating func appendSpace() {
      guard let last = text.utf8.last, last > 0x20 else { return }
      text += " "
    }

    private func isWide(_ scalar: Unicode.Scalar?) -> Bool {
      guard let scalar, scalar.value >= 0x1100 else { return false }
      // Korean is wide too, and has spaces between its words.
      if (0xAC00...0xD7A3).contains(scalar.value) || scalar.value < 0x2E80 { return false }
      return cicu_char_width(scalar.value) == 2
    }
  }

  /// The lines of a run; a piece that is wider than a line has one of its own.
  func lines(_ run: Run, width limit: Int) -> [String] {
    var result: [String] = []
    let bytes = Array(run.text.utf8)
    var lineStart = 0
    var start = 0
    var columns = 0
    func endLine() {
      let line = LineBreaker.trimmed(bytes[lineStart..<start])
      result.append(String(decoding: line, as: UTF8.self))
      lineStart = start
      columns = 0
    }
    for end in breaks(in: run.text) {
      if run.solid.contains(where: { $0.lowerBound < end && end < $0.upperBound }) { continue }
      let visible = LineBreaker.trimmed(bytes[start..<end])
      let width = LineBreaker.columns(visible)
      if lineStart < start, columns + width > limit { endLine() }
      // The blanks behind it count only where the line goes on.
      columns += width + end - visible.endIndex
      start = end
      if bytes[end - 1] == UInt8(ascii: "\n") { endLine() }
    }
    if !LineBreaker.trimmed(bytes[lineStart...]).isEmpty { endLine() }
    return result
  }

  /// The offsets behind which a line may end, the text's end among them.
  private func breaks(in text: String) -> [Int] {
    guard !text.isEmpty else { return [] }
    var error: Int32 = 0
    var text = text
    let count = text.utf8.count
    let iterator = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cicu_breaks_open(CICU_BREAKS_LINES, language, $0.baseAddress, Int32($0.count), &error)
      }
    }
    guard let iterator else { return [count] }
    defer { cicu_breaks_close(iterator) }
    var result: [Int] = []
    while true {
      let next = Int(cicu_breaks_next(iterator))
      guard next > (result.last ?? 0) else { break }
      result.append(next)
    }
    if result.last != count { result.append(count) }
    return result
  }

  /// The columns that a text takes where letters have one width, and East Asian ones two.
  static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      sum
        + (scalar.value < 0x7F ? (scalar.value < 0x20 ? 0 : 1) : Int(cicu_char_width(scalar.value)))
    }
  }

  private static func columns(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.allSatisfy { $0 > 0x1F && $0 < 0x7F }
      ? bytes.count : columns(String(decoding: bytes, as: UTF8.self))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while bytes.last == UInt8(ascii: " ") || bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return bytes
  }
}
