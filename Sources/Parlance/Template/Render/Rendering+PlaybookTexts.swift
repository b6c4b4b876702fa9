import MessageFormat

/// The texts of a playbook on their way to its page.
struct PlaybookTexts {
  let playbook: Playbook
  /// The file that serves the locale.
  let template: CheckedTemplate
  /// The keys of the texts, in the order of the source and then of the file that serves.
  private let keys: [String]
  /// The keys that the source has.
  private let sourceKeys: Set<String>

  init(playbook: Playbook, template: CheckedTemplate, _ repository: Repository) {
    self.playbook = playbook
    self.template = template
    func keys(in locale: LocaleTag) -> [String] {
      (playbook.translations[locale]?.fields ?? []).filter { !$0.text.isBlank }.map(\.name)
    }
    let source = keys(in: repository.project.source)
    sourceKeys = Set(source)
    self.keys = source + keys(in: template.locale).filter { !source.contains($0) }
  }

  /// The locale that the page is shown in.
  var locale: LocaleTag { template.locale }

  /// Whether the source says something under a key.
  func isInSource(_ key: String) -> Bool { sourceKeys.contains(key) }

  /// The keys right below a prefix.
  func keys(under prefix: String, except names: Set<String>) -> [String] {
    keys.filter { key in
      guard key.hasPrefix(prefix) else { return false }
      let name = key.dropFirst(prefix.count)
      return !name.contains(".") && !names.contains(String(name)) && playbook.takesText(key)
    }
  }
}

extension Rendering {
  /// A text of a playbook, or of one along the fallbacks; nil where the source has none either.
  mutating func text(
    _ key: String, _ texts: PlaybookTexts, _ extra: [String: Value] = [:]
  ) throws(RenderError) -> PlaybookPage.Text? {
    let shown = texts.locale
    for tag in repository.fallbackChain(of: shown) {
      guard let translation = texts.playbook.translations[tag], translation.state != .draft else {
        continue
      }
      let template = try renderer.template(
        translation, of: item, formatter: try formatter(tag))
      guard let line = try line(key, of: template, extra: extra), !line.isEmpty else { continue }
      record(key, tag)
      if !tag.isSameLanguage(as: shown) {
        find(.mixedLanguage(ofText: key, of: item, in: tag, within: shown))
      } else if tag != shown {
        note("“\(key)” is shown in \(tag): \(item.file(in: shown)) has none")
      }
      let name = key.split(separator: ".").last.map(String.init) ?? key
      return PlaybookPage.Text(text: line, locale: tag, name: name)
    }
    if texts.isInSource(key) { throw missing(key, texts) }
    return nil
  }

  /// A text of a playbook that its page cannot do without.
  mutating func needed(
    _ key: String, _ texts: PlaybookTexts, _ extra: [String: Value] = [:]
  ) throws(RenderError) -> PlaybookPage.Text {
    guard let text = try text(key, texts, extra) else { throw missing(key, texts) }
    return text
  }

  private func missing(_ key: String, _ texts: PlaybookTexts) -> RenderError {
    var error = hole(key, of: texts.template)
    if error.kind == .noTranslation {
      error.message =
        "the text “\(key)” is missing\(fallbackClause(of: texts.locale)); write it in this file"
    }
    return error
  }

  /// The texts of a playbook under some keys.
  mutating func texts(
    _ keys: [String], _ texts: PlaybookTexts
  ) throws(RenderError) -> [PlaybookPage.Text] {
    var result: [PlaybookPage.Text] = []
    for key in keys {
      if let text = try text(key, texts) { result.append(text) }
    }
    return result
  }

  /// A word of the locale that stands around the content.
  mutating func word(
    _ name: String, _ texts: PlaybookTexts, _ extra: [String: Value] = [:]
  ) throws(RenderError) -> PlaybookPage.Text {
    let text = try label(name, in: texts.locale, extra: extra)
    let shown = parts.last { $0.part == "labels.\(name)" }?.locale ?? texts.locale
    return PlaybookPage.Text(text: text, locale: shown)
  }

  /// For whom something is, and for whom it is not.
  mutating func conditions(
    _ applies: Applicability, _ texts: PlaybookTexts, isBare: Bool = false
  ) throws(RenderError) -> [PlaybookPage.Text] {
    var result: [PlaybookPage.Text] = []
    for (label, name) in [("onlyIf", applies.condition), ("unless", applies.exception)] {
      guard let name, let segment = texts.playbook.segment(name) else { continue }
      let text = try needed("segments.\(name)", texts, segment.bounds)
      let isPlain = isBare && label == "onlyIf"
      result.append(isPlain ? text : try word(label, texts, ["segment": .text(text.text)]))
    }
    return result
  }

  /// An item by its name, and for whom it is.
  mutating func material(
    _ material: Material, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Material {
    let kind = try material.item.kind.materialLabel.map { label throws(RenderError) in
      try word(label, texts)
    }
    if renderer.showsOutlines {
      return PlaybookPage.Material(
        item: material.item, kind: kind,
        name: try outline(material.item, at: material.location, texts),
        applies: material.applies,
        conditions: try shownConditions(material.applies, texts, isBare: true))
    }
    let template = try part(
      material.item, within: texts.locale, of: item, at: material.location)
    let name =
      if let field = template.id.kind.fields.dropLast().first {
        try required(field, of: template)
      } else {
        try body(of: template).text.split(whereSeparator: \.isNewline).joined(separator: " ")
      }
    return PlaybookPage.Material(
      item: material.item, kind: kind,
      name: PlaybookPage.Text(text: name, locale: template.locale),
      address: template.id.kind == .asset ? try address(of: template) : nil,
      page: view.pages[material.item], applies: material.applies,
      conditions: try shownConditions(material.applies, texts, isBare: true))
  }

  /// An item by its ID, where what it says does not matter; it must be there all the same.
  mutating func outline(
    _ id: ItemID, at location: SourceLocation, _ texts: PlaybookTexts
  ) throws(RenderError) -> PlaybookPage.Text {
    guard let served = repository.served(id, in: texts.locale) else {
      _ = try part(id, within: texts.locale, of: item, at: location)
      return PlaybookPage.Text(text: id.description, locale: texts.locale)
    }
    if !served.locale.isSameLanguage(as: texts.locale) {
      find(
        .mixedLanguage(
          of: id, in: served.locale, within: texts.locale, of: item, field: nil, at: location))
    }
    return PlaybookPage.Text(text: id.description, locale: served.locale)
  }

  /// Whether a locale need not have an item and has none; says so.
  mutating func isLeftOut(_ id: ItemID, in locale: LocaleTag) -> Bool {
    guard let reason = repository.items[id]?.settings.notRequired[locale],
      repository.served(id, in: locale)?.locale.isSameLanguage(as: locale) != true
    else { return false }
    note("\(id) is left out: \(locale) need not have it (\(reason))")
    return true
  }
}

extension Finding {
  /// A text of a playbook in another language than its page.
  fileprivate static func mixedLanguage(
    ofText key: String, of playbook: ItemID, in tag: LocaleTag, within locale: LocaleTag
  ) -> Finding {
    Finding(
      rule: "mixed-language", severity: .warning,
      location: SourceLocation(file: playbook.file(in: locale)), item: playbook, locale: locale,
      field: key,
      message: "“\(key)” of \(playbook) is shown in \(tag), the text around it in \(locale)",
      help: "write it in \(playbook.file(in: locale))")
  }
}
