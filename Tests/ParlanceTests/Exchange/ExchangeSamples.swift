@testable import Parlance

/// Units made by hand and by chance, for the tests of formats.
enum ExchangeSamples {
  /// A unit of words alone.
  static func unit(
    _ id: String, _ source: String, _ target: String? = nil,
    state: TranslationUnit.State = .missing
  ) -> TranslationUnit {
    var unit = TranslationUnit(
      id: id, item: "emails/win-back", field: "subject", part: .field,
      source: UnitText([.text(source)]), target: target.map { UnitText([.text($0)]) },
      state: state)
    if let target = unit.target { unit.was = Fingerprint(of: target.plain).description }
    return unit
  }

  /// A unit that is left, with a text like it that was translated.
  static var alike: TranslationUnit {
    var unit = unit("alike", "Your licences end soon.\n")
    unit.matches = [
      TranslationUnit.Match(
        source: UnitText([.text("=Your licences end.")]),
        target: UnitText([
          .text("-Licencje "),
          .code(InlineCode(id: 1, role: .single, data: "{product}", label: "{product}")),
        ]), percent: 81, origin: "memory/a.tmx")
    ]
    return unit
  }

  static func document(_ units: [TranslationUnit], to target: String = "pl") -> ExchangeDocument {
    ExchangeDocument(source: tag("en"), target: tag(target), units: units)
  }

  static func tag(_ name: String) -> LocaleTag {
    LocaleTag(name) ?? tag("en")
  }

  /// A unit with all that can be said about one.
  static var full: TranslationUnit {
    var unit = TranslationUnit(
      id: "emails.win-back:subject:3f2a9c10:seats.few", item: "emails/win-back", field: "subject",
      part: .field,
      branches: [
        TranslationUnit.Branch(
          variable: "seats", kind: "plural", key: "few", samples: ["2", "3", "4"])
      ],
      source: UnitText([
        .code(.matchedNumber(of: "seats")), .text(" seats for "),
        .code(InlineCode(id: 2, role: .single, data: "{companyName}", label: "{companyName}")),
      ]), target: nil, state: .outdated)
    unit.was = "0123abcd"
    unit.previous = TranslationUnit.Previous(
      source: UnitText([.text("Seats")]), target: UnitText([.text("Stanowiska\n„tu”")]))
    unit.context = TranslationUnit.Context(
      note: "Keep it short.\nwas: ffffffff", limit: 78,
      terms: [TranslationUnit.Term(source: "seat", use: "stanowisko", avoid: ["miejsce"])],
      register: "formal", uses: ["vip, renewal, week 40"], advice: "split it")
    return unit
  }

  /// Texts that formats stumble over.
  static let difficult = [
    "=1+1", "+49 30", "-5 %", "@home", "\tindented", "\rcarriage", "'=1", "''-1", "'s morgens",
    " =2", "\n=3",
    "“quoted” \"twice\" 'once'", "a, b; c\td", "line\nline", "end\n", "\n", "\n\nblank\n\n",
    " spaces at the ends ", "年間プラン、\u{3000}更新", "שלום \u{200F}(2)\u{200F}",
    "مرحبا\u{2068}Acme\u{2069}",
    "e\u{301}\u{301}", "👩‍👩‍👧‍👦🇩🇪", "back\\slash \\n \\", "'{'braces'}'", "it's", "# no comment",
    "#. was: 1",
    "_x000D_ _x0041_ _x005F_", "NULL", "TRUE", "0012", "1E5", "2027-03-31", "\u{FEFF}mark",
    "\u{2028}separator\u{2029}", "%d %s", "<b>&amp;</b>", "]]>", "msgid \"x\"",
  ]

  /// A text by chance.
  static func text(using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      text += difficult.randomElement(using: &generator) ?? ""
    }
    return text
  }

  /// A document by chance, with source and translation of each unit from the same texts.
  static func document(using generator: inout SeededGenerator, count: Int) -> ExchangeDocument {
    document(
      (0..<count).map { index in
        // What is blank is no translation.
        var unit = unit(
          "emails.e\(index):body:\(index)", text(using: &generator),
          text(using: &generator) + "\(index)" + text(using: &generator),
          state: Bool.random(using: &generator) ? .approved : .review)
        unit.context.note = text(using: &generator)
        return unit
      })
  }

  /// What an untouched document gives when it is read.
  static func plain(_ document: ExchangeDocument) -> [String] {
    document.units.compactMap { unit in unit.target.map { "\(unit.id) \(unit.was) \($0.plain)" } }
  }

  /// What was read.
  static func plain(_ document: ReturnedDocument) -> [String] {
    document.units.map { "\($0.id) \($0.was ?? "-") \($0.plain)" }
  }
}

extension ReturnedUnit {
  /// The text, where it is a plain one.
  var plain: String {
    if case .plain(let text) = target { text } else { "" }
  }
}
