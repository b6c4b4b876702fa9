import MessageFormat

extension Rendering {
  /// Renders a call script, an objection, an asset or a snippet.
  mutating func renderPage() throws(RenderError) -> Rendered {
    let passage = try passage()
    let shown = passage.locale
    var body = (html: passage.html, text: passage.text)
    if item.kind == .asset, !passage.subtitle.isEmpty { add(link: passage.subtitle, to: &body) }
    add(forwarded: passage.forwarded, in: shown, to: &body)
    body.html = try parentLink(in: shown) + body.html

    let page = Page(
      theme: repository.theme, direction: direction(of: shown), language: shown.description,
      script: shown.script)
    let intro = item.kind == .asset || passage.subtitle.isEmpty ? nil : passage.subtitle
    let html = page.html(
      kind: item.kind.rawValue, title: passage.title.isEmpty ? item.name : passage.title,
      subtitle: intro, body: body.html)
    let text = text(intro, in: shown) + body.text
    try checkOutput(max(html.utf8.count, text.utf8.count))
    return Rendered(
      id: customer.id, item: item, locale: locale, subject: passage.title,
      preheader: passage.subtitle, html: html, text: text, parts: parts, notes: notes,
      findings: findings, mail: nil)
  }

  /// The way back to the page that this one belongs to; empty where there is none.
  private mutating func parentLink(in locale: LocaleTag) throws(RenderError) -> String {
    guard let (address, name) = view.parent else { return "" }
    let title: PlaybookPage.Text
    if let known = view.parentTitle {
      title = known
    } else {
      title = PlaybookPage.Text(text: try label(name, in: locale), locale: locale)
    }
    let link = PlaybookPage.HTML(locale: locale).link(title, to: address)
    return "<p class=\"parent\">\(link)</p>\n"
  }

  /// An item as a page among others: a mail, which has no links but its own, stands on one.
  mutating func pageAmongOthers(_ rendered: Rendered) throws(RenderError) -> String {
    guard rendered.item.kind == .email, view.parent != nil else { return rendered.html }
    let shown = rendered.parts.first { $0.part == "subject" }?.locale ?? locale
    let page = Page(
      theme: repository.theme, direction: direction(of: shown), language: shown.description,
      script: shown.script)
    return page.html(
      kind: ItemKind.email.rawValue, title: rendered.subject,
      subtitle: rendered.preheader.isEmpty ? nil : rendered.preheader,
      body: try parentLink(in: shown) + EnclosedPage.html(rendered.html))
  }

  /// What a text part says before its body; the title is no part of it, as a mail's subject is not.
  private func text(_ intro: String?, in locale: LocaleTag) -> String {
    intro.map { wrapped($0, in: locale, width: Rendering.textWidth) + "\n" } ?? ""
  }

  /// The columns of a line of text, and of one in an objection that a script opens.
  static let textWidth = 72
  static let objectionWidth = textWidth - 6

  /// A text in lines, each with its end.
  private func wrapped(_ text: String, in locale: LocaleTag, width: Int) -> String {
    WrappedText(session.layout(locale)).lines(text, width: width)
      .map { direction(of: locale).marked(line: $0) + "\n" }.joined()
  }

  func direction(of locale: LocaleTag) -> Direction {
    Direction(isRightToLeft: locale.isRightToLeft)
  }

  /// The body of a template as HTML and as text; a call script opens the objections that it names.
  mutating func body(
    of template: CheckedTemplate, width: Int = Rendering.textWidth
  ) throws(RenderError) -> (html: String, text: String) {
    let body = try self.body(of: template, .page(template.id.kind), width: width)
    return (body.html, body.text)
  }

  /// The body of a template as HTML that looks as it is wanted, as text, and as one line; and the
  /// steps of a worksheet.
  mutating func body(
    of template: CheckedTemplate, _ look: RenderSession.Look, width: Int
  ) throws(RenderError) -> (html: String, text: String, line: String, steps: [String]) {
    let kind = template.id.kind
    guard let field = template["body"], let filling = try fill("body", of: template, look) else {
      return ("", "", "", [])
    }
    var objections: [String: (html: String, text: String)] = [:]
    if kind == .callScript {
      try checkLinks(of: filling, field, template)
      for name in filling.objections(in: filling.inlines) {
        objections[name] = try objection(named: name, by: template, field, look)
      }
    }
    let opened = objections
    let layout = session.layout(template.locale)
    return try located(field, of: template) { () throws(FillError) in
      let (html, steps) = try HTMLFiller.worksheet(filling, objections: opened.mapValues(\.html))
      let text = try TextWriter.text(
        filling, layout, width: width, objections: opened.mapValues(\.text))
      return (html, text, filling.text(filling.blocks.inlines), steps)
    }
  }

  /// Refuses links of a call script to steps and objections that are not there.
  private func checkLinks(
    of filling: Filling, _ field: CheckedTemplate.Field, _ template: CheckedTemplate
  ) throws(RenderError) {
    let steps = filling.stepCount
    let names = repository.itemIDs.filter { $0.kind == .objection }.map(\.description)
    try located(field, of: template) { () throws(FillError) in
      for destination in filling.destinations(in: filling.inlines) {
        try ScriptLink.check(destination, steps: steps)
        guard case .objection(let name)? = ScriptLink(destination) else { continue }
        let id = ItemID(.objection, name)
        guard repository.items[id] == nil else { continue }
        throw FillError(
          address: "objection:\(name)",
          message: "no item is named “\(id)”\(didYouMean(id.description, in: names))")
      }
    }
  }

  /// An objection and its solution, to be opened where a call script names it.
  private mutating func objection(
    named name: String, by script: CheckedTemplate, _ field: CheckedTemplate.Field,
    _ look: RenderSession.Look
  ) throws(RenderError) -> (html: String, text: String) {
    let id = ItemID(.objection, name)
    let template = try part(id, of: script, field)
    let statement = try required("statement", of: template)
    var body = try body(of: template, width: Rendering.objectionWidth)
    try addForwarded(of: id, in: template.locale, to: &body)
    let named = look == .worksheet ? " class=\"objection\" id=\"opened-\(name)\"" : ""
    let shown = template.locale
    let language =
      shown.isSameLanguage(as: script.locale)
      ? "" : " lang=\"\(shown)\" dir=\"\(direction(of: shown).attribute)\""
    // A link to what is inside of it opens it.
    let html = """
      <details\(named)\(language)>
      <summary>\(HTMLEscape.text(statement))</summary>
      <div id="objection-\(name)">
      \(body.html)</div>
      </details>

      """
    let said = wrapped(statement, in: template.locale, width: Rendering.objectionWidth)
    return (html, "\(said)\n\(body.text)")
  }

  /// Adds the assets that go along with an objection's solution, under a title where there is one.
  mutating func addForwarded(
    of id: ItemID, in locale: LocaleTag, under title: String? = nil,
    to body: inout (html: String, text: String)
  ) throws(RenderError) {
    let assets = try forwarded(of: id, in: locale)
    add(forwarded: assets, in: locale, under: title, to: &body)
  }

  private func add(
    forwarded assets: [PlaybookPage.Material], in locale: LocaleTag, under title: String? = nil,
    to body: inout (html: String, text: String)
  ) {
    guard !assets.isEmpty else { return }
    var html = title.map { "<p class=\"with\">\(HTMLEscape.text($0))</p>\n" } ?? ""
    html += "<ul class=\"forward\">\n"
    var text = title.map { "\n\($0)\n" } ?? "\n"
    for asset in assets {
      let (title, address) = (asset.name.text, asset.address ?? "")
      html += "<li><a href=\"\(HTMLEscape.text(address))\">\(HTMLEscape.text(title))</a></li>\n"
      text += direction(of: locale).marked(line: "- \(title) <\(address)>") + "\n"
    }
    body.html += html + "</ul>\n"
    body.text += text
  }

  private func add(
    link address: String, to body: inout (html: String, text: String)
  ) {
    let escaped = HTMLEscape.text(address)
    body.html += "<p><a href=\"\(escaped)\">\(escaped)</a></p>\n"
    body.text += "\n\(address)\n"
  }

  /// The address that an asset has under `link`.
  mutating func address(of asset: CheckedTemplate) throws(RenderError) -> String {
    guard let address = try address("link", of: asset) else { throw hole("link", of: asset) }
    return address
  }
}
