import MessageFormat
import Parlance

/// What the interface says of playbooks, and of how far texts have come.
extension Words {
  /// When something is due, as the plan says it.
  func timing(_ timing: Timing) -> String {
    func span(_ one: Label, _ many: Label, _ weeks: ClosedRange<Int>) -> String {
      self[
        weeks.count == 1 ? one : many,
        [
          "first": .integer(Int64(weeks.lowerBound)), "last": .integer(Int64(weeks.upperBound)),
        ]]
    }
    switch timing {
    case .asNeeded: return self[.planAsNeeded]
    case .weeks(let weeks): return span(.planWeek, .planWeeks, weeks)
    case .day(let day): return self[.planDay, ["first": .integer(Int64(day))]]
    case .beforeExpiry(let days, let length):
      return length == 7
        ? self[.planWeeksBefore, ["count": .integer(Int64(days / 7))]]
        : self[.planDaysBefore, ["count": .integer(Int64(days))]]
    case .weeksAfterExpiry(let weeks):
      return span(.planWeekAfter, .planWeeksAfter, weeks)
    }
  }

  /// How a customer is reached.
  func channel(_ channel: Touchpoint.Channel) -> String {
    switch channel {
    case .email: self[.channelEmail]
    case .phone: self[.channelPhone]
    case .chat: self[.channelChat]
    case .social: self[.channelSocial]
    case .console: self[.channelConsole]
    case .inPerson: self[.channelInPerson]
    }
  }

  /// How much is expected of the reseller.
  func effort(_ effort: Action.Effort) -> String {
    self[effort == .extraCredit ? .effortExtra : .effortRecommended]
  }

  /// How far texts have come.
  func state(_ state: CoverageState) -> String { self[state.label] }

  /// How days stand to the day.
  func due(_ state: Schedule.State) -> String {
    switch state {
    case .past: self[.duePast]
    case .overdue: self[.dueOverdue]
    case .due: self[.dueNow]
    case .next: self[.dueNext]
    case .later: self[.dueLater]
    }
  }

  /// Some days, as short as the language writes them.
  func days(_ days: ClosedRange<CalendarDay>) -> String {
    (try? formatter.days(days)) ?? "\(days.lowerBound) – \(days.upperBound)"
  }

  /// A day without its weekday.
  func date(_ day: CalendarDay) -> String { self[.dayMedium, ["day": .date(day)]] }

  /// A number of words.
  func words(_ count: Int) -> String { self[.wordCount, ["count": .integer(Int64(count))]] }
}

extension CoverageState {
  /// The state in addresses and names of classes: `by-fallback`.
  var name: String { rawValue.replacing(" ", with: "-") }

  /// The classes of the mark that says it.
  var tone: HTML { HTML(trusted: "mark \(look)") }
}

extension Schedule.State {
  /// The class of the mark that says it.
  var tone: HTML {
    switch self {
    case .overdue: "mark bad"
    case .due: "mark warn"
    case .next: "mark good"
    case .past, .later: "mark"
    }
  }
}

extension ShownText {
  /// The attributes of an element that holds the text.
  var language: HTML { HTML.language(of: locale) }

  /// The text in an element of its own.
  var html: HTML { "<span\(language)>\(text)</span>" }
}
