/// A customer of a roster who got nothing, and why.
package struct Refusal: Hashable, Sendable {
  /// The customer's ID.
  package var id: String
  /// The item.
  package var item: ItemID
  /// The locale, where it is known.
  package var locale: LocaleTag?
  /// The line of the roster.
  package var line: Int
  /// The variable that it is about, where it is about one.
  package var variable: String?
  /// Where in the content it is, where it is there.
  package var location: SourceLocation?
  /// What was found and what was expected.
  package var message: String
  /// Whether the customer's data are at fault, and not the content.
  package var isOfData: Bool

  /// Makes a refusal of a record that is no customer.
  package init(_ fault: RosterFault, item: ItemID, locale: LocaleTag?) {
    id = fault.id
    self.item = item
    self.locale = locale ?? fault.locale
    line = fault.line
    variable = fault.variable
    message = fault.message
    isOfData = true
  }

  /// Makes a refusal of a customer that the item cannot be rendered for.
  package init(_ error: RenderError, customer: Customer, line: Int) {
    id = customer.id
    item = error.item
    locale = error.locale ?? customer.locale
    self.line = line
    variable = error.variable
    location = error.location
    message = error.message
    isOfData = error.kind == .data
  }

  /// The place in the content and the message, in one line.
  package var explanation: String { location.map { "\($0): \(message)" } ?? message }

  /// The refusal as one line of JSON, version 1, in the place of the rendered item.
  package var json: String {
    JSON.object([
      ("version", .number(1)),
      ("id", .string(id)),
      ("item", .string(item.description)),
      ("locale", .optional(locale?.description)),
      (
        "error",
        .object([
          ("variable", .optional(variable)), ("message", .string(explanation)),
          ("line", .number(line)),
        ])
      ),
    ]).text()
  }
}
