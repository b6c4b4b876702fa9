import Synchronization

/// The words to look for in each locale, and the terms to look for in the source.
final class GlossaryMemory: Sendable {
  private let known = Mutex<[LocaleTag: TermIndex]>([:])
  private let terms = Mutex<SourceTerms?>(nil)

  func index(of profile: LocaleProfile?, _ facts: LanguageFacts) -> TermIndex {
    guard let profile else { return TermIndex(nil, facts) }
    return known.withLock { known in
      if let index = known[profile.tag] { return index }
      let index = TermIndex(profile, facts)
      known[profile.tag] = index
      return index
    }
  }

  func sourceTerms(_ repository: Repository) -> SourceTerms {
    terms.withLock { terms in
      if let terms { return terms }
      let new = SourceTerms(repository)
      terms = new
      return new
    }
  }
}

/// The terms of all glossaries, as the source has them.
struct SourceTerms: Sendable {
  private struct Needle: Sendable {
    var key: String
    /// Names are looked for in their own case.
    var isName: Bool
    var text: [UInt32]
    var folded: [UInt32]
  }

  /// The words, the longest first, by what they begin with.
  private var needles: [UInt32: [Needle]] = [:]

  init(_ repository: Repository) {
    let own = repository.locales[repository.project.source]?.glossary ?? [:]
    let keys = Set(repository.locales.values.flatMap(\.glossary.keys))
    for key in keys.sorted() {
      let words = [key] + (own[key].map { [$0.use] + $0.forms } ?? [])
      for word in Set(words).sorted() {
        let folded = TermIndex.folded(word)
        guard let first = folded.first else { continue }
        needles[first, default: []].append(
          Needle(
            key: key, isName: word.isName, text: word.unicodeScalars.map(\.value), folded: folded))
      }
    }
    for first in needles.keys {
      needles[first]?.sort { $0.folded.count > $1.folded.count }
    }
  }

  /// The terms that a text of the source has, each once, with its first place.
  func terms(in reading: Reading, folded: [UInt32]) -> [(key: String, range: Range<Int>)] {
    var found: [(key: String, range: Range<Int>)] = []
    guard !needles.isEmpty else { return found }
    for block in reading.blocks where block.kind != .code {
      var index = block.range.lowerBound
      var isBefore = false
      while index < block.range.upperBound {
        let startsWord = !isBefore
        isBefore = reading.scalars[index].isWordPart
        if startsWord, let candidates = needles[folded[index]],
          let needle = candidates.first(where: { matches($0, reading, folded, index, block.range) })
        {
          let range = index..<(index + needle.folded.count)
          if !found.contains(where: { $0.key == needle.key }) { found.append((needle.key, range)) }
          index = range.upperBound
          isBefore = true
        } else {
          index += 1
        }
      }
    }
    return found
  }

  private func matches(
    _ needle: Needle, _ reading: Reading, _ folded: [UInt32], _ index: Int, _ block: Range<Int>
  ) -> Bool {
    let end = index + needle.folded.count
    guard end <= block.upperBound else { return false }
    for (position, value) in needle.folded.enumerated() {
      let other = folded[index + position]
      if other == value { continue }
      guard value == 0x20, other == 0x0A || other == 0xA0 else { return false }
    }
    if end < block.upperBound, reading.scalars[end].isWordPart {
      // A plural that the glossary does not list.
      guard !needle.isName, folded[end] == 0x73,
        end + 1 == block.upperBound || !reading.scalars[end + 1].isWordPart
      else { return false }
    }
    guard needle.isName else { return true }
    return zip(needle.text, reading.scalars[index..<end]).allSatisfy { value, scalar in
      value == scalar.value || value == 0x20
    }
  }
}

extension String {
  /// Whether a word of the glossary is a name: it has a capital, as `Adobe` and `iCloud` have.
  var isName: Bool { unicodeScalars.contains { $0.properties.isUppercase } }
}
