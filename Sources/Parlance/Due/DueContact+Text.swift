import MessageFormat

extension DueContact {
  /// The pile of the text that it belongs to.
  var pile: DuePile {
    let day = urgency == .upcoming ? days.lowerBound : days.upperBound
    return DuePile(section: urgency.rank, day: day.daysSinceEpoch)
  }

  /// What stands above a pile.
  static func heading(of pile: DuePile) -> String {
    let day = CalendarDay(daysSinceEpoch: pile.day)
    return switch DueContact.Urgency.allCases[min(pile.section, 2)] {
    case .overdue: "Overdue since \(day.adding(days: 1))"
    case .due: "Due until \(day)"
    case .upcoming: "Coming up on \(day)"
    }
  }
}

extension DueContact.Material {
  /// The item and its locale for people.
  var text: String { "\(item) [\(locale.map(\.description) ?? "not there")]" }
}

extension DueCustomer {
  /// The customer for people: the ID, and the name where there is one.
  func title(_ name: String) -> String {
    let names = name.isEmpty || name == customer.id ? [customer.id] : [customer.id, "(\(name))"]
    return names.map { $0.harmless.isolated }.joined(separator: " ")
  }

  /// The customer's playbooks in several languages, a line each for people.
  func mixedLines(_ name: String) -> String {
    mixed.map { journey in
      let parts = journey.locales.map { locale in
        let items = journey.materials.filter { $0.locale == locale }.map(\.item.description)
        return "\(locale): \(items.joined(separator: ", "))"
      }
      return "  \(title(name)), \(locale), \(journey.playbook): "
        + parts.joined(separator: "; ") + "\n"
    }.joined()
  }
}

extension String {
  /// The text so that its direction does not turn what stands around it.
  fileprivate var isolated: String {
    Direction.hasRightToLeftLetters(self) ? "\u{2068}\(self)\u{2069}" : self
  }
}
