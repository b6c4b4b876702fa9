import MessageFormat
import Testing

@testable import Parlance

@Suite("When the touchpoints of a playbook are due for a customer")
struct ScheduleTests {
  private static let plan = """
    clock: start
    expiry: end
    term: 1 year
    stages:
      - id: s
        actions: [{id: a, touchpoints: [{id: t, when: WHEN}]}]
      - id: lead
        clock: since
        actions: [{id: a, touchpoints: [{id: t, when: WHEN}]}]
    """

  private func schedule(
    _ when: String, on day: String, start: String? = "2026-02-16", end: String? = "2027-02-16",
    since: String? = nil, stage: Int = 0
  ) throws -> (schedule: Schedule, due: Schedule.Due) {
    let (variables, _) = Variables.read(
      SourceFile(
        path: "content/variables.yaml",
        text: "start: {type: date}\nend: {type: date}\nsince: {type: date}\n"))
    let (playbook, findings) = PlaybookReader.read(
      SourceFile(path: "playbook.yaml", text: Self.plan.replacing("WHEN", with: when)),
      id: ItemID(.playbook, "p"), variables: variables)
    #expect(findings.isEmpty)
    var values: [String: Value] = [:]
    for (name, text) in [("start", start), ("end", end), ("since", since)] {
      if let text { values[name] = .date(try #require(CalendarDay(text))) }
    }
    let schedule = Schedule(
      playbook: playbook, values: values, day: try #require(CalendarDay(day)))
    let stage = playbook.stages[stage]
    return (schedule, schedule.due(stage.actions[0].touchpoints[0], in: stage))
  }

  private func days(_ first: String, _ last: String) throws -> ClosedRange<CalendarDay> {
    try #require(CalendarDay(first))...(try #require(CalendarDay(last)))
  }

  @Test(
    "Weeks are those of the current term, which is the old one up to the day on which it ends",
    arguments: [
      ("2026-02-16", "2026-11-16", "2026-11-22"), ("2027-02-15", "2026-11-16", "2026-11-22"),
      ("2027-02-16", "2026-11-16", "2026-11-22"), ("2027-02-17", "2026-11-16", "2026-11-22"),
      ("2020-01-01", "2026-11-16", "2026-11-22"),
    ])
  func current(day: String, first: String, last: String) throws {
    #expect(try schedule("week 40", on: day).due == .days(try days(first, last)))
  }

  @Test("Without an expiry the next term begins on its anniversary")
  func anniversary() throws {
    let before = try schedule("week 1", on: "2027-02-15", end: nil).due
    let after = try schedule("week 1", on: "2027-02-16", end: nil).due
    #expect(before == .days(try days("2026-02-16", "2026-02-22")))
    #expect(after == .days(try days("2027-02-16", "2027-02-22")))
  }

  @Test("A stage counts from a clock of its own")
  func clock() throws {
    let due = try schedule("week 2", on: "2026-11-21", since: "2026-11-10", stage: 1).due
    #expect(due == .days(try days("2026-11-17", "2026-11-23")))
  }

  @Test(
    "What is counted from a date that is not there, or makes no sense, is unknown",
    arguments: [
      ("week 4", nil, "2027-02-16", "“start” is missing"),
      ("after expiry", "2026-02-16", nil, "“end” is missing"),
      (
        "week 4", "2027-02-16", "2027-02-16",
        "“end” is 2027-02-16, which is not after “start”, 2027-02-16"
      ),
      (
        "after expiry", "2027-02-16", "2026-02-16",
        "“end” is 2026-02-16, which is not after “start”, 2027-02-16"
      ),
    ] as [(String, String?, String?, String)])
  func unknown(when: String, start: String?, end: String?, reason: String) throws {
    let due = try schedule(when, on: "2026-11-21", start: start, end: end).due
    #expect(due == .unknown(reason: reason))
  }

  @Test(
    "Due from its first day to its last, overdue for four weeks behind it",
    arguments: [
      ("2026-11-15", Schedule.State.later), ("2026-11-16", .due), ("2026-11-22", .due),
      ("2026-11-23", .overdue), ("2026-12-20", .overdue), ("2026-12-21", .past),
    ])
  func state(day: String, state: Schedule.State) throws {
    let (schedule, _) = try schedule("week 40", on: day)
    let week = try days("2026-11-16", "2026-11-22")
    #expect(schedule.state(of: week, among: [week]) == state)
  }

  @Test(
    "Nothing is overdue any more when the next step of its action begins",
    arguments: [("2026-11-29", Schedule.State.overdue), ("2026-11-30", .past)])
  func followed(day: String, state: Schedule.State) throws {
    let (schedule, _) = try schedule("week 40", on: day)
    let week = try days("2026-11-16", "2026-11-22")
    let next = try days("2026-11-30", "2026-12-06")
    #expect(schedule.state(of: week, among: [week, next]) == state)
  }
}
