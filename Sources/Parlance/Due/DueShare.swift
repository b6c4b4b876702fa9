package import MessageFormat

/// What was written of the customers of a batch, in one task.
package struct DueShare: Sendable {
  /// What goes out at once, in the order of the customers.
  package var stream: [UInt8] = []
  /// What is put in order first.
  package var piles: [DuePile: [UInt8]] = [:]
  /// What is put in order first for the morning page.
  package var page: [DuePile: [UInt8]] = [:]
  /// What is wrong.
  package var findings: [DueFinding] = []
  /// How many there are of what.
  package var counts = DueCounts()

  /// Nothing yet.
  package init() {}
}

/// Where something belongs in an output that is not in the order of the customers.
package struct DuePile: Hashable, Comparable, Sendable {
  /// The part of the output.
  package var section: Int
  /// The day within that part, since 1970.
  package var day: Int

  /// Makes a place.
  package init(section: Int, day: Int = 0) {
    self.section = section
    self.day = day
  }

  /// By part, then by day.
  package static func < (left: DuePile, right: DuePile) -> Bool {
    (left.section, left.day) < (right.section, right.day)
  }
}

/// How many customers and touchpoints there are.
package struct DueCounts: Hashable, Sendable {
  /// Customers that could be read.
  package var customers = 0
  /// Records that could not.
  package var refused = 0
  /// Touchpoints that are overdue.
  package var overdue = 0
  /// Touchpoints that are due.
  package var due = 0
  /// Touchpoints that come up.
  package var upcoming = 0
  /// Customers whose materials would come in several languages.
  package var mixed = 0

  /// Nothing yet.
  package init() {}

  /// Adds a customer.
  package mutating func add(_ found: DueCustomer) {
    customers += 1
    if !found.mixed.isEmpty { mixed += 1 }
    for contact in found.contacts {
      switch contact.urgency {
      case .overdue: overdue += 1
      case .due: due += 1
      case .upcoming: upcoming += 1
      }
    }
  }

  /// Adds others.
  package mutating func add(_ other: DueCounts) {
    customers += other.customers
    refused += other.refused
    overdue += other.overdue
    due += other.due
    upcoming += other.upcoming
    mixed += other.mixed
  }

  /// The counts as one line, without the name of the file.
  package func text(until day: CalendarDay) -> String {
    var parts = [
      counted(customers, "customer"), "\(overdue) overdue", "\(due) due",
      "\(upcoming) coming up by \(day)",
    ]
    if mixed > 0 { parts.append("\(mixed) in mixed languages") }
    if refused > 0 { parts.append("\(refused) cannot be read") }
    return parts.joined(separator: ", ")
  }
}
