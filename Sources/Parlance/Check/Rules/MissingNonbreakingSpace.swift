import MessageFormat

extension Rule {
  static let missingNonbreakingSpace = Rule(
    id: "missing-nonbreaking-space", severity: .warning,
    summary: "A space that must keep a line together is a plain one, or missing.",
    explanation: """
      French writes a no-break space before : ; ! ? and », and behind «; with a plain one, a line \
      may begin with the question mark (Canadian French has it at : and the quotation marks \
      only). A plain space between a number and its unit or percent sign, in languages that write \
      one, is a note: 30 and % may come apart.
      """,
    bad: Example([
      "locales/fr.yaml": "required: true\n",
      "content/emails/welcome/fr.md":
        "---\nsubject: >-\n  Bienvenue\n---\nEst-ce que tout va bien ?\n",
    ]),
    good: Example([
      "locales/fr.yaml": "required: true\n",
      "content/emails/welcome/fr.md":
        "---\nsubject: >-\n  Bienvenue\n---\nEst-ce que tout va bien\u{202F}?\n",
    ]),
    fix: "writes the no-break space",
    looks: .field { field in
      let facts = field.locale.language
      let isFrench =
        facts.language == "fr"
        && !field.signs.isDisjoint(
          with: [.highPunctuation, .latinSigns])
      let hasUnits = field.signs.contains(.digit) && facts.spacesUnits
      guard isFrench || hasUnits else { return [] }
      return field.findings { reading, block in
        let spaces = TiedSpaces(field: field, reading: reading, range: block.range)
        return (isFrench ? spaces.french(facts.region) : []) + (hasUnits ? spaces.units : [])
      }
    }
  )
}

extension LanguageFacts {
  /// Whether a space stands between a number and the percent sign (CLDR’s percent patterns).
  fileprivate var spacesUnits: Bool {
    switch language {
    case "de", "fr", "es", "ca", "gl", "ru", "uk", "be", "bg", "cs", "sk", "sl", "sv", "nb", "nn",
      "no", "da", "fi", "lt", "ro":
      true
    default: false
    }
  }
}

/// Looks for spaces at which a line must not end.
private struct TiedSpaces {
  let field: FieldInput
  let reading: Reading
  let range: Range<Int>

  private let scalars: [Unicode.Scalar]

  init(field: FieldInput, reading: Reading, range: Range<Int>) {
    self.field = field
    self.reading = reading
    self.range = range
    scalars = reading.scalars
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? {
    range.contains(index) ? scalars[index] : nil
  }

  /// The marks of French that lack their space.
  func french(_ region: String) -> [Finding] {
    range.compactMap { index in
      let mark = scalars[index]
      let finding =
        switch mark {
        case "«": behindQuote(index, region)
        case ":", ";": isSmiley(index) ? nil : before(mark, at: index, region)
        case "»", "!", "?": before(mark, at: index, region)
        default: nil as Finding?
        }
      guard finding != nil, !reading.isCode(index), field.isOwn(index, of: reading) else {
        return nil
      }
      return finding
    }
  }

  /// Whether the eyes of a smiley stand here: `:)`, `;-)`.
  private func isSmiley(_ index: Int) -> Bool {
    scalar(index + 1).map { [")", "(", "-", "D", "P", "/"].contains($0) } ?? false
  }

  private func behindQuote(_ index: Int, _ region: String) -> Finding? {
    guard let after = scalar(index + 1), index + 2 < range.upperBound, after != "\n" else {
      return nil
    }
    if after == " " { return plain((index + 1)..<(index + 2), at: "«", "\u{A0}") }
    return after.isSpacing || region == "CH" ? nil : missing(at: index + 1, "behind «", "\u{A0}")
  }

  private func before(_ mark: Unicode.Scalar, at index: Int, _ region: String) -> Finding? {
    let isHigh = mark == ";" || mark == "!" || mark == "?"
    if isHigh, region == "CA" { return nil }
    guard let before = scalar(index - 1) else { return nil }
    let after = scalar(index + 1) ?? " "
    guard after.isSpacing || ")»”\"!?…,.".unicodeScalars.contains(after) else { return nil }
    let space = isHigh ? "\u{202F}" : "\u{A0}"
    if before == " " {
      guard let earlier = scalar(index - 2), !earlier.isSpacing else { return nil }
      return plain((index - 1)..<index, at: "\(mark)", space)
    }
    guard
      before.isWordPart || before.isDigit || ")”\"%€".unicodeScalars.contains(before)
        || before == Reading.value
    else { return nil }
    if region == "CH" || isName(endingAt: index) { return nil }
    return missing(at: index, "before \(mark)", space)
  }

  /// Whether a word with an exclamation mark is a name that the source has, such as Yahoo!.
  private func isName(endingAt index: Int) -> Bool {
    guard scalars[index] == "!" else { return false }
    let word = scalars[range.lowerBound..<index].reversed().prefix(while: \.isWordPart).reversed()
    guard word.first?.properties.isUppercase == true else { return false }
    let name = String(String.UnicodeScalarView(word)) + "!"
    return field.source?.value.contains(name) ?? false
  }

  private func plain(_ range: Range<Int>, at mark: String, _ space: String) -> Finding {
    let place = reading.sourceRange(of: range)
    var finding = field.finding(
      "the space at “\(mark)” lets the line end there", at: place,
      help: "write a no-break space (\(space.unicodeScalars.first?.codePoint ?? ""))")
    finding.fix = field.fix("write a no-break space", at: place, with: space)
    return finding
  }

  private func missing(at index: Int, _ place: String, _ space: String) -> Finding {
    let range = reading.sourceRange(of: index..<(index + 1))
    var finding = field.finding(
      "there is no space \(place)", at: range,
      help: "write a no-break space (\(space.unicodeScalars.first?.codePoint ?? ""))")
    finding.fix = field.fix(
      "write a no-break space", at: SourceRange(range.lowerBound, range.lowerBound), with: space)
    return finding
  }

  /// The plain spaces between a number and its unit.
  var units: [Finding] {
    range.compactMap { index in
      guard scalars[index] == " ", let before = scalar(index - 1), before.isDigit else {
        return nil
      }
      let unit = scalars[(index + 1)..<range.upperBound].prefix(5).prefix {
        $0.isWordPart || TiedSpaces.signs.contains($0)
      }
      guard TiedSpaces.names.contains(String(String.UnicodeScalarView(unit))),
        !reading.isCode(index), field.isOwn(index, of: reading)
      else { return nil }
      var finding = plain(
        index..<(index + 1), at: String(String.UnicodeScalarView(unit)), "\u{A0}")
      finding.severity = .note
      return finding
    }
  }

  private static let signs: Set<Unicode.Scalar> = ["%", "‰", "€", "$", "£", "¥", "°"]
  private static let names: Set<String> = [
    "%", "‰", "€", "$", "£", "¥", "°C", "°F", "km", "kg", "mg", "cm", "mm", "ml", "GB", "MB", "TB",
    "KB", "kB", "MHz", "GHz", "kW", "kWh", "EUR", "USD", "CHF", "Kč", "zł", "Mo", "Go", "ГБ", "МБ",
  ]
}
