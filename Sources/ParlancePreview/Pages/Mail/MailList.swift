import Hummingbird
import MessageFormat
import Parlance

/// All mails of a locale.
struct MailList {
  let visit: Visit

  /// The most that a page shows.
  static let capacity = 100

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
    let found =
      wanted.isEmpty
      ? ids : ids.filter { MailList.matches(wanted, $0, visit.render($0), visit.repository) }
    let pages = Pages(visit, count: found.count, capacity: MailList.capacity)
    let entries: [HTML] = found[pages.range].map { entry($0, visit.render($0), uses[$0]) }
    let none: HTML = found.isEmpty ? .empty : " hidden"
    // Where other pages hold mails too, the server is asked for what is typed.
    let asked: HTML = pages.isAlone ? .empty : " data-paged"
    return """
      <h1>\(words[.navEmails])</h1>
      <p class="lead" id="mail-count">\(count(pages))</p>
      <search>
      <form class="filter" method="get" action="/emails" data-filter="mail-list" data-soft\(asked)>
      \(hidden)<label><span>\(words[.mailFilter])</span>
      <input type="search" name="q" value="\(wanted)" autocomplete="off" data-keep></label>
      <button class="plain without-script">\(words[.apply])</button>
      </form>
      </search>
      <ul class="mail-list" id="mail-list">\(entries)</ul>
      <p class="empty" id="mail-list-none"\(none)>\(words[.mailNoneFound])</p>
      \(pages.links)
      """
  }

  /// How many mails there are, and which of them are shown.
  private func count(_ pages: Pages) -> String {
    let count = Value.integer(Int64(pages.count))
    if pages.isAlone { return words[.mailCount, ["count": count]] }
    return words[
      .mailRange,
      [
        "count": count, "first": .integer(Int64(pages.range.lowerBound + 1)),
        "last": .integer(Int64(pages.range.upperBound)),
      ]]
  }

  /// What is chosen beside the filter stays so.
  private var hidden: [HTML] {
    visit.query.pairs.filter { $0.name != "q" && $0.name != Pages.key }.map {
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
