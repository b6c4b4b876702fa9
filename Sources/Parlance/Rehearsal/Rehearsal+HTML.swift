import MessageFormat

extension Rehearsal {
  /// The year as one page that needs nothing else, for a screen and for A4.
  public var html: String { RehearsalPage(rehearsal: self).html }
}

/// Writes the page of a rehearsal.
struct RehearsalPage {
  let rehearsal: Rehearsal
  /// What the items are called by, by their numbers: the subjects of mails, the titles of others.
  private let titles: [Int: String]

  init(rehearsal: Rehearsal) {
    self.rehearsal = rehearsal
    var titles: [Int: String] = [:]
    for item in rehearsal.chapters.flatMap(\.entries).flatMap(\.items) {
      if let title = item.state.rendered?.subject, !title.isEmpty { titles[item.number] = title }
    }
    self.titles = titles
  }

  private var frame: RehearsalFrame { rehearsal.frame }

  var html: String {
    let locale = rehearsal.locale
    return """
      <!DOCTYPE html>
      <html lang="\(locale)" dir="\(locale.isRightToLeft ? "rtl" : "ltr")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; img-src https: data:; form-action 'none'">
      <title>\(text("\(frame[.title]): \(rehearsal.customer)"))</title>
      <style>
      \(RehearsalPage.sheet)
      </style>
      </head>
      <body>
      <header>
      <h1>\(frame.html(.title))</h1>
      <p class="muted"><bdi>\(text(rehearsal.customer))</bdi> · \
      <bdi>\(text(locale.name(in: locale)))</bdi> (<bdi>\(locale)</bdi>) · \
      <bdi>\(text(rehearsal.today))</bdi> · <bdi lang="en">Parlance \(Versions.current.parlance)</bdi></p>
      \(comparison)</header>
      \(contents)<main>
      \(rehearsal.chapters.enumerated().map { chapter($0.element, $0.offset) }.joined())\
      \(list(.removed, rehearsal.removed))\(list(.leftOut, rehearsal.leftOut))\(signature)</main>
      </body>
      </html>

      """
  }

  private var comparison: String {
    guard let revision = rehearsal.revision else { return "" }
    let isEmpty = rehearsal.chapters.isEmpty && rehearsal.removed.isEmpty
    return "<p class=\"since\">\(frame.html(isEmpty ? .noDifferences : .differences)) "
      + "(<code>\(text(revision))</code>)</p>\n"
  }

  // MARK: Contents

  private var contents: String {
    guard !rehearsal.chapters.isEmpty else { return "" }
    var html = "<nav aria-label=\"\(text(frame[.contents]))\">\n"
    html += "<h2>\(frame.html(.contents))</h2>\n"
    for (index, chapter) in rehearsal.chapters.enumerated() {
      html += "<h3>\(text(chapter.title))</h3>\n<ol>\n"
      for (place, entry) in chapter.entries.enumerated() {
        html += "<li><a href=\"#\(anchor(index, place))\">"
        if !entry.when.isEmpty { html += "<b>\(dates(entry))</b> " }
        html += "\(text(entry.place.last ?? entry.path))</a>"
        let details = (entry.details + entry.conditions).joined(separator: " · ")
        if !details.isEmpty { html += " <span class=\"muted\">\(text(details))</span>" }
        let names = entry.items.map { item in
          "<li><a href=\"#item-\(item.number)\">\(name(of: item))</a>\(id(of: item))</li>\n"
        }
        html += names.isEmpty ? "</li>\n" : "\n<ul>\n\(names.joined())</ul>\n</li>\n"
      }
      html += "</ol>\n"
    }
    return html + "</nav>\n"
  }

  private func anchor(_ chapter: Int, _ entry: Int) -> String {
    "entry-\(chapter + 1)-\(entry + 1)"
  }

  private func dates(_ entry: Rehearsal.Entry) -> String {
    "<bdi>\(text(entry.when))</bdi>"
  }

  /// What an item is called; what cannot be shown has only its ID.
  private func name(of item: Rehearsal.Shown) -> String {
    titles[item.number].map { "<bdi>\(text($0))</bdi>" } ?? "<code>\(item.item)</code>"
  }

  /// The ID of an item, to stand beside its name.
  private func id(of item: Rehearsal.Shown) -> String {
    titles[item.number] == nil ? "" : " <code class=\"muted\">\(item.item)</code>"
  }

  // MARK: Entries

  private func chapter(_ chapter: Rehearsal.Chapter, _ index: Int) -> String {
    let entries = chapter.entries.enumerated().map { entry($0.element, anchor(index, $0.offset)) }
    return "<section>\n<h2>\(text(chapter.title))</h2>\n\(entries.joined())</section>\n"
  }

  private func entry(_ entry: Rehearsal.Entry, _ anchor: String) -> String {
    var html = "<article id=\"\(anchor)\">\n<header>\n"
    html += "<h3>\(text(entry.place.last ?? entry.path))</h3>\n"
    if !entry.when.isEmpty || !entry.details.isEmpty {
      let details = entry.details.map { "<span>\(text($0))</span>" }
      let when = entry.when.isEmpty ? [] : ["<b>\(dates(entry))</b>"]
      html += "<p class=\"when\">\((when + details).joined(separator: " · "))</p>\n"
    }
    let place = entry.place.dropLast().map(text).joined(separator: " › ")
    html += "<p class=\"muted\">\(place) <code>\(text(entry.path))</code></p>\n"
    for condition in entry.conditions { html += "<p class=\"condition\">\(text(condition))</p>\n" }
    if let text = entry.text { html += "<p>\(self.text(text))</p>\n" }
    if let before = entry.before {
      html +=
        before.isEmpty
        ? "<p><span class=\"badge\">\(frame.html(.new))</span></p>\n"
        : "<p class=\"old\"><span class=\"badge\">\(frame.html(.before))</span> "
          + "\(text(before.joined(separator: " · ")))</p>\n"
    }
    html += "</header>\n"
    return html + entry.items.map(item).joined() + "</article>\n"
  }

  private func item(_ item: Rehearsal.Shown) -> String {
    if case .asAbove = item.state {
      return
        "<p class=\"above\">\(name(of: item))\(id(of: item)): <a href=\"#item-\(item.number)\">"
        + "\(frame.html(.asAbove)) (\(item.number))</a></p>\n"
    }
    var html = "<section class=\"item \(item.item.kind.rawValue)\" id=\"item-\(item.number)\">\n"
    html += "<h4><span class=\"number\">\(item.number)</span> <code>\(item.item)</code>"
    html += item.isNew ? " <span class=\"badge\">\(frame.html(.new))</span></h4>\n" : "</h4>\n"
    if let before = item.before {
      html += "<p class=\"badge\">\(frame.html(.before))</p>\n"
      html += "<div class=\"old\">\n\(state(before, of: item.item))</div>\n"
      html += "<p class=\"badge\">\(frame.html(.now))</p>\n"
    }
    html += state(item.state, of: item.item)
    let number = item.number
    html += """
      <p class="verdict"><label><input type="checkbox"> \(frame.html(.approved))</label>
      <label><input type="checkbox"> \(frame.html(.changes))</label>
      <input type="text" class="line" dir="auto" aria-label="\(text(frame[.changes])) \(number)"></p>
      </section>

      """
    return html
  }

  private func state(_ state: Rehearsal.Shown.State, of item: ItemID) -> String {
    switch state {
    case .asAbove: return ""
    case .fault(let message):
      return "<p class=\"fault\"><b>\(frame.html(.fault))</b> "
        + "<bdi lang=\"en\">\(text(message))</bdi></p>\n"
    case .rendered(let rendered):
      guard item.kind == .email else { return EnclosedPage.html(rendered.html) }
      var html = "<dl>\n<dt>\(frame.html(.subject))</dt><dd>\(text(rendered.subject))</dd>\n"
      if !rendered.preheader.isEmpty {
        html += "<dt>\(frame.html(.preheader))</dt><dd>\(text(rendered.preheader))</dd>\n"
      }
      return html + "</dl>\n" + EnclosedPage.html(rendered.html)
    }
  }

  // MARK: The end

  private func list(_ word: RehearsalFrame.Word, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    let items = lines.map { "<li><code>\(text($0))</code></li>\n" }.joined()
    return "<section class=\"list\">\n<h2>\(frame.html(word))</h2>\n"
      + "<ul class=\"paths\">\n\(items)</ul>\n</section>\n"
  }

  private var signature: String {
    let fields = [RehearsalFrame.Word.name, .date, .signature].map { word in
      "<label>\(frame.html(word)) <input type=\"text\" class=\"line\" dir=\"auto\"></label>\n"
    }
    return "<section class=\"signature\">\n\(fields.joined())</section>\n"
  }

  private func text(_ text: String) -> String { HTMLEscape.text(text) }
}
