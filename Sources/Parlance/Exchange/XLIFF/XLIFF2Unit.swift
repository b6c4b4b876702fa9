/// A unit of XLIFF 2: one text, or in version 2.2 the branches of a sentence as segments.
struct XLIFF2Unit {
  /// Its ID, an NMTOKEN of XML.
  var id: String
  /// What its segments are chosen by; nil where there is but one text.
  var choice: String?
  /// Its segments, one at least.
  var segments: [Segment]

  /// A text with its translation.
  struct Segment {
    /// Its ID; nil where nothing asks for one.
    var id: String?
    /// For which branches it is.
    var key: String?
    var unit: TranslationUnit
  }

  /// By how much the IDs of codes in one segment are above those in the segment before it: an ID
  /// stands for one thing in its unit.
  static let codeStride = 1000

  /// The ID of a segment that matches refer to; codes have numbers.
  private static let lone = "s"

  init(_ unit: TranslationUnit) {
    id = unit.id
    segments = [Segment(id: unit.matches.isEmpty ? nil : XLIFF2Unit.lone, unit: unit)]
  }

  /// The units of a file: in version 2.2, those of a sentence are one.
  static func units(_ units: [TranslationUnit], _ version: XLIFF.Version) -> [XLIFF2Unit] {
    var made: [XLIFF2Unit] = []
    var start = 0
    while start < units.count {
      var end = start + 1
      if version == .v22, let sentence = units[start].sentence {
        while end < units.count, units[end].sentence == sentence { end += 1 }
        if let unit = XLIFF2Unit(sentence, Array(units[start..<end])) {
          made.append(unit)
          start = end
          continue
        }
      }
      made += units[start..<end].map { XLIFF2Unit($0) }
      start = end
    }
    return made
  }

  /// A sentence with its branches; nil where the standard has no word for one of them, or where
  /// the IDs of codes would not do.
  private init?(_ sentence: TranslationUnit.Sentence, _ units: [TranslationUnit]) {
    let places = 0..<sentence.choices
    let branches = units.map { Array($0.branches.suffix(sentence.choices)) }
    guard let first = branches.first, branches.allSatisfy({ $0.count == sentence.choices }),
      units.allSatisfy({ $0.id.hasPrefix(sentence.id + ":") && $0.hasFewCodes })
    else { return nil }
    var axes: [ChoiceAxis] = []
    for place in places {
      guard let axis = ChoiceAxis(branches.map { $0[place] }) else { return nil }
      axes.append(axis)
    }
    let ranked = zip(units, branches).map { unit, branches in
      (unit: unit, ranks: zip(axes, branches).map { $0.rank(of: $1.key) }, branches: branches)
    }
    id = sentence.id
    choice = zip(axes, first).map { "\($0.keyword):\($1.variable)" }.joined(separator: " ")
    segments = ranked.sorted { $0.ranks.lexicographicallyPrecedes($1.ranks) }.map { entry in
      let names = zip(axes, entry.branches).map { $0.name(of: $1.key) }
      return Segment(id: entry.unit.id, key: names.joined(separator: " "), unit: entry.unit)
    }
  }

  /// What the content has as translation: of a sentence, by the end of its segments' IDs.
  var was: String {
    guard choice != nil else { return segments[0].unit.was }
    return segments.map { segment in
      "\(segment.unit.id.dropFirst(id.count + 1))=\(segment.unit.was)"
    }.joined(separator: " ")
  }

  /// The terms of all segments.
  var terms: [TranslationUnit.Term] {
    var terms: [TranslationUnit.Term] = []
    for term in segments.flatMap(\.unit.context.terms) where !terms.contains(term) {
      terms.append(term)
    }
    return terms
  }

  /// The notes, those that are not of all segments with the ID of theirs.
  var notes: [(note: UnitNote, segment: String?)] {
    guard choice != nil else {
      return segments[0].unit.notes(withPrevious: true).map { ($0, nil) }
    }
    let ids = Set(segments.map(\.unit.id))
    let lists = segments.map { segment in
      var unit = segment.unit
      // That branches begin alike goes without saying.
      if let repeated = unit.repeats, ids.contains(repeated) { unit.repeats = nil }
      return unit.notes(withPrevious: true, withExamples: true)
    }
    let rest = lists.dropFirst().map(Set.init)
    // Numbers are those of a segment even where it is the only one.
    let shared = lists[0].filter { note in
      note.category != .pluralExamples && rest.allSatisfy { $0.contains(note) }
    }
    var notes: [(note: UnitNote, segment: String?)] = shared.map { ($0, nil) }
    for (segment, list) in zip(segments, lists) {
      notes += list.filter { !shared.contains($0) }.map { ($0, segment.id) }
    }
    return notes
  }
}

extension TranslationUnit {
  /// Whether the numbers of its codes leave room for those of other segments.
  fileprivate var hasFewCodes: Bool {
    let texts = [source] + [target].compactMap(\.self) + matches.flatMap { [$0.source, $0.target] }
    return texts.allSatisfy { text in
      text.codes.allSatisfy { (1..<XLIFF2Unit.codeStride).contains($0.id) }
    }
  }
}
