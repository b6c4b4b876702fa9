import Hummingbird
import MessageFormat
import Parlance

/// A mail as its reader will see it, with what is wrong beside it.
struct MailView {
  let visit: Visit
  let item: ItemID
  let choice: MailChoice
  let trial: Trial
  let rendered: Result<Rendered, RenderError>

  init(_ visit: Visit, _ item: ItemID) {
    self.visit = visit
    self.item = item
    choice = MailChoice(visit)
    trial = Trial(visit)
    rendered = visit.render(item, for: trial.customer)
  }

  var words: Words { visit.words }

  /// The page.
  var content: PageContent {
    let mail = (try? rendered.get()).map { ($0, MailHTML($0.html)) }
    let findings = MailFindings(
      visit: visit, item: item, rendered: mail?.0, mail: mail?.1)
    let body: HTML
    switch rendered {
    case .success(let rendered): body = shown(rendered, mail?.1 ?? MailHTML(""))
    case .failure(let error):
      body = """
        \(toolbar)
        <div class="mail-error" id="mail-shown">\
        \(FindingList.refusal(error, words, isAlone: findings.findings.isEmpty))</div>
        """
    }
    return PageContent(
      title: mail?.0.subject ?? item.name, section: .emails,
      body: """
        <div class="mail-page">
        \(head(mail?.0))
        <div class="mail-main">\(body)</div>
        <aside class="mail-side" aria-label="\(words[.mailAbout])">
        \(findings.html)
        \(mail.flatMap { links($0.1) })
        \(uses)
        </aside>
        </div>
        """,
      isWide: true)
  }

  // MARK: What stands above

  private func head(_ rendered: Rendered?) -> HTML {
    let title: HTML
    if let rendered {
      let language = MailView.language(rendered.shownLocale)
      title = "<h1><span \(language)>\(rendered.subject)</span></h1>"
    } else {
      title = "<h1><code dir=\"ltr\">\(item.name)</code></h1>"
    }
    let fallback: HTML? = rendered.flatMap { rendered in
      guard rendered.shownLocale != visit.locale else { return nil }
      return """
        <p class="remark warn" role="note">\(words[
          .shownInstead,
          [
            "name": .text(words.name(of: visit.locale)),
            "other": .text(words.name(of: rendered.shownLocale)),
          ]])</p>
        """
    }
    return """
      <div class="mail-head">
      <p class="way"><a href="\(visit.link("/emails"))">\(words[.navEmails])</a></p>
      \(title)
      <p class="facts">\(state.mark(words)) \
      <code dir="ltr">\(item.description)</code></p>
      \(fallback)
      </div>
      """
  }

  /// How far the mail has come; what cannot be rendered is broken before a check says so.
  private var state: CoverageState {
    if case .failure(let error) = rendered, error.kind == .template { return .broken }
    return visit.state(of: item, in: visit.locale)
  }

  /// The mail among others, as a list of mails shows it.
  private func inbox(_ rendered: Rendered) -> HTML {
    let language = MailView.language(rendered.shownLocale)
    let sender = visit.repository.project.sender.flatMap { visit.repository.senders[$0] }
    let name =
      visit.repository.fallbackChain(of: rendered.shownLocale).lazy
      .compactMap { sender?.text("name", in: $0) }.first ?? words[.mailNoSender]
    let preheader: HTML =
      rendered.preheader.isEmpty
      ? "" : " <span class=\"inbox-preheader\" id=\"mail-preheader\">\(rendered.preheader)</span>"
    return """
      <section class="inbox" aria-label="\(words[.mailInbox])">
      <span class="inbox-picture" aria-hidden="true">\(String(name.prefix(1)))</span>
      <span class="inbox-sender"><bdi>\(name)</bdi></span>
      <time datetime="\(visit.day)">\(words[.dayMedium, ["day": .date(visit.day)]])</time>
      <p class="inbox-line" \(language)><strong id="mail-subject">\(rendered.subject)</strong>\
      \(preheader)</p>
      </section>
      """
  }

  // MARK: The mail

  private func shown(_ rendered: Rendered, _ mail: MailHTML) -> HTML {
    let shown = rendered.shownLocale
    let language = MailView.language(shown)
    let body: HTML
    switch choice.view {
    case .mail: body = frames(rendered)
    case .blocks:
      body = frame(
        "mail", MailView.frameAddress(visit, item, choice), words[.mailViewBlocks],
        isPhone: false)
    case .text:
      body = texts(rendered) { rendered in
        let language = MailView.language(rendered.shownLocale)
        return "<pre class=\"reading\" tabindex=\"0\" \(language)>\(rendered.text)</pre>"
      }
    case .source:
      body = texts(rendered) {
        "<pre class=\"source\" tabindex=\"0\" dir=\"ltr\"><code>\($0.html)</code></pre>"
      }
    }
    let pictureCount = Value.integer(Int64(mail.remotePictures.count))
    let pictures: HTML? =
      mail.remotePictures.isEmpty || !choice.isFramed
      ? nil : "<p class=\"remark\">\(words[.mailPictures, ["count": pictureCount]])</p>"
    return """
      \(inbox(rendered))
      \(actions)
      \(toolbar)
      \(pictures)
      <div id="mail-shown">\(body)</div>
      <p class="mail-link small muted" id="mail-link" data-lead="\(words.pattern(.mailLeadsTo, ["name"]))" \
      role="status"></p>
      <pre id="mail-text" hidden \(language)>\(rendered.text)</pre>
      """
  }

  private func frames(_ rendered: Rendered) -> HTML {
    let address = MailView.frameAddress(visit, item, choice)
    let isPhone = choice.width == .phone
    guard let beside = choice.beside else {
      return frame("mail", address, rendered.subject, isPhone: isPhone)
    }
    let other: HTML
    switch visit.render(item, in: beside, for: trial.customer) {
    case .success(let rendered):
      other = frame(
        "beside", MailView.frameAddress(visit, item, choice, in: beside), rendered.subject,
        isPhone: isPhone)
    case .failure(let error): other = FindingList.refusal(error, words)
    }
    return """
      <div class="twofold">
      <div><h2>\(words.title(of: visit.locale))</h2>
      \(frame("mail", address, rendered.subject, isPhone: isPhone))</div>
      <div><h2>\(words.title(of: beside))</h2>\(other)</div>
      </div>
      """
  }

  private func frame(
    _ name: String, _ address: String, _ title: String, isPhone: Bool
  ) -> HTML {
    """
    <iframe id="frame-\(name)" class="mail-frame\(isPhone ? " phone" : HTML.empty)" name="\(name)" \
    sandbox="allow-same-origin" src="\(address)" title="\(title)" \
    data-revision="\(visit.snapshot.revision)"></iframe>
    """
  }

  private func texts(_ rendered: Rendered, _ show: (Rendered) -> HTML) -> HTML {
    guard let beside = choice.beside else { return show(rendered) }
    let other: HTML
    switch visit.render(item, in: beside, for: trial.customer) {
    case .success(let rendered): other = show(rendered)
    case .failure(let error): other = FindingList.refusal(error, words)
    }
    return """
      <div class="twofold">
      <div><h2>\(words.title(of: visit.locale))</h2>\(show(rendered))</div>
      <div><h2>\(words.title(of: beside))</h2>\(other)</div>
      </div>
      """
  }

  // MARK: What can be done with it

  private var actions: HTML {
    let path = "/emails/\(Query.encoded(item.name))"
    let query = visit.materialQuery()
    let here = visit.here(["locale": visit.locale.description])
    return """
      <div class="actions">
      <a class="button" href="\(path).eml\(query.text)" download>\(words[.mailDownload])</a>
      <button type="button" class="plain with-script" data-copy-mail="\(path)/fragment\(query.text)" \
      data-copy-text="#mail-text">\(words[.copyFormatted])</button>
      <button type="button" class="plain with-script" data-copy="#mail-text">\
      \(words[.copyText])</button>
      <button type="button" class="plain with-script" data-copy-address="\(here)">\
      \(words[.mailCopyLink])</button>
      \(TryPage.way(visit, item))
      </div>
      """
  }

  // MARK: Addresses

  static func language(_ locale: LocaleTag) -> HTML {
    "lang=\"\(locale)\" dir=\"\(locale.side)\""
  }

  /// The address of what the frame shows.
  static func frameAddress(
    _ visit: Visit, _ item: ItemID, _ choice: MailChoice, in locale: LocaleTag? = nil
  ) -> String {
    var query = visit.materialQuery(locale)
    query["scheme"] = choice.scheme == .system ? nil : choice.scheme.rawValue
    if choice.view == .blocks {
      query["view"] = MailChoice.View.blocks.rawValue
      query["beside"] = choice.beside?.description
    }
    return "/\(item.kind.folder)/\(Query.encoded(item.name))/frame" + query.text
  }
}
