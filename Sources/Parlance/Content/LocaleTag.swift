import CICU

/// A locale's name: a canonical BCP 47 language tag (RFC 5646), such as `de` or `pt-BR`.
public struct LocaleTag: Hashable, Sendable {
  /// The canonical tag.
  public let description: String

  /// Reads a well-formed tag in any case; nil for anything else (`de_DE`, `german!`).
  public init?(_ text: String) {
    guard text.utf8.count <= 100, let tag = LocaleTag.canonical(text), tag != "und" else {
      return nil
    }
    description = tag
  }

  /// The language, without script and region.
  public var language: Substring { description.prefix { $0 != "-" } }

  /// Whether both are the same language, be it in other regions: `de` and `de-AT`.
  func isSameLanguage(as other: LocaleTag) -> Bool { language == other.language }

  /// Whether libicu has data for the language.
  package var isKnown: Bool { cicu_locale_is_known(description) }

  private static func canonical(_ text: String) -> String? {
    withCharacterBuffer(capacity: 160) { cicu_locale_canonical_tag(text, $0, $1) }
  }

  /// The script that the locale is written in, as an ISO 15924 code such as `Latn`.
  public var script: String {
    withCharacterBuffer(capacity: 8) { cicu_locale_script(description, $0, $1) } ?? "Latn"
  }

  /// Whether the locale is written from right to left.
  public var isRightToLeft: Bool { cicu_locale_is_right_to_left(description) }

  /// The locale's name in English, such as `German`.
  public var englishName: String { name(in: "en") }

  /// The locale's name in the language of another one: `Deutsch`, `tedesco`.
  package func name(in locale: LocaleTag) -> String { name(in: locale.description) }

  /// The locale's name in the language of another one, as it begins a heading or stands alone:
  /// `Tedesco`.
  package func title(in locale: LocaleTag) -> String {
    withCharacterBuffer(capacity: 400) {
      cicu_locale_display_title(description, locale.description, $0, $1)
    } ?? name(in: locale)
  }

  private func name(in tag: String) -> String {
    withCharacterBuffer(capacity: 200) { cicu_locale_display_name(description, tag, $0, $1) }
      ?? description
  }
}

extension LocaleTag: Comparable, CustomStringConvertible {
  /// By the tag's letters.
  public static func < (left: LocaleTag, right: LocaleTag) -> Bool {
    left.description < right.description
  }
}

/// The UTF-8 text that a C function writes into a buffer; nil where it returns a negative length.
func withCharacterBuffer(
  capacity: Int, _ body: (UnsafeMutablePointer<CChar>?, Int32) -> Int32
) -> String? {
  var buffer = [CChar](repeating: 0, count: capacity)
  let length = buffer.withUnsafeMutableBufferPointer { body($0.baseAddress, Int32(capacity)) }
  guard length >= 0, Int(length) <= capacity else { return nil }
  return String(decoding: buffer[..<Int(length)].map(UInt8.init(bitPattern:)), as: UTF8.self)
}
