public import MessageFormat

/// What came of a self-test.
public struct SelfTestReport: Sendable {
  /// The damages that no finding spoke of, in order of place.
  public internal(set) var unnoticed: [Unnoticed] = []
  /// How many files were damaged.
  public internal(set) var files = 0
  /// How many damages of each kind were done and noticed, by what the worst finding was.
  public internal(set) var kinds: [String: Counts] = [:]
  /// Whether it was stopped before it came to the end.
  public internal(set) var wasStopped = false
  /// The day that the checks were made for.
  public let day: CalendarDay?
  /// The versions that the checks were made with.
  public let versions = Versions.current

  /// A damage that no finding spoke of.
  public struct Unnoticed: Hashable, Sendable {
    /// The file.
    public var file: String
    /// The line on which it was damaged; nil for the file as a whole.
    public var line: Int?
    /// The kind of damage.
    public var kind: String
    /// What was done.
    public var what: String
    /// The rules of which at least one ought to have spoken.
    public var rules: [String]
    /// Those of them that the project has turned off.
    public var off: [String]
  }

  /// How many damages of a kind there were.
  public struct Counts: Hashable, Sendable {
    /// All of them.
    public var done = 0
    /// How many of them were noticed, by the severity of the worst finding.
    public var noticed: [Severity: Int] = [:]
    /// How many of them left the settings so that no check works.
    public var stopped = 0
    /// How many of them nothing spoke of.
    public var unnoticed: Int { done - stopped - noticed.values.reduce(0, +) }
  }

  init(day: CalendarDay?) { self.day = day }

  /// How many damages were done.
  public var damages: Int { kinds.values.reduce(0) { $0 + $1.done } }

  /// Adds what came of one damage.
  mutating func add(
    _ damage: Damage, to file: DamageableFile, _ outcome: DamagedCheck.Outcome, off: Set<String>
  ) {
    let kind = damage.kind.rawValue
    kinds[kind, default: Counts()].done += 1
    switch outcome {
    case .stopped: kinds[kind, default: Counts()].stopped += 1
    case .noticed(let findings):
      let worst = findings.map(\.severity).max() ?? .note
      kinds[kind, default: Counts()].noticed[worst, default: 0] += 1
    case .unnoticed:
      unnoticed.append(
        Unnoticed(
          file: file.path, line: damage.line, kind: kind, what: damage.what, rules: damage.rules,
          off: damage.rules.filter(off.contains)))
    }
  }

  /// Adds what came of other files.
  mutating func add(_ other: SelfTestReport) {
    unnoticed += other.unnoticed
    files += other.files
    for (kind, counts) in other.kinds {
      kinds[kind, default: Counts()].done += counts.done
      kinds[kind, default: Counts()].stopped += counts.stopped
      kinds[kind, default: Counts()].noticed.merge(counts.noticed, uniquingKeysWith: +)
    }
  }
}
