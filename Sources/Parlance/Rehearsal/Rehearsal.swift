public import MessageFormat

/// One customer's year in one locale, with every mail, script, document and objection as it would
/// be: for those who sign it off.
public struct Rehearsal: Sendable {
  /// The customer's ID.
  public let customer: String
  /// The locale that was asked for.
  public let locale: LocaleTag
  /// The day whose terms are shown.
  public let day: CalendarDay
  /// That day as the locale writes it.
  var today = ""
  /// What is shown, in order.
  public internal(set) var chapters: [Chapter] = []
  /// The touchpoints that are not for this customer, by their paths.
  public internal(set) var leftOut: [String] = []
  /// What was there before, where that is compared, and is no more: paths with their items.
  public internal(set) var removed: [String] = []
  /// What was compared with; nil where all is shown.
  public internal(set) var revision: String?
  /// Why something cannot be shown, a line each.
  public internal(set) var faults: [String] = []
  /// What the reader should know: texts that came by fallback, or are still under review.
  public internal(set) var notes: [String] = []
  /// What is wrong although it could be shown.
  public internal(set) var findings: [Finding] = []
  /// The words of the page's frame.
  var frame: RehearsalFrame

  /// A part of the page: the year, what is done as needed, the objections of a stage.
  public struct Chapter: Sendable {
    /// What stands above it.
    public var title: String
    /// What is in it.
    public var entries: [Entry]
  }

  /// A touchpoint, or an objection.
  public struct Entry: Sendable {
    /// Where it is: `vip/renewal/early-renewal/quote`, or an objection's stage.
    public var path: String
    /// The days on which it is due.
    public var days: ClosedRange<CalendarDay>?
    /// The days as the locale writes them.
    var when: String
    /// The week or event that the playbook says, and the channel.
    var details: [String]
    /// The names of playbook, stage and action.
    var place: [String]
    /// For whom it is.
    var conditions: [String]
    /// What is to be done.
    var text: String?
    /// What is sent or said.
    public var items: [Shown]
    /// What was said of the touchpoint before, where that is compared and differs.
    var before: [String]?

    /// What is said of the touchpoint, but for its days.
    var saying: [String] { place + details + conditions + [text].compactMap { $0 } }
  }

  /// An item as the customer would see it on that day.
  public struct Shown: Sendable {
    /// The item.
    public var item: ItemID
    /// How it reads.
    public var state: State
    /// How it read before, where that is compared and differs.
    public var before: State?
    /// Whether it is compared and was not shown here before.
    public var isNew = false
    /// Its number on the page; of what was shown above already, that one's.
    var number: Int

    /// How an item reads.
    public enum State: Sendable {
      /// It could be rendered.
      case rendered(Rendered)
      /// It reads as it did further up.
      case asAbove
      /// It cannot be rendered.
      case fault(String)
    }
  }
}

extension Rehearsal.Shown.State {
  /// The item as it was rendered.
  var rendered: Rendered? {
    if case .rendered(let rendered) = self { rendered } else { nil }
  }

  /// What a reader reads of it, to tell whether something else does.
  var reading: [String] {
    switch self {
    case .rendered(let rendered): [rendered.subject, rendered.preheader, rendered.text]
    case .asAbove: []
    case .fault(let message): ["", message]
    }
  }
}

extension Rehearsal {
  /// Renders a customer's year.
  ///
  /// - Parameters:
  ///   - repository: the content.
  ///   - customer: the customer.
  ///   - locale: the locale; nil for the customer's own, or else the source locale.
  ///   - names: the names of the playbooks; none for all of them.
  ///   - day: the day whose terms are shown; nil for the customer's, or else today.
  /// - Throws: ``ParlanceError`` for a playbook that is not there.
  public init(
    _ repository: Repository, for customer: Customer, locale: LocaleTag? = nil,
    playbooks names: [String] = [], on day: CalendarDay? = nil
  ) throws(ParlanceError) {
    let locale = locale ?? customer.locale ?? repository.project.source
    let day = day ?? customer.on ?? repository.today
    var maker = RehearsalMaker(repository, customer, locale)
    self.init(customer: customer.id, locale: locale, day: day, frame: maker.frame())
    today = maker.date(day)
    let playbooks = try Rehearsal.playbooks(names, in: repository)
    let year = RehearsalYear(of: customer, in: playbooks, on: day)
    leftOut = year.leftOut
    let dated = year.dated.map { maker.entry($0, on: day) }
    let undated = year.undated.map { maker.entry($0, on: day) }
    let objections = year.stages.compactMap { maker.objections(of: $0.stage, $0.playbook, on: day) }
    chapters = [
      Chapter(title: frame[.year], entries: dated),
      Chapter(title: frame[.asNeeded], entries: undated),
      Chapter(title: frame[.objections], entries: objections),
    ].filter { !$0.entries.isEmpty }
    faults = maker.faults
    notes = maker.notes
    findings = maker.findings
  }

  private init(customer: String, locale: LocaleTag, day: CalendarDay, frame: RehearsalFrame) {
    self.customer = customer
    self.locale = locale
    self.day = day
    self.frame = frame
  }

  private static func playbooks(
    _ names: [String], in repository: Repository
  ) throws(ParlanceError) -> [Playbook] {
    let known = repository.orderedPlaybooks
    if names.isEmpty {
      if known.isEmpty { throw ParlanceError("there is no playbook, and so no year to rehearse") }
      return known
    }
    var playbooks: [Playbook] = []
    for name in names {
      let short = name.hasPrefix("playbooks/") ? String(name.dropFirst(10)) : name
      guard let playbook = repository.playbooks[short] else {
        throw ParlanceError(
          "no playbook is named “\(short.harmless)”\(didYouMean(short, in: known.map(\.id.name)))"
            + "; known: \(known.map(\.id.name).joined(separator: ", "))")
      }
      playbooks.append(playbook)
    }
    return playbooks
  }
}
