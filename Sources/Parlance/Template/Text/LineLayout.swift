internal import Buffers
internal import MessageFormat

/// Puts the pieces of running text together, and breaks them into lines.
final class LineLayout {
  private let breaks: LineBreaks
  /// The text of the run, without line breaks but those that show.
  @exclusivity(unchecked) private var text = ByteBuffer(capacity: 2_048)
  @exclusivity(unchecked) private var cuts = GrowingBuffer<LineBreaks.Cut>(capacity: 256)
  @exclusivity(unchecked) private var pieces = GrowingBuffer<Piece>(capacity: 64)

  /// A part of the text that was put in as one.
  private struct Piece: BitwiseCopyable {
    var start: Int
    var end: Int
    var kind: Kind
  }

  private enum Kind: BitwiseCopyable {
    /// A literal, which lives as long as the shape that is written.
    case literal(Unmanaged<TextLiteral>)
    case value
    /// A value that is one thing, and is broken only where it has no room on a line of its own.
    case whole
    /// Text that is not to be broken; the same for all customers where there is a literal.
    case solid(Unmanaged<TextLiteral>?)
    case hardBreak
  }

  init(language: String) {
    breaks = LineBreaks(language: language)
  }

  deinit {
    text.free()
    cuts.free()
    pieces.free()
  }

  // MARK: Putting together

  /// Begins another run.
  func begin() {
    text.removeAll()
    pieces.removeAll()
  }

  /// Appends a literal, which must live until the run is written.
  @inline(__always)
  func append(_ literal: Unmanaged<TextLiteral>) {
    let start = text.count
    let bytes = literal._withUnsafeGuaranteedRef { $0.bytes }
    let skips = bytes.first == 0x20 && !takesBlank
    text.append(skips ? UnsafeBufferPointer(rebasing: bytes.dropFirst()) : bytes)
    if text.count > start {
      pieces.append(Piece(start: start, end: text.count, kind: .literal(literal)))
    }
  }

  /// Appends the text of a value; white space in it shows as one space.
  func append(
    _ value: UnsafeBufferPointer<UInt8>, isIsolated: Bool = false, isWhole: Bool = false
  ) {
    let start = text.count
    if isIsolated { text.append("\u{2068}") }
    var previous: UInt8 = 0x21
    var isSimple = true
    for byte in value {
      if byte <= 0x20, byte != 0x20 || previous == 0x20 { isSimple = false }
      previous = byte
    }
    if isSimple, value.first != 0x20 || takesBlank {
      text.append(value)
    } else {
      for byte in value {
        if byte != 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
          text.append(byte)
        } else if takesBlank {
          text.append(0x20)
        }
      }
    }
    if isIsolated { text.append("\u{2069}") }
    if text.count > start {
      pieces.append(Piece(start: start, end: text.count, kind: isWhole ? .whole : .value))
    }
  }

  func append(_ value: String) {
    var value = value
    value.withUTF8 { append($0) }
  }

  /// Appends text that is not to be broken, nor changed.
  func append(solid piece: String) {
    let start = text.count
    text.append(piece)
    if text.count > start {
      pieces.append(Piece(start: start, end: text.count, kind: .solid(nil)))
    }
  }

  /// Appends literal text that is not to be broken; it must live until the run is written.
  func append(solid literal: TextLiteral) {
    let start = text.count
    text.append(literal.bytes)
    pieces.append(
      Piece(start: start, end: text.count, kind: .solid(Unmanaged.passUnretained(literal))))
  }

  func appendSpace() {
    guard takesBlank else { return }
    text.append(0x20)
    pieces.append(Piece(start: text.count - 1, end: text.count, kind: .value))
  }

  func appendSoftBreak() {
    if !endsWide { appendSpace() }
  }

  func appendHardBreak() {
    while text.count > 0, text.base[text.count - 1] == 0x20 {
      text.removeAll(from: text.count - 1)
    }
    while let last = pieces.bytes.last, last.end > text.count {
      pieces.removeAll(from: pieces.count - 1)
      if last.start < text.count {
        // What is left of it is looked at anew.
        pieces.append(Piece(start: last.start, end: text.count, kind: .value))
      }
    }
    pieces.append(Piece(start: text.count, end: text.count, kind: .hardBreak))
    text.append(0x0A)
  }

  /// Whether a blank shows here: not at the beginning of a line, nor behind another.
  private var takesBlank: Bool { text.count > 0 && text.base[text.count - 1] > 0x20 }

  /// Whether the text ends in a character of a script that has no spaces between its words.
  private var endsWide: Bool {
    guard text.count > 2, text.base[text.count - 1] >= 0x80 else { return false }
    var start = text.count - 1
    while start > 0, text.base[start] & 0xC0 == 0x80 { start -= 1 }
    let value = LineBreaks.scalar(text.bytes, start)
    // Korean is wide too, and has spaces between its words.
    guard value >= 0x2E80, !(0xAC00...0xD7A3).contains(value) else { return false }
    return LineBreaks.columns(text.bytes(start, text.count)) == 2
  }

  // MARK: Lines

  /// The whole run as one line.
  var line: String {
    var parts: [Substring] = []
    let whole = String(decoding: text.bytes, as: UTF8.self)
    for part in whole.split(separator: "\n", omittingEmptySubsequences: false) {
      var part = part
      while part.last == " " { part.removeLast() }
      parts.append(part)
    }
    while parts.last?.isEmpty == true { parts.removeLast() }
    return parts.joined(separator: " ")
  }

  /// Writes the run as lines; a piece that is wider than a line has one of its own.
  ///
  /// - Returns: The columns of the widest line.
  @discardableResult
  func write(to lines: inout TextLines, limit: Int) -> Int {
    let width = lines.width(of: limit)
    // A copy on the stack: the buffer of the object would be looked up at every access.
    let text = text
    var line = Line()
    var isBehindValue = false
    for piece in pieces.bytes {
      let wasValue = isBehindValue
      isBehindValue = false
      let found: UnsafeBufferPointer<LineBreaks.Cut>
      switch piece.kind {
      case .hardBreak:
        line.commit(at: piece.start)
        end(&line, &lines)
        line.start = piece.start + 1
        line.end = line.start
        continue
      case .literal(let literal):
        let bytes = text.bytes(piece.start, piece.end)
        let context = LineLayout.context(of: piece, text)
        found = literal._withUnsafeGuaranteedRef { $0.cuts(bytes, context, breaks) }
      case .value:
        found = breaks.cuts(
          ofValue: text.bytes(piece.start, piece.end), LineLayout.context(of: piece, text),
          isBehindValue: wasValue)
        isBehindValue = true
      case .whole:
        addWhole(piece, isBehindValue: wasValue)
        found = cuts.bytes
        isBehindValue = true
      case .solid(let literal):
        addSolid(piece, literal)
        found = cuts.bytes
        isBehindValue = true
      }
      var cutEnd: Int32 = 0
      for cut in found {
        if cut.end > cutEnd { line.add(cut) }
        cutEnd = cut.end
        guard cut.mayBreak else { continue }
        if cut.isWithin {
          line.noteWithin(piece.start + Int(cut.end))
        } else {
          settle(&line, &lines, width)
          line.commit(at: piece.start + Int(cut.end))
        }
      }
    }
    settle(&line, &lines, width)
    line.commit(at: text.count)
    end(&line, &lines, isLast: true)
    return line.widest
  }

  /// The line that is filled.
  private struct Line {
    /// Where it begins, and where it ends so far.
    var start = 0
    var end = 0
    private var columns = 0
    private var blanks = 0
    /// What comes up to the next place for a break.
    private var nextColumns = 0
    private var nextBlanks = 0
    var widest = 0
    /// The places within that, for want of a better one, and how many of them are behind.
    private var within: [Within] = []
    private var passed = 0
    /// The columns of what came next, as far as it is on lines already.
    private var taken = 0

    private struct Within {
      var place: Int
      /// The columns and blanks of what comes up to there.
      var columns: Int
      var blanks: Int
    }

    mutating func noteWithin(_ place: Int) {
      guard nextColumns > within.last?.columns ?? 0 else { return }
      within.append(Within(place: place, columns: nextColumns, blanks: nextBlanks))
    }

    /// Puts as much on the line as it has room for, where all that comes next has room on none.
    mutating func takeWithin(_ width: Int) -> Bool {
      guard passed < within.count, nextColumns - taken - nextBlanks > width else { return false }
      var last = within[passed]
      passed += 1
      while passed < within.count, within[passed].columns - taken - within[passed].blanks <= width {
        last = within[passed]
        passed += 1
      }
      end = last.place
      columns = last.columns - taken
      blanks = last.blanks
      taken = last.columns
      return true
    }

    @inline(__always)
    mutating func add(_ cut: LineBreaks.Cut) {
      nextColumns += Int(cut.columns)
      let isBlank = cut.columns == cut.blanks && cut.columns > 0
      nextBlanks = isBlank ? nextBlanks + Int(cut.blanks) : Int(cut.blanks)
    }

    /// Whether what comes next has no room on this line.
    @inline(__always)
    func overflows(_ width: Int) -> Bool {
      start < end && columns + nextColumns - nextBlanks > width
    }

    @inline(__always)
    mutating func commit(at place: Int) {
      end = place
      if !within.isEmpty {
        nextColumns -= taken
        within.removeAll()
        passed = 0
        taken = 0
      }
      if nextColumns > 0 {
        blanks = nextColumns == nextBlanks ? blanks + nextBlanks : nextBlanks
        columns += nextColumns
      }
      nextColumns = 0
      nextBlanks = 0
    }

    mutating func begin() {
      widest = max(widest, columns - blanks)
      start = end
      columns = 0
      blanks = 0
    }
  }

  /// Sees to it that what comes next has room.
  @inline(__always)
  private func settle(_ line: inout Line, _ lines: inout TextLines, _ width: Int) {
    if line.overflows(width) { end(&line, &lines) }
    while line.takeWithin(width) { end(&line, &lines) }
  }

  private func end(_ line: inout Line, _ lines: inout TextLines, isLast: Bool = false) {
    var end = line.end
    while end > line.start, text.base[end - 1] == 0x20 { end -= 1 }
    // Between two breaks an empty line is one, but not behind the last.
    if end > line.start || !isLast { lines.end(text: text.bytes(line.start, end)) }
    line.begin()
  }

  private static func context(of piece: Piece, _ text: ByteBuffer) -> LineBreaks.Context {
    LineBreaks.Context(
      before: LineBreaks.before(text.bytes(0, piece.start)),
      behind: LineBreaks.behind(text.bytes(piece.end, text.count)))
  }

  /// A value that is one thing has the cuts of any other, but within it only for want of room.
  private func addWhole(_ piece: Piece, isBehindValue: Bool) {
    let found = breaks.cuts(
      ofValue: text.bytes(piece.start, piece.end), LineLayout.context(of: piece, text),
      isBehindValue: isBehindValue)
    cuts.removeAll()
    for var cut in found {
      let isInside = cut.end > 0 && Int(cut.end) < piece.end - piece.start
      cut.isWithin = cut.isWithin || cut.mayBreak && isInside
      cuts.append(cut)
    }
  }

  /// A piece that stays whole has a cut at its end where libicu would have one.
  private func addSolid(_ piece: Piece, _ literal: Unmanaged<TextLiteral>?) {
    let bytes = text.bytes(piece.start, piece.end)
    let context = LineLayout.context(of: piece, text)
    cuts.removeAll()
    func add(_ found: UnsafeBufferPointer<LineBreaks.Cut>) {
      if found.first?.end == 0 {
        cuts.append(LineBreaks.Cut(end: 0, columns: 0, blanks: 0, mayBreak: true))
      }
      var columns: Int32 = 0
      for cut in found { columns += cut.columns }
      cuts.append(
        LineBreaks.Cut(
          end: Int32(bytes.count), columns: columns, blanks: 0,
          mayBreak: found.last?.mayBreak ?? false))
    }
    if let literal {
      add(literal._withUnsafeGuaranteedRef { $0.cuts(bytes, context, breaks) })
    } else {
      breaks.cuts(of: bytes, context).withUnsafeBufferPointer(add)
    }
  }
}
