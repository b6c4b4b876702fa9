extension StatusPage {
  /// The way to the section, where it is there.
  var effortLink: String {
    coverage.effort.isEmpty ? "" : "<a href=\"#effort\">Words to translate</a> "
  }

  /// How much work the words are that are left to translate, by locale and by stage.
  var effortSection: String {
    guard !coverage.effort.isEmpty else { return "" }
    var section = "<section id=\"effort\">\n<h2>Words to translate</h2>\n"
    let left = coverage.locales.compactMap { locale in
      coverage.effort[locale].flatMap { $0.all.textCount > 0 ? (locale, $0) : nil }
    }
    guard !left.isEmpty else {
      return section + "<p>Nothing is left to translate.</p>\n</section>\n"
    }
    section += "<p class=\"muted\">New words, those whose source has changed, those of texts that "
    section += "are like one translated before by so many percent, exact ones, and texts that "
    section += "repeat another.</p>\n"
    section += table(
      "Words to translate", caption: "Words by how much work they are", rows: "Locale",
      left.map { locale, effort in
        ("\(page.text(locale.englishName)) <code>\(locale)</code>", effort.all)
      })
    for (locale, effort) in left where !effort.stages.isEmpty {
      let name = page.text(locale.englishName)
      section += "<details>\n<summary>\(name) by stage</summary>\n"
      section += table(
        "\(locale.englishName) by stage", caption: "A text that several stages use counts in each",
        rows: "Stage",
        effort.stages.map { (page.text($0.name.replacing("/", with: " › ")), $0.effort) })
      section += "</details>\n"
    }
    return section + "</section>\n"
  }

  private func table(
    _ label: String, caption: String, rows title: String,
    _ efforts: [(name: String, effort: TranslationEffort)]
  ) -> String {
    let bands = TranslationEffort.Band.allCases.filter { band in
      efforts.contains { ($0.effort.words[band] ?? 0) > 0 }
    }
    return page.shares(
      label, caption: caption, rows: title, parts: bands.map { ($0.rawValue, $0.cssClass) },
      last: "words",
      efforts.map { name, effort in
        (name, bands.map { effort.words[$0] ?? 0 }, effort.wordCount)
      })
  }
}

extension TranslationEffort.Band {
  /// The colour of the band on a page.
  fileprivate var cssClass: String {
    switch self {
    case .new: "missing"
    case .changed: "draft"
    case .low, .middle: "outdated"
    case .high: "by-fallback"
    case .exact, .done: "ok"
    case .repeated: "not-required"
    }
  }
}
