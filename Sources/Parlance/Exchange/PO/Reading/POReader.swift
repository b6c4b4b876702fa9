/// Reads the lines of a PO file.
struct POReader {
  private let bytes: [UInt8]
  private var result = ReturnedDocument()
  private var entry = POEntry()
  private var line = 0
  private var hasEntry = false
  /// How many entries have an ID.
  private var count = 0
  /// How many there were when the file was made.
  private var writtenCount: Int?
  private var hasEnd = false
  /// Whether the entry that ended last is the last one of the result.
  private var endsWithUnit = false

  /// Prepares to read bytes that should be UTF-8.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What the file holds.
  mutating func document() -> ReturnedDocument {
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      line += 1
      read(bytes[start..<end])
      start = end + 1
      if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { start += 1 }
    }
    let isOpen = !entry.isEmpty
    finish()
    if !hasEntry, result.problems.isEmpty {
      result.report(line: 1, column: 1, "the file is empty, or no PO file")
    }
    checkEnd(isOpen: isOpen)
    return result
  }

  /// Tells where a file has lost its end.
  private mutating func checkEnd(isOpen: Bool) {
    guard let writtenCount, !hasEnd else { return }
    let isDoubtful = isOpen && endsWithUnit && !result.units.isEmpty
    guard count < writtenCount || isDoubtful else {
      let message = "the mark of the file’s end is gone; see whether its last text is whole"
      result.warnings.append(.init(line: max(line, 1), column: 1, message: message))
      return
    }
    var message =
      count < writtenCount
      ? "the file was made with \(writtenCount) texts and has \(count): was it cut off? "
      : "the mark of the file’s end is gone: was it cut off? "
    if isDoubtful {
      result.units.removeLast()
      message += "The last text is not taken, as it may not be whole. "
    }
    result.report(
      line: max(line, 1), column: 1,
      message + "If nothing is lost, remove \(POHeader.countField) from its header and import again"
    )
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    var line = line
    while let byte = line.last, byte == 0x20 || byte == 0x09 { line.removeLast() }
    guard let start = line.firstIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0C }) else {
      return
    }
    guard String(validating: line, as: UTF8.self) != nil else {
      if entry.isComplete, line[start] != UInt8(ascii: "\"") { finish() }
      // What is wrong in a comment does not touch the text.
      guard line[start] != UInt8(ascii: "#") else { return }
      fail(line, start, "this line is not UTF-8; save the file in UTF-8")
      _ = begin(line, start)
      return
    }
    switch line[start] {
    case UInt8(ascii: "#"): readComment(line[start...])
    case UInt8(ascii: "\""):
      guard let keyword = entry.last else {
        if !entry.isBroken { fail(line, start, "a text stands here without a keyword before it") }
        return
      }
      add(line, from: start, to: keyword)
    default:
      guard let (keyword, end) = begin(line, start) else {
        let word = String(decoding: line[start...], as: UTF8.self).prefix { !$0.isWhitespace }
        fail(
          line, start,
          "“\(shortened(String(word)))” is no keyword of a PO file, such as msgid or msgstr")
        entry.last = nil
        return
      }
      add(line, from: end, to: keyword)
    }
  }

  /// Begins a string, and the next entry where it belongs to that; where its keyword ends.
  private mutating func begin(
    _ line: ArraySlice<UInt8>, _ start: Int
  ) -> (POEntry.Keyword, end: Int)? {
    var end = start
    while end < line.endIndex,
      ![0x20, 0x09, UInt8(ascii: "\""), UInt8(ascii: "[")].contains(line[end])
    {
      end += 1
    }
    guard
      let keyword = POEntry.Keyword(rawValue: String(decoding: line[start..<end], as: UTF8.self))
    else { return nil }
    if entry.isComplete, keyword != .translation { finish() }
    if keyword == .translation, end < line.endIndex, line[end] == UInt8(ascii: "[") {
      while end < line.endIndex, line[end] != UInt8(ascii: "\"") { end += 1 }
    }
    if keyword == .translation, entry.strings[.translation] == nil {
      entry.line = self.line
      entry.column = start - line.startIndex + 1
    }
    if keyword != .translation, entry.strings[keyword] != nil {
      fail(line, start, "\(keyword.rawValue) stands twice in this entry")
    }
    entry.strings[keyword] = entry.strings[keyword] ?? []
    entry.last = keyword
    return (keyword, end)
  }

  private mutating func add(
    _ line: ArraySlice<UInt8>, from start: Int, to keyword: POEntry.Keyword
  ) {
    do throws(POString.Fault) {
      entry.strings[keyword, default: []] += try POString.read(line, from: start)
    } catch {
      fail(line, error.offset, error.message)
    }
  }

  private mutating func readComment(_ line: ArraySlice<UInt8>) {
    if entry.isComplete { finish() }
    // What is obsolete is no text any more, and the comments before it are its own.
    if line.dropFirst().first == UInt8(ascii: "~") {
      hasEnd = hasEnd || POEnd.isMark(String(decoding: line, as: UTF8.self))
      entry = POEntry()
      return
    }
    entry.addComment(String(decoding: line, as: UTF8.self))
  }

  private mutating func fail(_ line: ArraySlice<UInt8>, _ offset: Int, _ message: String) {
    entry.isBroken = true
    let before = line[..<min(max(offset, line.startIndex), line.endIndex)]
    result.report(
      line: self.line, column: before.count { $0 & 0xC0 != 0x80 } + 1, message)
  }

  /// Ends an entry, and takes it in where it holds a translation.
  private mutating func finish() {
    let entry = entry
    self.entry = POEntry()
    if entry.strings[.domain] != nil, entry.strings.count == 1 { return }
    guard !entry.isEmpty else { return }
    hasEntry = true
    endsWithUnit = false
    if entry.strings[.context] != nil { count += 1 }
    if entry.isBroken { return }
    guard entry.strings[.id] != nil, entry.strings[.translation] != nil else {
      let lost = entry.strings[.id] == nil ? "msgid" : "msgstr"
      result.report(line: max(line, 1), column: 1, "the entry before this has no \(lost)")
      return
    }
    let place = (line: entry.line, column: entry.column)
    guard let id = entry.text(.context), let text = entry.text(.translation) else {
      if entry.strings[.context] == nil, entry.strings[.id]?.isEmpty == true {
        let header = POHeader(entry.text(.translation) ?? "")
        result.source = result.source ?? header.source
        result.target = result.target ?? header.target
        writtenCount = writtenCount ?? header.count
      } else if entry.strings[.context] == nil {
        guard !entry.isFuzzy, entry.strings[.translation]?.isEmpty == false else { return }
        result.report(
          line: place.line, column: place.column,
          "the entry has no msgctxt, by which Parlance knows its text; "
            + "export again, and translate that file")
      } else {
        result.report(line: place.line, column: place.column, "the text is not UTF-8")
      }
      return
    }
    if entry.isFuzzy, !text.isEmpty { result.fuzzyCount += 1 }
    if entry.isFuzzy || text.isEmpty { return }
    guard entry.strings[.plural] == nil else {
      result.report(
        line: place.line, column: place.column,
        "the entry has a msgid_plural; Parlance has an entry for each branch of a plural instead")
      return
    }
    let isApproved =
      entry.isApproved || ReturnedUnit.isApproved(entry.state, text, was: entry.was)
    result.units.append(
      ReturnedUnit(
        id: id, target: .plain(text), isApproved: isApproved, was: entry.was, line: place.line,
        column: place.column))
    endsWithUnit = true
  }
}
