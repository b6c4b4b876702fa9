import Hummingbird
import MessageFormat
import Parlance

/// The reseller's first page: whom to contact today.
struct TodayPage {
  let visit: Visit
  let filter: TodayFilter
  /// The customers; nil where none were opened.
  let list: CustomerList?
  /// Whether the customers are the samples of the repository.
  let isSample: Bool
  let board: DueBoard
  let today: TodayList
  let done: DoneBook

  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    router.page("/", site) { visit, _ in await TodayPage(visit).content }
  }

  private init(_ visit: Visit) async {
    self.visit = visit
    let site = visit.site
    let repository = visit.repository
    let filter = TodayFilter(visit.query)
    self.filter = filter
    let opened = site.customers.list(in: repository)
    isSample = opened == nil && visit.query["sample"] == "1"
    let samples = repository.customers.keys.sorted().compactMap { repository.customers[$0] }
    let list = isSample ? CustomerList(samples, name: visit.words[.todaySamples]) : opened?.list
    self.list = list
    done = site.marks(ofSamples: isSample)
    let day = visit.day
    if let list {
      board = await site.boards.board(
        of: list, number: opened?.number, in: visit.snapshot, on: day, within: filter.within)
    } else {
      board = DueBoard()
    }
    today = TodayList(board, done: done.list, filter, on: day, repository)
  }

  private var words: Words { visit.words }

  private var content: PageContent {
    PageContent(
      title: words[.navToday], section: .today,
      body: """
        <div class="today" id="today">
        <h1>\(words.day(visit.day))</h1>
        \(list == nil ? TodayOpening(page: self).html : piles)
        </div>
        """, hasCustomer: false, hasLocale: false)
  }

  private var piles: HTML {
    if visit.repository.playbooks.isEmpty {
      return """
        \(heading)<div class="empty"><p>\(words[.lifecycleEmpty])</p>
        <p><code dir="ltr">content/playbooks/renewal/playbook.yaml</code></p></div>
        """
    }
    let rows = TodayRows(page: self)
    let shown = TodayList.Pile.allCases.map { rows.pile($0) }
    let isEmpty = TodayList.Pile.allCases.allSatisfy { today.count(of: $0) == 0 }
    let nothing: HTML =
      isEmpty
      ? "<div class=\"empty\"><p>\(words[filter.isNarrow ? .todayNothingLikeIt : .todayNothing])</p></div>"
      : .empty
    return """
      \(heading)
      \(filters)
      \(mixed)
      \(TodayNotice(page: self).html)
      \(jumps(rows))\(nothing)\(shown)
      \(TodayFound(page: self).html)
      \(TodayFaults(page: self).html)
      """
  }

  /// The piles with their numbers, to go to each.
  private func jumps(_ rows: TodayRows) -> HTML {
    let entries: [HTML] = TodayList.Pile.allCases.compactMap { pile in
      let count = today.count(of: pile)
      if count == 0 { return nil }
      return """
        <li><a href="#pile-\(pile.rawValue)">\(words[rows.label(of: pile)]) \
        <strong>\(words.number(count))</strong></a></li>
        """
    }
    if entries.count < 2 { return .empty }
    return "<nav aria-label=\"\(words[.todayPiles])\"><ul class=\"switch\">\(entries)</ul></nav>"
  }

  // MARK: What is shown

  private var heading: HTML {
    let count = list?.entries.count ?? 0
    let summary = words[
      .todaySummary, ["name": .text(list?.name ?? ""), "count": .integer(Int64(count))]]
    if isSample {
      return """
        <div class="source"><p class="note">\(words[.todaySampleNote]) \
        <a href="\(visit.link("/"))">\(words[.todayOpenOwn])</a></p></div>
        """
    }
    return """
      <div class="source"><p class="muted">\(summary)</p>
      <div class="actions">
      <label class="button plain with-script file">\(words[.todayOpenOther])\
      <input type="file" class="hidden" data-customers accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson">\
      </label>
      <form method="post" action="/customers/close"><button class="plain">\(words[.todayClose])\
      </button></form>
      </div>
      <div id="customers-fault" class="note bad" role="alert" data-keep hidden></div></div>
      """
  }

  /// Who gets texts in several languages, since not everything is there in the customer's own.
  private var mixed: HTML {
    let count = today.mixedCount
    if count == 0 { return .empty }
    let said = words[.todayMixed, ["count": .integer(Int64(count))]]
    if filter.isMixed {
      let all = visit.here(["mixed": nil])
      return """
        <p class="small" id="mixed">\(said) <a href="\(all)" data-soft>\(words[.todayAll])</a></p>
        """
    }
    let address = visit.here(["mixed": "1"])
    return "<p class=\"small\" id=\"mixed\"><a href=\"\(address)\" data-soft>\(said)</a></p>"
  }

  private var filters: HTML {
    let kept: [HTML] = ["sample", "on", "mixed"].compactMap { name in
      visit.query[name].map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
    }
    let locales = today.locales.sorted { words.title(of: $0) < words.title(of: $1) }
    let channels = Touchpoint.Channel.allCases.filter { today.channels.contains($0) }
    let ahead = TodayFilter.horizons.map { days in
      ("\(days)", words[.todayWithin, ["count": .integer(Int64(days))]])
    }
    let fields: [HTML] = [
      Field.choice(
        "in", words[.todayLanguage], all: words[.filterAll],
        locales.map { ($0.description, words.title(of: $0)) }, filter.locale?.description),
      Field.choice(
        "channel", words[.filterChannel], all: words[.filterAll],
        channels.map { ($0.rawValue, words.channel($0)) }, filter.channel?.rawValue),
      Field.choice("within", words[.todayAhead], all: nil, ahead, "\(filter.within)"),
    ]
    return """
      <form class="filters" method="get" action="/" data-soft aria-label="\(words[.filters])">\(kept)
      <label class="find-customer">\(words[.todaySearch]) \
      <input type="search" name="q" value="\(visit.query["q"] ?? "")" autocomplete="off"></label>
      \(fields)
      <button class="plain">\(words[.todayFind])</button>
      </form>
      """
  }
}
