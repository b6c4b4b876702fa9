import MessageFormat
import Synchronization

/// Which plural categories the numbers of a range have in a locale, each looked up once.
///
/// A check asks the same of every plural on the same variable, and the answer takes thousands
/// of numbers.
final class PluralReach: Sendable {
  private let formatter: MessageFormatter
  private let known = Mutex<[Question: [String]]>([:])

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

  /// The category of one number; nil where libicu fails.
  func category(of number: Int64, isOrdinal: Bool) -> String? {
    try? formatter.pluralCategory(of: .integer(number), ordinal: isOrdinal)
  }
}
