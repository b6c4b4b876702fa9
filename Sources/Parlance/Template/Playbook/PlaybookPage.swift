import MessageFormat

/// The page of a playbook: what a reseller does when, and with what, in one locale.
struct PlaybookPage {
  /// A text, and the locale that it came from.
  struct Text {
    var text: String
    var locale: LocaleTag
    /// The last part of its key, such as `goal`.
    var name = ""
  }

  /// The page that this one belongs to.
  var parent: (address: String, name: Text)?
  var title: Text
  /// What stands below the title.
  var intro: Text?
  /// What else is said before the stages.
  var texts: [Text]
  /// For whom it is, and for which day.
  var audience: Text?
  /// What is to be known of the customer’s dates.
  var remarks: [Text] = []
  /// What is overdue, due and next for the customer.
  var agenda: [Agenda] = []
  var stages: [Stage]

  /// Steps that stand to the day in the same way.
  struct Agenda {
    var title: Text
    var steps: [Step]
  }

  /// A stage with what is done in it, and what customers may say.
  struct Stage {
    var id: String
    var applies = Applicability()
    var title: Text?
    /// For whom it is, where it is not for everybody.
    var conditions: [Text]
    /// That it is not for the customer; nothing else is said of it then.
    var leftOut: Text?
    /// Its goal, and what else is said of it.
    var texts: [Text]
    /// What is expected first, then what is on top.
    var efforts: [Effort]
    /// What the objections stand under.
    var objectionsTitle: Text?
    var objections: [Objection]
  }

  /// The actions of which as much is expected.
  struct Effort {
    var title: Text
    var actions: [Action]
  }

  /// An action and its steps.
  struct Action {
    var id = ""
    var effort = Parlance.Action.Effort.recommended
    /// Which one of its stage it is.
    var place = 0
    var applies = Applicability()
    var title: Text?
    var conditions: [Text]
    var texts: [Text]
    var steps: [Step]
  }

  /// A step: when, how, and with what.
  struct Step {
    var id = ""
    /// The IDs of stage, action and touchpoint.
    var path: [String] = []
    /// When it is due, as the plan says it.
    var when = Parlance.Timing.asNeeded
    var way: Touchpoint.Channel?
    var applies = Applicability()
    /// When it is due for the customer.
    var due: Schedule.Due?
    /// How its days stand to the day that it is.
    var state: (value: Schedule.State, name: Text?)?
    var timing: Text
    var channel: Text?
    var conditions: [Text]
    var text: Text?
    var material: [Material]
    /// What the things that go along with it stand under.
    var withTitle: Text?
    var with: [Material]

    /// The days on which it is due for the customer.
    var days: ClosedRange<CalendarDay>? { due?.window?.days }

    /// Whether nobody can tell when it is due for the customer.
    var isUnknown: Bool {
      if case .unknown = due { true } else { false }
    }

    /// Where it is on the page.
    var anchor: String { "step-" + path.joined(separator: "-") }
  }

  /// An item by its name.
  struct Material {
    var item: ItemID
    /// What sort of thing it is.
    var kind: Text?
    var name: Text
    /// Where it is to be had, if it is an asset.
    var address: String?
    /// Where its own page is.
    var page: String?
    var applies = Applicability()
    /// For whom it is, where it is not for everybody.
    var conditions: [Text]
  }

  /// What a customer may say, and its solution.
  struct Objection {
    var item: ItemID
    var statement: Text
    var solution: (html: String, text: String)
    /// The solution as Markdown, without what is to be forwarded.
    var markdown = ""
    /// What the things to forward stand under.
    var forwardTitle: Text?
    var forwarded: [Material] = []
  }
}
