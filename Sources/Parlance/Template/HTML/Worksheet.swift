/// A call script that is worked with while it is written: it counts steps and tasks, and knows
/// what is open.
struct Worksheet {
  /// The titles of the steps, as plain text.
  private(set) var steps: [String] = []
  /// How many tasks there were.
  private(set) var tasks = 0
  private var isOpen = false

  /// The beginning of the next step, up to its title.
  mutating func step(_ title: String, isSection: Bool) -> String {
    steps.append(title)
    let number = steps.count
    guard isSection else { return "<h2 id=\"step-\(number)\" tabindex=\"-1\">" }
    let before = end
    isOpen = true
    return """
      \(before)<section class="step" id="step-\(number)" aria-labelledby="step-\(number)-title">
      <h2 id="step-\(number)-title" tabindex="-1">
      """
  }

  /// The end of the last step.
  var end: String { isOpen ? "</section>\n" : "" }

  /// The box of the next task, and the beginning of its label.
  mutating func task(isDone: Bool) -> String {
    tasks += 1
    let checked = isDone ? " checked" : ""
    return """
      <input type="checkbox" id="task-\(tasks)"\(checked)>\
      <label for="task-\(tasks)" id="task-\(tasks)-label">
      """
  }

  /// The room for a note on the last task; the page has the words for it, which stand before the
  /// task and behind it, under `note-before` and `note-behind`.
  var note: String {
    """
    <textarea class="note" id="note-\(tasks)" rows="1" \
    aria-labelledby="note-before task-\(tasks)-label note-behind"></textarea>

    """
  }
}
