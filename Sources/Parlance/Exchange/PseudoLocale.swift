import MessageFormat

/// A locale that nobody speaks, made of the source's texts, which shows what is not translated,
/// what does not fit, and what does not turn round.
package enum PseudoLocale: String, Sendable, CaseIterable {
  /// English with accents, a third longer: what shows without them is not a text of the content.
  case accented = "en-XA"
  /// Every word from right to left, on pages that run from right to left.
  case bidirectional = "ar-XB"

  /// The pseudo-locale of a tag, in any case; nil for any other tag.
  package init?(tag: String) {
    guard
      let found = PseudoLocale.allCases.first(where: { $0.rawValue == LocaleTag(tag)?.description })
    else { return nil }
    self = found
  }

  /// Words as the pseudo-locale has them.
  ///
  /// - `words`: literal text, in which entities of HTML stay as they are.
  func disguised(_ words: String) -> String {
    switch self {
    case .accented: PseudoLocale.map(words) { PseudoLocale.accents[$0] ?? $0 }
    case .bidirectional: PseudoLocale.reversedWords(words)
    }
  }

  /// A text as the pseudo-locale has it; codes stay as they are.
  func disguised(_ text: UnitText) -> UnitText {
    let last = text.parts.lastIndex { if case .text = $0 { true } else { false } }
    return UnitText(
      text.parts.enumerated().map { index, part in
        guard case .text(let words) = part else { return part }
        return .text(disguised(words) + (index == last ? padding(of: text, behind: words) : ""))
      })
  }

  /// What makes a text a third longer, as a translation may be.
  private func padding(of text: UnitText, behind words: String) -> String {
    guard self == .accented, words.contains(where: \.isLetter) else { return "" }
    let wanted = (text.words.count + 2) / 3
    var padding = ""
    for word in PseudoLocale.numbers where padding.count < wanted { padding += " " + word }
    return disguised(padding)
  }

  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
  ]

  private static let accents: [Character: Character] = {
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    let marked = "ÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļḿñöþǫŕšţûṽŵẋýž"
    return Dictionary(zip(plain, marked), uniquingKeysWith: { first, _ in first })
  }()

  /// The text with each character replaced, but for entities such as `&nbsp;`.
  private static func map(_ text: String, _ replace: (Character) -> Character) -> String {
    var result = ""
    var rest = text[...]
    while let first = rest.first {
      if first == "&", let entity = entity(rest) {
        result += entity
        rest = rest[entity.endIndex...]
      } else {
        result.append(replace(first))
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func entity(_ text: Substring) -> Substring? {
    let name = text.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
    guard !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == ";" else {
      return nil
    }
    return text[...name.endIndex]
  }

  /// Each word between marks that turn it round (UAX #9: RLM, RLO, PDF).
  private static func reversedWords(_ text: String) -> String {
    var result = ""
    var word = ""
    func end() {
      if word.contains(where: \.isLetter), !word.hasPrefix("&") {
        result += "\u{200F}\u{202E}\(word)\u{202C}\u{200F}"
      } else {
        result += word
      }
      word = ""
    }
    for character in text {
      if character.isLetter || character.isNumber || "&;#’'".contains(character) {
        word.append(character)
      } else {
        end()
        result.append(character)
      }
    }
    end()
    return result
  }
}

extension Repository {
  /// The repository with a pseudo-locale beside its own; nothing is written.
  ///
  /// - Throws: ``ParlanceError`` where libicu does not know the source locale.
  package func with(_ pseudo: PseudoLocale) throws(ParlanceError) -> Repository {
    guard let tag = LocaleTag(pseudo.rawValue), locales[tag] == nil,
      let profile = locales[project.source]
    else { return self }
    var repository = self
    let maker = try PseudoTexts(self, pseudo)
    var own = profile
    own.tag = tag
    own.formatting = project.source
    own.fallback = project.source
    own.glossary = [:]
    for (key, label) in own.labels { own.labels[key] = maker.text(label, nil, key) }
    repository.locales[tag] = own
    for (id, item) in repository.items {
      guard let source = item.translations[project.source] else { continue }
      repository.items[id]?.translations[tag] = maker.translation(source, tag, id)
    }
    for (name, playbook) in repository.playbooks {
      guard let source = playbook.translations[project.source] else { continue }
      repository.playbooks[name]?.translations[tag] = maker.translation(source, tag, playbook.id)
    }
    return repository
  }
}

/// Makes the texts of a pseudo-locale.
private struct PseudoTexts {
  private let pseudo: PseudoLocale
  private let needs: BranchNeeds

  init(_ repository: Repository, _ pseudo: PseudoLocale) throws(ParlanceError) {
    self.pseudo = pseudo
    needs = try BranchNeeds(
      from: repository.project.source, to: repository.project.source, in: repository,
      scope: Scopes(repository).items)
  }

  func translation(_ source: Translation, _ tag: LocaleTag, _ id: ItemID) -> Translation {
    var translation = source
    translation.locale = tag
    translation.fields = source.fields.map { field in
      guard !(id.kind == .asset && field.name == "link") else { return field }
      return Translation.Field(name: field.name, text: text(field.text, id, field.name))
    }
    return translation
  }

  /// A text in the pseudo-locale; one that is no message stays as it is.
  func text(_ source: SourceText, _ id: ItemID?, _ field: String) -> SourceText {
    let (message, errors) = Message.recover(source.value, types: .parlance)
    guard errors.isEmpty, !source.isBlank else { return source }
    let plan = FieldPlan(
      message, nil, isMarkdown: id != nil && field == "body", name: field, needs: needs)
    let texts = plan.segments.map { segment in
      segment.composed(segment.units.map { pseudo.disguised($0.source) })
    }
    guard let text = plan.composed(texts) else { return source }
    let file = SourceFile(path: source.location.file, text: text)
    return SourceText(file: file, fromLine: 1, of: file.lines)
  }
}
