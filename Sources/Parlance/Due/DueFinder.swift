import MessageFormat

/// Finds out for one customer after the other what is due; it serves one task.
package final class DueFinder {
  private let repository: Repository
  private let renderer: Renderer
  private let plan: DuePlan
  private let done: DoneList
  private let day: CalendarDay
  private let within: Int
  private var profiles: [ProfileKey: DueProfile] = [:]
  private var servedLocales: [ServedKey: LocaleTag?] = [:]

  /// What a playbook is the same for.
  private struct ProfileKey: Hashable {
    var playbook: Int
    var locale: LocaleTag
    /// Which segments hold, in the playbook's order.
    var segments: [Bool]
  }

  private struct ServedKey: Hashable {
    var item: ItemID
    var locale: LocaleTag
  }

  /// How many profiles are kept; there may be as many as there are combinations of segments.
  private static let capacity = 4_096

  init(_ query: DueQuery) {
    repository = query.repository
    renderer = query.renderer
    plan = query.plan
    done = query.done
    day = query.day
    within = query.within
  }

  /// What is due for a customer.
  package func look(at customer: Customer, line: Int) -> DueCustomer {
    let locale = customer.locale ?? repository.project.source
    var found = DueCustomer(line: line, customer: customer, locale: locale)
    if repository.locales[locale] == nil {
      let names = repository.localeTags.map(\.description)
      found.find(
        "locale",
        "the locale “\(locale)” is not declared\(didYouMean(locale.description, in: names)); "
          + "declare it in locales/\(locale).yaml, or write one of "
          + names.joined(separator: ", "))
    }
    for (index, book) in plan.playbooks.enumerated() {
      let profile = profile(of: index, book, customer, locale)
      let schedule = Schedule(book.playbook, customer.values, on: day)
      for fault in profile.origins.compactMap(schedule.fault) + [schedule.contradiction] {
        if let fault { found.find(fault, of: book.name) }
      }
      if let mixed = profile.mixed { found.mixed.append(mixed) }
      add(book, profile, schedule, to: &found)
    }
    found.contacts.sort { left, right in
      (left.urgency.rank, left.days.lowerBound) < (right.urgency.rank, right.days.lowerBound)
    }
    return found
  }

  /// Adds what a playbook has for a customer.
  private func add(
    _ book: DuePlan.Book, _ profile: DueProfile, _ schedule: Schedule, to found: inout DueCustomer
  ) {
    let dated = profile.steps.map { step in
      let planned = book.steps[step.index]
      return schedule.due(planned.touchpoint, in: planned.stage)
    }
    for (place, due) in dated.enumerated() {
      guard case .dated(let window, let next) = due else { continue }
      let step = profile.steps[place]
      let others = profile.steps.indices.lazy.filter { profile.steps[$0].action == step.action }
        .compactMap { dated[$0].window }
      if let window {
        add(window, schedule.state(of: window, among: others), step, of: book, to: &found)
      }
      if let next { add(next, schedule.state(of: next, among: []), step, of: book, to: &found) }
    }
  }

  /// Adds a touchpoint on its days, unless they are past, done, or too far ahead.
  private func add(
    _ window: Schedule.Window, _ state: Schedule.State, _ step: DueProfile.Step,
    of book: DuePlan.Book, to found: inout DueCustomer
  ) {
    let urgency: DueContact.Urgency
    switch state {
    case .past: return
    case .overdue: urgency = .overdue
    case .due: urgency = .due
    case .next, .later:
      if window.days.lowerBound > day.adding(days: within) { return }
      urgency = .upcoming
    }
    let planned = book.steps[step.index]
    let contact = DueContact(
      urgency: urgency, playbook: book.name, stage: planned.stage.id,
      action: planned.action.id, step: planned.touchpoint.id, effort: planned.action.effort,
      channel: planned.touchpoint.channel, term: window.term, days: window.days,
      material: step.material, with: step.with, texts: step.texts)
    if done.holds(contact, of: found.customer.id, on: day) { return }
    if let hole = step.hole, repository.locales[found.locale] != nil {
      found.findings.append(hole, in: found, repository)
    }
    found.contacts.append(contact)
  }

  // MARK: What many customers share

  private func profile(
    of index: Int, _ book: DuePlan.Book, _ customer: Customer, _ locale: LocaleTag
  ) -> DueProfile {
    let playbook = book.playbook
    let segments = playbook.segments.map { $0.holds(for: customer.values) }
    let key = ProfileKey(playbook: index, locale: locale, segments: segments)
    if let known = profiles[key] { return known }
    func holds(_ applies: Applicability) -> Bool {
      applies.holds(for: customer.values, in: playbook)
    }
    let profile = DueProfile(
      book, for: locale, holds: holds, served: { served($0, in: locale) },
      isLeftOut: { repository.items[$0]?.settings.notRequired[locale] != nil })
    if profiles.count >= DueFinder.capacity { profiles = [:] }
    profiles[key] = profile
    return profile
  }

  /// The locale in which an item can be rendered for customers of a locale.
  private func served(_ item: ItemID, in locale: LocaleTag) -> LocaleTag? {
    let key = ServedKey(item: item, locale: locale)
    if let known = servedLocales[key] { return known }
    let served = renderer.servedLocale(of: item, in: locale)
    if servedLocales.count >= DueFinder.capacity { servedLocales = [:] }
    servedLocales[key] = .some(served)
    return served
  }
}

extension Renderer {
  /// The locale in which an item is really rendered for customers of a locale; nil where none is,
  /// or its template is broken.
  func servedLocale(of item: ItemID, in locale: LocaleTag) -> LocaleTag? {
    guard let translation = repository.served(item, in: locale) else { return nil }
    do throws(RenderError) {
      let formatter = try formatter(
        locale: translation.locale, timeZone: timeZone, today: nil, for: item)
      _ = try template(translation, of: item, formatter: formatter)
      return translation.locale
    } catch {
      return nil
    }
  }
}

extension DueContact.Urgency {
  /// The place among the urgencies, the most pressing first.
  package var rank: Int {
    switch self {
    case .overdue: 0
    case .due: 1
    case .upcoming: 2
    }
  }
}

extension DueCustomer {
  /// Notes what is wrong with a date that a playbook counts from, once.
  fileprivate mutating func find(_ fault: Schedule.Fault, of playbook: String) {
    let rest = fault.isMissing ? ", and the playbook \(playbook) counts from it" : ""
    find(fault.variable ?? "", fault.reason + rest)
  }

  /// Notes what is wrong with the customer's data, once.
  fileprivate mutating func find(_ variable: String, _ message: String) {
    let finding = DueFinding(
      line: line, customer: customer.id, variable: variable, message: message)
    if !findings.contains(finding) { findings.append(finding) }
  }
}

extension [DueFinding] {
  /// Notes that an item cannot be served, once.
  fileprivate mutating func append(
    _ item: ItemID, in found: DueCustomer, _ repository: Repository
  ) {
    let locale = found.locale
    let chain = repository.fallbackChain(of: locale).dropFirst().map(\.description)
    let fallback = chain.isEmpty ? "" : ", nor in \(chain.joined(separator: ", "))"
    let finding = DueFinding(
      line: found.line, customer: found.customer.id,
      message: "\(item) cannot be had in \(locale)\(fallback); parlance check --locale \(locale) "
        + "says what is wrong with it",
      isOfContent: true)
    if !contains(finding) { append(finding) }
  }
}
