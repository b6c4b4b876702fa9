extension Coverage {
  /// Counts how much work is left in each locale.
  ///
  /// - Throws: ``ParlanceError`` for a locale that libicu cannot format.
  package mutating func addEffort(
    of repository: Repository, memory: TranslationMemory?
  ) throws(ParlanceError) {
    for locale in locales where locale != repository.project.source {
      effort[locale] = try Exporter(repository, locale: locale, memory: memory).effort()
    }
  }

  /// What is to be translated, for people: by locale and stage.
  func effortText(style: TextStyle) -> String {
    let left = locales.filter { locale in
      effort[locale].map { $0.all.textCount + $0.heldBackCount > 0 } ?? false
    }
    guard !left.isEmpty else { return "" }
    var text = "\n" + style.bold("Words to translate, by stage") + "\n"
    for locale in left {
      guard let effort = effort[locale] else { continue }
      text += "\(style.bold("\(locale.englishName) (\(locale))")): \(effort.text)"
    }
    return text
  }

  /// What is to be translated, as JSON.
  var effortJSON: [(String, JSON)] {
    if effort.isEmpty { return [] }
    return [
      (
        "effort",
        .object(
          locales.compactMap { locale in effort[locale].map { (locale.description, $0.json) } })
      )
    ]
  }
}
