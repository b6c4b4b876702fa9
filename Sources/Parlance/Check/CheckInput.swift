import MessageFormat
import Synchronization

/// What rules look at: the repository, and what can be said of it without its texts.
struct CheckInput: Sendable {
  let repository: Repository
  /// The day that the check is made for.
  let today: CalendarDay
  /// What texts may use.
  let scopes: Scopes
  /// A customer with an example of each variable.
  let completeCustomer: Customer
  /// The sample customers, in order.
  let samples: [SampleCustomer]
  /// The variables whose values are addresses that every mail may link to.
  let goodAddresses: Set<String>
  private let firstMail: ItemID?
  /// What is told of each file’s texts, once these have been looked at.
  var facts: [TextFacts] = [] {
    didSet { uses = CheckInput.uses(in: repository, facts: facts) }
  }
  private(set) var uses: [ItemID: [Use]] = [:]
  private let touchpoints: [ItemID: [String]]
  /// What CLDR says of languages.
  let languages: LanguageMemory
  /// What glossaries have to be looked for.
  let glossaries = GlossaryMemory()
  private let formatters: Formatters
  /// The fields that the errors found while reading are about, by file.
  private let faults: [String: Set<String>]

  /// A place at which something uses an item.
  struct Use: Sendable {
    /// What uses it, such as `touchpoint vip › renewal › early-renewal › quote (week 40)`.
    var description: String
    /// Whether a playbook plans it.
    var isPlanned: Bool
  }

  /// What formats the messages of each locale, opened when it is asked for.
  private final class Formatters: Sendable {
    struct Language: Sendable {
      var formatter: MessageFormatter?
      var reach: PluralReach?
    }
    let known = Mutex<[LocaleTag: Language]>([:])
  }

  /// Makes what rules look at.
  ///
  /// - Parameters:
  ///   - repository: The repository.
  ///   - today: The day that the check is made for.
  ///   - other: What was looked at before, whose languages are known already.
  init(_ repository: Repository, today: CalendarDay, after other: CheckInput? = nil) {
    languages = other?.languages ?? LanguageMemory()
    let isAlike =
      other.map { other in
        other.today == today
          && other.repository.locales.mapValues(\.icuLocale)
            == repository.locales.mapValues(\.icuLocale)
      } ?? false
    formatters = isAlike ? other?.formatters ?? Formatters() : Formatters()
    self.repository = repository
    self.today = today
    scopes = Scopes(repository)
    let complete = repository.completeCustomer
    completeCustomer = complete
    samples = repository.customers.values.sorted { $0.id < $1.id }.map {
      SampleCustomer($0, repository.variables)
    }
    let customers = [complete] + samples.map(\.customer)
    goodAddresses = Set(
      repository.variables.byName.values.filter { variable in
        variable.type == .url
          && customers.allSatisfy { $0.values[variable.name].map(Address.isGood) ?? true }
      }.map(\.name))
    firstMail = repository.items.keys.filter { $0.kind == .email }.min()
    var faults: [String: Set<String>] = [:]
    for finding in repository.findings where finding.severity == .error {
      faults[finding.location.file, default: []].formUnion(finding.field.map { [$0] } ?? [])
    }
    self.faults = faults
    touchpoints = CheckInput.uses(in: repository, facts: [])
      .mapValues { $0.filter(\.isPlanned).map(\.description) }
  }

  /// What formats the messages of a locale; nil for one that is not declared.
  func formatter(for locale: LocaleTag) -> MessageFormatter? { language(locale).formatter }

  /// Which plural categories a locale's numbers have; nil for one that is not declared.
  func pluralReach(in locale: LocaleTag) -> PluralReach? { language(locale).reach }

  private func language(_ locale: LocaleTag) -> Formatters.Language {
    formatters.known.withLock { known in
      if let language = known[locale] { return language }
      let formatter = repository.locales[locale].flatMap { profile in
        try? MessageFormatter(locale: profile.icuLocale, types: .parlance, today: today)
      }
      let language = Formatters.Language(
        formatter: formatter, reach: formatter.map(PluralReach.init))
      known[locale] = language
      return language
    }
  }

  /// Whether a mail is the one that shows what is wrong with the frame of all of them.
  func isFirstMail(_ id: ItemID) -> Bool { id == firstMail }

  /// Where an item is used; known once all texts have been looked at.
  func uses(of id: ItemID) -> [Use] { uses[id] ?? [] }

  /// Whether something in a file, or the folder that it is in, could not be read as it should.
  func hasFaultyFile(_ path: String) -> Bool {
    faults[path] != nil
      || path.lastIndex(of: "/").map { faults[String(path[..<$0])] != nil } ?? false
  }

  /// The fields of a file that could not be read as they should.
  func faultyFields(of path: String) -> Set<String> { faults[path] ?? [] }

  /// The locale with its English name, for messages: `Japanese (ja)`.
  func name(of locale: LocaleTag) -> String { "\(locale.englishName) (\(locale))" }

  /// The touchpoints and stages that use an item, for messages; empty where none does.
  func touchpointClause(of id: ItemID) -> String {
    let touchpoints = touchpoints[id] ?? []
    switch touchpoints.count {
    case 0: return ""
    case 1: return "; \(touchpoints[0]) needs it"
    default: return "; \(touchpoints.joined(separator: ", ")) need it"
    }
  }

  private static func uses(in repository: Repository, facts: [TextFacts]) -> [ItemID: [Use]] {
    var uses: [ItemID: [Use]] = [:]
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        let place = "\(playbook.id.name) › \(stage.id)"
        for action in stage.actions {
          for touchpoint in action.touchpoints {
            let use = Use(
              description:
                "touchpoint \(place) › \(action.id) › \(touchpoint.id) (\(touchpoint.timing))",
              isPlanned: true)
            for item in touchpoint.items { uses[item, default: []].append(use) }
          }
        }
        for objection in stage.objections {
          uses[objection.item, default: []].append(
            Use(description: "stage \(place)", isPlanned: true))
        }
      }
    }
    for id in repository.itemIDs {
      for reference in repository.items[id]?.settings.forward ?? [] {
        uses[reference.item, default: []].append(
          Use(description: "\(id), which forwards it", isPlanned: false))
      }
    }
    for fact in facts where fact.locale == repository.project.source {
      for item in fact.references {
        uses[item, default: []].append(
          Use(description: fact.id.map { "\($0)" } ?? "the labels", isPlanned: false))
      }
    }
    return uses
  }
}

/// What the rules that look at the whole repository need to know of one file’s texts.
struct TextFacts: Hashable, Sendable {
  /// The item or playbook; nil for the labels of a locale.
  var id: ItemID?
  /// The locale.
  var locale: LocaleTag
  /// The items that the texts name, in order.
  var references: [ItemID] = []
  /// Whether a mail has a text for the line behind its subject.
  var hasPreheader = false
  /// The percentages that a mail, a script or an objection states.
  var shares: [StatedShare] = []
}

extension TextFacts {
  init(of texts: TextsInput) {
    self.init(
      id: texts.id, locale: texts.template.locale, references: texts.references.map(\.item),
      hasPreheader: texts.template["preheader"]?.text.isBlank == false,
      shares: texts.statedShares)
  }
}
