import MessageFormat

/// Damages to the texts of an item, a playbook or the labels of a locale.
extension DamageMaker {
  mutating func damageTexts() {
    guard let texts = self.texts else { return }
    for field in texts.fields {
      let source = texts.isSource ? nil : texts.sourceTexts?.template[field.name]
      let isCompared = texts.isSource ? isTranslated(field.name) : source != nil
      empty(field, isCompared: isCompared)
      if texts.isSource {
        if isTranslated(field.name) {
          let end = field.value.trimmedCount
          offer(
            .sourceChanged, "a sentence is added to “\(field.name)”",
            [field.field.text.edit(SourceRange(end, end), to: " Indeed.")],
            rules: "outdated-translation")
        }
      } else if let source, source.text.value.hasManyLetters,
        field.locale.tag.language != repository.project.source.language
      {
        offer(
          .sourceLeft, "“\(field.name)” is the text of the source",
          [
            field.field.text.edit(
              SourceRange(0, field.value.trimmedCount), to: source.text.value.withoutTail)
          ], rules: "untranslated-text")
      }
      damageMessage(field, isCompared: isCompared)
      if field.isMarkdown { damageMarkup(field, isCompared: isCompared) }
    }
  }

  /// The texts as rules look at them.
  private var texts: TextsInput? {
    let renderer = Renderer(repository: repository, showsOutlines: true)
    let source = repository.project.source
    func texts(_ tag: LocaleTag, _ sourceTexts: TextsInput?) -> TextsInput? {
      let template: Template
      switch file.role {
      case .texts(let id, _):
        guard let translation = repository.translations(of: id)?[tag] else { return nil }
        template = Template(translation, of: id)
      case .locale:
        guard let profile = repository.locales[tag] else { return nil }
        template = Template(labelsOf: profile)
      default: return nil
      }
      return TextsInput(
        shared: input, locale: LocaleInput(tag, in: input), template: template,
        source: sourceTexts, renderer: renderer)
    }
    guard let tag = file.locale else { return nil }
    return tag == source ? texts(tag, nil) : texts(tag, texts(source, nil))
  }

  /// Whether a text of the source has a translation that is held against it.
  private func isTranslated(_ field: String) -> Bool {
    switch file.role {
    case .texts(let id, let tag):
      return (repository.translations(of: id) ?? [:]).values.contains {
        $0.locale != tag && $0.state != .draft && $0[field] != nil
          && $0.fingerprints[field] != nil
      }
    case .locale(let tag):
      return repository.locales.values.contains {
        $0.tag != tag && $0.fingerprints[String(field.dropFirst("labels.".count))] != nil
      }
    default: return false
    }
  }

  private mutating func empty(_ field: FieldInput, isCompared: Bool) {
    let isRequired =
      field.texts.id.map { $0.kind.requiredFields.contains(field.name) } ?? false
    guard isRequired || isCompared else { return }
    offer(
      .textEmptied, "the text of “\(field.name)” is gone",
      [field.field.text.edit(SourceRange(0, field.value.trimmedCount), to: "")],
      rules: "missing-field", "empty-translation")
  }
}

extension String {
  /// How many bytes of UTF-8 there are before the white space at the end.
  var trimmedCount: Int { withoutTail.utf8.count }

  /// The text without the white space at its end.
  var withoutTail: String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// Whether there are words enough to tell a language by.
  fileprivate var hasManyLetters: Bool {
    unicodeScalars.count { $0.properties.isAlphabetic } >= 24
  }
}
