import MessageFormat

/// The words of a language that say a number: “twelve”, “third”, “March”.
struct NumberWords {
  private var values: [String: [Double]] = [:]
  private let isEnglish: Bool

  init(_ locale: LocaleInput) {
    isEnglish = locale.language.language == "en"
    guard let formatter = locale.formatter else { return }
    for number in Array(Int64(0)...20) + [30, 40, 50, 60, 70, 80, 90, 100, 1_000] {
      add(formatter.words("{n, spellout}", .integer(number)), Double(number))
    }
    // A blank before a style is part of it.
    for number in Int64(1)...12 {
      add(formatter.words("{n, spellout,%spellout-ordinal}", .integer(number)), Double(number))
    }
    for month in 1...12 {
      guard let day = CalendarDay(year: 2027, month: month, day: 15) else { continue }
      for pattern in ["MMMM", "MMM", "LLLL"] {
        add(formatter.words("{n, date,\(pattern)}", .date(day)), Double(month))
      }
    }
    if isEnglish {
      for (word, numbers) in NumberWords.english { values[word, default: []] += numbers }
    }
  }

  /// What says a number without being its name.
  private static let english: [String: [Double]] = [
    "once": [1], "twice": [2], "thrice": [3], "both": [2], "couple": [2], "pair": [2],
    "double": [2], "doubles": [2], "triple": [3], "half": [2, 0.5, 50, 30], "halves": [2],
    "quarter": [4, 3, 0.25, 25, 15], "quarters": [4, 3], "dozen": [12], "dozens": [12],
    "no": [0], "none": [0], "without": [0], "free": [0, 100], "nobody": [0], "never": [0],
    "noon": [12], "midnight": [0, 24], "week": [7], "weeks": [7], "weekly": [7],
    "fortnight": [14, 2],
    "day": [24], "daily": [24], "year": [12, 365], "yearly": [12], "annual": [12], "annually": [12],
    "decade": [10], "decades": [10], "century": [100], "hundreds": [100], "thousands": [1_000],
    "hour": [60], "million": [1e6], "millions": [1e6], "billion": [1e9], "all": [100],
    "minute": [60], "entire": [100], "entirely": [100], "fully": [100], "seconds": [2],
  ]

  private mutating func add(_ word: String?, _ value: Double) {
    guard let word, !word.isEmpty else { return }
    let key = word.lowercased().replacing("\u{AD}", with: "")
    let bare = key.hasSuffix(".") ? String(key.dropLast()) : key
    if values[bare]?.contains(value) != true { values[bare, default: []].append(value) }
  }

  /// The numbers that the words of a text say.
  func values(in reading: Reading) -> [Double] {
    var found: [Double] = []
    var tens: Double?
    for run in reading.text.lowercased().split(whereSeparator: { !$0.isLetter }) {
      guard let numbers = values[String(run)] else {
        tens = nil
        continue
      }
      found += numbers
      // “twenty-five” says neither twenty nor five.
      if let ten = tens, let unit = numbers.first, unit < 10 { found.append(ten + unit) }
      tens = numbers.first.flatMap { (20...90).contains($0) ? $0 : nil }
    }
    return found
  }
}

extension MessageFormatter {
  /// What a pattern gives for a number or a day; nil where libicu has no such words.
  fileprivate func words(_ pattern: String, _ value: Value) -> String? {
    guard let message = Message.parse(pattern).message else { return nil }
    return try? format(message, ["n": value])
  }
}
