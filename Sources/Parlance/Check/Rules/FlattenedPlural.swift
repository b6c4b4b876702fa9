import MessageFormat

extension Rule {
  static let flattenedPlural = Rule(
    id: "flattened-plural", severity: .warning,
    summary: "A translation prints a number without a plural where its source has one.",
    explanation: """
      The source says “1 seat” but “12 seats”; the translation has one form for all numbers, \
      which is wrong for some of them in a language that tells them apart. Write a plural with \
      the categories of the language. Languages whose words do not change behind a number \
      (Japanese, Turkish, Hungarian and others) need none, nor does a number that stands by \
      itself: “Lizenzen: 12”.
      """,
    bad: .bodies(
      english: "You have {seats, plural, one {# seat} other {# seats}}.",
      german: "Sie haben {seats} Lizenzen."),
    good: .bodies(
      english: "You have {seats, plural, one {# seat} other {# seats}}.",
      german: "Sie haben {seats, plural, one {# Lizenz} other {# Lizenzen}}."),
    looks: .field { field in
      guard let source = field.source, !source.matches.isEmpty,
        let reach = field.locale.pluralReach,
        !languagesWithoutPluralBehindNumbers.contains(field.locale.tag.language)
      else { return [] }
      var seen: Set<String> = []
      return source.matches.compactMap { match in
        guard let variable = match.variable(of: .plural), seen.insert(variable).inserted,
          !field.matches.contains(where: { $0.isNumeric(on: variable) }),
          let choice = PluralChoice(match, in: source.scope(at: match.range)),
          choice.reachableCategories(reach).count > 1,
          let place = field.message.pattern.uses(of: variable).first(where: {
            !field.standsAlone($0)
          })
        else { return nil }
        return field.finding(
          "“\(variable)” is a plural in the source, but has one form for all numbers here",
          at: place,
          help: "write {\(variable), plural, "
            + choice.reachableCategories(reach).map { "\($0) {...}" }.joined(separator: " ") + "}")
      }
    }
  )
}

extension Match {
  /// The variable, where the choice is of a kind.
  func variable(of kind: Kind) -> String? {
    selectors.first.flatMap { $0.kind == kind ? $0.variable : nil }
  }

  /// Whether it is a plural, of counts or ranks, on a variable.
  func isNumeric(on variable: String) -> Bool {
    selectors.first.map { $0.kind.isNumeric && $0.variable == variable } ?? false
  }
}

extension FieldInput {
  /// Whether a value stands by itself behind a colon or at a line's beginning, without a word that
  /// would have to agree with it.
  fileprivate func standsAlone(_ place: SourceRange) -> Bool {
    func isFiller(_ byte: UInt8) -> Bool { " *_".utf8.contains(byte) }
    let bytes = value.utf8
    let before = bytes.prefix(place.lowerBound).reversed().first { !isFiller($0) }
    let after = bytes.dropFirst(place.upperBound).first { !isFiller($0) }
    // A full-width colon, U+FF1A, ends with 0x9A.
    let isLabelled = before.map { ":\n|(=-".utf8.contains($0) || $0 == 0x9A } ?? true
    return isLabelled && after.map { "\n|).,;{".utf8.contains($0) } ?? true
  }
}
