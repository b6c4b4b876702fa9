import MessageFormat
import Parlance

/// The customers whose names hold what was searched for, whether something is due for them or not.
struct TodayFound {
  let page: TodayPage

  /// How many are listed.
  static let limit = 50

  var html: HTML {
    guard page.filter.search != nil, let list = page.list else { return .empty }
    let repository = page.visit.repository
    let words = page.visit.words
    let found = list.entries.filter { page.filter.matches($0.customer, in: repository) }
    if found.isEmpty { return .empty }
    let entries: [HTML] = found.prefix(TodayFound.limit).map { entry in
      let address = page.visit.link(
        "/lifecycle", ["customer": entry.customer.id, "locale": nil])
      let name = entry.customer.displayName(in: repository)
      return "<li><a href=\"\(address)\"><bdi>\(name)</bdi></a></li>"
    }
    let more = found.count - entries.count
    let rest: HTML =
      more > 0
      ? "<p class=\"muted\">\(words[.andMore, ["count": .integer(Int64(more))]])</p>" : .empty
    return """
      <section aria-labelledby="found"><h2 id="found">\(words[.todayFound]) \
      <span class="count">\(words.number(found.count))</span></h2>
      <ul class="found">\(entries)</ul>\(rest)</section>
      """
  }
}

/// What is wrong with rows of the list, and with what customers should get.
struct TodayFaults {
  let page: TodayPage

  var html: HTML {
    guard let list = page.list else { return .empty }
    let words = page.visit.words
    let findings = list.findings + page.board.findings
    let untold = list.untold + page.board.untold
    var parts: [HTML] = []
    if list.isCut {
      let said = words[.todayCut, ["count": .integer(Int64(CustomerList.capacity))]]
      parts.append("<p class=\"note warn\">\(said)</p>")
    }
    if !list.unread.isEmpty {
      let names = list.unread.prefix(50).map { "<bdi>\($0)</bdi>" as HTML }
      let said = words.html(.todayUnread, ["columns": .list(names)])
      parts.append("<p class=\"muted small\">\(said)</p>")
    }
    if !findings.isEmpty {
      let rows: [HTML] = findings.map { finding in
        let line = words[.todayLine, ["number": .integer(Int64(finding.line))]]
        let customer: HTML? = finding.customer.map { "<strong><bdi>\($0)</bdi></strong> " }
        return """
          <li><span class="mark">\(line)</span> \(customer)\
          <span lang="en" dir="ltr">\(finding.message)</span></li>
          """
      }
      let rest: HTML =
        untold > 0
        ? "<p class=\"muted\">\(words[.andMore, ["count": .integer(Int64(untold))]])</p>" : .empty
      parts.append(
        """
        <details class="pile quiet" id="faults"><summary><h2>\(words[.todayFaults]) \
        <span class="count">\(words.number(findings.count + untold))</span></h2></summary>
        \(words.englishNote)
        <ul class="plain faults">\(rows)</ul>\(rest)</details>
        """)
    }
    return HTML(trusted: parts.map(\.source).joined())
  }
}
