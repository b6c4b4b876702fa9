package import MessageFormat

/// What became of one touchpoint for one customer: a line of ``DoneList``.
package struct DoneEntry: Sendable, Equatable {
  /// The customer's ID.
  package var customer: String
  /// The first day of the term that the touchpoint belongs to.
  package var term: CalendarDay
  /// The touchpoint: playbook, stage, action and touchpoint.
  package var touchpoint: String
  /// The day on which somebody said so.
  package var day: CalendarDay
  /// What became of it.
  package var mark: Mark

  /// What became of a touchpoint.
  package enum Mark: Sendable, Hashable {
    /// It was done.
    case done
    /// It was put off, and comes back on that day.
    case later(until: CalendarDay)
    /// What was said of it before does not hold any more.
    case undone
  }

  /// Makes an entry.
  package init(
    customer: String, term: CalendarDay, touchpoint: String, day: CalendarDay, mark: Mark
  ) {
    self.customer = customer
    self.term = term
    self.touchpoint = touchpoint
    self.day = day
    self.mark = mark
  }

  /// The entry as one line of JSON, with its line feed.
  package var line: String {
    var members: [(String, JSON)] = [
      ("customer", .string(customer)), ("term", .string(term.description)),
      ("touchpoint", .string(touchpoint)), ("day", .string(day.description)),
    ]
    switch mark {
    case .done: break
    case .later(let until): members.append(("until", .string(until.description)))
    case .undone: members.append(("undone", .boolean(true)))
    }
    return JSON.object(members).text() + "\n"
  }
}
