extension PlaybookPage {
  /// The page's HTML below its title and introduction, in a locale.
  func html(in locale: LocaleTag) -> String {
    HTML(locale: locale).body(self)
  }

  /// Writes the parts of a page; those in another language say so.
  struct HTML {
    let locale: LocaleTag

    func body(_ page: PlaybookPage) -> String {
      var html = ""
      if let (address, name) = page.parent {
        html += "<p class=\"parent\">\(link(name, to: address))</p>\n"
      }
      // An introduction in the page's language stands in its head.
      if let intro = page.intro, !intro.locale.isSameLanguage(as: locale) {
        html += element("p", intro, "subtitle")
      }
      html += paragraphs(page.texts)
      html += agenda(page)
      let links = page.stages.compactMap { stage in
        stage.title.map { "<li><a href=\"#stage-\(stage.id)\">\(inner($0))</a></li>\n" }
      }
      if links.count > 1 {
        html += "<nav>\n<ol>\n\(links.joined())</ol>\n</nav>\n"
      }
      return html + page.stages.map(section).joined()
    }

    /// For whom the page is, and what is to be done first.
    private func agenda(_ page: PlaybookPage) -> String {
      guard let audience = page.audience else { return "" }
      var html = "<section class=\"agenda\">\n" + element("p", audience, "audience")
      html += paragraphs(page.remarks, "condition")
      for agenda in page.agenda {
        html += element("h2", agenda.title) + "<ul>\n"
        for step in agenda.steps {
          let text = step.text.map { "<a href=\"#\(step.anchor)\">\(inner($0))</a>" }
          html +=
            "<li><strong>\(inner(step.timing))</strong> "
            + (text ?? "<a href=\"#\(step.anchor)\">#</a>") + "</li>\n"
        }
        html += "</ul>\n"
      }
      return html + "</section>\n"
    }

    private func section(_ stage: Stage) -> String {
      var html = "<section id=\"stage-\(stage.id)\">\n"
      if let title = stage.title { html += element("h2", title) }
      if let leftOut = stage.leftOut { html += element("p", leftOut, "left-out") }
      html += paragraphs(stage.conditions, "condition")
      html += paragraphs(stage.texts, "goal")
      for effort in stage.efforts {
        html += element("h3", effort.title, "effort")
        html += effort.actions.map(section).joined()
      }
      if let title = stage.objectionsTitle {
        html += element("h3", title, "effort") + stage.objections.map(details).joined()
      }
      return html + "</section>\n"
    }

    private func section(_ action: Action) -> String {
      var html = "<section class=\"action\">\n"
      if let title = action.title { html += element("h4", title) }
      html += paragraphs(action.conditions, "condition")
      html += paragraphs(action.texts)
      if !action.steps.isEmpty {
        html += "<ul class=\"steps\">\n\(action.steps.map(item).joined())</ul>\n"
      }
      return html + "</section>\n"
    }

    private func item(_ step: Step) -> String {
      let start = step.state.map { state in
        "<li id=\"\(step.anchor)\" class=\"\(state.value.rawValue)\">\n"
      }
      var html = (start ?? "<li>\n") + "<div class=\"when\">\n"
      html += element("strong", step.timing)
      if let state = step.state, let name = state.name { html += element("b", name, "state") }
      if let channel = step.channel { html += element("span", channel) }
      html += "</div>\n<div>\n"
      html += paragraphs(step.conditions, "condition")
      if let text = step.text { html += element("p", text) }
      html += list(step.material, "material")
      if let title = step.withTitle {
        html += element("p", title, "with") + list(step.with, "material")
      }
      return html + "</div>\n</li>\n"
    }

    private func list(_ material: [Material], _ name: String) -> String {
      guard !material.isEmpty else { return "" }
      let items = material.map { material in
        let conditions =
          material.conditions.map { element("span", $0, "condition") }.joined()
          + (material.kind.map { element("span", $0, "kind") } ?? "")
        return if let address = material.address ?? material.page {
          "<li>\(conditions)<a href=\"\(HTMLEscape.text(address))\">\(inner(material.name))</a></li>\n"
        } else {
          "<li>\(conditions)\(element("span", material.name, "name"))</li>\n"
        }
      }
      return "<ul class=\"\(name)\">\n\(items.joined())</ul>\n"
    }

    private func details(_ objection: Objection) -> String {
      """
      <details>
      <summary>\(inner(objection.statement))</summary>
      <div\(language(objection.statement))>
      \(objection.solution.html)</div>
      </details>

      """
    }

    private func paragraphs(_ texts: some Sequence<Text>, _ name: String? = nil) -> String {
      texts.map { element("p", $0, name) }.joined()
    }

    /// A link that is named by a text.
    func link(_ text: Text, to address: String) -> String {
      "<a href=\"\(HTMLEscape.text(address))\"\(language(text))>\(HTMLEscape.text(text.text))</a>"
    }

    /// An element that holds a text.
    func element(_ tag: String, _ text: Text, _ name: String? = nil) -> String {
      let name = name.map { " class=\"\($0)\"" } ?? ""
      return "<\(tag)\(name)\(language(text))>\(HTMLEscape.text(text.text))</\(tag)>\n"
    }

    /// The text within an element that has no language of its own.
    private func inner(_ text: Text) -> String {
      let language = language(text)
      let escaped = HTMLEscape.text(text.text)
      return language.isEmpty ? escaped : "<span\(language)>\(escaped)</span>"
    }

    /// The attributes of a text in another language than the page.
    private func language(_ text: Text) -> String {
      guard !text.locale.isSameLanguage(as: locale) else { return "" }
      return " lang=\"\(text.locale)\" dir=\"\(text.locale.isRightToLeft ? "rtl" : "ltr")\""
    }
  }
}
