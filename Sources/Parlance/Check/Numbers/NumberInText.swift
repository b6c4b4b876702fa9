import MessageFormat

/// A number that stands in a text in digits, whatever their script.
struct NumberInText {
  /// The number as it is written, with its separators.
  var text: String
  /// What it may mean: 1.500 is a thousand and a half thousand, or one and a half.
  var values: [Double]
  /// Where it stands in the text as it is written.
  var range: SourceRange
  /// What stands right behind it, such as `%`, or the first letters of the next word.
  var unit = ""
  /// Whether a word or a character for thousands or more follows.
  var isScaled = false
  /// The numbers of a date, of a time, of a range or of something else with such signs between.
  var parts: [Double] = []
}

extension FieldInput {
  /// The numbers in digits in the text as its reader sees it; those in code, in addresses, in
  /// telephone numbers and in names such as A4 left out.
  func findNumbers() -> [NumberInText] {
    guard signs.contains(.digit) || (signs.contains(.notLatin) && locale.hasDigitsOfItsOwn) else {
      return []
    }
    var found: [NumberInText] = []
    var seen: Set<Int> = []
    for reading in readings {
      for block in reading.blocks where block.kind != .code {
        var scanner = NumberScanner(reading, block.range)
        while let number = scanner.next() {
          if seen.insert(number.range.lowerBound).inserted { found.append(number) }
        }
      }
    }
    return found
  }
}

extension LocaleInput {
  /// Whether texts of the language may have digits beyond those of ASCII.
  fileprivate var hasDigitsOfItsOwn: Bool {
    !["Latn", "Cyrl", "Grek", "Hebr", "Armn", "Geor", "Kore"].contains(language.script)
  }
}

/// Finds the numbers of a block of text, one after the other.
private struct NumberScanner {
  private let reading: Reading
  private let scalars: [Unicode.Scalar]
  private let end: Int
  private var position: Int
  private let start: Int
  /// A number in Chinese or Korean style that another one may add to: 1억 4,400만.
  private var larger: (value: Double, end: Int)?

  init(_ reading: Reading, _ range: Range<Int>) {
    self.reading = reading
    scalars = reading.scalars
    start = range.lowerBound
    end = range.upperBound
    position = range.lowerBound
  }

  mutating func next() -> NumberInText? {
    while position < end {
      guard digit(position) != nil else {
        position += 1
        continue
      }
      let first = position
      let parts = takeParts()
      guard !isPartOfName(first), !isInAddress(first), !isTelephone(first),
        !reading.isCode(first), !isMarker(first)
      else { continue }
      return number(parts, from: first)
    }
    return nil
  }

  // MARK: Digits

  private func scalar(_ index: Int) -> Unicode.Scalar? {
    index >= start && index < end ? scalars[index] : nil
  }

  private func digit(_ index: Int) -> Int? {
    guard let scalar = scalar(index) else { return nil }
    if scalar.isDigit { return Int(scalar.value) - 0x30 }
    guard scalar.value > 0x2AF, scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }

  /// The digits of a number between its separators, and these.
  private mutating func takeParts() -> (digits: [String], separators: [Unicode.Scalar]) {
    var digits = [takeDigits()]
    var separators: [Unicode.Scalar] = []
    while let separator = scalar(position), isSeparator(separator), digit(position + 1) != nil {
      // A blank parts groups of three digits alone.
      if separator.isSpacing {
        guard (1...3).contains(digits[0].count), separator != "\n",
          (1...3).allSatisfy({ digit(position + $0) != nil }), digit(position + 4) == nil
        else { break }
      }
      position += 1
      separators.append(separator)
      digits.append(takeDigits())
    }
    return (digits, separators)
  }

  private mutating func takeDigits() -> String {
    var text = ""
    while let value = digit(position) {
      text += String(value)
      position += 1
    }
    return text
  }

  private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", "’", "'", "\u{66B}", "\u{66C}", ":", "/", "-", "−", "．", "，": true
    default: scalar.isSpacing
    }
  }

  // MARK: What is no number

  /// How far around a number is looked.
  private static let reach = 100

  /// Whether letters of an alphabet stand right before: A4, MP3, Q-2027.
  private func isPartOfName(_ first: Int) -> Bool {
    guard let before = scalar(first - 1) else { return false }
    if before == "-" || before == "_", let letter = scalar(first - 2) { return letter.isLatinLike }
    return before.isLatinLike
  }

  private func isInAddress(_ first: Int) -> Bool {
    var low = first
    while first - low < NumberScanner.reach, let scalar = scalar(low - 1), !scalar.isSpacing {
      low -= 1
    }
    var high = first
    while high - first < NumberScanner.reach, let scalar = scalar(high), !scalar.isSpacing {
      high += 1
    }
    let run = reading.text(of: low..<high)
    return run.contains("://") || run.contains("@") || run.contains("www.")
      || run.contains("/") && run.contains { $0.isLetter }
  }

  /// Whether it is part of a row of at least nine digits with blanks, hyphens and brackets, or
  /// one that begins with a plus sign.
  private func isTelephone(_ first: Int) -> Bool {
    func isJoint(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isSpacing && scalar != "\n" || "-()/.–‑".unicodeScalars.contains(scalar)
    }
    var count = 0
    var low = first
    while first - low < NumberScanner.reach, let scalar = scalar(low - 1),
      digit(low - 1) != nil || isJoint(scalar) || scalar == "+"
    {
      low -= 1
    }
    var groups = 0
    var index = low
    var hasPlus = false
    while index - first < NumberScanner.reach, let scalar = scalar(index),
      digit(index) != nil || isJoint(scalar) || scalar == "+"
    {
      if digit(index) != nil {
        count += 1
        if digit(index - 1) == nil { groups += 1 }
      }
      if scalar == "+", digit(index + 1) != nil { hasPlus = true }
      index += 1
    }
    return count >= 7 && hasPlus || count >= 9 && groups >= 3 && !isGrouped(low..<index)
  }

  /// Whether all groups behind the first have three digits, as in a large number.
  private func isGrouped(_ range: Range<Int>) -> Bool {
    let groups = reading.text(of: range).split { !$0.isNumber }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// Whether it counts lines or steps at a beginning, with a full stop or a bracket behind.
  private func isMarker(_ first: Int) -> Bool {
    guard position - first <= 2, let behind = scalar(position), behind == "." || behind == ")",
      scalar(position + 1).map(\.isSpacing) ?? false
    else { return false }
    let before = scalar(first - 1) == "(" ? first - 2 : first - 1
    return scalar(before) == nil || scalar(before) == "\n"
  }

  // MARK: What it means

  private mutating func number(
    _ parts: (digits: [String], separators: [Unicode.Scalar]), from first: Int
  ) -> NumberInText {
    var number = NumberInText(
      text: reading.text(of: first..<position), values: [],
      range: reading.sourceRange(of: first..<position))
    let separators = Set(parts.separators)
    let isDate =
      parts.digits.count == 3 && separators.count == 1 && parts.digits.contains { $0.count == 4 }
      && parts.digits.contains { $0.count < 3 }
    let isDay =
      parts.digits.count == 2 && separators == ["."] && scalar(position) == "."
      && parts.digits.allSatisfy { $0.count < 3 }
    if isDate || isDay || !separators.isDisjoint(with: [":", "/", "-", "−"]) {
      number.parts = parts.digits.compactMap(Double.init)
    }
    if number.parts.isEmpty || isDay {
      number.values = NumberReading.values(parts.digits, parts.separators)
    }
    var next = position
    while scalar(next).map({ $0.isSpacing && $0 != "\n" }) == true, next < position + 2 {
      next += 1
    }
    var unit = ""
    while let scalar = scalar(next), unit.unicodeScalars.count < 12, scalar.isWordPart {
      unit.unicodeScalars.append(scalar)
      next += 1
    }
    if unit.isEmpty, let scalar = scalar(next), "%٪€$£¥₩％".unicodeScalars.contains(scalar) {
      unit = String(Character(scalar))
    }
    number.unit = unit.lowercased()
    number.isScaled = NumberReading.scale(of: number.unit) != nil
    let scale = NumberReading.scale(of: number.unit)
    if let scale { number.values += number.values.map { $0 * scale } }
    if let larger, (larger.end...(larger.end + 1)).contains(first) {
      number.values += number.values.map { $0 + larger.value }
    }
    larger = nil
    if scale != nil, let sign = number.unit.unicodeScalars.first, sign.value > 0x7F {
      larger = number.values.max().map { ($0, position + 1) }
    }
    return number
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of an alphabet whose words are set apart by blanks.
  fileprivate var isLatinLike: Bool {
    if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
    return value < 0x530 && isWordPart
  }
}
