/// What mending changes, and what it leaves to people.
public struct FixPlan: Sendable {
  /// The files with their new texts, in order.
  public var changes: [Change] = []
  /// Findings whose fix overlaps that of another one; a second round mends them.
  public var later: [Finding] = []
  /// Findings whose fix would damage something.
  public var refused: [Refused] = []

  /// Makes an empty plan.
  public init() {}

  /// A file that is mended.
  public struct Change: Sendable {
    /// The file, from the repository's root.
    public var file: String
    /// Its text, with byte order mark and line ends.
    public var before: String
    /// Its text when it is mended.
    public var after: String
    /// The findings that are mended by it.
    public var findings: [Finding]
  }

  /// A finding that is not mended, and why.
  public struct Refused: Sendable {
    /// The finding.
    public var finding: Finding
    /// What would be damaged.
    public var reason: String
  }
}
