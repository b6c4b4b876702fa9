import MessageFormat

/// What the page of a playbook says for one customer.
extension Rendering {
  /// The day that it is for the customer.
  var day: CalendarDay { today ?? TimeZone.today(in: timeZone) }

  private func schedule(_ texts: PlaybookTexts) -> Schedule {
    Schedule(texts.playbook, customer.values, on: day)
  }

  /// Whether something is for other customers than the one that the page is for.
  func isLeftOut(_ applies: Applicability, _ texts: PlaybookTexts) -> Bool {
    view.isForCustomer && !applies.holds(for: customer.values, in: texts.playbook)
  }

  /// For whom something is; the page of a customer need not say it.
  mutating func shownConditions(
    _ applies: Applicability, _ texts: PlaybookTexts, isBare: Bool = false
  ) throws(RenderError) -> [PlaybookPage.Text] {
    view.isForCustomer ? [] : try conditions(applies, texts, isBare: isBare)
  }

  /// The material that is shown: all, or what the customer gets.
  func chosenMaterial(of touchpoint: Touchpoint, _ texts: PlaybookTexts) -> [Material] {
    guard view.isForCustomer else { return touchpoint.material }
    return texts.playbook.material(of: touchpoint, for: customer.values).map { [$0] } ?? []
  }

  /// When a touchpoint is due for the customer; says where nobody can tell.
  mutating func due(
    _ touchpoint: Touchpoint, in stage: Stage, _ texts: PlaybookTexts
  ) -> Schedule.Due? {
    guard view.isForCustomer else { return nil }
    let due = schedule(texts).due(touchpoint, in: stage)
    if case .unknown(let fault) = due {
      note(
        "\(texts.playbook.id.name)/\(stage.id) shows weeks in the place of dates for the customer "
          + "“\(customer.id)”: \(fault.reason)")
    }
    return due
  }

  /// Some days as the locale writes them.
  mutating func text(
    of days: ClosedRange<CalendarDay>, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Text {
    let formatter = try formatter(texts.locale)
    let text =
      (try? formatter.days(days)) ?? "\(days.lowerBound) – \(days.upperBound)"
    return PlaybookPage.Text(text: text, locale: texts.locale)
  }

  /// Says on a page whom it is for, and what is overdue, due and next.
  mutating func address(
    _ page: inout PlaybookPage, _ texts: PlaybookTexts
  ) throws(RenderError) {
    page.audience = try word(
      "forCustomer", texts, ["customer": .text(customerName), "day": .date(day)])
    let steps = page.steps
    if steps.contains(where: \.isUnknown) {
      page.remarks.append(try word("datesUnknown", texts))
    }
    let schedule = schedule(texts)
    let first = steps.compactMap { $0.days?.lowerBound }.filter { $0 > day }.min()
    var names: [Schedule.State: PlaybookPage.Text] = [:]
    for state in [Schedule.State.past, .overdue, .due, .next]
    where steps.contains(where: { $0.days != nil }) {
      names[state] = try word(state.rawValue, texts)
    }
    page.changeSteps { step, others in
      guard let window = step.due?.window else { return }
      let isNext = window.days.lowerBound == first
      let state = isNext ? .next : schedule.state(of: window, among: others)
      step.state = (state, names[state])
    }
    for state in [Schedule.State.overdue, .due, .next] {
      let due = page.steps.filter { $0.state?.value == state }
      if let title = names[state], !due.isEmpty {
        page.agenda.append(PlaybookPage.Agenda(title: title, steps: due))
      }
    }
  }

  /// The customer by the name of the recipient, where that is known, and the ID.
  private var customerName: String {
    if let name = renderer.recipient.name, case .text(let text)? = customer.values[name],
      !ValueText.isBlank(text)
    {
      return "\(text) · \(customer.id)"
    }
    return customer.id
  }

  // MARK: Solutions

  /// The body of a template as Markdown.
  mutating func markdown(of template: CheckedTemplate) throws(RenderError) -> String {
    guard let field = template["body"],
      let filling = try fill("body", of: template, .page(template.id.kind))
    else { return "" }
    return try located(field, of: template) { () throws(FillError) in
      try MarkdownWriter.text(filling)
    }
  }

  /// The assets that go along with an objection’s solution, by name.
  mutating func forwarded(
    of id: ItemID, in locale: LocaleTag
  ) throws(RenderError) -> [PlaybookPage.Material] {
    var result: [PlaybookPage.Material] = []
    for reference in repository.items[id]?.settings.forward ?? []
    where !isLeftOut(reference.item, in: locale) {
      let asset = try part(reference.item, within: locale, of: id, at: reference.location)
      result.append(
        PlaybookPage.Material(
          item: reference.item,
          name: PlaybookPage.Text(
            text: try required("title", of: asset), locale: asset.locale),
          address: try address(of: asset), page: view.pages[reference.item], conditions: []))
    }
    return result
  }
}

extension PlaybookPage {
  /// The steps in the order of the page.
  var steps: [Step] { stages.flatMap { $0.efforts.flatMap { $0.actions.flatMap(\.steps) } } }

  /// Changes every step in the order of the page, with the days of the steps of its action.
  mutating func changeSteps(_ change: (inout Step, [Schedule.Window]) -> Void) {
    for stage in stages.indices {
      for effort in stages[stage].efforts.indices {
        for action in stages[stage].efforts[effort].actions.indices {
          let steps = stages[stage].efforts[effort].actions[action].steps
          let windows = steps.compactMap(\.due?.window)
          for step in steps.indices {
            change(&stages[stage].efforts[effort].actions[action].steps[step], windows)
          }
        }
      }
    }
  }
}
