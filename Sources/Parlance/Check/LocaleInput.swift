import MessageFormat

/// What rules need to know of a locale’s language, opened when the first rule asks.
///
/// It belongs to one task: libicu’s break iterators serve one at a time.
final class LocaleInput {
  /// The locale.
  let tag: LocaleTag
  /// What the repository says of it; nil where it is not declared.
  let profile: LocaleProfile?
  /// What formats its messages; nil where it is not declared.
  let formatter: MessageFormatter?
  /// Which plural categories its numbers have; nil where it is not declared.
  let pluralReach: PluralReach?
  /// What CLDR says of its language: quotation marks, letters, scripts.
  let language: LanguageFacts
  /// The words to look for in its texts.
  let terms: TermIndex
  /// Its words for numbers and months.
  private(set) lazy var numberWords = NumberWords(self)

  init(_ tag: LocaleTag, in shared: CheckInput) {
    self.tag = tag
    profile = shared.repository.locales[tag]
    formatter = shared.formatter(for: tag)
    pluralReach = shared.pluralReach(in: tag)
    language = shared.languages[tag]
    terms = shared.glossaries.index(of: profile, language)
  }

  /// The functions that libicu is known to format as they are meant.
  private var goodFunctions: Set<Function> = []

  /// What libicu would not format in a message, or not as it was meant.
  func formatComplaints(about message: Message) -> [FormatError] {
    guard let formatter, message.pattern.hasPlaceholder else { return [] }
    // The same few functions stand in every text.
    var functions: [Function] = []
    message.pattern.visit { part in
      if case .expression(let expression) = part, let function = expression.function {
        functions.append(function)
      }
    }
    if functions.allSatisfy(goodFunctions.contains) { return [] }
    let complaints = formatter.complaints(about: message)
    if complaints.isEmpty { goodFunctions.formUnion(functions) }
    return complaints
  }

  /// The locale with its English name, for messages: `Japanese (ja)`.
  var name: String { "\(tag.englishName) (\(tag))" }
}
