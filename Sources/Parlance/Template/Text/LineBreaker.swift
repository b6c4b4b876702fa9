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
      for character in addition {
        if character == " " || character == "\n" || character == "\t" || character == "\r\n" {
          if character == "\n", isWide(text.unicodeScalars.last) { continue }
          appendSpace()
        } else {
          text.append(character)
        }
      }
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
      guard let last = text.last, last != " ", last != "\n" else { return }
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
  func lines(_ run: Run, width: Int) -> [String] {
    var result: [String] = []
    var line = ""
    var columns = 0
    var start = 0
    let bytes = Array(run.text.utf8)
    for end in breaks(in: run.text) {
      if run.solid.contains(where: { $0.lowerBound < end && end < $0.upperBound }) { continue }
      let piece = String(decoding: bytes[start..<end], as: UTF8.self)
      start = end
      let breaksAfter = piece.hasSuffix("\n")
      let visible = LineBreaker.trimmed(piece)
      if !line.isEmpty, columns + LineBreaker.columns(visible) > width {
        result.append(LineBreaker.trimmed(line))
        line = ""
        columns = 0
      }
      line += piece
      columns += LineBreaker.columns(piece)
      if breaksAfter {
        result.append(LineBreaker.trimmed(line))
        line = ""
        columns = 0
      }
    }
    let last = LineBreaker.trimmed(line)
    if !last.isEmpty { result.append(last) }
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

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " || text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
