public import MessageFormat

/// The plan of a customer lifecycle: stages, their actions, and the touchpoints of each.
///
/// Nothing in it is language; its texts are in ``translations``, by locale.
public struct Playbook: Sendable {
  /// The playbook's name.
  public var id: ItemID
  /// The file `playbook.yaml`, from the repository's root.
  public var file: String
  /// The date variable from which terms are counted.
  public var clock: String?
  /// The date variable that says when a term ends.
  public var expiry: String?
  /// How long a term is.
  public var term: Term?
  /// The named conditions, in the order of the file.
  public var segments: [Segment] = []
  /// The stages, in order.
  public var stages: [Stage] = []
  /// The texts, by locale.
  public var translations: [LocaleTag: Translation] = [:]

  /// How long a membership runs before it is renewed.
  public struct Term: Hashable, Sendable {
    /// How many of the unit.
    public var count: Int
    /// The unit.
    public var unit: Unit

    /// A unit of calendar time.
    public enum Unit: String, Hashable, Sendable {
      /// Calendar months.
      case month
      /// Calendar years.
      case year
    }
  }

  /// The segment of that name.
  public func segment(_ name: String) -> Segment? {
    segments.first { $0.name == name }
  }

  /// The touchpoints of all stages, in order.
  public var touchpoints: [Touchpoint] {
    stages.flatMap { $0.actions.flatMap(\.touchpoints) }
  }
}

/// One part of a lifecycle, such as the renewal.
public struct Stage: Sendable {
  /// The stage's name.
  public var id: String
  /// When it applies.
  public var applies = Applicability()
  /// The date variable from which its terms are counted, where it is not the playbook's.
  public var clock: String?
  /// What is done, in order.
  public var actions: [Action] = []
  /// What customers may say against it.
  public var objections: [ItemSettings.Reference] = []
  /// Where it is declared.
  public var location: SourceLocation
}

/// Something that a reseller does within a stage, in one or several steps.
public struct Action: Sendable {
  /// The action's name.
  public var id: String
  /// How much is expected.
  public var effort = Effort.recommended
  /// When it applies.
  public var applies = Applicability()
  /// The steps, in order.
  public var touchpoints: [Touchpoint] = []
  /// Where it is declared.
  public var location: SourceLocation

  /// How much is expected of a reseller.
  public enum Effort: String, Hashable, Sendable, CaseIterable {
    /// The base that every reseller does.
    case recommended
    /// Optional, on top.
    case extraCredit = "extra-credit"
  }
}

/// One step at which the reseller acts.
public struct Touchpoint: Sendable {
  /// The touchpoint's name.
  public var id: String
  /// The key of its text, such as `touchpoints.renewal.early-renewal.quote`.
  public var textKey: String
  /// When it is due.
  public var timing = Timing.asNeeded
  /// Where it says when it is due; its beginning where it does not say.
  var timingLocation: SourceLocation
  /// How the customer is reached.
  public var channel: Channel?
  /// When it applies.
  public var applies = Applicability()
  /// What is sent or said: the first whose segment holds.
  public var material: [Material] = []
  /// What goes along with it.
  public var with: [Material] = []
  /// Where it is declared.
  public var location: SourceLocation
  /// Whether everything that the file says of it could be read.
  var isSound = true

  /// How a customer is reached.
  public enum Channel: String, Hashable, Sendable, CaseIterable {
    /// By mail.
    case email
    /// By telephone.
    case phone
    /// In a chat.
    case chat
    /// On a social network.
    case social
    /// Not at all: the reseller looks something up.
    case console
    /// In person.
    case inPerson = "in-person"
  }

  /// The items of this touchpoint, each once.
  public var items: [ItemID] {
    var seen: Set<ItemID> = []
    return (material + with).map(\.item).filter { seen.insert($0).inserted }
  }
}

/// An item that a touchpoint uses, and for whom.
public struct Material: Sendable {
  /// The item.
  public var item: ItemID
  /// For whom.
  public var applies = Applicability()
  /// Where it is named.
  public var location: SourceLocation
}

/// The segments for which something is done, and those for which it is not.
public struct Applicability: Hashable, Sendable {
  /// The segment that must hold.
  public var condition: String?
  /// The segment that must not hold.
  public var exception: String?
  /// Where it says so; nil where it says nothing.
  var location: SourceLocation?
  /// Whether the segments that it names are known.
  var isSound = true

  /// The segments that it names.
  var segments: [String] { [condition, exception].compactMap { $0 } }

  /// Whether it is for every customer.
  package var isForEverybody: Bool { condition == nil && exception == nil }

  /// Whether both fit a customer.
  public func holds(for values: [String: Value], in playbook: Playbook) -> Bool {
    if let condition, playbook.segment(condition)?.holds(for: values) != true { return false }
    if let exception, playbook.segment(exception)?.holds(for: values) == true { return false }
    return true
  }
}

extension Playbook {
  /// The material that a touchpoint has for a customer; nil where there is none.
  public func material(of touchpoint: Touchpoint, for values: [String: Value]) -> Material? {
    touchpoint.material.first { $0.applies.holds(for: values, in: self) }
  }
}
