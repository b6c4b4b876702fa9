package import MessageFormat

/// Which customers get to which touchpoints when, summed up by the items that they need there.
///
/// Tasks make one each for their share of the customers, and add them up.
package struct CustomerForecast: Sendable {
  private let plan: ForecastPlan
  private let source: LocaleTag
  /// The customers so far.
  package private(set) var audience: Audience
  /// What the customers of a locale need.
  private var needs: [LocaleTag: Needs] = [:]

  /// What the customers of a locale need, by the places of items in the plan.
  private struct Needs: Sendable {
    /// How many customers need it within the weeks that are asked about.
    var customers: [Int]
    /// The first day on which somebody needs it, since 1970.
    var first: [Int]
  }

  /// Makes a forecast without customers, from a day on, for the weeks that the project sets.
  package init(_ repository: Repository, from day: CalendarDay, of name: String) {
    plan = ForecastPlan(repository)
    source = repository.project.source
    let weeks = repository.project.urgentWeeks ?? Project.defaultUrgentWeeks
    audience = Audience(name: name, from: day, weeks: weeks)
  }

  /// Adds a customer.
  package mutating func add(_ customer: Customer) {
    audience.customers += 1
    let schedules = plan.playbooks.map { Schedule($0, customer.values, on: audience.from) }
    var reached: [Int: Int] = [:]
    var isDated = plan.steps.isEmpty
    for step in plan.steps {
      let schedule = schedules[step.playbook]
      let due = schedule.due(step.touchpoint, in: step.stage)
      if case .unknown = due { continue }
      isDated = true
      guard let first = schedule.firstDay(of: due) else { continue }
      for item in step.items(for: customer.values, in: schedule.playbook) {
        reached[item] = min(reached[item] ?? .max, first.daysSinceEpoch)
      }
    }
    if !isDated { audience.undated += 1 }
    guard !reached.isEmpty else { return }
    let locale = customer.locale ?? source
    let last = audience.until.daysSinceEpoch
    let count = plan.items.count
    var needs =
      self.needs.removeValue(forKey: locale)
      ?? Needs(
        customers: Array(repeating: 0, count: count), first: Array(repeating: .max, count: count))
    for (item, day) in reached {
      if day <= last { needs.customers[item] += 1 }
      needs.first[item] = min(needs.first[item], day)
    }
    self.needs[locale] = needs
    // Every touchpoint needs the labels, which are the first item.
    if let day = reached[0], day <= last { audience.reaching[locale, default: 0] += 1 }
  }

  /// Notes that a record could not be read.
  package mutating func refuse() { audience.refused += 1 }

  /// Adds the customers of another forecast of the same repository.
  package mutating func add(_ other: CustomerForecast) {
    audience.customers += other.audience.customers
    audience.refused += other.audience.refused
    audience.undated += other.audience.undated
    audience.reaching.merge(other.audience.reaching, uniquingKeysWith: +)
    needs.merge(other.needs) { mine, others in
      Needs(
        customers: zip(mine.customers, others.customers).map { $0 + $1 },
        first: zip(mine.first, others.first).map { min($0, $1) })
    }
  }

  /// How urgent a text of an item, or the labels of a locale, are; nil where nobody can tell.
  ///
  /// Customers of another locale need it, too, where it fills a hole for them.
  func urgency(of item: ItemID?, in locale: LocaleTag?, _ repository: Repository) -> Urgency? {
    var place = 0
    if let item {
      guard let known = plan.places[item], !plan.timeless.contains(item) else { return nil }
      place = known
    }
    var urgency = Urgency(customers: 0, first: nil)
    for (tag, needs) in needs where needs.first[place] != .max {
      guard locale.map({ repository.serves(item, $0, for: tag) }) ?? true else { continue }
      urgency.customers += needs.customers[place]
      let first = CalendarDay(daysSinceEpoch: needs.first[place])
      urgency.first = min(urgency.first ?? first, first)
    }
    return urgency
  }
}

extension Repository {
  /// Whether the text of one locale is, or should be, what customers of another one get.
  fileprivate func serves(_ item: ItemID?, _ locale: LocaleTag, for tag: LocaleTag) -> Bool {
    if locale == tag { return true }
    guard let item else { return fallbackChain(of: tag).contains(locale) }
    return served(item, in: tag)?.locale == locale
  }
}

extension Schedule {
  /// The first day from today on on which a touchpoint is due, in this term or in the next.
  fileprivate func firstDay(of due: Due) -> CalendarDay? {
    guard case .dated(let window, let next) = due else { return nil }
    if let window, [.due, .later].contains(state(of: window, among: [])) {
      return max(window.days.lowerBound, day)
    }
    return next?.days.lowerBound
  }
}

extension ForecastPlan.Step {
  /// What a customer needs who gets there; nothing for one who does not.
  fileprivate func items(for values: [String: Value], in playbook: Playbook) -> [Int] {
    func holds(_ applies: Applicability) -> Bool { applies.holds(for: values, in: playbook) }
    guard conditions.allSatisfy(holds) else { return [] }
    return always + (material.first { holds($0.applies) }?.items ?? [])
      + with.filter { holds($0.applies) }.flatMap(\.items)
  }
}
