/// How words are emphasized in output for people.
public struct TextStyle: Sendable {
  private let usesColor: Bool

  /// Without any emphasis, for output that goes to a file or another program.
  public static let plain = TextStyle(usesColor: false)
  /// With colours (ECMA-48 SGR), for terminals.
  public static let colored = TextStyle(usesColor: true)

  /// Whether nothing is emphasized, since what is written is read by a program.
  var isPlain: Bool { !usesColor }

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func dim(_ text: String) -> String { wrapped(text, "2") }
  func good(_ text: String) -> String { wrapped(text, "32") }
  func caution(_ text: String) -> String { wrapped(text, "33") }
  func bad(_ text: String) -> String { wrapped(text, "31") }
  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: wrapped("error", "1;31")
    case .warning: wrapped("warning", "1;33")
    case .note: wrapped("note", "36")
    }
  }

  func place(_ marker: String, _ severity: Severity) -> String {
    switch severity {
    case .error: wrapped(marker, "31")
    case .warning: wrapped(marker, "33")
    case .note: wrapped(marker, "36")
    }
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
