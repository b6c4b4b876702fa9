/// A link within the content, as call scripts have them: `objection:id-migration`, `step:4`.
package enum ScriptLink: Hashable, Sendable {
  /// Opens an objection and its solution.
  case objection(String)
  /// Goes to a step, counted from 1.
  case step(Int)

  /// What such links begin with.
  static let schemes = ["objection", "step"]

  /// Reads the destination of a link; nil where it is an address.
  package init?(_ destination: [Verbatim]) {
    guard destination.count == 1, case .literal(let text) = destination[0] else { return nil }
    if text.hasPrefix("objection:") {
      self = .objection(String(text.dropFirst("objection:".count)))
    } else if text.hasPrefix("step:"), let step = Int(text.dropFirst("step:".count)) {
      self = .step(step)
    } else {
      return nil
    }
  }

  /// Where the link leads on the page.
  var anchor: String {
    switch self {
    case .objection(let name): "#objection-\(name)"
    case .step(let number): "#step-\(number)"
    }
  }
}

extension ScriptLink {
  /// Refuses a link to a step that is not there; the number of steps is given.
  static func check(_ destination: [Verbatim], steps: Int) throws(FillError) {
    guard destination.count == 1, case .literal(let text) = destination[0],
      text.hasPrefix("step:")
    else { return }
    if case .step(let number)? = ScriptLink(destination), number > 0, number <= steps { return }
    throw FillError(
      address: text,
      message: "“\(shortened(text))” names no step: this call script has \(steps) "
        + "(its headings, counted from 1)")
  }
}
