import CICU
import Synchronization

/// What CLDR says of a locale’s language.
struct LanguageFacts: Sendable {
  /// The language’s code: `de`, `zh`.
  let language: String
  /// The region’s code; empty where the locale has none.
  let region: String
  /// The ISO 15924 code of the script: `Latn`, `Hant`.
  let script: String
  /// The opening and closing quotation marks, then those within a quotation.
  let quotes: [String]
  /// The letters that the language is written with, foreign ones that it knows included.
  let letters: LetterSet
  /// The scripts that the language is written in, as libicu numbers them.
  let scripts: [Int32]

  init(_ tag: LocaleTag) {
    let parts = tag.description.split(separator: "-")
    language = String(parts.first ?? "")
    region =
      parts.dropFirst().first { part in
        part.utf8.count == 2 || (part.utf8.count == 3 && part.utf8.allSatisfy { $0 < 0x3A })
      }.map(String.init) ?? ""
    script = tag.script
    let name = tag.description.replacing("-", with: "_")
    let lines = withCharacterBuffer(capacity: 256) { cicu_locale_quotes(name, $0, $1) } ?? ""
    quotes = lines.split(separator: "\n").map(String.init)
    letters = LetterSet(locale: name, others: language == "fa" ? ["\u{6C0}"] : [])
    scripts = Script.numbers(script: script, language: language)
  }

  /// Whether words are set apart by blanks.
  var hasSpaces: Bool {
    !["ja", "zh", "yue", "th", "lo", "km", "my", "bo", "dz"].contains(language)
  }

  /// Whether it is written in Chinese, Japanese or Korean characters.
  var isEastAsian: Bool { ["ja", "zh", "yue", "ko"].contains(language) }
}

/// The facts of all languages that were asked for.
final class LanguageMemory: Sendable {
  private let known = Mutex<[LocaleTag: LanguageFacts]>([:])

  /// Characters that are only Simplified, and those that are only Traditional.
  var chinese: (simplified: LetterSet, traditional: LetterSet)? {
    chineseLetters.withLock { known in
      if let known { return known }
      guard let hans = LocaleTag("zh-Hans"), let hant = LocaleTag("zh-Hant") else { return nil }
      let (simplified, traditional) = (self[hans].letters, self[hant].letters)
      known = (
        LetterSet(
          chinese: simplified, without: traditional, transform: "Simplified-Traditional"),
        LetterSet(
          chinese: traditional, without: simplified, transform: "Traditional-Simplified")
      )
      return known
    }
  }

  private let chineseLetters = Mutex<(simplified: LetterSet, traditional: LetterSet)?>(nil)

  subscript(tag: LocaleTag) -> LanguageFacts {
    known.withLock { known in
      if let facts = known[tag] { return facts }
      let facts = LanguageFacts(tag)
      known[tag] = facts
      return facts
    }
  }
}

/// A set of characters of the Basic Multilingual Plane.
struct LetterSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)
  /// Whether nothing is in it: CLDR does not know the language.
  private(set) var isEmpty = true

  /// The letters of a locale, and others.
  init(locale: String, others: [Unicode.Scalar] = []) {
    var ranges = [UInt32](repeating: 0, count: 2 * 8192)
    let count = ranges.withUnsafeMutableBufferPointer {
      cicu_locale_letters(locale, $0.baseAddress, 8192)
    }
    for index in 0..<max(0, min(Int(count), 8192)) {
      let (first, last) = (ranges[2 * index], ranges[2 * index + 1])
      guard first <= last, last < 0x10000 else { continue }
      isEmpty = false
      for value in first...last { insert(value) }
    }
    for scalar in others { insert(scalar.value) }
  }

  /// The characters that have no other form in the other way to write Chinese: Simplified ones
  /// that are never Traditional, or Traditional ones that are never Simplified.
  init(chinese own: LetterSet, without other: LetterSet, transform: String) {
    for value in UInt32(0x4E00)...0x9FFF {
      guard let scalar = Unicode.Scalar(value), own.contains(scalar), !other.contains(scalar) else {
        continue
      }
      insert(value)
    }
    let candidates = (UInt32(0x4E00)...0x9FFF).filter { value in
      Unicode.Scalar(value).map(contains) ?? false
    }
    var result = candidates
    let isKnown = result.withUnsafeMutableBufferPointer {
      cicu_text_transform(transform, $0.baseAddress, Int32($0.count))
    }
    bits = [UInt64](repeating: 0, count: 1024)
    guard isKnown else { return }
    for (value, changed) in zip(candidates, result) where value != changed { insert(value) }
    isEmpty = false
  }

  private mutating func insert(_ value: UInt32) {
    guard value < 0x10000 else { return }
    bits[Int(value >> 6)] |= 1 << UInt64(value & 63)
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 && bits[Int(scalar.value >> 6)] >> UInt64(scalar.value & 63) & 1 == 1
  }
}

/// The scripts of Unicode, as libicu numbers them.
enum Script {
  static let common = cicu_script_number("Zyyy")
  static let inherited = cicu_script_number("Zinh")
  static let latin = cicu_script_number("Latn")
  static let cyrillic = cicu_script_number("Cyrl")
  static let greek = cicu_script_number("Grek")
  static let han = cicu_script_number("Hani")
  static let hiragana = cicu_script_number("Hira")
  static let katakana = cicu_script_number("Kana")
  static let hangul = cicu_script_number("Hang")

  /// The script of a character.
  static func of(_ scalar: Unicode.Scalar) -> Int32 { cicu_char_script(scalar.value) }

  /// Whether a character is used in a script, be it one of several.
  static func has(_ scalar: Unicode.Scalar, _ script: Int32) -> Bool {
    cicu_char_has_script(scalar.value, script)
  }

  /// The number of a script by its ISO 15924 code.
  static func number(_ code: String) -> Int32 { cicu_script_number(code) }

  /// The English name of a script.
  static func name(_ number: Int32) -> String {
    withCharacterBuffer(capacity: 64) { cicu_script_name(number, $0, $1) } ?? "unknown"
  }

  /// The scripts that a language is written in; names and loan words in Latin letters are at
  /// home everywhere.
  static func numbers(script: String, language: String) -> [Int32] {
    let codes =
      switch script {
      case "Jpan": ["Hani", "Hira", "Kana"]
      case "Kore": ["Hang"]
      case "Hans", "Hant": ["Hani", "Bopo"]
      default: [script]
      }
    let others =
      switch language {
      case "sr", "kk", "uz", "az", "bs", "mn", "tk", "ky": ["Cyrl"]
      default: [String]()
      }
    return (codes + others + ["Latn"]).map { cicu_script_number($0) } + [common, inherited]
  }
}
