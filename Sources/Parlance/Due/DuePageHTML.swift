import MessageFormat

/// The pieces of a morning page as HTML.
///
/// Names of customers, which may be in any script, keep their direction to themselves.
struct DuePageHTML {
  /// The language of the page.
  let language: String

  /// An item that was rendered for a customer.
  struct File {
    var title: String
    /// The locale that it is really in.
    var locale: LocaleTag
    /// The locale’s name in the language of the page.
    var language: String
    /// The path of the page.
    var page: String
    /// The path of the draft, of a mail.
    var draft: String?
  }

  /// An item, and what became of it.
  struct Shown {
    var item: ItemID
    var result: Result<File, RenderError>
  }

  /// A customer with what is to be done.
  func customer(_ title: (name: String, id: String), _ items: String) -> String {
    """
    <article>
    <h3>\(name(title))</h3>
    <ul class="steps">
    \(items)</ul>
    </article>

    """
  }

  private func name(_ title: (name: String, id: String)) -> String {
    let id =
      title.name == title.id
      ? "" : " <bdi class=\"id\">\(HTMLEscape.text(title.id.harmless))</bdi>"
    return "<bdi>\(HTMLEscape.text(title.name.harmless))</bdi>\(id)"
  }

  /// Something to be done.
  func item(
    when: String, notes: [String], text: PlaybookPage.Text?, files: [Shown], holes: [ItemID],
    draft: String
  ) -> String {
    var html = "<li>\n<div class=\"when\">\n<strong>\(HTMLEscape.text(when))</strong>\n"
    for note in notes { html += "<span>\(HTMLEscape.text(note))</span>\n" }
    html += "</div>\n<div>\n"
    if let text { html += "<p\(attributes(text.locale))>\(HTMLEscape.text(text.text))</p>\n" }
    if !files.isEmpty || !holes.isEmpty {
      html += "<ul class=\"material\">\n"
      for file in files { html += self.file(file, draft) }
      for hole in holes { html += "<li class=\"fault\">\(Self.english("\(hole): –"))</li>\n" }
      html += "</ul>\n"
    }
    return html + "</div>\n</li>\n"
  }

  private func file(_ shown: Shown, _ draft: String) -> String {
    switch shown.result {
    case .failure(let error):
      return "<li class=\"fault\">\(Self.english("\(shown.item): \(error.message)"))</li>\n"
    case .success(let file):
      let title = file.title.isEmpty ? shown.item.description : file.title
      var html = "<li><a href=\"\(HTMLEscape.text(file.page))\"\(attributes(file.locale))>"
      html += "<bdi>\(HTMLEscape.text(title.harmless))</bdi></a>"
      html += " <span class=\"language\">\(HTMLEscape.text(file.language))</span>"
      if let path = file.draft {
        html +=
          " <a class=\"draft\" href=\"\(HTMLEscape.text(path))\">\(HTMLEscape.text(draft))</a>"
      }
      return html + "</li>\n"
    }
  }

  /// A customer whose material comes in several languages.
  func mixed(_ found: DueCustomer, _ title: (name: String, id: String)) -> String {
    found.mixed.map { journey in
      let locales = journey.locales.map { locale in
        let items = journey.materials.filter { $0.locale == locale }.map(\.item.description)
        return Self.english("\(locale): \(items.joined(separator: ", "))")
      }
      return "<li>\(name(title)) \(locales.joined(separator: " "))</li>\n"
    }.joined()
  }

  /// What is wrong with a row, in the language of Parlance itself.
  static func finding(_ finding: DueFinding, of file: String) -> String {
    let customer = finding.customer.map { "\($0): " } ?? ""
    return "<li>\(english("\(file):\(finding.line): \(customer)\(finding.message)"))</li>\n"
  }

  private static func english(_ text: String) -> String {
    "<span lang=\"en\" dir=\"ltr\">\(HTMLEscape.text(text.harmless))</span>"
  }

  /// The attributes of a text in another language than the page.
  private func attributes(_ locale: LocaleTag) -> String {
    guard locale.language != language else { return "" }
    return " lang=\"\(locale)\" dir=\"\(locale.isRightToLeft ? "rtl" : "ltr")\""
  }

  /// The name of a folder for an ID, which its line makes unlike all others.
  static func fileName(of id: String) -> String {
    let letters = id.unicodeScalars.prefix(60).map { scalar -> Character in
      let isKept =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      return isKept || scalar == "-" ? Character(scalar) : "_"
    }
    return String(letters)
  }
}

extension Page {
  /// The kind of the page of what is due.
  static let dueKind = "due"

  /// The rules of the page of what is due.
  static let due = """
    main.due { max-width: 860px; }
    nav ul { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0 0; padding: 0;
      list-style: none; }
    nav li { margin: 0; padding: 4px 14px; border: 1px solid var(--line); border-radius: 999px; }
    nav span { color: var(--muted); }
    section[id] { scroll-margin-top: 16px; }
    h2 { font-size: 21px; }
    article { margin: 0 0 16px; padding: 16px 20px 4px; border: 1px solid var(--line);
      border-radius: 10px; break-inside: avoid; }
    #overdue article { border-inline-start: 4px solid var(--accent); }
    article h3 { margin: 0 0 8px; font-size: 17px; }
    .id { color: var(--muted); font-size: 13px; font-weight: 400; }
    .steps { margin: 0; padding: 0; list-style: none; }
    .steps > li { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 4px 20px;
      margin: 0; padding: 12px 0; border-top: 1px solid var(--line); }
    .steps p { margin: 0 0 8px; }
    .when strong, .when span { display: block; }
    .when strong { color: var(--accent); }
    .when span, .language { color: var(--muted); font-size: 14px; }
    .material { margin: 0; padding: 0; list-style: none; }
    .material > li { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: baseline;
      margin: 0 0 6px; padding: 7px 12px; background: var(--background); border-radius: 8px;
      line-height: 1.45; }
    .material a { font-weight: 600; }
    .material a.draft { font-weight: 400; font-size: 14px; }
    .fault, .list { font-size: 14px; }
    a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    @media (max-width: 560px) {
      .steps > li { display: block; }
      .when { margin-bottom: 4px; }
      .when strong, .when span { display: inline; }
      .when span::before { content: "\\00b7"; margin: 0 6px; }
      article { padding: 14px 14px 2px; }
    }
    @media print {
      main.due { max-width: none; }
      nav { display: none; }
      article { padding: 8px 12px 0; }
      .material > li { padding: 2px 0; background: none; }
      a.draft { display: none; }
    }
    """
}
