/// A line on a terminal that says how far something is.
struct Progress {
  private var last = 0.0
  private var isShown = false
  private static let width = 30
  /// Seconds between one picture and the next.
  private static let interval = 0.1

  /// Draws the line, unless it was drawn a moment ago.
  mutating func show(customers: Int, refused: Int, share: Double?) {
    let now = Console.seconds
    guard now - last >= Progress.interval else { return }
    last = now
    isShown = true
    Console.writeError("\r\u{1B}[K" + Progress.line(customers, refused, share))
  }

  /// Takes the line away, so that something else can be written.
  mutating func clear() {
    guard isShown else { return }
    isShown = false
    last = 0
    Console.writeError("\r\u{1B}[K")
  }

  static func line(_ customers: Int, _ refused: Int, _ share: Double?) -> String {
    var line = ""
    if let share {
      let done = Int(Double(width) * min(1, max(0, share)))
      line += String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
      line += " \(Int(100 * min(1, max(0, share)))) %  "
    }
    return line + "\(customers) customers" + (refused > 0 ? ", \(refused) refused" : "")
  }
}
