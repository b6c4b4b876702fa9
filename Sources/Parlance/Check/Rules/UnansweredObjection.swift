import MessageFormat

extension Rule {
  static let unansweredObjection = Rule(
    id: "unanswered-objection", severity: .error,
    summary: "A customer may raise an objection, and its solution is not there in their language.",
    explanation: """
      The objection has a statement and no solution, or a script links to an objection that has no \
      text in the script’s locale and no fallback: the caller opens it in the middle of a talk and \
      finds nothing. Write the solution, or take the link out. That a file is missing, or a draft, \
      is told by missing-translation and draft-translation as well.
      """,
    bad: example(solution: ""), good: example(solution: "Er spart mehr, als er kostet."),
    looks: .texts { $0.unansweredLinks + $0.missingSolution }
  )

  private static func example(solution: String) -> Example {
    Example([
      "content/objections/too-expensive/en.md":
        "---\nstatement: >-\n  It is too expensive.\n---\nIt saves more than it costs.\n",
      "content/objections/too-expensive/de.md":
        "---\nstatement: >-\n  Das ist zu teuer.\n---\n\(solution)\n",
    ])
  }
}

extension TextsInput {
  /// The links to objections of which nothing is there that could be shown.
  fileprivate var unansweredLinks: [Finding] {
    guard let id else { return [] }
    let repository = shared.repository
    return references.filter { reference in
      reference.item.kind == .objection && repository.items[reference.item] != nil
        && repository.served(reference.item, in: template.locale) == nil
        && !shared.hasFaultyFile(reference.item.file(in: template.locale))
    }.map { reference in
      Finding(
        rule: "", severity: .error, location: reference.location, item: id,
        locale: template.locale, field: reference.field,
        message: "this opens \(reference.item), which has no solution in \(locale.name)",
        help: "write \(reference.item.file(in: template.locale)), or take the link out")
    }
  }

  /// The solution that the objection itself lacks.
  fileprivate var missingSolution: [Finding] {
    guard let id, id.kind == .objection, !template.fields.allSatisfy(\.text.isBlank),
      template["body"]?.text.isBlank != false,
      !shared.faultyFields(of: template.file).contains("body")
    else { return [] }
    let message = "the objection has no solution in \(locale.name)"
    return [
      finding(
        message + shared.touchpointClause(of: id), field: "body",
        help: "write the solution below the front matter")
    ]
  }
}
