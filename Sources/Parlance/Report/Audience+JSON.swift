import MessageFormat

extension Audience {
  /// The customers as reports have them.
  var json: JSON {
    .object([
      ("name", .string(name)),
      ("read", .number(customers)),
      ("refused", .number(refused)),
      ("undated", .number(undated)),
      ("from", .string(from.description)),
      ("until", .string(until.description)),
      ("weeks", .number(weeks)),
      (
        "reaching",
        .object(
          reaching.sorted { $0.key < $1.key }.map { ($0.key.description, .number($0.value)) })
      ),
    ])
  }
}

extension Urgency {
  /// The urgency of a finding as reports have it.
  var json: JSON {
    .object([
      ("customers", .number(customers)), ("first", .optional(first?.description)),
    ])
  }
}
