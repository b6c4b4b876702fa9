import Parlance

/// A line on a terminal that says how far something is.
struct Progress {
  private var last = 0.0
  private var isShown = false
  private static let width = 30
  /// Seconds between one picture and the next.
  private static let interval = 0.1

  /// Draws the line, unless it was drawn a moment ago.
  mutating func show(customers: Int, refused: Int, share: Double?) {
    show(Progress.line(customers, refused, share))
  }

  /// Draws how far a self-test is, unless that was drawn a moment ago.
  mutating func show(_ test: SelfTest.Progress) {
    let share = Double(test.files) / Double(max(1, test.allFiles))
    show(
      Progress.bar(share) + "\(test.damages) damages"
        + (test.unnoticed > 0 ? ", \(test.unnoticed) not noticed" : ""))
  }

  private mutating func show(_ line: String) {
    let now = Console.seconds
    guard now - last >= Progress.interval else { return }
    last = now
    isShown = true
    Console.writeError("\r\u{1B}[K" + line)
  }

  /// Takes the line away, so that something else can be written.
  mutating func clear() {
    guard isShown else { return }
    isShown = false
    last = 0
    Console.writeError("\r\u{1B}[K")
  }

  static func line(_ customers: Int, _ refused: Int, _ share: Double?) -> String {
    (share.map(bar) ?? "") + "\(customers) customers" + (refused > 0 ? ", \(refused) refused" : "")
  }

  private static func bar(_ share: Double) -> String {
    let done = Int(Double(width) * min(1, max(0, share)))
    return String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
      + " \(Int(100 * min(1, max(0, share)))) %  "
  }
}
