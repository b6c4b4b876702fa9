import MessageFormat
import Synchronization

/// Which plural categories the numbers of a range have in a locale, each looked up once.
///
/// A check asks the same of every plural on the same variable, and the answer takes thousands
/// of numbers.
final class PluralReach: Sendable {
  private let formatter: MessageFormatter
  private let known = Mutex<[Question: [String]]>([:])
  private let knownSamples = Mutex<[Question: [String: [ExactDecimal]]]>([:])

  private struct Question: Hashable {
    var range: ClosedRange<Int64>
    var integersOnly: Bool
    var isOrdinal: Bool
  }

  init(_ formatter: MessageFormatter) {
    self.formatter = formatter
  }

  /// The categories that some number of a range has.
  func categories(
    of range: ClosedRange<Int64>, integersOnly: Bool, isOrdinal: Bool
  ) -> [String] {
    let question = Question(range: range, integersOnly: integersOnly, isOrdinal: isOrdinal)
    if let answer = known.withLock({ $0[question] }) { return answer }
    let answer =
      (try? formatter.categories(
        reachableIn: range, integersOnly: integersOnly, ordinal: isOrdinal)) ?? []
    known.withLock { $0[question] = answer }
    return answer
  }

  /// The first numbers of a range that have each category, less an offset: enough of them to
  /// tell a category of one number from one of many.
  func samples(
    of range: ClosedRange<Int64>, offset: Int64, integersOnly: Bool, isOrdinal: Bool
  ) -> [String: [ExactDecimal]] {
    let shifted = (range.lowerBound - offset)...(range.upperBound - offset)
    let question = Question(range: shifted, integersOnly: integersOnly, isOrdinal: isOrdinal)
    if let answer = knownSamples.withLock({ $0[question] }) { return answer }
    var answer: [String: [ExactDecimal]] = [:]
    func add(_ number: ExactDecimal, _ value: Value) {
      guard let category = try? formatter.pluralCategory(of: value, ordinal: isOrdinal),
        answer[category, default: []].count < PluralReach.sampleCount
      else { return }
      answer[category, default: []].append(number)
    }
    let near = shifted.lowerBound...min(shifted.upperBound, shifted.lowerBound + 220)
    let round: [Int64] = [1_000, 2_000, 10_000, 100_000, 1_000_000, 2_000_000, 1_000_000_000]
    for number in Array(near) + round where shifted.contains(number) {
      add(ExactDecimal(number), .integer(number))
    }
    if !integersOnly {
      for text in ["0.5", "1.5", "2.5", "1.25"] {
        if let number = ExactDecimal(text) { add(number, .decimal(number)) }
      }
    }
    knownSamples.withLock { $0[question] = answer }
    return answer
  }

  /// More than a choice has `=N` branches, as a rule.
  private static let sampleCount = 16

  /// The category of one number; nil where libicu fails.
  func category(of number: Int64, isOrdinal: Bool) -> String? {
    try? formatter.pluralCategory(of: .integer(number), ordinal: isOrdinal)
  }
}
