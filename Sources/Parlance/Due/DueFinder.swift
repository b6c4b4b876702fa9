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
      var dates = DueDates(book.playbook, profile.origins, of: customer, on: day)
      for (variable, message) in dates.faults { found.find(variable, message) }
      if let mixed = profile.mixed { found.mixed.append(mixed) }
      add(book, profile, &dates, to: &found)
    }
    found.contacts.sort { left, right in
      (left.urgency.rank, left.days.lowerBound) < (right.urgency.rank, right.days.lowerBound)
    }
    return found
  }

  /// Adds what a playbook has for a customer.
  private func add(
    _ book: DuePlan.Book, _ profile: DueProfile, _ dates: inout DueDates,
    to found: inout DueCustomer
  ) {
    let horizon = day.adding(days: within)
    for step in profile.steps {
      let planned = book.steps[step.index]
      for window in dates.windows(of: planned) where window.days.lowerBound <= horizon {
        let urgency: DueContact.Urgency
        if window.days.lowerBound > day {
          urgency = .upcoming
        } else if window.days.upperBound >= day {
          urgency = .due
        } else {
          guard window.isCurrent, day <= window.days.upperBound.adding(days: DueDates.overdueDays),
            !isSuperseded(planned, window.days, book, profile, &dates)
          else { continue }
          urgency = .overdue
        }
        let contact = DueContact(
          urgency: urgency, playbook: book.name, stage: planned.stage.id,
          action: planned.action.id, step: planned.touchpoint.id, effort: planned.action.effort,
          channel: planned.touchpoint.channel, term: window.term, days: window.days,
          material: step.material, with: step.with, texts: step.texts)
        if done.holds(contact, of: found.customer.id) { continue }
        if let hole = step.hole, repository.locales[found.locale] != nil {
          found.findings.append(hole, in: found, repository)
        }
        found.contacts.append(contact)
      }
    }
  }

  /// Whether a later touchpoint of the same action has begun, so that an earlier one is past.
  private func isSuperseded(
    _ step: DuePlan.Step, _ days: ClosedRange<CalendarDay>, _ book: DuePlan.Book,
    _ profile: DueProfile, _ dates: inout DueDates
  ) -> Bool {
    for other in profile.steps {
      let planned = book.steps[other.index]
      guard planned.stage.id == step.stage.id, planned.action.id == step.action.id else { continue }
      for window in dates.windows(of: planned) where window.isCurrent {
        let first = window.days.lowerBound
        if first > days.upperBound, first <= day { return true }
      }
    }
    return false
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
