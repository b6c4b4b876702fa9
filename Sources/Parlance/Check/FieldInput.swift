import MessageFormat

/// One text whose message can be read, as rules look at it.
final class FieldInput {
  /// The file that the text is in.
  unowned let texts: TextsInput
  /// The text with its place.
  let field: Template.Field
  /// Its message.
  let message: Message
  /// The text that it was translated from; nil in the source itself, where the source has no
  /// such text, and where that cannot be read.
  private(set) lazy var source: FieldInput? = texts.sourceTexts?.fields.first { $0.name == name }
  /// The text as its reader sees it, with each choice taken; the first is the whole text.
  private(set) lazy var readings: [Reading] = Reading.all(
    of: message, in: value, isMarkdown: isMarkdown)
  /// What can be said of the text without reading it: most rules leave at once for its sake.
  private(set) lazy var signs = TextSigns(value)
  /// The characters of each reading with their case folded.
  private(set) lazy var folded: [[UInt32]] = readings.map(\.folded)
  /// The quotation marks of each reading.
  private(set) lazy var quotations: [Quotations] = readings.map {
    Quotations($0, language: locale.language.language)
  }
  /// The words of each reading that are foreign to its language.
  private(set) lazy var foreignWords: [ForeignWords] = readings.map {
    ForeignWords($0, locale.language)
  }
  /// The words of each reading that the glossary or the register want to be avoided.
  private(set) lazy var termHits: [[TermIndex.Hit]] = zip(readings, folded).map {
    locale.terms.hits(in: $0, folded: $1)
  }
  /// The terms of all glossaries that the text has, which is one of the source.
  private(set) lazy var sourceTerms: [(key: String, range: Range<Int>)] =
    readings.first.map {
      shared.glossaries.sourceTerms(shared.repository).terms(in: $0, folded: folded[0])
    } ?? []
  /// What the message may use.
  private(set) lazy var scope = texts.shared.scopes.scope(of: texts.id, field: field.name)
  /// What the rows of tables may use beside, by the branch that prints a row.
  private lazy var rowScopes = message.pattern.rowScopes(in: scope)
  /// The variables that the message uses, snippets included, each once, in order.
  private(set) lazy var variables = message.pattern.variables
  /// The placeholders that an apostrophe hides.
  private(set) lazy var hiddenPlaceholders = field.hiddenPlaceholders
  /// The closing braces that close nothing.
  private(set) lazy var strayBraces = field.strayBraces
  /// How the variables differ from those of the source; nil in the source.
  private(set) lazy var variableComparison: VariableComparison? = source.map {
    VariableComparison(self, $0)
  }
  /// The choices of the message, those in branches included, in order.
  private(set) lazy var matches: [Match] = message.pattern.hasMatch ? message.pattern.matches : []
  /// The plurals among the choices, with the numbers that they can meet.
  private(set) lazy var plurals: [(match: Match, choice: PluralChoice)] = matches.compactMap {
    match in PluralChoice(match, in: scope(at: match.range)).map { (match, $0) }
  }
  /// How many letters and digits the whole text has.
  private(set) lazy var letterCount = readings.first?.letterCount ?? 0
  /// What libicu would not format, or not as it was meant.
  private(set) lazy var formatComplaints = locale.formatComplaints(about: message)
  /// The numbers in digits that the reader sees.
  private(set) lazy var numbers = findNumbers()
  /// The numbers that the text says, for those that are translated from it.
  private(set) lazy var statedNumbers = StatedNumbers(self)
  /// What breaks the table of types.
  private(set) lazy var complaints = TypeTable.complaints(about: message, in: scope)

  init(texts: TextsInput, field: Template.Field, message: Message) {
    self.texts = texts
    self.field = field
    self.message = message
  }

  /// The field’s name.
  var name: String { field.name }
  /// The text as it is written.
  var value: String { field.text.value }
  /// Only a body is Markdown.
  var isMarkdown: Bool { field.name == "body" }
  /// The locale that the text is in.
  var locale: LocaleInput { texts.locale }
  /// What is the same for all files.
  var shared: CheckInput { texts.shared }

  /// What the message may use at a place: in the rows of a table its columns, too.
  func scope(at place: SourceRange) -> TypeTable.Scope {
    guard message.pattern.hasMatch else { return scope }
    return rowScopes.last { $0.rows.contains(place) }?.scope ?? scope
  }

  /// A finding about something in the text.
  ///
  /// - Parameters:
  ///   - message: What is wrong.
  ///   - range: Where, in UTF-8 offsets of ``value``.
  ///   - help: What to do about it.
  /// - Returns: The finding; its rule and severity are the checker’s to say.
  func finding(_ message: String, at range: SourceRange, help: String? = nil) -> Finding {
    texts.finding(message, in: field, at: range, help: help)
  }

  /// A fix that puts other text in the place of some of the text; nil where the YAML that it is
  /// written in has no place for it.
  func fix(_ summary: String, at range: SourceRange, with replacement: String) -> Fix? {
    field.text.edit(range, to: replacement).map { Fix(summary, edits: [$0]) }
  }
}
