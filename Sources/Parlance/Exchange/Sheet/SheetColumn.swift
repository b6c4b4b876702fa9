/// The columns of a spreadsheet with units: what people read first, what Parlance needs last.
enum SheetColumn: String, CaseIterable {
  case source
  case translation
  case branch
  case limit
  case state
  case note
  case terms
  case previousSource = "previous source"
  case previousTranslation = "previous translation"
  case matchPercent = "match percent"
  case matchSource = "matching source"
  case matchTranslation = "matching translation"
  case use = "used in"
  case register
  case advice
  case text
  case id
  case was

  /// The column that a cell of the first row names, as people may have written it anew.
  init?(title: String) {
    let name = title.lowercased().prefix { $0 != "(" }
      .split(whereSeparator: { $0.isWhitespace || $0 == "_" }).joined(separator: " ")
    self.init(rawValue: name)
  }

  /// The locale that a cell of the first row has in brackets: `translation (pl)`.
  static func locale(inTitle title: String) -> LocaleTag? {
    guard let open = title.firstIndex(of: "("), let close = title[open...].firstIndex(of: ")")
    else { return nil }
    return LocaleTag(String(title[title.index(after: open)..<close]))
  }

  /// What stands in the first row.
  func title(_ document: ExchangeDocument) -> String {
    switch self {
    case .source: "\(rawValue) (\(document.source))"
    case .translation: "\(rawValue) (\(document.target))"
    default: rawValue
    }
  }

  /// What stands in the row of a unit.
  func value(_ unit: TranslationUnit) -> String {
    switch self {
    case .source: unit.source.plain
    case .translation: unit.target?.plain ?? ""
    case .branch: words(.branch, unit)
    case .limit: unit.context.limit.map { "\($0)" } ?? ""
    case .state: unit.state.rawValue
    case .note: unit.context.note ?? ""
    case .terms: words(.term, unit)
    case .previousSource: unit.previous?.source?.plain ?? ""
    case .previousTranslation: unit.previous?.target.plain ?? ""
    case .matchPercent: match(unit).map { "\($0.percent)" } ?? ""
    case .matchSource: match(unit)?.source.plain ?? ""
    case .matchTranslation: match(unit)?.target.plain ?? ""
    case .use: words(.use, unit)
    case .register: unit.context.register ?? ""
    case .advice: unit.context.advice ?? ""
    case .text:
      "\(unit.item)/\(unit.field)" + (unit.part == .field ? "" : ", \(unit.part.rawValue)")
    case .id: unit.id
    case .was: unit.was
    }
  }

  /// The best of what was translated before, which is only shown: reading passes over it.
  private func match(_ unit: TranslationUnit) -> TranslationUnit.Match? {
    unit.state.isLeft ? unit.matches.first : nil
  }

  private func words(_ category: UnitNote.Category, _ unit: TranslationUnit) -> String {
    unit.notes(withPrevious: false).filter { $0.category == category }.map(\.text)
      .joined(separator: "; ")
  }

  /// How wide the column is, in characters.
  var width: Double {
    switch self {
    case .source, .translation: 50
    case .note, .terms, .previousSource, .previousTranslation, .matchSource, .matchTranslation,
      .advice:
      32
    case .branch, .use, .text, .id: 24
    case .limit, .state, .matchPercent, .register, .was: 10
    }
  }
}
