import MessageFormat

extension Rule {
  static let emptyStep = Rule(
    id: "empty-step", severity: .warning,
    summary: "A step of a call script has nothing below its heading.",
    explanation: """
      A heading is a step, and the caller who gets there has nothing to say and nothing to do. Write \
      the step, or remove its heading; steps behind it, and links to them, then count anew. A \
      heading with deeper ones below it is no step of its own and may be empty.
      """,
    bad: example(step: ""), good: example(step: "> Darf ich kurz stören?"),
    looks: .texts { texts in
      guard texts.id?.kind == .callScript, let body = texts.fields.first(where: \.isMarkdown)
      else { return [] }
      let empty = body.emptySteps
      // What is empty in the source is told there.
      let known = Set(empty.isEmpty ? [] : body.source?.emptySteps.map(\.number) ?? [])
      return empty.filter { !known.contains($0.number) }.map { step in
        body.finding(
          "step \(step.number), “\(shortened(step.title))”, has nothing below its heading",
          at: step.range, help: "write what is said or done there, or remove the heading")
      }
    }
  )

  private static func example(step: String) -> Example {
    Example([
      "content/call-scripts/hello/en.md":
        "---\ntitle: >-\n  Hello\n---\n## Ask\n\n> May I disturb you?\n\n## Goodbye\n\n> Bye!\n",
      "content/call-scripts/hello/de.md":
        "---\ntitle: >-\n  Hallo\n---\n## Frage\n\n\(step)\n\n## Abschied\n\n> Bis bald!\n",
    ])
  }
}

extension FieldInput {
  fileprivate typealias Step = (number: Int, title: String, range: SourceRange)

  /// The headings with nothing below them, with their numbers from 1.
  fileprivate var emptySteps: [Step] {
    guard
      value.utf8.contains(UInt8(ascii: "#")) || value.contains("\n==") || value.contains("\n--"),
      let reading = readings.first
    else { return [] }
    var steps: [Step] = []
    /// The last heading, as long as nothing was found below it.
    var open: (step: Step, level: Int)?
    var number = 0
    func close(before end: Int) {
      if let open, isBlank(from: open.step.range.upperBound, to: end) { steps.append(open.step) }
      open = nil
    }
    for block in reading.blocks {
      let range = reading.sourceRange(of: block.range)
      guard case .heading(let level) = block.kind else {
        if !reading.scalars[block.range].allSatisfy(\.properties.isWhitespace) { open = nil }
        continue
      }
      if let heading = open, level > heading.level { open = nil }
      close(before: range.lowerBound)
      number += 1
      open = ((number, reading.text(of: block.range), range), level)
    }
    close(before: value.utf8.count)
    return steps
  }

  /// Whether some of the text holds neither a choice, of which another branch may have something
  /// to say, nor a picture.
  private func isBlank(from start: Int, to end: Int) -> Bool {
    guard start <= end else { return true }
    let bytes = value.utf8.dropFirst(start).prefix(end - start)
    return !bytes.contains(UInt8(ascii: "{")) && !bytes.contains(UInt8(ascii: "!"))
  }
}
