import Hummingbird
import MessageFormat
import Parlance

/// All mails of a locale.
struct MailList {
  let visit: Visit

  /// The most that a page shows; a filter brings the others.
  static let capacity = 500

  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    router.page("/emails", site) { visit, _ in
      PageContent(
        title: visit.words[.navEmails], section: .emails, body: MailList(visit: visit).html)
    }
  }

  private var words: Words { visit.words }

  private var html: HTML {
    let uses = MailUses(visit)
    let ids = visit.repository.itemIDs.filter { $0.kind == .email }
    if ids.isEmpty {
      return """
        <h1>\(words[.navEmails])</h1>
        <p class="empty">\(words[.mailsEmpty])<br><code dir="ltr">content/emails/welcome/\
        \(visit.repository.project.source).md</code></p>
        """
    }
    let wanted = visit.query["q"] ?? ""
    var entries: [HTML] = []
    var found = 0
    for id in ids {
      let rendered = visit.render(id)
      guard MailList.matches(wanted, id, rendered, visit.repository) else { continue }
      found += 1
      if found <= MailList.capacity { entries.append(entry(id, rendered, uses[id])) }
    }
    let none: HTML = found == 0 ? .empty : " hidden"
    return """
      <h1>\(words[.navEmails])</h1>
      <p class="lead" id="mail-count">\(words[.mailCount, ["count": .integer(Int64(found))]])</p>
      <search>
      <form class="filter" method="get" action="/emails" data-filter="mail-list">
      \(hidden)<label><span>\(words[.mailFilter])</span>
      <input type="search" name="q" value="\(wanted)" autocomplete="off" data-keep></label>
      <button class="plain without-script">\(words[.apply])</button>
      </form>
      </search>
      <ul class="mail-list" id="mail-list">\(entries)</ul>
      <p class="empty" id="mail-list-none"\(none)>\(words[.mailNoneFound])</p>
      """
  }

  /// What is chosen beside the filter stays so.
  private var hidden: [HTML] {
    visit.query.pairs.filter { $0.name != "q" }.map {
      "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">"
    }
  }

  private func entry(
    _ id: ItemID, _ rendered: Result<Rendered, RenderError>, _ uses: [MailUses.Use]
  ) -> HTML {
    let subject: HTML
    var preheader: HTML?
    var fallback: HTML?
    switch rendered {
    case .success(let mail):
      let shown = mail.shownLocale
      let language: HTML = "lang=\"\(shown)\" dir=\"\(shown.side)\""
      subject = "<span \(language)>\(mail.subject)</span>"
      preheader = "<p class=\"preheader\"><span \(language)>\(mail.preheader)</span></p>"
      if shown != visit.locale {
        let name = words.name(of: shown)
        fallback = "<span class=\"mark\">\(words[.mailServedIn, ["name": .text(name)]])</span>"
      }
    case .failure(let error):
      subject = "<code dir=\"ltr\">\(id.name)</code>"
      preheader = "<p class=\"preheader\" lang=\"en\" dir=\"ltr\">\(error.message)</p>"
    }
    let places: HTML? =
      uses.isEmpty ? nil : "<ul class=\"uses\">\(uses.map { $0.html(words) })</ul>"
    return """
      <li class="card" id="mail-\(id.name)">
      <h2><a href="\(visit.link(to: id))">\(subject)</a></h2>
      \(preheader)
      <div class="facts">\(visit.state(of: id, in: visit.locale).mark(words))\(fallback) \
      <code dir="ltr">\(id.name)</code>\(places)</div>
      </li>
      """
  }

  /// Whether all words that are looked for stand in what the list says of a mail.
  static func matches(
    _ wanted: String, _ id: ItemID, _ rendered: Result<Rendered, RenderError>,
    _ repository: Repository
  ) -> Bool {
    let words = wanted.lowercased().split(whereSeparator: \.isWhitespace)
    if words.isEmpty { return true }
    var text = id.name
    if case .success(let mail) = rendered { text += " \(mail.subject) \(mail.preheader)" }
    text += " " + (repository.items[id]?.settings.tags.joined(separator: " ") ?? "")
    let lowered = text.lowercased()
    return words.allSatisfy { lowered.contains($0) }
  }
}
