import Parlance

/// What a mail can be shown as.
extension MailView {
  /// The switches above the mail.
  var toolbar: HTML {
    let besides: [HTML] = visit.repository.localeTags.filter { $0 != visit.locale }.map { tag in
      let selected: HTML = tag == choice.beside ? " selected" : ""
      return "<option value=\"\(tag)\"\(selected)>\(words.title(of: tag)) (\(tag))</option>"
    }
    let kept: [HTML] = visit.query.pairs.filter { $0.name != "beside" }.map {
      "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">"
    }
    let nothing: HTML? =
      choice.view == .blocks ? nil : "<option value=\"\">\(words[.mailBesideNothing])</option>"
    return """
      <nav class="tools" aria-label="\(words[.mailTools])">
      \(views)\(choice.view == .mail ? widths : .empty)\(choice.isFramed ? schemes : .empty)
      <form method="get" action="\(visit.here([:]).prefix { $0 != "?" })">\(kept)
      <label>\(words[.mailBeside]) <select name="beside" data-submit>\(nothing)\(besides)</select>\
      </label> <button class="plain without-script">\(words[.apply])</button></form>
      </nav>
      """
  }

  private var views: HTML {
    choices(
      words[.mailView], "view", MailChoice.View.allCases.map { ($0.rawValue, $0.label) },
      choice.view.rawValue)
  }

  private var widths: HTML {
    choices(
      words[.mailWidth], "width", MailChoice.Width.allCases.map { ($0.rawValue, $0.label) },
      choice.width.rawValue)
  }

  private var schemes: HTML {
    choices(
      words[.mailColors], "scheme", MailChoice.Scheme.allCases.map { ($0.rawValue, $0.label) },
      choice.scheme.rawValue)
  }

  /// Links of which one holds; the first is what holds where nothing is chosen.
  private func choices(
    _ name: String, _ key: String, _ options: [(value: String, label: Label)], _ chosen: String
  ) -> HTML {
    let entries: [HTML] = options.enumerated().map { index, option in
      let current: HTML = option.value == chosen ? " aria-current=\"true\"" : ""
      let address = visit.here([key: index == 0 ? nil : option.value])
      return "<li><a href=\"\(address)\"\(current)>\(words[option.label])</a></li>"
    }
    return "<ul class=\"switch\" aria-label=\"\(name)\">\(entries)</ul>"
  }
}
