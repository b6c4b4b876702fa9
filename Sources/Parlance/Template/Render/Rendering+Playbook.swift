import MessageFormat

extension Rendering {
  /// Renders a playbook: what a reseller does when, and with what.
  mutating func renderPlaybook() throws(RenderError) -> Rendered {
    let (page, shown) = try playbookPage()
    let html = html(page, in: shown)
    let text = page.text(in: shown)
    try checkOutput(max(html.utf8.count, text.utf8.count))
    return Rendered(
      id: customer.id, item: item, locale: locale, subject: page.title.text,
      preheader: page.intro?.text ?? "", html: html, text: text, parts: parts,
      notes: notes, findings: findings, mail: nil)
  }

  /// The page of a playbook, and the locale that it is shown in.
  mutating func playbookPage() throws(RenderError) -> (PlaybookPage, LocaleTag) {
    let template = try template(of: item, in: locale)
    guard let playbook = repository.playbooks[item.name] else {
      throw hole("title", of: template)
    }
    let texts = PlaybookTexts(playbook: playbook, template: template, repository)
    return (try page(texts), template.locale)
  }

  /// The page as a file of its own.
  func html(_ page: PlaybookPage, in shown: LocaleTag) -> String {
    // A line of the page's own has no language of its own.
    let intro = page.intro.flatMap { $0.locale.isSameLanguage(as: shown) ? $0.text : nil }
    return Page(
      theme: repository.theme, direction: direction(of: shown), language: shown.description,
      script: shown.script
    ).html(
      kind: item.kind.rawValue, title: page.title.text, subtitle: intro, body: page.html(in: shown))
  }

  private mutating func page(_ texts: PlaybookTexts) throws(RenderError) -> PlaybookPage {
    var page = PlaybookPage(
      title: try needed("title", texts), intro: try text("intro", texts),
      texts: try self.texts(texts.keys(under: "", except: ["title", "intro"]), texts), stages: [])
    if let (address, label) = view.parent { page.parent = (address, try word(label, texts)) }
    for stage in texts.playbook.stages where view.stage == nil || view.stage == stage.id {
      page.stages.append(try self.stage(stage, texts))
    }
    if view.isForCustomer { try address(&page, texts) }
    return page
  }

  private mutating func stage(
    _ stage: Stage, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Stage {
    let key = "stages.\(stage.id)."
    var result = PlaybookPage.Stage(
      id: stage.id, applies: stage.applies, title: try text(key + "title", texts), conditions: [],
      texts: [], efforts: [], objections: [])
    if isLeftOut(stage.applies, texts) {
      result.conditions = try conditions(stage.applies, texts)
      result.leftOut = try word("notForCustomer", texts)
      return result
    }
    result.conditions = try shownConditions(stage.applies, texts)
    result.texts = try self.texts(texts.keys(under: key, except: ["title"]), texts)
    for effort in Action.Effort.allCases {
      var actions: [PlaybookPage.Action] = []
      for (place, action) in stage.actions.enumerated() where action.effort == effort {
        guard var shown = try self.action(action, of: stage, texts) else { continue }
        shown.place = place
        actions.append(shown)
      }
      guard !actions.isEmpty else { continue }
      result.efforts.append(
        PlaybookPage.Effort(title: try word(effort.label, texts), actions: actions))
    }
    for reference in stage.objections where !isLeftOut(reference.item, in: texts.locale) {
      if result.objectionsTitle == nil { result.objectionsTitle = try word("objections", texts) }
      result.objections.append(try objection(reference, texts))
    }
    return result
  }

  /// An action; nil where it is not for the customer.
  private mutating func action(
    _ action: Action, of stage: Stage, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Action? {
    if isLeftOut(action.applies, texts) { return nil }
    let key = "actions.\(action.id)."
    var result = PlaybookPage.Action(
      id: action.id, effort: action.effort, applies: action.applies,
      title: try text(key + "title", texts),
      conditions: try shownConditions(action.applies, texts),
      texts: try self.texts(texts.keys(under: key, except: ["title"]), texts), steps: [])
    for touchpoint in action.touchpoints {
      guard var step = try step(touchpoint, of: stage, texts) else { continue }
      step.path = [stage.id, action.id, touchpoint.id]
      result.steps.append(step)
    }
    // An action all of whose steps are for others is for others.
    if view.isForCustomer, result.steps.isEmpty, !action.touchpoints.isEmpty { return nil }
    return result
  }

  /// A step; nil where it is not for the customer, and where the locale need not have anything that
  /// is used in it.
  private mutating func step(
    _ touchpoint: Touchpoint, of stage: Stage, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Step? {
    if isLeftOut(touchpoint.applies, texts) { return nil }
    var leftOut: Set<ItemID> = []
    for id in touchpoint.items where isLeftOut(id, in: texts.locale) { leftOut.insert(id) }
    if !leftOut.isEmpty, leftOut.count == touchpoint.items.count { return nil }
    let (label, first, last) = touchpoint.timing.label
    let due = due(touchpoint, in: stage, texts)
    let timing: PlaybookPage.Text
    if let window = due?.window {
      timing = try self.text(of: window.days, texts)
    } else {
      timing = try word(
        label, texts, ["first": .integer(Int64(first)), "last": .integer(Int64(last))])
    }
    var step = PlaybookPage.Step(
      id: touchpoint.id, when: touchpoint.timing, way: touchpoint.channel,
      applies: touchpoint.applies, due: due, timing: timing,
      conditions: try shownConditions(touchpoint.applies, texts),
      text: try text(touchpoint.textKey, texts), material: [], with: [])
    if let channel = touchpoint.channel { step.channel = try word(channel.label, texts) }
    let chosen = chosenMaterial(of: touchpoint, texts)
    for material in chosen where !leftOut.contains(material.item) {
      var shown = try self.material(material, texts)
      if !view.isForCustomer, touchpoint.hasDefaultMaterial, shown.conditions.isEmpty,
        !step.material.isEmpty
      {
        shown.conditions = [try word("otherwise", texts)]
      }
      step.material.append(shown)
    }
    for material in touchpoint.with where !leftOut.contains(material.item) {
      if isLeftOut(material.applies, texts) { continue }
      if step.withTitle == nil { step.withTitle = try word("with", texts) }
      step.with.append(try self.material(material, texts))
    }
    return step
  }

  private mutating func objection(
    _ reference: ItemSettings.Reference, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Objection {
    let id = reference.item
    if renderer.showsOutlines {
      let statement = try outline(id, at: reference.location, texts)
      if repository.items[id]?.settings.forward.isEmpty == false {
        _ = try label("forward", in: statement.locale)
      }
      return PlaybookPage.Objection(item: id, statement: statement, solution: ("", ""))
    }
    let template = try part(id, within: texts.locale, of: item, at: reference.location)
    let statement = try required("statement", of: template)
    var solution = try body(of: template, width: Rendering.objectionWidth)
    let markdown = try self.markdown(of: template)
    let forwards = repository.items[id]?.settings.forward.isEmpty == false
    let title = forwards ? try label("forward", in: template.locale) : nil
    try addForwarded(of: id, in: template.locale, under: title, to: &solution)
    return PlaybookPage.Objection(
      item: id, statement: PlaybookPage.Text(text: statement, locale: template.locale),
      solution: solution, markdown: markdown,
      forwardTitle: title.map { PlaybookPage.Text(text: $0, locale: template.locale) },
      forwarded: try forwarded(of: id, in: template.locale))
  }
}
