import MessageFormat
import Parlance

/// A playbook as its page shows it: with its texts, how far its material has come in a locale, and
/// for a customer what applies and when.
struct Lifecycle {
  let playbook: Playbook
  var title: ShownText?
  /// What stands below the title.
  var intro: ShownText?
  var stages: [Stage] = []
  /// The names of the segments that hold for the customer, or that something depends on.
  var segments: [ShownText] = []
  /// Whether the page is for one customer.
  var isForCustomer = false
  /// What is wrong with the customer's dates.
  var faults: [String] = []

  /// One part of the lifecycle.
  struct Stage {
    let id: String
    var title: ShownText?
    /// Its goal, and what else is said of it.
    var texts: [ShownText]
    var conditions: Conditions
    /// Whether it is for other customers.
    var isLeftOut: Bool
    /// The variable that its weeks are counted from.
    var clock: String?
    var actions: [Action] = []
    var objections: [Link] = []

    var steps: [Step] { actions.flatMap(\.steps) }
  }

  /// Something that is done within a stage.
  struct Action {
    let id: String
    let effort: Parlance.Action.Effort
    var title: ShownText?
    var conditions: Conditions
    var steps: [Step] = []
  }

  /// One step: when, how, and with what.
  struct Step {
    /// The names of stage, action and touchpoint.
    let path: [String]
    let touchpoint: Touchpoint
    let effort: Parlance.Action.Effort
    var text: ShownText?
    var conditions: Conditions
    var isLeftOut: Bool
    var material: [Link] = []
    /// What goes along with it.
    var with: [Link] = []
    /// How far its texts have come in the locale.
    var state: CoverageState
    /// When it is due for the customer.
    var window: Schedule.Window?
    /// How its days stand to the day.
    var due: Schedule.State?

    /// Where it is on the page.
    var anchor: String { "step-" + path.joined(separator: "-") }
  }

  /// An item that is sent, said or forwarded.
  struct Link {
    let item: ItemID
    var name: ShownText?
    var state: CoverageState
    var conditions = Conditions()
  }

  /// For whom something is, and for whom it is not.
  struct Conditions {
    var only: ShownText?
    var unless: ShownText?
    /// Whether it is for all whom what stands before it is not for.
    var isRest = false

    var isEmpty: Bool { only == nil && unless == nil && !isRest }
  }

  var steps: [Step] { stages.flatMap(\.steps) }
}
