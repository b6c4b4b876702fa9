import MessageFormat

/// Thinks up the damages to one file: each kind at most once, at a place that the content of the
/// file decides, so that the same content is damaged in the same way each time.
struct DamageMaker {
  let file: DamageableFile
  /// The file’s text, and where its lines are.
  let raw: FileEdits
  let input: CheckInput
  private(set) var damages: [Damage] = []
  private let seed: UInt64
  private var candidates: [Damage.Kind: [Candidate]] = [:]

  /// A place at which a kind of damage can be done.
  private struct Candidate {
    var what: String
    var line: Int?
    var edits: [Fix.Edit]
    var rules: [String]
  }

  init(_ file: DamageableFile, text: String, in input: CheckInput) {
    self.file = file
    self.input = input
    raw = FileEdits(text)
    seed = ContentHash(of: text).low
  }

  /// The damages to the file, in order of their kinds.
  static func damages(
    to file: DamageableFile, text: String, in input: CheckInput
  ) -> [Damage] {
    var maker = DamageMaker(file, text: text, in: input)
    maker.damageWhole()
    switch file.role {
    case .texts, .locale: maker.damageTexts()
    default: break
    }
    maker.damageYAML()
    maker.choose()
    let order = Dictionary(
      Damage.Kind.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return maker.damages.sorted { (order[$0.kind] ?? 0) < (order[$1.kind] ?? 0) }
  }

  // MARK: Collecting

  var repository: Repository { input.repository }

  /// Adds a damage to the whole file.
  mutating func add(_ kind: Damage.Kind, _ what: String, _ content: [UInt8]?, rules: String...) {
    damages.append(Damage(kind: kind, what: what, content: content, rules: rules))
  }

  /// Adds a place at which a damage can be done.
  mutating func offer(
    _ kind: Damage.Kind, _ what: String, _ edits: [Fix.Edit?], rules: String...
  ) {
    let edits = edits.compactMap { $0 }
    guard let first = edits.first else { return }
    candidates[kind, default: []].append(
      Candidate(what: what, line: first.start.line, edits: edits, rules: rules))
  }

  /// Adds a place at which something else is written in the raw file.
  mutating func offer(
    _ kind: Damage.Kind, _ what: String, from start: TextPosition, to end: TextPosition,
    _ replacement: String, rules: String...
  ) {
    let edit = Fix.Edit(
      start: SourceLocation(file: file.path, start), end: end, replacement: replacement)
    candidates[kind, default: []].append(
      Candidate(what: what, line: start.line, edits: [edit], rules: rules))
  }

  /// Takes one place for each kind of damage.
  private mutating func choose() {
    for (kind, all) in candidates {
      var number = Int(truncatingIfNeeded: (seed ^ kind.salt) % UInt64(all.count))
      // A place at which nothing comes of it leaves the turn to the next.
      for _ in all {
        let candidate = all[number]
        if let text = raw.applying(candidate.edits), text != raw.raw {
          damages.append(
            Damage(
              kind: kind, what: candidate.what, line: candidate.line, content: Array(text.utf8),
              rules: candidate.rules))
          break
        }
        number = (number + 1) % all.count
      }
    }
  }
}

extension Damage.Kind {
  /// A number of its own, so that not all kinds take the same place.
  fileprivate var salt: UInt64 { ContentHash(of: rawValue).low }
}
