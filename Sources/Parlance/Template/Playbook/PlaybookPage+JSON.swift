import MessageFormat

extension PlaybookPage {
  /// What the page says, nested as the plan is: stages, actions, touchpoints.
  var members: [(String, JSON)] {
    [
      ("title", .string(title.text)), ("intro", .optional(intro?.text)),
      ("texts", Self.texts(texts)), ("audience", .optional(audience?.text)),
      ("remarks", .array(remarks.map { .string($0.text) })),
      ("stages", .array(stages.map { Self.json($0) })),
    ]
  }

  private static func json(_ stage: Stage) -> JSON {
    let actions = stage.efforts.flatMap(\.actions).sorted { $0.place < $1.place }
    return .object(
      [("id", .string(stage.id))] + members(stage.applies) + [
        ("applies", .boolean(stage.leftOut == nil)), ("title", .optional(stage.title?.text)),
        ("texts", texts(stage.texts)), ("actions", .array(actions.map { json($0) })),
        ("objections", .array(stage.objections.map { json($0) })),
      ])
  }

  private static func json(_ action: Action) -> JSON {
    .object(
      [("id", .string(action.id)), ("effort", .string(action.effort.rawValue))]
        + members(action.applies) + [
          ("title", .optional(action.title?.text)), ("texts", texts(action.texts)),
          ("touchpoints", .array(action.steps.map { json($0) })),
        ])
  }

  private static func json(_ step: Step) -> JSON {
    .object(
      [
        ("id", .string(step.id)), ("when", .string("\(step.when)")),
        ("timing", .string(step.timing.text)),
        ("first", .optional(step.days?.lowerBound.description)),
        ("last", .optional(step.days?.upperBound.description)),
        ("state", .optional(step.state?.value.rawValue)),
        ("channel", .optional(step.way?.rawValue)),
      ] + members(step.applies) + [
        ("text", .optional(step.text?.text)),
        ("material", .array(step.material.map { json($0) })),
        ("with", .array(step.with.map { json($0) })),
      ])
  }

  private static func json(_ material: Material) -> JSON {
    .object(
      [("item", .string(material.item.description)), ("name", .string(material.name.text))]
        + members(material.applies) + [
          ("for", .array(material.conditions.map { .string($0.text) })),
          ("address", .optional(material.address)),
        ])
  }

  private static func json(_ objection: Objection) -> JSON {
    .object([
      ("item", .string(objection.item.description)),
      ("statement", .string(objection.statement.text)),
      ("html", .string(objection.solution.html)), ("text", .string(objection.solution.text)),
      ("forward", .array(objection.forwarded.map { json($0) })),
    ])
  }

  /// The segments that something is for and not for, by name.
  private static func members(_ applies: Applicability) -> [(String, JSON)] {
    [("if", .optional(applies.condition)), ("unless", .optional(applies.exception))]
  }

  /// Texts by the last parts of their keys.
  private static func texts(_ texts: [Text]) -> JSON {
    .object(texts.map { ($0.name, .string($0.text)) })
  }
}
