import CICU
import MessageFormat

/// How long texts are: as people count, and as languages differ.
extension FieldInput {
  /// The characters of a reading as people count them, with the examples of the variables.
  func length(of reading: Reading) -> Int {
    measure(reading) { _ in 1 }
  }

  /// The columns that a reading takes: two for each character of Chinese, Japanese and Korean.
  func columns(of reading: Reading) -> Int {
    measure(reading) { character in
      let scalars = character.unicodeScalars
      if scalars.contains("\u{FE0F}") { return 2 }
      return scalars.first.map { Int(cicu_char_width($0.value)) } ?? 1
    }
  }

  private func measure(_ reading: Reading, _ width: (Character) -> Int) -> Int {
    var total = 0
    let text = reading.text
    var values = reading.scalars.indices.lazy.filter { reading.scalars[$0] == Reading.value }
      .makeIterator()
    for character in text {
      guard character.unicodeScalars.first == Reading.value else {
        total += width(character)
        continue
      }
      let offset = values.next().map { Int(reading.offsets[$0]) } ?? 0
      total += example(at: offset).reduce(0) { $0 + width($1) }
      total += character.unicodeScalars.count - 1
    }
    return total
  }

  /// What stands for the value at an offset: its example, or as much as such values take.
  private func example(at offset: Int) -> String {
    var name: String?
    message.pattern.visit { part in
      if case .expression(let expression) = part, expression.range.lowerBound == offset {
        name = expression.variable
      }
    }
    guard let name else { return "12" }
    switch shared.completeCustomer.values[name] {
    case .text(let text): return text
    case .date, .instant: return "31.12.2027."
    case .money: return "1,188.00 EUR"
    case .list(let list): return String(repeating: "x", count: 12 * list.count)
    case .decimal: return "12"
    case .table, nil: return "xxxxxxxx"
    default: return "xxxx"
    }
  }
}

extension LanguageFacts {
  /// How many letters the language needs where English needs one, measured on a guide in 28
  /// languages; 1 for others.
  var density: Double {
    switch language {
    case "ja": 0.6
    case "zh", "yue": 0.37
    case "ko": 0.53
    case "ar", "hi", "ur", "mr", "ne", "gu", "pa": 0.84
    case "he": 0.78
    case "de", "el", "ro": 1.2
    case "es", "fr", "nl", "pt", "it", "id", "ms", "ca", "gl", "hu": 1.14
    case "ru", "uk", "be", "bg", "pl", "tr": 1.07
    default: 1
    }
  }
}

extension Reading {
  /// The letters and digits, without values.
  var letterCount: Int {
    scalars.reduce(0) { $0 + ($1.isWordPart || $1.isDigit ? 1 : 0) }
  }
}

extension FieldInput {
  /// How much longer the text is than one of its language would be, made from its source; nil
  /// where both are too short to say.
  var stretch: (ratio: Double, limit: Double)? {
    guard let source else { return nil }
    let expected = Double(source.letterCount) / source.locale.language.density
    let count = Double(letterCount) / locale.language.density
    let limit: Double
    switch max(expected, count) {
    case ..<24: return nil
    case ..<40:
      guard expected >= 24 else { return nil }
      limit = 4
    case ..<80: limit = 3
    case ..<200: limit = 2.4
    case ..<600: limit = 2
    default: limit = 1.75
    }
    return (count / max(expected, 1), limit)
  }
}
