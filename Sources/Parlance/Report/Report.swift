/// What a check found.
public struct Report: Sendable {
  /// The findings, in order of place.
  public var findings: [Finding] = []
  /// How many findings the project ignores.
  public var ignored = 0

  /// Makes an empty report.
  public init() {}

  /// How many findings there are of a severity.
  public func count(_ severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// Whether a build fails: at least one error; where it is strict, or a warning.
  public func fails(strict: Bool) -> Bool {
    count(.error) > 0 || (strict && count(.warning) > 0)
  }
}
