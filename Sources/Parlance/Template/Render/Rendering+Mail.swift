internal import Buffers
import MessageFormat

extension Rendering {
  /// Renders an email: page, text part, and what its file needs.
  mutating func renderMail() throws(RenderError) -> Rendered {
    let mail = try fillMail()
    let html = try mail.html(for: self)
    if let finding = Finding.oversizedMail(
      html.utf8.count, item: item, locale: mail.plan.template.locale,
      file: mail.plan.template.file)
    {
      find(finding)
    }
    noteRecipient()
    return Rendered(
      id: customer.id, item: item, locale: locale,
      subject: String(decoding: session.subject.bytes, as: UTF8.self),
      preheader: String(decoding: session.preheader.bytes, as: UTF8.self), html: html,
      text: try mail.text(for: self), parts: parts, notes: notes, findings: findings,
      mail: draft(in: mail.plan.template.locale))
  }

  /// Fills the text of a mail, without subject and preheader.
  mutating func fillBody() throws(RenderError) -> FilledMail {
    let plan = try plan()
    let body = try fill(plan.body, of: plan.template, plan.look)
    apply(plan.last)
    return FilledMail(plan: plan, body: body)
  }

  /// Fills the texts of a mail; subject and preheader are then the session's.
  mutating func fillMail() throws(RenderError) -> FilledMail {
    let plan = try plan()
    session.subject.removeAll()
    try write(plan.subject, of: plan.template, into: &session.subject)
    guard session.subject.count > 0 else { throw hole("subject", of: plan.template) }
    session.preheader.removeAll()
    if let preheader = plan.preheader {
      try write(preheader, of: plan.template, into: &session.preheader)
    }
    let body = try fill(plan.body, of: plan.template, plan.look)
    apply(plan.last)
    return FilledMail(plan: plan, body: body)
  }

  /// What is the same for all customers, and is said of every such mail.
  private mutating func plan() throws(RenderError) -> MailPlan {
    let key = MailPlan.Key(
      item: item, locale: locale, sender: senderName,
      timeZone: timeZone, today: today)
    if let plan = session.plan(for: key) {
      apply(plan.first)
      return plan
    }
    let template = try template(of: item, in: locale)
    let shown = template.locale
    let look = RenderSession.Look.mail(shown)
    guard let subject = try present("subject", of: template) else {
      throw hole("subject", of: template)
    }
    record("subject", shown)
    let preheader = try present("preheader", of: template)
    if preheader != nil { record("preheader", shown) }
    record("body", shown)
    guard let body = template["body"] else { throw hole("body", of: template) }
    let first = effects
    let (footer, isConstant) = try footer(in: shown)
    let last = effects(since: first)
    let plan = MailPlan(
      key: key, template: template, subject: subject, preheader: preheader,
      body: try session.prepared(body, of: template, look, in: self), footer: footer,
      page: MailPage(
        style: renderer.mailStyle(shown), language: shown.description, footer: footer),
      first: first, last: last)
    if isConstant { session.keep(plan) }
    (parts, notes, findings) = (first.parts, first.notes, first.findings)
    return plan
  }

  /// A field of one line, ready to be filled; nil where the template has none.
  private func present(
    _ name: String, of template: CheckedTemplate
  ) throws(RenderError) -> PreparedField? {
    guard let field = template[name], !field.source.text.isBlank else {
      if let finding = fault(of: template.file, field: name) { throw error(finding) }
      return nil
    }
    return try session.prepared(field, of: template, .line, in: self)
  }

  /// What the foot says, in the locale that the mail is shown in, and whether it says that to
  /// every customer.
  private mutating func footer(
    in shown: LocaleTag
  ) throws(RenderError) -> (MailPage.Footer, isConstant: Bool) {
    guard let sender else { return (MailPage.Footer(), true) }
    var isConstant = true
    let values = try footerTexts(of: sender, in: shown)
    var footer = MailPage.Footer(
      name: values["name"], address: values["address"], website: values["website"])
    if let address = values["unsubscribe"] {
      let label = try constantLabel("unsubscribe", in: shown)
      isConstant = label.isConstant
      footer.unsubscribe = MailPage.Footer.Unsubscribe(address: address, label: label.text)
    }
    for address in [footer.website, footer.unsubscribe?.address] {
      guard let address else { continue }
      do throws(FillError) {
        _ = try Address([.literal(address)], use: .link).filled()
      } catch {
        throw RenderError(
          .template, item: item, locale: locale, location: SourceLocation(file: sender.file),
          message: error.message)
      }
    }
    return (footer, isConstant)
  }

  /// What a sender says in the foot, by key; notes what it says in other locales alone.
  private mutating func footerTexts(
    of sender: Sender, in shown: LocaleTag
  ) throws(RenderError) -> [String: String] {
    let chain = repository.fallbackChain(of: shown)
    let known = Set(sender.variables.map(\.name))
    var texts: [String: String] = [:]
    for key in ["name", "address", "website", "unsubscribe"] {
      let found = chain.lazy.compactMap { sender.localizedText(key, in: $0) }.first
      guard let (text, tag) = found else {
        if known.contains("sender" + key.prefix(1).uppercased() + key.dropFirst()) {
          note(
            "the sender's “\(key)” has no text for \(shown) (\(sender.file)); "
              + "the mail is without it")
        }
        continue
      }
      if let (_, control) = ValueText.firstControl(in: text) {
        throw RenderError(
          .template, item: item, locale: locale, location: SourceLocation(file: sender.file),
          message:
            "the sender's “\(key)” holds the control character \(control.codePoint); delete it")
      }
      texts[key] = text
      guard let tag else { continue }
      record("sender.\(key)", tag)
      if !tag.isSameLanguage(as: shown) {
        find(.mixedLanguage(of: key, of: sender, in: tag, within: shown))
      }
    }
    return texts
  }

  /// A label of a locale, or of one along its fallbacks.
  mutating func label(
    _ name: String, in shown: LocaleTag, extra: [String: Value] = [:]
  ) throws(RenderError) -> String {
    try constantLabel(name, in: shown, extra: extra).text
  }

  /// A label of a locale, or of one along its fallbacks, and whether it is always the same.
  private mutating func constantLabel(
    _ name: String, in shown: LocaleTag, extra: [String: Value] = [:]
  ) throws(RenderError) -> (text: String, isConstant: Bool) {
    for tag in repository.fallbackChain(of: shown) {
      guard let profile = repository.locales[tag], profile.labels[name] != nil else { continue }
      let labels = try renderer.labels(of: profile, for: item, formatter: try formatter(tag))
      guard let text = try line("labels.\(name)", of: labels, extra: extra) else { continue }
      record("labels.\(name)", tag)
      if !tag.isSameLanguage(as: shown) {
        find(.mixedLanguage(ofLabel: name, in: tag, within: shown))
      } else if tag != shown {
        note("the label “\(name)” is shown in \(tag): \(shown) has none")
      }
      return (text, labels["labels.\(name)"]?.message.arguments.isEmpty ?? false)
    }
    let file = "locales/\(shown).yaml"
    if let finding = fault(of: file, field: "labels.\(name)") { throw error(finding) }
    throw RenderError(
      .noTranslation, item: item, locale: locale, field: "labels.\(name)",
      location: SourceLocation(file: file),
      message: "the label “\(name)” is missing\(fallbackClause(of: shown)); "
        + "write it under “labels:” in this file")
  }

  /// What a mail's file needs beside its texts.
  func draft(in shown: LocaleTag) -> MailDraft {
    MailDraft(
      sender: sender, locales: repository.fallbackChain(of: shown), recipient: recipient,
      date: today.map { MailDate($0) } ?? MailDate(Renderer.now))
  }

  /// Whom the mail is for, where the customer's data say it.
  var recipient: MailDraft.Recipient? {
    let (name, address) = session.renderer.recipient
    return text(of: address).map { text in
      MailDraft.Recipient(
        name: self.text(of: name) ?? "", address: text, nameVariable: name,
        addressVariable: address)
    }
  }

  /// Says that a mail's file will not say whom it is for.
  mutating func noteRecipient() {
    guard let variable = session.renderer.recipient.address, text(of: variable) == nil else {
      return
    }
    note(
      "the customer “\(customer.id)” has no value for “\(variable)”; "
        + "the mail's file has no To:")
  }

  private func text(of variable: String?) -> String? {
    guard let variable, case .text(let text)? = customer.values[variable] else { return nil }
    return text
  }
}

extension MailPage.Footer {
  /// The foot of the text part, behind the line that mail programs know signatures by.
  func text(_ direction: Direction) -> String {
    var lines: [String] = []
    if let name { lines.append(direction.isolated(name)) }
    if let address {
      lines += address.split(whereSeparator: \.isNewline).map { direction.isolated(String($0)) }
    }
    if let website { lines.append(website) }
    if let unsubscribe {
      lines.append(
        unsubscribe.label == unsubscribe.address
          ? unsubscribe.address : "\(unsubscribe.label): \(unsubscribe.address)")
    }
    return lines.isEmpty ? "" : "\n-- \n" + lines.map { direction.marked(line: $0) + "\n" }.joined()
  }
}
