import MessageFormat

/// The first page of a pack: every playbook with its stages, and every item by its name.
struct PackIndex {
  let locale: LocaleTag
  /// For whom the pack is, and for which day.
  var audience: PlaybookPage.Text?
  var playbooks: [Playbook] = []
  var items: [ItemKind: [Entry]] = [:]

  /// A playbook and its stages.
  struct Playbook {
    var address: String
    var title: PlaybookPage.Text
    var intro: PlaybookPage.Text?
    /// The stages, with what is said of each first.
    var stages: [(address: String, title: PlaybookPage.Text, line: PlaybookPage.Text?)] = []
  }

  /// An item, and the customer whose data fill it.
  struct Entry {
    var address: String
    var title: PlaybookPage.Text
    var customer: String
  }

  init(locale: LocaleTag) {
    self.locale = locale
  }

  /// The kinds of items in order, with the labels that they stand under.
  static let headings: [(kind: ItemKind, label: String)] = [
    (.email, "emails"), (.callScript, "callScripts"), (.objection, "objections"),
    (.asset, "assets"),
  ]
}

extension Rendering {
  /// The first page of a pack.
  mutating func html(of index: PackIndex) throws(RenderError) -> String {
    let locale = index.locale
    let writer = PlaybookPage.HTML(locale: locale)
    var body = index.audience.map { writer.element("p", $0, "audience") } ?? ""
    for playbook in index.playbooks {
      body += "<section>\n<h2>\(writer.link(playbook.title, to: playbook.address))</h2>\n"
      if let intro = playbook.intro { body += writer.element("p", intro) }
      body += "<ol class=\"pages\">\n"
      for stage in playbook.stages {
        body += "<li>\(writer.link(stage.title, to: stage.address))"
        if let line = stage.line { body += "\n" + writer.element("span", line, "condition") }
        body += "</li>\n"
      }
      body += "</ol>\n</section>\n"
    }
    for (kind, name) in PackIndex.headings {
      guard let entries = index.items[kind] else { continue }
      body += "<section>\n<h2>\(HTMLEscape.text(try label(name, in: locale)))</h2>\n"
      body += "<ul class=\"pages\">\n"
      for entry in entries {
        let customer = try label(
          "shownFor", in: locale, extra: ["customer": .text(entry.customer)])
        body += "<li>\(writer.link(entry.title, to: entry.address))\n"
        body += "<span class=\"condition\">\(HTMLEscape.text(customer))</span></li>\n"
      }
      body += "</ul>\n</section>\n"
    }
    return Page(
      theme: repository.theme, direction: direction(of: locale), language: locale.description,
      script: locale.script
    ).html(
      kind: ItemKind.playbook.rawValue, title: try label("overview", in: locale), subtitle: nil,
      body: body)
  }
}
