import MessageFormat
import Parlance

/// How a contact is marked as done, put off, or taken back.
struct TodayMark {
  let page: TodayPage
  private let choices: HTML
  private let context: HTML

  init(page: TodayPage) {
    self.page = page
    let words = page.visit.words
    let buttons: [HTML] = [1, 3, 7].map { days in
      let label = words[.todayInDays, ["count": .integer(Int64(days))]]
      return "<button class=\"plain\" name=\"mark\" value=\"\(days)\">\(label)</button>"
    }
    let tomorrow = page.visit.day.adding(days: 1)
    choices = """
      <div class="choices">\(buttons)\
      <label>\(words[.todayUntilDay]) <input type="date" name="until" min="\(tomorrow)"></label>\
      <button class="plain" name="mark" value="until">\(words[.todayPutOffUntil])</button></div>
      """
    let sample: HTML =
      page.isSample ? "<input type=\"hidden\" name=\"sample\" value=\"1\">" : .empty
    context = """
      <input type="hidden" name="day" value="\(page.visit.day)">\
      <input type="hidden" name="back" value="\(page.visit.here([:]))">\(sample)
      """
  }

  private var words: Words { page.visit.words }

  /// The form beside a contact.
  func form(
    _ contact: DueContact, _ customer: String, _ name: String, _ pile: TodayList.Pile, text: HTML
  ) -> HTML {
    func said(_ label: Label, _ whole: Label) -> HTML {
      HTML.shown(
        words[label], said: words.html(whole, ["name": .name(name), "other": .html(text)]))
    }
    let hidden = fields(customer, contact.term, contact.touchpoint)
    if pile == .done || pile == .later {
      return """
        <form class="marking" method="post" action="/customers/mark" data-mark>\(hidden)\
        <button class="plain" name="mark" value="undone">\(said(.todayTakeBack, .todayTakeBackFor))</button></form>
        """
    }
    return """
      <form class="marking" method="post" action="/customers/mark" data-mark>\(hidden)\
      <button class="plain" name="mark" value="done">\(said(.todayMarkDone, .todayMarkDoneFor))</button>\
      <details class="menu"><summary class="button plain">\(said(.todayLater, .todayLaterFor))</summary>\
      \(choices)</details></form>
      """
  }

  /// What names a touchpoint of a customer in a form, and where to go back to.
  func fields(_ customer: String, _ term: CalendarDay, _ touchpoint: String) -> HTML {
    return """
      <input type="hidden" name="customer" value="\(customer)">\
      <input type="hidden" name="term" value="\(term)">\
      <input type="hidden" name="touchpoint" value="\(touchpoint)">\(context)
      """
  }
}

/// What was marked last, with a way back.
struct TodayNotice {
  let page: TodayPage

  private var words: Words { page.visit.words }

  var html: HTML {
    let kept: HTML =
      page.done.file == nil && !page.isSample
      ? "<p class=\"small muted\">\(words[.todayNotKept])</p>" : .empty
    return "<div id=\"notice\" aria-live=\"polite\">\(last)</div>\(kept)"
  }

  private var last: HTML {
    guard let entry = page.done.last else { return .empty }
    let customer = page.list?[entry.customer]
    let name = customer?.displayName(in: page.visit.repository) ?? entry.customer
    let text: String
    switch entry.mark {
    case .done: text = words[.todaySaidDone, ["name": .text(name)]]
    case .later(let until):
      text = words[.todaySaidLater, ["name": .text(name), "day": .date(until)]]
    case .undone: return .empty
    }
    return """
      <form class="note said" method="post" action="/customers/mark" data-mark>\
      \(TodayMark(page: page).fields(entry.customer, entry.term, entry.touchpoint))\
      <span>\(text)</span> \
      <button class="plain" name="mark" value="undone">\(words[.todayTakeBack])</button></form>
      """
  }
}
