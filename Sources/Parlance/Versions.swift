import CICU
import MessageFormat

/// The versions of what a result depends on.
public struct Versions: Hashable, Sendable {
  /// The version of Parlance.
  public var parlance: String
  /// The version of libicu.
  public var icu: String
  /// The version of the locale data (CLDR) that libicu brings.
  public var cldr: String

  /// Those of this program.
  public static let current = Versions(
    parlance: "0.1.0",
    icu: withCharacterBuffer(capacity: 40) { cicu_version($0, $1) } ?? "unknown",
    cldr: withCharacterBuffer(capacity: 40) { cicu_cldr_version($0, $1) } ?? "unknown")
}
