public import MessageFormat

extension Renderer {
  /// Renders the page of a playbook, or of one of its stages.
  ///
  /// - Parameters:
  ///   - item: The playbook.
  ///   - stage: The only stage that is shown; nil for all.
  ///   - locale: The locale; nil for the customer’s own, or else the source locale.
  ///   - customer: The customer that the page is for: it shows what applies to it, and dates in
  ///     the place of weeks. Nil for the page of everybody.
  ///   - sender: The name of the sender; nil for the project’s.
  ///   - on: The day to pretend; nil for the customer’s, or else today.
  /// - Returns: The page in every form that it can have.
  /// - Throws: ``RenderError`` that names what is missing, and where.
  public func playbook(
    _ item: ItemID, stage: String? = nil, locale: LocaleTag? = nil, customer: Customer? = nil,
    sender: String? = nil, on: CalendarDay? = nil
  ) throws(RenderError) -> RenderedPlaybook {
    try playbook(
      item, locale: locale, customer: customer, sender: sender, on: on,
      view: PlaybookView(stage: stage, isForCustomer: customer != nil))
  }

  /// Renders the page of a playbook as it is wanted.
  func playbook(
    _ item: ItemID, locale: LocaleTag?, customer: Customer?, sender: String?, on: CalendarDay?,
    view: PlaybookView
  ) throws(RenderError) -> RenderedPlaybook {
    guard let playbook = repository.playbooks[item.name], item.kind == .playbook else {
      let names = repository.orderedPlaybooks.map(\.id.name)
      throw RenderError(
        .unknownName, item: item,
        message: "no playbook is named “\(item.name)”\(didYouMean(item.name, in: names))")
    }
    if let stage = view.stage, !playbook.stages.contains(where: { $0.id == stage }) {
      let names = playbook.stages.map(\.id)
      throw RenderError(
        .unknownName, item: item, location: SourceLocation(file: playbook.file),
        message: "no stage is named “\(stage)”"
          + (nearestName(to: stage, in: names).map { "; did you mean “\($0)”?" }
            ?? "; expected one of \(names.joined(separator: ", "))"))
    }
    let session = borrowSession()
    defer { giveBack(session) }
    var rendering = try rendering(
      of: item, locale: locale, customer: customer ?? repository.exampleCustomer, sender: sender,
      on: on, in: session)
    rendering.view = view
    return try rendering.renderedPlaybook(for: customer)
  }
}

extension Rendering {
  fileprivate mutating func renderedPlaybook(
    for customer: Customer?
  ) throws(RenderError) -> RenderedPlaybook {
    let (page, shown) = try playbookPage()
    let json = JSON.object(
      [
        ("version", .number(1)), ("item", .string(item.description)),
        ("locale", .string(locale.description)), ("customer", .optional(customer?.id)),
        ("on", .optional(customer.map { _ in day.description })),
      ] + page.members + Rendered.jsonMembers(parts, notes, findings)
    ).text(pretty: true)
    let result = RenderedPlaybook(
      item: item, locale: locale, title: page.title.text, html: html(page, in: shown),
      text: page.text(in: shown), markdown: page.markdown(in: shown), json: json + "\n",
      notes: notes, findings: findings)
    let forms = [result.html, result.text, result.markdown, result.json]
    try checkOutput(forms.map(\.utf8.count).max() ?? 0)
    return result
  }
}
