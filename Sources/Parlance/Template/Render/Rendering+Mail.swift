import MessageFormat

extension Rendering {
  /// Renders an email: page, text part, and what its file needs.
  mutating func renderMail() throws(RenderError) -> Rendered {
    let template = try template(of: item, in: locale)
    let shown = template.locale
    let subject = try required("subject", of: template)
    record("subject", shown)
    let preheader = try line("preheader", of: template)
    if preheader != nil { record("preheader", shown) }
    record("body", shown)
    guard let body = template["body"], let shaped = try shape("body", of: template) else {
      throw hole("body", of: template)
    }
    let footer = try footer(in: shown)

    let style = MailStyle(
      theme: repository.theme, direction: body.direction, script: shown.script)
    let filling = filling(shaped, body)
    let blocks = shaped.document.blocks
    let inner = try located(body, of: template) { () throws(FillError) in
      let htmlStyle = style.htmlStyle()
      let shape = HTMLWriter.shape(blocks, style: htmlStyle, direction: body.direction)
      return try HTMLFiller(filling: filling, style: htmlStyle).fill(shape)
    }
    let page = MailPage(style: style, language: shown.description, footer: footer)
    let html = page.html(subject: subject, preheader: preheader ?? "", body: inner)
    try checkOutput(html)
    if let finding = Finding.oversizedMail(html, item: item, locale: shown, file: template.file) {
      find(finding)
    }
    let text = try located(body, of: template) { () throws(FillError) in
      try TextWriter(filling: filling, language: shown.description).text(blocks)
    }
    let draft = draft(in: shown)
    return Rendered(
      id: customer.id, item: item, locale: locale, subject: subject,
      preheader: preheader ?? "", html: html, text: text + footer.text(body.direction),
      parts: parts, notes: notes, findings: findings, mail: draft)
  }

  /// What the foot says, in the locale that the mail is shown in.
  private mutating func footer(in shown: LocaleTag) throws(RenderError) -> MailPage.Footer {
    guard let sender else { return MailPage.Footer() }
    let values = try footerTexts(of: sender, in: shown)
    var footer = MailPage.Footer(
      name: values["name"], address: values["address"], website: values["website"])
    if let address = values["unsubscribe"] {
      footer.unsubscribe = MailPage.Footer.Unsubscribe(
        address: address, label: try label("unsubscribe", in: shown))
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
    return footer
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
      return text
    }
    let file = "locales/\(shown).yaml"
    if let finding = fault(of: file, field: "labels.\(name)") { throw error(finding) }
    throw RenderError(
      .noTranslation, item: item, locale: locale, field: "labels.\(name)",
      location: SourceLocation(file: file),
      message: "the label “\(name)” is missing\(fallbackClause(of: shown)); "
        + "write it under “labels:” in this file")
  }

  private mutating func draft(in shown: LocaleTag) -> MailDraft {
    func text(_ variable: String?) -> String? {
      guard let variable, case .text(let text)? = customer.values[variable] else { return nil }
      return text
    }
    let project = repository.project
    var recipient: MailWriter.Mailbox?
    if let address = text(project.recipientEmail) {
      recipient = MailWriter.Mailbox(name: text(project.recipientName) ?? "", address: address)
    } else if let variable = project.recipientEmail {
      note(
        "the customer “\(customer.id)” has no value for “\(variable)”; "
          + "the mail's file has no To:")
    }
    return MailDraft(
      sender: sender, locales: repository.fallbackChain(of: shown), recipient: recipient,
      recipientName: project.recipientName, recipientVariable: project.recipientEmail,
      date: today.map { MailDate($0) } ?? MailDate(Renderer.now))
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
    return lines.isEmpty ? "" : "\n-- \n" + lines.map { $0 + "\n" }.joined()
  }
}
