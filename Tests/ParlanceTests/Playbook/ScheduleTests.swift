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
    let schedule = Schedule(playbook, values, on: try #require(CalendarDay(day)))
    let stage = playbook.stages[stage]
    return (schedule, schedule.due(stage.actions[0].touchpoints[0], in: stage))
  }

  private func days(_ first: String, _ last: String) throws -> ClosedRange<CalendarDay> {
    try #require(CalendarDay(first))...(try #require(CalendarDay(last)))
  }

  private func window(_ first: String, _ last: String) throws -> Schedule.Window {
    Schedule.Window(days: try days(first, last), term: try #require(CalendarDay("2026-02-16")))
  }

  @Test(
    "Weeks are those of the current term, which is the old one up to the day on which it ends",
    arguments: [
      ("2026-02-16", "2026-11-16", "2026-11-22"), ("2027-02-15", "2026-11-16", "2026-11-22"),
      ("2027-02-16", "2026-11-16", "2026-11-22"), ("2027-02-17", "2026-11-16", "2026-11-22"),
      ("2020-01-01", "2026-11-16", "2026-11-22"),
    ])
  func current(day: String, first: String, last: String) throws {
    #expect(try schedule("week 40", on: day).due.window?.days == days(first, last))
  }

  @Test("Without an expiry the next term begins on its anniversary")
  func anniversary() throws {
    let before = try schedule("week 1", on: "2027-02-15", end: nil).due
    let after = try schedule("week 1", on: "2027-02-16", end: nil).due
    #expect(try before.window?.days == days("2026-02-16", "2026-02-22"))
    #expect(try after.window?.days == days("2027-02-16", "2027-02-22"))
  }

  @Test("A stage counts from a clock of its own")
  func clock() throws {
    let due = try schedule("week 2", on: "2026-11-21", since: "2026-11-10", stage: 1).due
    #expect(try due.window?.days == days("2026-11-17", "2026-11-23"))
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
    guard case .unknown(let fault) = due else {
      Issue.record("it is known: \(due)")
      return
    }
    #expect(fault.reason == reason)
  }

  @Test(
    "Due from its first day to its last, overdue for four weeks behind it",
    arguments: [
      ("2026-11-15", Schedule.State.later), ("2026-11-16", .due), ("2026-11-22", .due),
      ("2026-11-23", .overdue), ("2026-12-20", .overdue), ("2026-12-21", .past),
    ])
  func state(day: String, state: Schedule.State) throws {
    let (schedule, _) = try schedule("week 40", on: day)
    let week = try window("2026-11-16", "2026-11-22")
    #expect(schedule.state(of: week, among: [week]) == state)
  }

  @Test(
    "Nothing is overdue any more when the next step of its action begins",
    arguments: [("2026-11-29", Schedule.State.overdue), ("2026-11-30", .past)])
  func followed(day: String, state: Schedule.State) throws {
    let (schedule, _) = try schedule("week 40", on: day)
    let week = try window("2026-11-16", "2026-11-22")
    let next = try window("2026-11-30", "2026-12-06")
    #expect(schedule.state(of: week, among: [week, next]) == state)
  }

  @Test(
    "Behind the expiry nothing of its term is overdue, though the old term is shown",
    arguments: [("2026-11-30", Schedule.State.overdue), ("2026-12-01", .past)])
  func ended(day: String, state: Schedule.State) throws {
    let (schedule, due) = try schedule("week 40", on: day, end: "2026-11-30")
    let window = try #require(due.window)
    #expect(try window.days == days("2026-11-16", "2026-11-22"))
    #expect(schedule.state(of: window, among: []) == state)
  }

  @Test(
    "A week that the term does not have never comes",
    arguments: [
      ("week 53", "2027-02-16", true), ("day 365", "2027-02-16", true),
      ("day 366", "2027-02-16", false), ("week 54", "2027-02-16", false),
      ("week 40", "2026-11-16", true), ("week 40", "2026-11-15", false),
      ("60 weeks before expiry", "2027-02-16", false), ("2 days before expiry", "2026-02-18", true),
      ("3 days before expiry", "2026-02-18", false),
    ])
  func never(when: String, end: String, comes: Bool) throws {
    let due = try schedule(when, on: "2026-02-17", end: end).due
    #expect((due.window != nil) == comes)
    if !comes { #expect(due == .dated(nil, next: nil)) }
  }
}
