import MessageFormat

/// What a morning page is: for people who run no commands, a page by urgency and then by customer,
/// with each mail and script rendered beside it.
package struct DuePageOrder: Sendable {
  let query: DueQuery
  /// The folder that it is written into.
  package let folder: String
  /// The language of the page.
  let locale: LocaleTag
  let overwrites: Bool

  /// Makes the folder.
  ///
  /// - Parameters:
  ///   - query: what is asked.
  ///   - folder: the folder that it is written into.
  ///   - locale: the language of the page; nil for the source locale.
  ///   - overwrites: whether a page that is there may be replaced.
  /// - Throws: ``ParlanceError`` where the folder cannot be made, where it holds a page already,
  ///   and where the locale lacks words of the page.
  package init(
    _ query: DueQuery, folder: String, locale: LocaleTag?, overwrites: Bool
  ) throws(ParlanceError) {
    self.query = query
    self.folder = folder
    self.locale = locale ?? query.repository.project.source
    self.overwrites = overwrites
    _ = try DueLabels(query.repository, self.locale)
    if !overwrites, FileWriter.isThere("\(folder)/index.html") {
      throw ParlanceError(
        "\(folder)/index.html is there already; name another folder, or add --force to replace it")
    }
    try FileWriter.createFolder(folder)
  }

  /// Makes what writes the customers’ part of the page; it serves one task.
  ///
  /// - Throws: ``ParlanceError`` where the locale lacks words of the page.
  package func writer() throws(ParlanceError) -> DuePageWriter { try DuePageWriter(self) }

  /// Writes the page itself, when all customers are written.
  ///
  /// - Throws: ``ParlanceError`` where it cannot be written.
  package func finish(_ piles: SpilledPiles, _ counts: DueCounts) throws(ParlanceError) {
    let labels = try DueLabels(query.repository, locale)
    let mark = "\u{F0000}"
    let frame = Page(
      theme: query.repository.theme, direction: Direction(isRightToLeft: locale.isRightToLeft),
      language: locale.description, script: locale.script
    ).html(kind: Page.dueKind, title: labels.text("dueTitle", query.day), subtitle: nil, body: mark)
    let parts = frame.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    let sections: [(pile: DuePageWriter.Section, label: String, count: Int)] = [
      (.overdue, "overdue", counts.overdue), (.due, "due", counts.due),
      (.upcoming, "upcoming", counts.upcoming), (.mixed, "severalLanguages", counts.mixed),
      (.findings, "faultyRows", 0),
    ]
    let keys = Set(piles.keys)
    let shown = sections.filter { keys.contains($0.pile.key) }
    try FileWriter.write(to: "\(folder)/index.html", overwrites: overwrites) {
      write throws(ParlanceError) in
      try write(Array((parts.first ?? "").utf8))
      var navigation = "<nav>\n<ul>\n"
      for (pile, label, count) in shown {
        navigation += "<li><a href=\"#\(pile.rawValue)\">\(HTMLEscape.text(labels.text(label)))</a>"
        navigation += (count > 0 ? " <span>\(count)</span>" : "") + "</li>\n"
      }
      if shown.isEmpty {
        navigation = "<p>\(HTMLEscape.text(labels.text("nothingDue")))</p>\n"
      } else {
        navigation += "</ul>\n</nav>\n"
      }
      try write(Array(navigation.utf8))
      for (pile, label, _) in shown {
        let heading = HTMLEscape.text(labels.text(label))
        try write(
          Array("<section id=\"\(pile.rawValue)\">\n<h2>\(heading)</h2>\n\(pile.start)".utf8))
        try piles.read(pile.key, write)
        try write(Array("\(pile.end)</section>\n".utf8))
      }
      try write(Array((parts.last ?? "").utf8))
    }
    FileWriter.makeDurable()
  }
}
