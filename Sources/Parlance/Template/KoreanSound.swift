/// The sound that a word ends in when Koreans read it aloud.
enum KoreanSound: Hashable, Sendable {
  case vowel
  /// The consonant ㄹ, which some particles treat as a vowel.
  case rieul
  case consonant

  /// Finds the sound of the last letter or digit; brackets, quotation marks and signs are silent.
  init(endOf word: String) {
    let scalars = Array(KoreanSound.spoken(word).unicodeScalars)
    guard let last = scalars.last else {
      self = .vowel
      return
    }
    switch last.value {
    case 0xAC00...0xD7A3: self = KoreanSound.finals[Int(last.value - 0xAC00) % 28]
    // Letters of their own, as in an abbreviation: a consonant's name ends in that consonant.
    case 0x3131...0x314E: self = last == "ㄹ" ? .rieul : .consonant
    case 0x314F...0x3163: self = .vowel
    // Japanese ん, of either script and width, closes a syllable; all other kana are vowels.
    case 0x3093, 0x30F3, 0xFF9D: self = .consonant
    case 0x30...0x39: self = KoreanSound.number(scalars)
    default: self = KoreanSound.latin(scalars) ?? .vowel
    }
  }

  /// The word up to its last letter or digit, without accents and in compatible letters.
  private static func spoken(_ word: String) -> String {
    var scalars = word.unicodeScalars[...]
    if scalars.last == "%" { return "퍼센트" }
    while let last = scalars.last, !last.properties.isAlphabetic, !isDigit(last) {
      scalars.removeLast()
    }
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.value {
      case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
        result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0xC0...0x17F: result.append(contentsOf: base(of: scalar))
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || (0xFF10...0xFF19).contains(scalar.value)
  }

  /// A Latin letter without its accent.
  private static func base(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let letters: [(String, Unicode.Scalar)] = [
      ("àáâãäåāăą", "a"), ("èéêëēĕėęě", "e"), ("ìíîïĩīĭį", "i"), ("òóôõöøōŏő", "o"),
      ("ùúûüũūŭůűų", "u"), ("çćĉċč", "c"), ("ñńņňŉ", "n"), ("śŝşšß", "s"), ("ýÿŷ", "y"),
      ("źżž", "z"), ("ł", "l"), ("đď", "d"), ("ğĝġģ", "g"), ("ťţ", "t"), ("ŕřŗ", "r"),
    ]
    let small = String(scalar).lowercased()
    for (accented, letter) in letters where accented.contains(small) { return [letter] }
    return [scalar]
  }

  /// The sounds of the 28 finals of Hangul syllables, none first.
  private static let finals: [KoreanSound] = (0..<28).map { final in
    switch final {
    case 0: .vowel
    case 8: .rieul
    default: .consonant
    }
  }

  /// A number, read in Sino-Korean: 10 is 십, 1000 is 천, 10000 is 만, 2.0 is 이 점 영.
  private static func number(_ scalars: [Unicode.Scalar]) -> KoreanSound {
    let digits = scalars.reversed().prefix { isDigit($0) || $0 == "," }.filter { $0 != "," }
    let isFraction =
      scalars.reversed().drop { isDigit($0) || $0 == "," }.first == "."
      && digits.count < scalars.count
    let zeros = digits.prefix { $0 == "0" }.count
    if zeros == 0 || isFraction || zeros == digits.count {
      switch digits.first {
      // 일, 칠, 팔
      case "1", "7", "8": return .rieul
      // 영, 삼, 육
      case "0", "3", "6": return .consonant
      // 이, 사, 오, 구
      default: return .vowel
      }
    }
    // 십, 백, 천, 만, 억 end in consonants; 조 (from 12 zeros) in a vowel, 경 (16) in one again.
    return (12..<16).contains(zeros) ? .vowel : .consonant
  }

  /// A word in Latin letters: acronyms by the name of the last letter, others as they are read.
  private static func latin(_ scalars: [Unicode.Scalar]) -> KoreanSound? {
    let letters = scalars.reversed().prefix { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
    guard let last = letters.first else { return nil }
    let word = String(String.UnicodeScalarView(letters.reversed()))
    let isAcronym = word == word.uppercased() && (word.count <= 4 || !hasVowel(word))
    if isAcronym { return name(of: last) }
    return reading(word.lowercased())
  }

  private static func hasVowel(_ word: String) -> Bool {
    word.lowercased().contains { "aeiouy".contains($0) }
  }

  /// The names of letters: 엘 and 알 end in ㄹ, 엠 and 엔 in a consonant, all others in a vowel.
  private static func name(of letter: Unicode.Scalar) -> KoreanSound {
    switch letter {
    case "L", "l", "R", "r": .rieul
    case "M", "m", "N", "n": .consonant
    default: .vowel
    }
  }

  /// How Korean writes the end of an English word: a stop behind a short vowel closes the
  /// syllable (Book, 북), other consonants take a vowel of their own (Site, 사이트; Adobe, 어도비).
  private static func reading(_ word: String) -> KoreanSound {
    if let known = KoreanReadings.words[word] { return known }
    let letters = Array(word)
    guard let last = letters.last else { return .vowel }
    let before = letters.dropLast().last ?? " "
    switch last {
    case "l": return .rieul
    case "m", "n": return .consonant
    case "g": return before == "n" ? .consonant : .vowel
    case "b", "p", "k", "t", "c":
      return closesSyllable(letters.dropLast(word.hasSuffix("ck") ? 2 : 1)) ? .consonant : .vowel
    case "e": return silentE(letters)
    default: return .vowel
    }
  }

  /// Whether what stands before a stop is a single, and therefore short, vowel.
  private static func closesSyllable(_ letters: ArraySlice<Character>) -> Bool {
    guard let vowel = letters.last, "aeiou".contains(vowel) else { return false }
    let before = letters.dropLast().last
    // oo is short in Book; ea, oa, ee and the like are long, and their stop is a syllable: 노트.
    if let before, "aeiou".contains(before) { return vowel == "o" && before == "o" }
    return true
  }

  /// A word that ends in e: silent behind l, m and n (Google, 구글), else part of a syllable.
  private static func silentE(_ letters: [Character]) -> KoreanSound {
    guard letters.count > 2 else { return .vowel }
    switch letters[letters.count - 2] {
    case "l": return .rieul
    case "m", "n": return .consonant
    default: return .vowel
    }
  }
}

/// Words that Korean reads otherwise than their spelling would have it.
enum KoreanReadings {
  static let words: [String: KoreanSound] = [
    // 클라우드, 아크로뱃, 스톡, 팀 and the like follow the rules; these do not.
    "apple": .rieul, "acrobat": .consonant, "adobe": .vowel, "stock": .consonant,
    "photoshop": .consonant, "internet": .consonant, "net": .consonant, "market": .consonant,
    "microsoft": .vowel, "nike": .vowel, "porsche": .vowel, "skype": .vowel, "youtube": .vowel,
    "coffee": .vowel, "cafe": .vowel, "company": .vowel, "group": .consonant, "up": .consonant,
    "soup": .vowel, "team": .consonant, "one": .consonant, "phone": .consonant, "line": .consonant,
    "set": .vowel, "hit": .vowel, "bit": .vowel, "pot": .consonant, "robot": .consonant,
    "pilot": .consonant, "chat": .consonant, "cut": .consonant, "kit": .vowel, "tech": .vowel,
    "tag": .vowel, "web": .consonant, "app": .consonant, "lab": .consonant, "labs": .vowel,
    "pub": .consonant, "club": .consonant, "job": .consonant, "cube": .vowel, "gmail": .rieul,
    "sketch": .vowel, "premiere": .vowel, "lightroom": .consonant, "express": .vowel,
    "indesign": .consonant, "design": .consonant, "sign": .consonant,
  ]
}
