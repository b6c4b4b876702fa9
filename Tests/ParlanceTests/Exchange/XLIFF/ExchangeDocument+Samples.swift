@testable import Parlance

extension TranslationUnit {
  /// A unit for tests, of an item that nobody asks about.
  static func sample(
    _ id: String, item: String = "emails/win-back", field: String = "body",
    part: Part = .paragraph, branches: [Branch] = [], _ source: UnitText, _ target: UnitText? = nil,
    state: State = .missing, previous: Previous? = nil, context: Context = Context()
  ) -> TranslationUnit {
    TranslationUnit(
      id: id, item: item, field: field, part: part, branches: branches, source: source,
      target: target, state: state, previous: previous, context: context)
  }
}

extension UnitText {
  /// A text of a pattern of Markdown.
  static func markdown(_ pattern: String, like model: UnitText? = nil) throws -> UnitText {
    try UnitText(plain: pattern, isMarkdown: true, like: model ?? UnitText())
  }

  /// What a version of XLIFF gives back for the text; version 1.2 has no way to write that a code
  /// stands for characters that XML cannot hold.
  func returned(_ version: XLIFF.Version) -> [ReturnedUnit.Part] {
    parts.map { part in
      guard case .code(let code) = part else {
        if case .text(let text) = part { return .text(text) }
        return .text("")
      }
      let data = String.UnicodeScalarView(
        code.data.unicodeScalars.map { version != .v12 || $0.isXML ? $0 : "\u{FFFD}" })
      return .code(id: String(code.id), role: code.role, data: String(data))
    }
  }
}

extension ExchangeDocument {
  /// A document to French.
  static func french(_ units: [TranslationUnit]) throws -> ExchangeDocument {
    let source = LocaleTag("en")
    let target = LocaleTag("fr")
    guard let source, let target else { throw ParlanceError("no locales") }
    return ExchangeDocument(source: source, target: target, units: units)
  }

  /// A document with a unit of every kind.
  static func rich() throws -> ExchangeDocument {
    let body = try UnitText.markdown(
      "Dear {name}, **your _{seats, number}_ seats** end: [see](https://x.example/?a=1&b=2) `x<y`.")
    let translated = try UnitText.markdown(
      "Vos **_{seats, number}_ licences**, {name}, expirent : [voir](https://x.example/?a=1&b=2) "
        + "`x<y`.", like: body)
    let few = TranslationUnit.Branch(
      variable: "seats", kind: "plural", key: "few", samples: ["2", "3", "4"])
    let female = TranslationUnit.Branch(variable: "gender", kind: "select", key: "female")
    var context = TranslationUnit.Context(note: "Kind, <never> pushing & “warm”", limit: 78)
    context.terms = [
      TranslationUnit.Term(source: "seat", use: "licence", avoid: ["siège", "place"])
    ]
    context.register = "formal"
    context.uses = ["vip, renewal, week 40", "vip, renewal, week 44"]
    context.advice = "two choices in one sentence: split it"
    return try french([
      .sample(
        "emails.win-back:subject:3f2a9c10:seats.few", field: "subject", part: .field,
        branches: [few, female], UnitText([.text("We miss you")]), context: context),
      .sample("emails.win-back:body:00000001", body, translated, state: .approved),
      .sample(
        "emails.win-back:body:00000002", part: .listItem, body, translated, state: .outdated,
        previous: TranslationUnit.Previous(source: body, target: translated)),
      .sample(
        "locales:week:00000003", item: "locales", field: "week", part: .field,
        UnitText([.text("  two  blanks,\n a line & \ta tab ")]),
        UnitText([.text(" <deux> ]]> \"blancs\"\r\n\u{85}\u{2028}'ligne' ")]), state: .review),
      .sample(
        "locales:week:00000004", item: "locales", part: .heading,
        UnitText([.text("\u{1}\u{B}\u{1B}\u{7F}\u{FFFE}\u{FFFF}\u{0}")]),
        UnitText([.text("日本語 עברית \u{202E}x\u{202C} e\u{301} 👩‍👩‍👧 𝒳 \u{F0000}")]),
        state: .review),
      .sample("locales:week:00000005", item: "locales", .overlapping, .halves, state: .review),
    ])
  }
}

extension UnitText {
  /// Pairs that run into one another, one in a pair of its own.
  static let overlapping = UnitText([
    .code(InlineCode(id: 3, role: .open, data: "~~", label: "strikethrough")),
    .code(InlineCode(id: 1, role: .open, data: "**", label: "bold")), .text("a"),
    .code(InlineCode(id: 2, role: .open, data: "_", label: "italic")), .text("b"),
    .code(InlineCode(id: 1, role: .close, data: "**", label: "bold")), .text("c"),
    .code(InlineCode(id: 2, role: .close, data: "_", label: "italic")),
    .code(InlineCode(id: 3, role: .close, data: "~~", label: "strikethrough")),
  ])

  /// Codes whose other halves are missing, the second within a pair.
  static let halves = UnitText([
    .code(InlineCode(id: 4, role: .open, data: "**", label: "bold")), .text("a"),
    .code(InlineCode(id: 6, role: .open, data: "~~", label: "strikethrough")),
    .code(InlineCode(id: 5, role: .close, data: "_", label: "italic")),
    .code(InlineCode(id: 6, role: .close, data: "~~", label: "strikethrough")), .text("b"),
  ])
}
