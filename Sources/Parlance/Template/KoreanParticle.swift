/// A Korean particle with two forms: one behind a consonant, one behind a vowel.
struct KoreanParticle: Hashable, Sendable {
  private let afterConsonant: String
  private let afterVowel: String
  /// Whether ㄹ counts as a vowel, as it does for 으로/로 (서울로).
  private let treatsRieulAsVowel: Bool

  /// The pairs, the form behind a consonant first.
  static let pairs = [
    "을/를", "이/가", "은/는", "과/와", "으로/로", "아/야", "이나/나", "이라/라", "이란/란", "이랑/랑",
    "이며/며", "이고/고", "이든/든", "이든지/든지", "이나마/나마", "이야/야", "이여/여", "이에요/예요",
    "이었/였", "으로서/로서", "으로써/로써", "으로부터/로부터", "이라고/라고", "이라는/라는", "이라도/라도",
    "이라면/라면", "이지만/지만",
  ]

  /// Reads a pair in either order, also written as 을(를), (으)로 and (이)나; nil for anything else.
  init?(_ style: String) {
    guard let pair = KoreanParticle.table[style.filter { !$0.isWhitespace }] else { return nil }
    let forms = pair.split(separator: "/")
    guard forms.count == 2 else { return nil }
    afterConsonant = String(forms[0])
    afterVowel = String(forms[1])
    treatsRieulAsVowel = pair.hasPrefix("으로")
  }

  /// Every way in which a pair may be written, and the pair.
  private static let table: [String: String] = {
    var result: [String: String] = [:]
    for pair in pairs {
      let forms = pair.split(separator: "/").map(String.init)
      result[pair] = pair
      result["\(forms[1])/\(forms[0])"] = pair
      result["\(forms[0])(\(forms[1]))"] = pair
      result["\(forms[1])(\(forms[0]))"] = pair
      if forms[0].hasSuffix(forms[1]) {
        result["(\(forms[0].dropLast(forms[1].count)))\(forms[1])"] = pair
      }
    }
    return result
  }()

  /// The form that stands behind a word.
  func form(after word: String) -> String {
    switch KoreanSound(endOf: word) {
    case .vowel: afterVowel
    case .rieul: treatsRieulAsVowel ? afterVowel : afterConsonant
    case .consonant: afterConsonant
    }
  }
}
