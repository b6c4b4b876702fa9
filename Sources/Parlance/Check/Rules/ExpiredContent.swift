import MessageFormat

extension Rule {
  static let expiredContent = Rule(
    id: "expired-content", severity: .warning,
    summary: "An item is used after the last day on which it may be.",
    explanation: """
      item.yaml names under expires: the last day of an offer, a price or a promise. From the \
      next day on it tells customers what is no longer true. Bring the item up to date and move \
      the day, or take it out of the playbook.
      """,
    bad: Example(["content/emails/welcome/item.yaml": "expires: 2020-12-31\n"]),
    good: Example(["content/emails/welcome/item.yaml": "expires: 2099-12-31\n"]),
    looks: .repository { input in
      input.expiries { day, today in
        day < today ? "the last day of this item was \(day)" : nil
      }
    }
  )

  static let expiringContent = Rule(
    id: "expiring-content", severity: .note,
    summary: "The last day on which an item may be used is near.",
    explanation: """
      Translating an update takes its time: from 30 days before the day that item.yaml names \
      under expires:, this note reminds of it.
      """,
    bad: Example(["content/emails/welcome/item.yaml": "expires: 2026-12-15\n"]),
    good: Example(["content/emails/welcome/item.yaml": "expires: 2099-12-31\n"]),
    looks: .repository { input in
      input.expiries { day, today in
        let left = day.daysSinceEpoch - today.daysSinceEpoch
        return switch left {
        case 0: "today is the last day of this item"
        case 1...30: "the last day of this item is \(day), in \(left) day\(left == 1 ? "" : "s")"
        default: nil
        }
      }
    }
  )
}

extension CheckInput {
  /// A finding for each item whose last day there is something to say about.
  fileprivate func expiries(
    _ message: (_ day: CalendarDay, _ today: CalendarDay) -> String?
  ) -> [Finding] {
    repository.itemIDs.compactMap { id in
      guard let settings = repository.items[id]?.settings, let day = settings.expires,
        let message = message(day, today)
      else { return nil }
      return Finding(
        rule: "", severity: .error,
        location: settings.expiresLocation
          ?? SourceLocation(file: id.file(in: repository.project.source)),
        item: id, message: message + touchpointClause(of: id),
        help: "bring it up to date and move the day, or take the item out of use")
    }
  }
}
