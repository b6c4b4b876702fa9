import CICU

/// What changed from one text to another, word by word.
package struct WordDifference: Hashable, Sendable {
  /// The parts in order; within a change, what was removed comes first.
  package private(set) var parts: [Part] = []

  /// Words that stand together.
  package enum Part: Hashable, Sendable {
    /// Both texts have them.
    case kept(String)
    /// The old text alone has them.
    case removed(String)
    /// The new text alone has them.
    case added(String)
  }

  /// The most words that are removed and added one by one; texts that differ in more are shown as
  /// one that takes the place of the other.
  static let editLimit = 1_000

  /// Compares two texts.
  package init(_ before: String, _ after: String) {
    let old = words(of: before)
    let new = words(of: after)
    var numbers: [String: Int] = [:]
    func number(_ word: String) -> Int {
      if let known = numbers[word] { return known }
      numbers[word] = numbers.count
      return numbers.count - 1
    }
    let oldNumbers = old.map(number)
    let newNumbers = new.map(number)
    let start = zip(oldNumbers, newNumbers).prefix { $0 == $1 }.count
    let end = zip(oldNumbers[start...].reversed(), newNumbers[start...].reversed())
      .prefix { $0 == $1 }.count
    let steps = EditScript.steps(
      Array(oldNumbers[start..<(old.count - end)]), Array(newNumbers[start..<(new.count - end)]),
      limit: WordDifference.editLimit)
    var kept = start
    var (removed, added) = (0, 0)
    var (oldEnd, newEnd) = (start, start)
    func close() {
      add(.removed(old[(oldEnd - removed)..<oldEnd].joined()))
      add(.added(new[(newEnd - added)..<newEnd].joined()))
      (removed, added) = (0, 0)
    }
    func closeKept() {
      add(.kept(new[(newEnd - kept)..<newEnd].joined()))
      kept = 0
    }
    for step in steps + Array(repeating: .keep, count: end) {
      switch step {
      case .keep:
        if kept == 0 { close() }
        kept += 1
        (oldEnd, newEnd) = (oldEnd + 1, newEnd + 1)
      case .remove:
        if kept > 0 { closeKept() }
        removed += 1
        oldEnd += 1
      case .insert:
        if kept > 0 { closeKept() }
        added += 1
        newEnd += 1
      }
    }
    if kept > 0 { closeKept() } else { close() }
    tidy()
  }

  private mutating func add(_ part: Part) {
    if !part.text.isEmpty { parts.append(part) }
  }

  /// Gathers what changed on both sides of a space into one change, since nobody reads a
  /// sentence with every other word replaced.
  private mutating func tidy() {
    let all = parts
    parts = []
    var removed = ""
    var added = ""
    func close() {
      add(.removed(removed))
      add(.added(added))
      (removed, added) = ("", "")
    }
    for (index, part) in all.enumerated() {
      switch part {
      case .removed(let text): removed += text
      case .added(let text): added += text
      case .kept(let text):
        let isBetween = !removed.isEmpty && !added.isEmpty && index + 1 < all.count
        if isBetween, text.allSatisfy({ $0 == " " }) {
          removed += text
          added += text
        } else {
          close()
          add(part)
        }
      }
    }
    close()
  }
}

extension WordDifference.Part {
  /// The words, with what stands between them.
  var text: String {
    switch self {
    case .kept(let text), .removed(let text), .added(let text): text
    }
  }
}

/// A text cut at libicu's word boundaries (UAX #29, and dictionaries for languages that leave no
/// space between words), so that white space and signs stand alone.
private func words(of text: String) -> [String] {
  var text = text
  return text.withUTF8 { bytes in
    var error: Int32 = 0
    let breaks = bytes.withMemoryRebound(to: CChar.self) {
      cicu_breaks_open(CICU_BREAKS_WORDS, "root", $0.baseAddress, Int32($0.count), &error)
    }
    guard let breaks else { return [String(decoding: bytes, as: UTF8.self)] }
    defer { cicu_breaks_close(breaks) }
    var words: [String] = []
    var start = 0
    while case let end = Int(cicu_breaks_next(breaks)), end >= 0 {
      if end > start { words.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
      start = max(start, end)
    }
    if start < bytes.count { words.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return words
  }
}
