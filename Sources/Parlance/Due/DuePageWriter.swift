import MessageFormat

/// Writes the customers’ part of a morning page, and their mails and scripts; it serves one task.
package final class DuePageWriter {
  private let order: DuePageOrder
  private let renderer: Renderer
  private let labels: DueLabels
  private var html = DuePageHTML(language: "")

  /// The parts of the page.
  enum Section: String, CaseIterable {
    case overdue
    case due
    case upcoming
    case mixed
    case findings

    /// Where the part’s pieces wait.
    var key: DuePile { DuePile(section: Section.allCases.firstIndex(of: self) ?? 0) }

    /// What stands around the pieces.
    var start: String { isList ? "<ul class=\"list\">\n" : "" }
    var end: String { isList ? "</ul>\n" : "" }
    private var isList: Bool { self == .mixed || self == .findings }
  }

  init(_ order: DuePageOrder) throws(ParlanceError) {
    self.order = order
    renderer = order.query.renderer
    labels = try DueLabels(renderer.repository, order.locale)
    html = DuePageHTML(language: String(order.locale.language))
  }

  /// Writes what is due for a customer; notes what cannot be rendered.
  ///
  /// - Throws: ``ParlanceError`` where no file can be written.
  package func write(
    _ found: inout DueCustomer, into share: inout DueShare
  ) throws(ParlanceError) {
    var rendered: [ItemID: Result<DuePageHTML.File, RenderError>] = [:]
    for section in [Section.overdue, .due, .upcoming] {
      let contacts = found.contacts.filter { $0.urgency.rawValue == section.rawValue }
      if contacts.isEmpty { continue }
      var items = ""
      for contact in contacts {
        var files: [DuePageHTML.Shown] = []
        for material in [contact.material].compactMap({ $0 }) + contact.with {
          if material.locale == nil { continue }
          let result: Result<DuePageHTML.File, RenderError>
          if let known = rendered[material.item] {
            result = known
          } else {
            result = try render(material.item, for: found)
            rendered[material.item] = result
          }
          files.append(DuePageHTML.Shown(item: material.item, result: result))
        }
        items += self.item(contact, files, of: found)
      }
      share.page[section.key, default: []] += html.customer(title(found), items).utf8
    }
    for case .failure(let error) in rendered.values {
      found.findings.append(
        DueFinding(
          line: found.line, customer: found.customer.id, variable: error.variable,
          message: "\(error.item): \(error)", isOfContent: error.kind != .data))
    }
    if !found.mixed.isEmpty {
      share.page[Section.mixed.key, default: []] += html.mixed(found, title(found)).utf8
    }
  }

  /// Writes what is wrong with a row.
  ///
  /// - Throws: ``ParlanceError`` where a pile cannot grow.
  package static func write(
    _ finding: DueFinding, of file: String, into piles: SpilledPiles
  ) throws(ParlanceError) {
    let item = DuePageHTML.finding(finding, of: file)
    try piles.add(Array(item.utf8), to: Section.findings.key)
  }

  private func title(_ found: DueCustomer) -> (name: String, id: String) {
    let name = found.customer.name(order.query.repository.project.recipientName)
    return (name.isEmpty ? found.customer.id : name, found.customer.id)
  }

  // MARK: What is done

  private func item(
    _ contact: DueContact, _ files: [DuePageHTML.Shown], of found: DueCustomer
  ) -> String {
    let when =
      switch contact.urgency {
      case .overdue: labels.text("overdueSince", contact.days.upperBound.adding(days: 1))
      case .due: labels.text("dueUntil", contact.days.upperBound)
      case .upcoming: labels.text("upcomingOn", contact.days.lowerBound)
      }
    var notes: [String] = []
    if let channel = contact.channel { notes.append(labels.text(channel.label)) }
    if contact.effort == .extraCredit { notes.append(labels.text("extraCredit")) }
    let holes = ([contact.material].compactMap { $0 } + contact.with).filter { $0.locale == nil }
    return html.item(
      when: when, notes: notes, text: text(of: contact, for: found), files: files,
      holes: holes.map(\.item), draft: labels.text("openDraft"))
  }

  /// What the playbook says of a touchpoint in the language of the page; else its name.
  private func text(of contact: DueContact, for found: DueCustomer) -> PlaybookPage.Text? {
    guard let playbook = order.query.repository.playbooks[contact.playbook],
      let touchpoint = playbook.stages.first(where: { $0.id == contact.stage })?.actions
        .first(where: { $0.id == contact.action })?.touchpoints
        .first(where: { $0.id == contact.step })
    else { return nil }
    let session = renderer.borrowSession()
    defer { renderer.giveBack(session) }
    do throws(RenderError) {
      var rendering = try renderer.rendering(
        of: playbook.id, locale: order.locale, customer: found.customer, sender: nil,
        on: order.query.day, in: session)
      let template = try rendering.template(of: playbook.id, in: order.locale)
      let texts = PlaybookTexts(playbook: playbook, template: template, order.query.repository)
      if let text = try rendering.text(touchpoint.textKey, texts) { return text }
    } catch {
      // What it says to resellers is no reason to keep them from it.
    }
    return PlaybookPage.Text(text: contact.touchpoint, locale: order.locale)
  }

  /// Renders an item for a customer into the folder.
  private func render(
    _ item: ItemID, for found: DueCustomer
  ) throws(ParlanceError) -> Result<DuePageHTML.File, RenderError> {
    var rendered: Rendered
    var draft: String?
    let session = renderer.borrowSession()
    defer { renderer.giveBack(session) }
    do throws(RenderError) {
      var rendering = try renderer.rendering(
        of: item, locale: nil, customer: found.customer, sender: nil, on: order.query.day,
        in: session)
      rendering.view.parent = ("../../index.html", "overview")
      rendering.view.parentTitle = PlaybookPage.Text(
        text: labels.text("dueTitle", order.query.day), locale: order.locale)
      rendered = try rendering.render()
      if item.kind == .email { draft = try rendered.eml() }
      rendered.html = try rendering.pageAmongOthers(rendered)
    } catch {
      return .failure(error)
    }
    let folder = "customers/\(found.line)-\(DuePageHTML.fileName(of: found.customer.id))"
    try FileWriter.createFolder("\(order.folder)/\(folder)")
    let path = "\(folder)/\(item.kind.rawValue)-\(item.name)"
    try place(rendered.html, at: path + ".html")
    if let draft { try place(draft, at: path + ".eml") }
    let locale =
      rendered.parts.first { item.kind.fields.contains($0.part) }?.locale ?? rendered.locale
    return .success(
      DuePageHTML.File(
        title: rendered.subject, locale: locale,
        language: locale.name(in: order.locale), page: path + ".html",
        draft: draft == nil ? nil : path + ".eml"))
  }

  private func place(_ text: String, at path: String) throws(ParlanceError) {
    let file = "\(order.folder)/\(path)"
    guard try FileWriter.place(Array(text.utf8), at: file, overwrites: order.overwrites) else {
      throw ParlanceError(
        "\(file) is there already; name another folder, or add --force to replace it")
    }
  }
}
