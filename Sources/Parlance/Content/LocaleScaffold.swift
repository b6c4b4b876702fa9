import CICU
import MessageFormat

/// A locale that is begun: `locales/fr.yaml` with what CLDR knows, and what is to fill in marked.
package struct LocaleScaffold: Sendable {
  /// The locale.
  package let tag: LocaleTag
  /// The file, from the repository's root.
  package let file: String
  /// What stands in it.
  package let text: String

  /// Plans a locale without writing it.
  ///
  /// - Throws: ``ParlanceError`` for a tag that is malformed, that libicu does not know, or that
  ///   the repository has already.
  package init(_ name: String, in repository: Repository) throws(ParlanceError) {
    guard let tag = LocaleTag(name) else {
      let meant = LocaleTag(name.replacing("_", with: "-")).map { "; did you mean “\($0)”?" } ?? ""
      throw ParlanceError("“\(name)” is not a locale such as fr or pt-BR\(meant)")
    }
    guard PseudoLocale(tag: name) == nil else {
      throw ParlanceError(
        "\(tag) is a pseudo-locale, which is made on the fly: parlance render ID --locale \(tag)")
    }
    guard tag.isKnown else {
      throw ParlanceError("“\(tag)” is no language that libicu knows")
    }
    guard repository.locales[tag] == nil else {
      throw ParlanceError(
        "locales/\(tag).yaml is there already; what is left to translate: "
          + "parlance export --locale \(tag) --to \(tag).xlf")
    }
    self.tag = tag
    file = "locales/\(tag).yaml"
    text = try LocaleScaffold.text(tag, in: repository)
  }

  /// Writes the file.
  ///
  /// - Throws: ``ParlanceError`` where it is there already, or cannot be written.
  package func write(below root: String) throws(ParlanceError) {
    try FileWriter.createFolder("\(root)/locales")
    do throws(ParlanceError) {
      try FileWriter.write(text, to: "\(root)/\(file)", overwrites: false)
    } catch {
      throw ParlanceError(error.message.replacing("\(root)/", with: ""))
    }
  }

  private static func text(
    _ tag: LocaleTag, in repository: Repository
  ) throws(ParlanceError) -> String {
    let facts = LocaleFacts(tag)
    let source = repository.locales[repository.project.source]
    var lines = ["# \(facts.name)"]
    lines += try facts.lines().map { "# \($0)" }
    lines += [
      "",
      "# What must be complete, or `check` fails: true, false, or a list of stages, such as",
      "# [\(firstStage(of: repository))].",
      "required: false",
    ]
    if let other = repository.localeTags.first(where: { $0.isSameLanguage(as: tag) }) {
      lines += ["", "# What serves where this locale has a hole.", "fallback: \(other)"]
    }
    lines += [
      "", "# TO FILL IN: how readers are addressed (formal or informal), and words that break a",
      "# formal register, such as the informal “you” in all its forms.",
      "register: {customer: formal, reseller: formal}", "informal: []",
    ]
    lines += glossary(source)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The terms of the source as comments: a term without its word would be asked of every text.
  private static func glossary(_ source: LocaleProfile?) -> [String] {
    let terms = (source?.glossary ?? [:]).keys.sorted()
    var lines = [
      "",
      "# TO FILL IN: the words for the company’s terms. Take the # away from those that are done.",
    ]
    lines.append(terms.isEmpty ? "# glossary:" : "glossary:" + (terms.isEmpty ? "" : " {}"))
    if terms.isEmpty {
      return lines + ["#   seat: {use: ..., forms: [...], avoid: [...]}"]
    }
    lines[lines.count - 1] = "# glossary:"
    for term in terms {
      let isPlain = term.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
      lines.append(
        "#   \(isPlain ? term : YAMLTextEdit.quoted(term)): {use: ..., forms: [], avoid: []}")
    }
    return lines
  }

  private static func firstStage(of repository: Repository) -> String {
    for playbook in repository.orderedPlaybooks {
      if let stage = playbook.stages.first { return "\(playbook.id.name)/\(stage.id)" }
    }
    return "vip/renewal"
  }
}

extension Repository {
  /// The texts of senders that other locales have and one has not, with their files.
  package func senderTextsMissing(in locale: LocaleTag) -> [(file: String, key: String)] {
    senders.values.sorted { $0.id < $1.id }.flatMap { sender in
      sender.missingKeys(in: locale).map { (sender.file, $0) }
    }
  }
}

/// What CLDR knows of a locale, for people.
package struct LocaleFacts: Sendable {
  private let tag: LocaleTag

  /// Asks CLDR about a locale.
  package init(_ tag: LocaleTag) { self.tag = tag }

  /// The name in English and in the language itself: `French (français)`.
  package var name: String {
    let own = tag.name(in: tag)
    return own == tag.englishName ? own : "\(tag.englishName) (\(own))"
  }

  /// The plural categories with numbers that have them: `one: 0, 1`.
  ///
  /// - Throws: ``ParlanceError`` where libicu fails.
  package func plurals() throws(ParlanceError) -> [(category: String, samples: [String])] {
    do throws(FormatError) {
      let formatter = try MessageFormatter(locale: tag.description)
      let reach = PluralReach(formatter)
      let whole = reach.samples(
        of: 0...1_000_000_000, offset: 0, integersOnly: true, isOrdinal: false)
      let broken = reach.samples(
        of: 0...1_000_000_000, offset: 0, integersOnly: false, isOrdinal: false)
      return try MessageFormatter.pluralCategories(locale: tag.description).map { category in
        let samples = whole[category] ?? broken[category] ?? []
        return (category, samples.prefix(6).map(\.text))
      }
    } catch {
      throw ParlanceError("libicu cannot format “\(tag)”: \(error.message)")
    }
  }

  /// The facts, a line each.
  ///
  /// - Throws: ``ParlanceError`` where libicu fails.
  package func lines() throws(ParlanceError) -> [String] {
    var lines = [
      "Written from \(tag.isRightToLeft ? "right to left" : "left to right") in "
        + "\(tag.script) script; weeks begin on \(firstDay)."
    ]
    let quotes = LanguageFacts(tag).quotes
    if quotes.count >= 4 {
      lines.append(
        "Quotation marks: \(quotes[0])…\(quotes[1]), within others \(quotes[2])…\(quotes[3])")
    }
    lines.append("Plurals:")
    for (category, samples) in try plurals() {
      lines.append("  \(category): \(samples.joined(separator: ", "))")
    }
    return lines
  }

  /// The day that weeks begin on, in English.
  private var firstDay: String {
    let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    let index = Int(cicu_locale_first_day(tag.description))
    return days.indices.contains(index - 1) ? days[index - 1] : "Monday"
  }
}
