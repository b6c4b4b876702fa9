import MessageFormat
import Testing

@testable import Parlance

@Suite struct `Whoever tells a customer's days` {
  /// Touchpoints of every kind, with an item each, by their actions.
  static let touchpoints: [(stage: String, action: String, id: String, when: String)] = [
    ("own", "year", "begin", "week 1"), ("own", "year", "middle", "weeks 25-26"),
    ("own", "year", "late", "week 48"), ("own", "year", "last", "week 53"),
    ("own", "day", "leap", "day 366"), ("own", "day", "beyond", "day 380"),
    ("own", "end", "remind", "2 weeks before expiry"), ("own", "end", "back", "after expiry"),
    ("own", "edge", "long", "60 weeks before expiry"),
    ("own", "edge", "eve", "1 days before expiry"),
    ("own", "edge", "again", "weeks 6-8 after expiry"),
    ("lead", "lead", "hello", "week 2"), ("lead", "lead", "still", "weeks 51-53"),
    ("over", "over", "after", "week 3"),
  ]

  static let files: [String: String] = {
    var files = PlaybookPageTests.files
    let labels = [
      "day", "daysBeforeExpiry", "weeksBeforeExpiry", "afterExpiry", "weekAfterExpiry",
      "weeksAfterExpiry",
    ]
    files["locales/en.yaml", default: ""] += labels.map { "\n  \($0): \($0)" }.joined()
    files["content/variables.yaml"] =
      "begun: {type: date}\nended: {type: date}\nsince: {type: date}\nx: {type: text}\n"
    var plan = "clock: begun\nexpiry: ended\nterm: 1 year\nstages:\n"
    let texts = "title: T\n"
    var last = ("", "")
    for touchpoint in touchpoints {
      if last.0 != touchpoint.stage {
        let clock = ["lead": "since", "over": "ended"][touchpoint.stage]
        plan += "  - id: \(touchpoint.stage)\n\(clock.map { "    clock: \($0)\n" } ?? "")"
        plan += "    actions:\n"
      }
      if last != (touchpoint.stage, touchpoint.action) {
        plan += "      - id: \(touchpoint.action)\n        touchpoints:\n"
      }
      last = (touchpoint.stage, touchpoint.action)
      let name = touchpoint.id
      plan += "          - {id: \(name), when: \(touchpoint.when), channel: email, "
      plan += "material: [{email: \(name)}]}\n"
      files["content/emails/\(name)/en.md"] = LiteralContent.mail(name, subject: name)
    }
    files["content/playbooks/p/playbook.yaml"] = plan
    files["content/playbooks/p/en.yaml"] = texts
    return files
  }()

  /// Days that are worth a try around some dates, and any others.
  private static func customer(
    _ generator: inout SeededGenerator
  ) -> (dates: [String: CalendarDay], day: CalendarDay) {
    func any(_ days: ClosedRange<Int>) -> Int { Int.random(in: days, using: &generator) }
    var dates: [String: CalendarDay] = [:]
    let leap = CalendarDay(year: 2024, month: 2, day: 29)
    var begun = CalendarDay(year: any(2022...2027), month: any(1...12), day: any(1...28))
    if any(0...4) == 0 { begun = leap }
    if let begun, any(0...12) > 0 { dates["begun"] = begun }
    let from = begun ?? CalendarDay(daysSinceEpoch: 0)
    if any(0...5) > 0 {
      let (year, month, number) = from.components
      let whole = CalendarDay(
        year: year + any(1...3), month: month, day: month == 2 ? min(number, 28) : number)
      let odd = from.adding(days: any(-40...900))
      dates["ended"] = any(0...2) == 0 ? odd : (whole ?? from).adding(days: any(-2...2))
    }
    if any(0...2) > 0 { dates["since"] = from.adding(days: any(-500...500)) }
    let near = [dates["ended"], dates["since"], begun].compactMap { $0 }.randomElement(
      using: &generator)
    let day = any(0...2) == 0 ? near?.adding(days: any(-3...3)) : from.adding(days: any(-60...1300))
    return (dates, day ?? from)
  }

  @Test func `says the same: page, listing of what is due, year and check`() throws {
    let repository = try LiteralContent.repository(Self.files)
    let renderer = Renderer(repository: repository)
    let playbook = try #require(repository.playbooks["p"])
    var generator = SeededGenerator(seed: 20_261_122)
    var seen: [String: Int] = [:]
    for round in 0..<400 {
      let (dates, day) = Self.customer(&generator)
      var customer = Customer(id: "acme")
      customer.values = dates.mapValues(Value.date)
      let expected = Self.touchpoints.map { PlainTerms(dates, on: day).days(of: $0, playbook) }

      let page = try renderer.playbook(
        playbook.id, locale: LocaleTag("en"), customer: customer, on: day)
      let onPage = try Self.steps(JSON(parsing: page.json.utf8))
      let query = try DueQuery(repository, on: day, within: DueQuery.longestWithin)
      let due = query.finder().look(at: customer, line: 1).contacts
      var forecast = CustomerForecast(repository, from: day, of: "crm")
      forecast.add(customer)
      let year = RehearsalYear(of: customer, in: [playbook], on: day)

      for (place, touchpoint) in Self.touchpoints.enumerated() {
        let (now, next) = expected[place]
        let followers = zip(Self.touchpoints, expected).filter { $0.0.action == touchpoint.action }
          .compactMap { $0.1.now?.days }
        let state = now.map { PlainTerms(dates, on: day).state(of: $0, among: followers) }
        seen[state ?? "none", default: 0] += 1
        let about = "round \(round): \(touchpoint.id) on \(day), \(dates)"

        let shown = onPage[touchpoint.id]
        #expect(shown?.state == state && shown?.days == now.map { "\($0.days)" }, "\(about)")
        var listed: [String] = []
        if let now, let state, state != "past" {
          listed.append("\(state == "later" ? "upcoming" : state) \(now.days)")
        }
        if let next { listed.append("upcoming \(next.days)") }
        let contacts = due.filter { $0.step == touchpoint.id }.map { "\($0.urgency) \($0.days)" }
        #expect(contacts == listed, "\(about)")
        let rehearsed = (year.dated + year.undated).first { $0.touchpoint.id == touchpoint.id }
        #expect(rehearsed?.days == now?.days, "\(about)")
        let urgency = forecast.urgency(
          of: ItemID(.email, touchpoint.id), in: LocaleTag("en"), repository)
        let first =
          state == "due" || state == "later"
          ? now.map { max($0.days.lowerBound, day) }
          : next?.days.lowerBound
        #expect(urgency?.first == first, "\(about)")
      }
    }
    for state in ["past", "overdue", "due", "later", "none"] {
      #expect(seen[state, default: 0] > 50, "\(state) was hardly tried: \(seen)")
    }
  }

  /// The days and the state of each step of a page.
  private static func steps(_ json: JSON) throws -> [String: (days: String?, state: String?)] {
    func list(_ json: JSON?) -> [JSON] { if case .array(let list)? = json { list } else { [] } }
    func text(_ json: JSON?) -> String? { if case .string(let text)? = json { text } else { nil } }
    var steps: [String: (days: String?, state: String?)] = [:]
    for stage in list(json["stages"]) {
      for step in list(stage["actions"]).flatMap({ list($0["touchpoints"]) }) {
        let first = text(step["first"])
        let days = first.map { "\($0)...\(text(step["last"]) ?? "")" }
        let state = text(step["state"])
        steps[try #require(text(step["id"]))] = (days, state == "next" ? "later" : state)
      }
    }
    return steps
  }
}

/// The terms of a customer as the documentation tells them, day by day.
private struct PlainTerms {
  let dates: [String: CalendarDay]
  let day: CalendarDay

  init(_ dates: [String: CalendarDay], on day: CalendarDay) {
    var dates = dates
    if let begun = dates["begun"], let ended = dates["ended"], ended <= begun {
      dates["begun"] = nil
      dates["ended"] = nil
    }
    self.dates = dates
    self.day = day
  }

  /// Some days, and the one behind which they are over whatever was done.
  typealias Days = (days: ClosedRange<CalendarDay>, end: CalendarDay?)

  func days(
    of touchpoint: (stage: String, action: String, id: String, when: String), _ playbook: Playbook
  ) -> (now: Days?, next: Days?) {
    let numbers = touchpoint.when.split { !$0.isNumber }.compactMap { Int($0) }
    guard touchpoint.when.hasSuffix("expiry") else {
      let clock = ["lead": "since", "over": "ended"][touchpoint.stage] ?? "begun"
      guard let first = dates[clock] else { return (nil, nil) }
      let end = clock == "begun" ? dates["ended"] : nil
      let starts = (0...40).compactMap { years in
        let (year, month, number) = first.components
        let last = CalendarDay.days(inMonth: month, of: year + years)
        return CalendarDay(year: year + years, month: month, day: min(number, last))
      }.filter { start in start == first || (end.map { start < $0 } ?? true) }
      let place = starts.lastIndex { $0 <= day } ?? 0
      func days(_ place: Int) -> Days? {
        guard starts.indices.contains(place) else { return nil }
        let isDay = touchpoint.when.hasPrefix("day")
        let from = isDay ? numbers[0] : 7 * numbers[0] - 6
        let to = isDay ? numbers[0] : 7 * (numbers.last ?? 0)
        let window = starts[place].adding(days: from - 1)...starts[place].adding(days: to - 1)
        // The term is over on its anniversary, or behind the expiry.
        let year = starts[place].adding(days: 1)...starts[place].adding(days: 366)
        let (_, month, number) = first.components
        let anniversary = (year.lowerBound.daysSinceEpoch...year.upperBound.daysSinceEpoch)
          .map(CalendarDay.init(daysSinceEpoch:)).first { day in
            let parts = day.components
            let last = CalendarDay.days(inMonth: month, of: parts.year)
            return parts.month == month && parts.day == min(number, last)
          }
        if let anniversary, window.lowerBound >= anniversary { return nil }
        if let end, window.lowerBound > end { return nil }
        return (window, end)
      }
      return (days(place), days(place + 1))
    }
    guard let expiry = dates["ended"] else { return (nil, nil) }
    if touchpoint.when.contains("before") {
      let isDay = touchpoint.when.contains("day")
      let first = expiry.adding(days: isDay ? -numbers[0] : -7 * numbers[0])
      let window = first...first.adding(days: isDay ? 0 : 6)
      if let begun = dates["begun"], window.upperBound < begun { return (nil, nil) }
      return ((window, expiry), nil)
    }
    let first = numbers.first ?? 1
    let last = numbers.last ?? 4
    return ((expiry.adding(days: 7 * first - 6)...expiry.adding(days: 7 * last), nil), nil)
  }

  func state(of days: Days, among others: [ClosedRange<CalendarDay>]) -> String {
    if let end = days.end, day > end { return "past" }
    if day < days.days.lowerBound { return "later" }
    if days.days.contains(day) { return "due" }
    let last = days.days.upperBound
    let isFollowed = others.contains { $0.lowerBound > last && $0.lowerBound <= day }
    return isFollowed || day > last.adding(days: 28) ? "past" : "overdue"
  }
}
