import MessageFormat
import Parlance

/// The piles of customers, each with what is to be done and with what.
struct TodayRows {
  let page: TodayPage

  /// How many touchpoints of a pile are shown; of what is put off or done fewer.
  static let limit = 200
  static let quietLimit = 50

  private let marking: TodayMark
  private let texts: TodayTexts

  init(page: TodayPage) {
    self.page = page
    marking = TodayMark(page: page)
    texts = TodayTexts(page.visit)
  }

  private var visit: Visit { page.visit }
  private var words: Words { page.visit.words }

  /// A pile; nothing where it is empty.
  func pile(_ pile: TodayList.Pile) -> HTML {
    let isQuiet = pile == .later || pile == .done
    let limit = isQuiet ? TodayRows.quietLimit : TodayRows.limit
    let first = page.today.entries(of: pile, upTo: limit)
    if first.isEmpty { return .empty }
    let shown: [HTML] = first.map { customer($0, pile) }
    let more = page.today.customerCount(of: pile) - first.count
    let rest: HTML =
      more == 0
      ? .empty
      : "<p class=\"muted\">\(words[.todayMore, ["count": .integer(Int64(more))]])</p>"
    let title = words[label(of: pile)]
    let count = words.number(page.today.count(of: pile))
    if isQuiet {
      return """
        <details class="pile quiet" id="pile-\(pile.rawValue)">
        <summary><h2>\(title) <span class="count">\(count)</span></h2></summary>
        <ul class="whom">\(shown)</ul>\(rest)
        </details>
        """
    }
    return """
      <section class="pile \(HTML(trusted: pile.rawValue))" aria-labelledby="pile-\(pile.rawValue)">
      <h2 id="pile-\(pile.rawValue)" tabindex="-1">\(title) <span class="count">\(count)</span></h2>
      <ul class="whom">\(shown)</ul>\(rest)
      </section>
      """
  }

  /// What a pile is called.
  func label(of pile: TodayList.Pile) -> Label {
    switch pile {
    case .overdue: .dueOverdue
    case .due: .dueNow
    case .upcoming: .todayUpcoming
    case .later: .todayPutOff
    case .done: .todayDone
    }
  }

  private func customer(
    _ entry: TodayList.Entry, _ pile: TodayList.Pile
  ) -> HTML {
    let customer = entry.found.customer
    let name = customer.displayName(in: visit.repository)
    let id: HTML =
      name == customer.id ? .empty : " <span class=\"id\">\(customer.id.isolated)</span>"
    let address = visit.link(
      "/lifecycle", ["customer": customer.id, "locale": nil])
    return """
      <li class="card" id="\(TodayRows.anchor(pile.rawValue, customer.id, entry.found.line))">
      <div class="who"><h3><a href="\(address)"><bdi>\(name)</bdi></a></h3>
      <p class="muted small">\(words.title(of: entry.found.locale))\(id)\(mixed(entry.found))</p></div>
      <ul class="contacts">\(entry.contacts.map { contact($0, entry.found, pile, name) })</ul>
      </li>
      """
  }

  /// In which languages the texts of a customer come, where these are several.
  private func mixed(_ found: DueCustomer) -> HTML? {
    if found.mixed.isEmpty { return nil }
    let locales = Set(found.mixed.flatMap(\.locales)).sorted()
    let names = locales.map { Value.text(words.name(of: $0)) }
    return " <span class=\"mark warn\">\(words[.todayAlsoIn, ["names": .list(names)]])</span>"
  }

  private func contact(
    _ contact: DueContact, _ found: DueCustomer, _ pile: TodayList.Pile, _ name: String
  ) -> HTML {
    let text = texts.text(of: contact, for: found.customer)
    let channel: HTML? = contact.channel.map {
      "<span class=\"channel\">\(Icon.channel($0)) \(words.channel($0))</span>"
    }
    let extra: HTML =
      contact.effort == .extraCredit
      ? "<span class=\"mark extra\">\(words.effort(.extraCredit))</span>" : .empty
    let anchor = TodayRows.anchor(
      pile.rawValue, found.customer.id, found.line, contact.touchpoint, contact.term)
    return """
      <li id="\(anchor)">
      <div class="do"><p class="how">\(when(contact, found, pile))\(channel)\(extra)</p>
      <p>\(text)</p></div>
      \(material(contact, found, name))
      \(marking.form(contact, found.customer.id, name, pile, text: text))
      </li>
      """
  }

  private func when(
    _ contact: DueContact, _ found: DueCustomer, _ pile: TodayList.Pile
  ) -> HTML {
    let day = visit.day.daysSinceEpoch
    let text: String
    var tone: HTML = "mark"
    switch contact.urgency {
    case .overdue:
      tone = "mark bad"
      let late = day - contact.days.upperBound.daysSinceEpoch
      text = words[.todayLate, ["count": .integer(Int64(late))]]
    case .due:
      tone = "mark warn"
      let left = contact.days.upperBound.daysSinceEpoch - day
      text = words[.todayLeft, ["count": .integer(Int64(left))]]
    case .upcoming:
      tone = "mark good"
      let ahead = contact.days.lowerBound.daysSinceEpoch - day
      text = words[.todayAheadDays, ["count": .integer(Int64(ahead))]]
    }
    if pile == .later,
      case .later(let until)? = page.done.list.mark(of: contact, for: found.customer.id)
    {
      return """
        <span class="mark">\(words[.todayUntil, ["day": .date(until)]])</span> \
        <span class="days">\(texts.days(contact.days))</span>
        """
    }
    let mark: HTML = pile == .done ? .empty : "<span class=\"\(tone)\">\(text)</span> "
    return "\(mark)<span class=\"days\">\(texts.days(contact.days))</span>"
  }

  private func material(_ contact: DueContact, _ found: DueCustomer, _ name: String) -> HTML {
    let materials = [contact.material].compactMap { $0 } + contact.with
    if materials.isEmpty { return .empty }
    let links: [HTML] = materials.map { material in
      let (label, whole) = TodayRows.opening(material.item)
      guard let locale = material.locale else {
        return """
          <li><span class="mark bad">\(words[.stateMissing])</span> \
          <code dir="ltr">\(material.item.description)</code></li>
          """
      }
      let address = visit.link(
        to: material.item, ["customer": found.customer.id, "locale": locale.description])
      let note: HTML =
        locale.language == found.locale.language
        ? .empty
        : " <span class=\"mark warn\">\(served(in: locale))</span>"
      return """
        <li><a class="button" href="\(address)">\
        \(HTML.shown(words[label], said: words.html(whole, ["name": .name(name)])))</a>\(note)</li>
        """
    }
    return "<ul class=\"open\">\(links)</ul>"
  }

  /// What opens an item, in short and with whom it is for.
  private static func opening(_ item: ItemID) -> (short: Label, whole: Label) {
    switch item.kind {
    case .email: (.openMail, .openMailFor)
    case .callScript: (.openScript, .openScriptFor)
    default: (.openMaterial, .openMaterialFor)
    }
  }

  private func served(in locale: LocaleTag) -> String {
    words[.todayIn, ["name": .text(words.name(of: locale))]]
  }

  /// A name for an element that stays the same as long as the server runs.
  static func anchor(_ parts: any CustomStringConvertible...) -> String {
    var hasher = Hasher()
    for part in parts { hasher.combine(part.description) }
    return "c\(String(UInt(bitPattern: hasher.finalize()), radix: 36))"
  }
}

extension String {
  /// The text as a piece that keeps its direction to itself.
  fileprivate var isolated: HTML { "<bdi>\(self)</bdi>" }
}

/// What playbooks say of touchpoints, in the language of the page where they speak it.
final class TodayTexts {
  private let visit: Visit
  private let locale: LocaleTag
  private var known: [String: HTML] = [:]
  private var knownDays: [ClosedRange<CalendarDay>: String] = [:]

  init(_ visit: Visit) {
    self.visit = visit
    let tags = visit.repository.localeTags
    locale =
      tags.first { $0 == visit.words.locale }
      ?? tags.first { $0.language == visit.words.locale.language }
      ?? visit.repository.project.source
  }

  /// Some days as the page writes them.
  func days(_ days: ClosedRange<CalendarDay>) -> String {
    if let text = knownDays[days] { return text }
    let text = visit.words.days(days)
    knownDays[days] = text
    return text
  }

  /// What is to be done; the name of the touchpoint where no playbook says it.
  func text(of contact: DueContact, for customer: Customer) -> HTML {
    if let text = known[contact.touchpoint] { return text }
    guard let playbook = visit.repository.playbooks[contact.playbook],
      let touchpoint = playbook.touchpoint(contact)
    else { return "<code dir=\"ltr\">\(contact.touchpoint)</code>" }
    let key = touchpoint.textKey
    let shown = visit.snapshot.renderer.shownTexts(
      [key], of: playbook, in: locale, for: customer, on: visit.day)[key]
    let text = shown?.html ?? "<code dir=\"ltr\">\(contact.touchpoint)</code>"
    // What names no variable is the same for everybody.
    if playbook.translations.values.allSatisfy({ $0[key]?.value.contains("{") != true }) {
      known[contact.touchpoint] = text
    }
    return text
  }
}

extension Playbook {
  /// The touchpoint that a contact is about.
  func touchpoint(_ contact: DueContact) -> Touchpoint? {
    stages.first { $0.id == contact.stage }?.actions.first { $0.id == contact.action }?
      .touchpoints.first { $0.id == contact.step }
  }
}
