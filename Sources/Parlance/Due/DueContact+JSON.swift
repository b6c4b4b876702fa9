import MessageFormat

extension DueContact {
  /// The touchpoint of a customer as one line of JSON.
  func json(of found: DueCustomer) -> JSON {
    .object([
      ("customer", .string(found.customer.id)), ("line", .number(found.line)),
      ("urgency", .string(urgency.rawValue)), ("touchpoint", .string(touchpoint)),
      ("playbook", .string(playbook)), ("stage", .string(stage)), ("action", .string(action)),
      ("effort", .string(effort.rawValue)), ("channel", .optional(channel?.rawValue)),
      ("term", .string(term.description)), ("first", .string(days.lowerBound.description)),
      ("last", .string(days.upperBound.description)), ("locale", .string(found.locale.description)),
      ("material", material?.json ?? .null), ("with", .array(with.map(\.json))),
    ])
  }
}

extension DueContact.Material {
  /// The item, and the locale in which it is served.
  fileprivate var json: JSON {
    .object([("item", .string(item.description)), ("locale", .optional(locale?.description))])
  }
}

extension MixedJourney {
  /// The journey of a customer as one line of JSON.
  func json(of found: DueCustomer) -> JSON {
    .object([
      ("customer", .string(found.customer.id)), ("line", .number(found.line)),
      ("playbook", .string(playbook)), ("locale", .string(found.locale.description)),
      ("materials", .array(materials.map(\.json))),
    ])
  }
}

extension DueFinding {
  /// The finding as one line of JSON.
  func json(file: String) -> JSON {
    .object([
      ("file", .string(file)), ("line", .number(line)), ("customer", .optional(customer)),
      ("variable", .optional(variable)), ("message", .string(message)),
    ])
  }
}

extension DueCounts {
  /// The counts as JSON.
  var json: JSON {
    .object([
      ("customers", .number(customers)), ("refused", .number(refused)),
      ("overdue", .number(overdue)), ("due", .number(due)), ("upcoming", .number(upcoming)),
      ("mixed", .number(mixed)),
    ])
  }
}
