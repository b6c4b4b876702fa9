public import MessageFormat

/// What a check found.
public struct Report: Sendable {
  /// The findings, in order of place; where customers were given, the most urgent first.
  public var findings: [Finding] = []
  /// Findings that were there before, in order of place; they fail nothing.
  public var before: [Finding] = []
  /// What made some findings count as ones that were there before; nil where none was asked for.
  public var comparison: Comparison?
  /// What the baseline holds but was not found, in order: it is to leave the baseline.
  public var fixed: [FindingIdentity] = []
  /// How many findings the project ignores.
  public var ignored = 0
  /// The customers that say how urgent findings are; nil where none were given.
  public var audience: Audience?
  /// The day that the check was made for.
  public var day: CalendarDay?
  /// The versions that the check was made with.
  public var versions = Versions.current

  /// What findings are compared with.
  public enum Comparison: Hashable, Sendable {
    /// A file of findings that are known.
    case baseline(String)
    /// A revision of git.
    case revision(String)
  }

  /// Makes an empty report.
  public init(day: CalendarDay? = nil) {
    self.day = day
  }

  /// How many findings there are of a severity.
  public func count(_ severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// Whether a build fails: at least one error; where it is strict, or a warning; or a baseline
  /// that holds what is mended.
  public func fails(strict: Bool) -> Bool {
    count(.error) > 0 || (strict && count(.warning) > 0) || !fixed.isEmpty
  }

  /// How many findings can be mended by their fix.
  var fixable: Int { findings.count { $0.fix != nil } }

  /// How many findings there are by something, the most first, then in order of its name.
  func counts(by key: (Finding) -> String?) -> [(name: String, count: Int)] {
    var counts: [String: Int] = [:]
    for finding in findings {
      if let key = key(finding) { counts[key, default: 0] += 1 }
    }
    return counts.map { ($0.key, $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// The versions, and the day that the check was made for.
  var edition: String {
    let made = "Parlance \(versions.parlance), ICU \(versions.icu), CLDR \(versions.cldr)"
    return day.map { "\(made), for \($0)" } ?? made
  }
}
