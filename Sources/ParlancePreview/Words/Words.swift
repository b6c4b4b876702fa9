import MessageFormat
import Parlance
import Synchronization

/// What the interface says, in one of its languages.
final class Words: Sendable {
  /// The language.
  let locale: LocaleTag
  let formatter: MessageFormatter
  private let messages: [Label: Message]
  /// Texts that need no values, formatted once.
  private let ready = Mutex<[Label: String]>([:])
  /// The names of languages as they begin a heading.
  private let titles = Mutex<[LocaleTag: String]>([:])

  /// Parses the messages of a catalog; those that are missing are taken from another one.
  ///
  /// - Throws: `FormatError` where libicu cannot format in the locale.
  init(
    _ catalog: LabelCatalog, locale: LocaleTag, else source: Words? = nil
  ) throws(FormatError) {
    self.locale = locale
    formatter = try MessageFormatter(locale: catalog.icuLocale, types: .parlance)
    var messages = source?.messages ?? [:]
    for label in Label.allCases {
      if let pattern = catalog.patterns[label.rawValue],
        let message = Message.parse(pattern, types: .parlance).message
      {
        messages[label] = message
      }
    }
    self.messages = messages
  }

  /// A text of the interface, filled with values.
  subscript(_ label: Label, _ values: KeyValuePairs<String, Value>) -> String {
    text(label, Dictionary(values.map { ($0.key, $0.value) }) { $1 })
  }

  /// A text of the interface, filled with values.
  func text(_ label: Label, _ values: [String: Value]) -> String {
    guard let message = messages[label] else { return label.rawValue }
    return (try? formatter.format(message, values)) ?? label.rawValue
  }

  /// A text of the interface.
  subscript(_ label: Label) -> String {
    if let text = ready.withLock({ $0[label] }) { return text }
    let text = self[label, [:]]
    ready.withLock { $0[label] = text }
    return text
  }

  /// A day as it is written in the language, with its weekday.
  func day(_ day: CalendarDay) -> String { self[.dayFull, ["day": .date(day)]] }

  /// A number as it is written in the language.
  func number(_ number: Int) -> String {
    self[.number, ["number": .integer(Int64(number))]]
  }

  /// What a language is called within a sentence.
  func name(of tag: LocaleTag) -> String { tag.name(in: locale) }

  /// What a language is called in a heading, a list or a table.
  func title(of tag: LocaleTag) -> String {
    if let title = titles.withLock({ $0[tag] }) { return title }
    let title = tag.title(in: locale)
    titles.withLock { $0[tag] = title }
    return title
  }

  /// Whether the language is written from right to left.
  var direction: String { locale.isRightToLeft ? "rtl" : "ltr" }
}

/// The languages that the interface speaks.
struct Languages: Sendable {
  /// The language that the interface is written in first.
  let source: Words
  /// The languages, the source first.
  let all: [Words]

  private let byTag: [LocaleTag: Words]

  /// The catalogs that are shipped, the source first.
  static let catalogs: [(tag: String, bytes: [UInt8])] = [
    ("en", PackageResources.en_yaml), ("ar", PackageResources.ar_yaml),
    ("de", PackageResources.de_yaml), ("it", PackageResources.it_yaml),
    ("ja", PackageResources.ja_yaml), ("ko", PackageResources.ko_yaml),
    ("pl", PackageResources.pl_yaml),
  ]

  /// Reads the catalogs.
  ///
  /// - Throws: `ParlanceError` where one is not one, or libicu does not know its language.
  init(_ catalogs: [(tag: String, bytes: [UInt8])] = Languages.catalogs) throws(ParlanceError) {
    var all: [Words] = []
    for file in catalogs {
      guard let tag = LocaleTag(file.tag) else {
        throw ParlanceError("“\(file.tag)” is no locale such as de")
      }
      let catalog = LabelCatalog(String(decoding: file.bytes, as: UTF8.self), locale: tag)
      do throws(FormatError) {
        all.append(try Words(catalog, locale: tag, else: all.first))
      } catch {
        throw ParlanceError("the interface cannot speak \(tag): \(error.message)")
      }
    }
    guard let source = all.first else { throw ParlanceError("the interface has no language") }
    self.source = source
    self.all = all
    byTag = Dictionary(all.map { ($0.locale, $0) }) { first, _ in first }
  }

  /// The language of a tag, or of the same language in another region.
  subscript(_ tag: LocaleTag) -> Words? {
    byTag[tag] ?? all.first { $0.locale.language == tag.language }
  }

  /// The language that suits best: the one chosen, or else the first that a browser asks for
  /// (`Accept-Language`, RFC 9110, 12.5.4).
  func words(chosen: String?, accepted: String?) -> Words {
    if let words = chosen.flatMap({ LocaleTag($0) }).flatMap({ self[$0] }) { return words }
    let accepted = accepted.flatMap { $0.utf8.count <= 1_000 ? $0 : nil } ?? ""
    var wanted: [(tag: LocaleTag, weight: Double)] = []
    for range in accepted.split(separator: ",") {
      let parts = range.split(separator: ";").map { String($0.filter { $0 != " " }) }
      guard let tag = parts.first.flatMap({ LocaleTag($0) }) else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      wanted.append((tag, weight ?? 1))
    }
    // Of the same weight, the first.
    let ordered = wanted.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }
    for (_, range) in ordered where range.weight > 0 {
      if let words = self[range.tag] { return words }
    }
    return source
  }
}
