import MessageFormat

extension Rendering {
  /// Renders a playbook: what a reseller does when, and with what.
  mutating func renderPlaybook() throws(RenderError) -> Rendered {
    let template = try template(of: item, in: locale)
    guard let playbook = repository.playbooks[item.name] else {
      throw hole("title", of: template)
    }
    let shown = template.locale
    let texts = PlaybookTexts(playbook: playbook, template: template, repository)
    let page = try page(texts)
    // A line of the page's own has no language of its own.
    let intro = page.intro.flatMap { $0.locale.isSameLanguage(as: shown) ? $0.text : nil }
    let html = Page(
      theme: repository.theme, direction: direction(of: shown), language: shown.description,
      script: shown.script
    ).html(
      kind: item.kind.rawValue, title: page.title.text, subtitle: intro, body: page.html(in: shown))
    let text = page.text(in: shown)
    try checkOutput(max(html.utf8.count, text.utf8.count))
    return Rendered(
      id: customer.id, item: item, locale: locale, subject: page.title.text,
      preheader: page.intro?.text ?? "", html: html, text: text, parts: parts,
      notes: notes, findings: findings, mail: nil)
  }

  private mutating func page(_ texts: PlaybookTexts) throws(RenderError) -> PlaybookPage {
    var page = PlaybookPage(
      title: try needed("title", texts), intro: try text("intro", texts),
      texts: try self.texts(texts.keys(under: "", except: ["title", "intro"]), texts), stages: [])
    for stage in texts.playbook.stages { page.stages.append(try self.stage(stage, texts)) }
    return page
  }

  private mutating func stage(
    _ stage: Stage, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Stage {
    let key = "stages.\(stage.id)."
    var result = PlaybookPage.Stage(
      id: stage.id, title: try text(key + "title", texts),
      conditions: try conditions(stage.applies, texts),
      texts: try self.texts(texts.keys(under: key, except: ["title"]), texts), efforts: [],
      objections: [])
    for effort in Action.Effort.allCases {
      let actions = stage.actions.filter { $0.effort == effort }
      guard !actions.isEmpty else { continue }
      var group = PlaybookPage.Effort(title: try word(effort.label, texts), actions: [])
      for action in actions { group.actions.append(try self.action(action, texts)) }
      result.efforts.append(group)
    }
    for reference in stage.objections where !isLeftOut(reference.item, in: texts.locale) {
      if result.objectionsTitle == nil { result.objectionsTitle = try word("objections", texts) }
      result.objections.append(try objection(reference, texts))
    }
    return result
  }

  private mutating func action(
    _ action: Action, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Action {
    let key = "actions.\(action.id)."
    var result = PlaybookPage.Action(
      title: try text(key + "title", texts), conditions: try conditions(action.applies, texts),
      texts: try self.texts(texts.keys(under: key, except: ["title"]), texts), steps: [])
    for touchpoint in action.touchpoints {
      if let step = try step(touchpoint, texts) { result.steps.append(step) }
    }
    return result
  }

  /// A step; nil where the locale need not have anything that is used in it.
  private mutating func step(
    _ touchpoint: Touchpoint, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Step? {
    var leftOut: Set<ItemID> = []
    for id in touchpoint.items where isLeftOut(id, in: texts.locale) { leftOut.insert(id) }
    if !leftOut.isEmpty, leftOut.count == touchpoint.items.count { return nil }
    let (label, first, last) = touchpoint.timing.label
    var step = PlaybookPage.Step(
      timing: try word(
        label, texts, ["first": .integer(Int64(first)), "last": .integer(Int64(last))]),
      conditions: try conditions(touchpoint.applies, texts),
      text: try text(touchpoint.textKey, texts), material: [], with: [])
    if let channel = touchpoint.channel { step.channel = try word(channel.label, texts) }
    for material in touchpoint.material where !leftOut.contains(material.item) {
      var shown = try self.material(material, texts)
      if touchpoint.hasDefaultMaterial, shown.conditions.isEmpty, !step.material.isEmpty {
        shown.conditions = [try word("otherwise", texts)]
      }
      step.material.append(shown)
    }
    for material in touchpoint.with where !leftOut.contains(material.item) {
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
      return PlaybookPage.Objection(statement: statement, solution: ("", ""))
    }
    let template = try part(id, within: texts.locale, of: item, at: reference.location)
    let statement = try required("statement", of: template)
    var solution = try body(of: template, width: Rendering.objectionWidth)
    let forwards = repository.items[id]?.settings.forward.isEmpty == false
    let title = forwards ? try label("forward", in: template.locale) : nil
    try addForwarded(of: id, in: template.locale, under: title, to: &solution)
    return PlaybookPage.Objection(
      statement: PlaybookPage.Text(text: statement, locale: template.locale), solution: solution)
  }
}
