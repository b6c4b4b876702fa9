import MessageFormat
import Parlance

/// A stretch of days that several stages share, and where something stands on it.
struct LifecycleAxis {
  /// The columns of the picture, whatever the stretch is long.
  static let columns = 60

  /// The variable that weeks are counted from.
  let clock: String?
  /// The stages whose steps stand on it.
  let stages: [Lifecycle.Stage]
  /// The first day, where a customer's days are shown.
  let start: CalendarDay?
  /// How many days there are.
  private(set) var length = 56
  /// After how many days the term ends; nil where nothing is counted from its end.
  private(set) var expiry: Int?
  private let term: Playbook.Term?

  init(_ clock: String?, _ stages: [Lifecycle.Stage], of lifecycle: Lifecycle) {
    self.clock = clock
    self.stages = stages
    term = clock == lifecycle.playbook.clock ? lifecycle.playbook.term : nil
    let counted = stages.flatMap(\.steps).filter { $0.touchpoint.timing.isFromStart }
    start = counted.lazy.compactMap(\.window?.term).first
    let steps = stages.flatMap(\.steps)
    if steps.contains(where: { $0.touchpoint.timing.isAroundExpiry }) {
      expiry = term?.days.lowerBound
    }
    let end = steps.compactMap { days(of: $0)?.upperBound }.max() ?? 0
    length = max(length, end + 7, term?.days.lowerBound ?? 0)
  }

  /// The stretches of a playbook, in the order of its stages.
  static func all(of lifecycle: Lifecycle) -> [LifecycleAxis] {
    var clocks: [String?] = []
    for stage in lifecycle.stages where !clocks.contains(stage.clock) {
      clocks.append(stage.clock)
    }
    return clocks.map { clock in
      LifecycleAxis(clock, lifecycle.stages.filter { $0.clock == clock }, of: lifecycle)
    }
  }

  /// The days of a step, counted from the beginning, behind the last; nil for what has none.
  func days(of step: Lifecycle.Step) -> Range<Int>? {
    if let start, let window = step.window, window.term == start {
      let first = window.days.lowerBound.daysSinceEpoch - start.daysSinceEpoch
      let end = window.days.upperBound.daysSinceEpoch - start.daysSinceEpoch + 1
      if first >= 0, end <= 3_700 { return first..<end }
    }
    guard let days = step.touchpoint.timing.days(in: term) else { return nil }
    let first = max(0, days.first.lowerBound)
    return first..<first + max(1, days.count)
  }

  /// The classes that put something over its days.
  func place(_ days: Range<Int>) -> HTML {
    let from = min(LifecycleAxis.columns, column(days.lowerBound))
    let to = min(LifecycleAxis.columns + 1, max(from + 1, columnBehind(days.upperBound)))
    return "from-\(from) to-\(to)"
  }

  /// The class that puts something at the beginning of a day.
  func place(at day: Int) -> HTML { "from-\(min(LifecycleAxis.columns, column(day)))" }

  private func column(_ day: Int) -> Int { day * LifecycleAxis.columns / length + 1 }

  private func columnBehind(_ day: Int) -> Int {
    (day * LifecycleAxis.columns + length - 1) / length + 1
  }

  /// Whether months stand along the axis of a customer, and not days.
  var hasMonths: Bool { length > 100 }

  /// What stands along the axis: weeks, or the days or months of a customer's term.
  func ticks(_ words: Words) -> [(day: Int, text: String)] {
    guard let start else { return weeks(words) }
    if !hasMonths {
      let step = length <= 60 ? 7 : 14
      return stride(from: 0, to: length - 3, by: step).map { day in
        (day, words[.planTickDay, ["day": .date(start.adding(days: day))]])
      }
    }
    var ticks: [(Int, String)] = []
    for day in 0..<length - 6 where start.adding(days: day).components.day == 1 {
      ticks.append((day, words[.planTickMonth, ["day": .date(start.adding(days: day))]]))
    }
    let step = ticks.count / 15 + 1
    return apart(ticks.enumerated().filter { $0.offset % step == 0 }.map(\.element))
  }

  /// The ticks without those that the name of the term's end would hide.
  private func apart(_ ticks: [(day: Int, text: String)]) -> [(day: Int, text: String)] {
    guard let expiry else { return ticks }
    return ticks.filter { !(-length / 40..<length / 18).contains($0.day - expiry) }
  }

  private func weeks(_ words: Words) -> [(day: Int, text: String)] {
    let last = expiry.map { $0 / 7 } ?? length / 7
    let step = [1, 2, 4, 8, 13, 26, 52].first { last / $0 <= 14 } ?? last
    let numbers = [1] + stride(from: step, through: last, by: step).filter { $0 > 1 && $0 <= last }
    return apart(numbers.map { ((($0 - 1) * 7), words.number($0)) })
  }
}

extension Timing {
  /// Whether days are counted from the beginning of a term.
  fileprivate var isFromStart: Bool {
    switch self {
    case .weeks, .day: true
    case .asNeeded, .beforeExpiry, .weeksAfterExpiry: false
    }
  }

  /// Whether days are counted from the end of a term.
  fileprivate var isAroundExpiry: Bool {
    switch self {
    case .beforeExpiry, .weeksAfterExpiry: true
    case .asNeeded, .weeks, .day: false
    }
  }
}
