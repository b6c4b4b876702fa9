/// Invented sentences: of words as common and as rare as those of letters to customers, three to forty
/// in each.
struct MemoryTexts {
  /// What the memory holds.
  let units: [String]
  /// What is to be translated: a third stands in the memory, a third is like something there, and
  /// a third is new.
  let asked: [String]

  init(units count: Int, asked number: Int) {
    var random = Random(state: 7)
    let words = MemoryTexts.words
    func word() -> String {
      // A few words make up most of a text.
      let share = Double(random.below(1_000_000)) / 1_000_000
      return words[Int(share * share * share * Double(words.count))]
    }
    func sentence() -> String {
      let length = 3 + random.below(38)
      return (0..<length).map { _ in random.below(25) == 0 ? "{customer}" : word() }
        .joined(separator: " ")
    }
    func similar(to text: String) -> String {
      var parts = text.split(separator: " ").map { String($0) }
      // About one letter in twelve, in whole words where the sentence is long enough.
      if parts.count < 10 {
        let place = random.below(parts.count)
        parts[place] = parts[place].hasPrefix("{") ? "{product}" : "\(parts[place])s"
      } else {
        for _ in 0...random.below(parts.count / 10 + 1) {
          parts[random.below(parts.count)] = word()
        }
      }
      return parts.joined(separator: " ")
    }
    let units = (0..<count).map { _ in sentence() }
    self.units = units
    asked = (0..<number).map { index in
      let unit = units[random.below(count)]
      return switch index % 3 {
      case 0: unit
      case 1: similar(to: unit)
      default: sentence()
      }
    }
  }

  /// Two thousand words, the common ones first.
  private static let words: [String] = {
    let common = """
      the your you of to and for in a is with our this that on we it be are can now until not if or
      have more at new will from all by one which what when seat licence membership team offer price
      month year week customer contact invoice renew end change add ask call write find answer keep
      save open close pay send read time day mail name page help plan work use need long each today
      without before after again because only still every other first last next free small large
      """.split(whereSeparator: \.isWhitespace).map { String($0) }
    let stems = """
      manag connect design develop publish support protect prepar improv compar deliver explain
      recommend support present collect connect control reduc measur transfer produc assign updat
      cover calculat review approv cancel correct confirm complet consider combin discuss extend
      """.split(whereSeparator: \.isWhitespace)
    let beginnings = ["", "re", "un", "over", "pre", "inter", "co", "dis"]
    let endings = ["ing", "ed", "er", "ment", "able", "ation", "ers"]
    return common
      + stems.flatMap { stem in
        beginnings.flatMap { begin in endings.map { "\(begin)\(stem)\($0)" } }
      }
  }()
}

/// Numbers that come the same each time (splitmix64).
private struct Random {
  var state: UInt64

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
