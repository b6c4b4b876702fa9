package import MessageFormat

/// A touchpoint that a customer is at, is late for, or comes to soon.
package struct DueContact: Sendable {
  /// How pressing it is.
  package var urgency: Urgency
  /// The playbook's name.
  package var playbook: String
  /// The stage's name.
  package var stage: String
  /// The action's name.
  package var action: String
  /// The touchpoint's name within its action.
  package var step: String
  /// How much is expected of the reseller.
  package var effort: Action.Effort
  /// How the customer is reached.
  package var channel: Touchpoint.Channel?
  /// The first day of the term that it belongs to.
  package var term: CalendarDay
  /// The days on which it is due.
  package var days: ClosedRange<CalendarDay>
  /// What is sent or said; nil where nothing is, or nothing applies.
  package var material: Material?
  /// What goes along with it.
  package var with: [Material]
  /// What listings say of it.
  let texts: DueStepTexts

  /// How pressing a touchpoint is.
  package enum Urgency: String, Hashable, Sendable, CaseIterable {
    /// Its last day is over, and nobody has said that it was done.
    case overdue
    /// Today is one of its days.
    case due
    /// It begins within the days that are looked ahead.
    case upcoming
  }

  /// An item, and how a customer would get it.
  package struct Material: Hashable, Sendable {
    /// The item.
    package var item: ItemID
    /// The locale that is really served, through the fallback chain; nil where none is.
    package var locale: LocaleTag?
  }

  /// The touchpoint as `--done` and reports name it: `vip/renewal/early-renewal/quote`.
  package var touchpoint: String { "\(playbook)/\(stage)/\(action)/\(step)" }
}

/// What was found about one customer.
package struct DueCustomer: Sendable {
  /// The line that the customer begins in.
  package var line: Int
  /// The customer.
  package var customer: Customer
  /// The locale that the customer is written to in.
  package var locale: LocaleTag
  /// The touchpoints, the most pressing first.
  package var contacts: [DueContact] = []
  /// The playbooks whose materials would reach the customer in several languages.
  package var mixed: [MixedJourney] = []
  /// What is wrong with the customer's dates, or with what the customer should get.
  package var findings: [DueFinding] = []
}

/// The materials of one playbook, which would reach a customer in several languages.
package struct MixedJourney: Hashable, Sendable {
  /// The playbook's name.
  package var playbook: String
  /// The items with the locales that are served, in the order of the playbook.
  package var materials: [DueContact.Material]

  /// The locales that are served, each once.
  package var locales: [LocaleTag] { Set(materials.compactMap(\.locale)).sorted() }
}

/// Why a customer cannot be told what is due.
package struct DueFinding: Hashable, Sendable {
  /// The line of the roster, or of the list of what was done.
  package var line: Int
  /// The customer's ID; nil where it is not known.
  package var customer: String?
  /// The variable that it is about, where it is about one.
  package var variable: String?
  /// What was found and what was expected, as one sentence without a full stop.
  package var message: String
  /// Whether the content is at fault, which many customers share, and not the customer's data.
  package var isOfContent = false
}

extension DueFinding {
  /// Says that a record is no customer.
  package init(_ fault: RosterFault) {
    self.init(
      line: fault.line, customer: fault.id, variable: fault.variable, message: fault.message)
  }
}
