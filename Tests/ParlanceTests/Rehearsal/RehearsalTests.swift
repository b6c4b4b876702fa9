import MessageFormat
import Testing

@testable import Parlance

@Suite("A rehearsal")
struct RehearsalTests {
  /// A year of a mail, a script that opens an objection, and the same mail again.
  static let files = smallRepository.with([
    "content/variables.yaml": """
    name: {type: text, example: Jana}
    seats: {type: integer, example: 12}
    start: {type: date, example: 2026-01-10}
    end: {type: date, example: 2027-01-10}

    """,
    "content/customers/acme.yaml":
      "locale: en\nname: <b>*Jana*</b>\nseats: 3\nstart: 2024-02-29\nend: 2027-02-27\n",
    "locales/en.yaml":
      "labels: {week: \"Week {first}\", afterExpiry: Later, onlyIf: \"If {segment}\"}\n",
    "content/emails/welcome/en.md": "---\nsubject: Hello\n---\nDear {name}\n",
    "content/emails/welcome/de.md": "---\nsubject: Hallo\n---\nGuten Tag {name}\n",
    "content/emails/soon/en.md": "---\nsubject: Soon\n---\nEnds {end, relative, day}.\n",
    "content/call-scripts/call/en.md": "---\ntitle: Call\n---\n> Hi.\n\n[No](objection:no)\n",
    "content/objections/no/en.md": "---\nstatement: No\n---\nBut yes.\n",
    "content/playbooks/start/playbook.yaml": """
    clock: start
    expiry: end
    term: 1 year
    segments: {small: {seats: {below: 10}}, large: {seats: {above: 9}}}
    stages:
      - id: a
        actions:
          - id: b
            touchpoints:
              - {id: late, when: after expiry, material: [{email: welcome}]}
              - {id: two, when: week 2, material: [{email: soon}]}
              - {id: again, when: week 3, material: [{email: soon}]}
              - {id: one, when: week 1, if: small, material: [{email: welcome}]}
              - {id: never, when: week 1, if: large, material: [{email: welcome}]}
              - {id: talk, when: week 4, material: [{call-script: call}]}
        objections: [no]

    """,
    "content/playbooks/start/en.yaml": """
    title: Plan
    segments: {small: few seats, large: many seats}
    touchpoints: {a: {b: {one: Greet them}}}

    """,
  ])

  private func rehearse(
    _ changes: [String: String?] = [:], on day: String = "2026-05-01"
  ) async throws -> Rehearsal {
    let repository = try await TemporaryRepository(Self.files.with(changes)).load()
    return try Rehearsal(
      repository, for: try repository.customer("acme"), on: CalendarDay(day))
  }

  @Test("The year is in order of its days, counted from the latest anniversary")
  func order() async throws {
    let rehearsal = try await rehearse()
    #expect(rehearsal.faults == [])
    let year = try #require(rehearsal.chapters.first)
    #expect(
      year.entries.map(\.path) == [
        "start/a/b/one", "start/a/b/two", "start/a/b/again", "start/a/b/talk", "start/a/b/late",
      ])
    // The anniversary of a leap day in a common year is the last of February.
    #expect(year.entries.first?.days?.lowerBound == CalendarDay("2026-02-28"))
    #expect(year.entries.first?.days?.upperBound == CalendarDay("2026-03-06"))
    #expect(year.entries.last?.days?.lowerBound == CalendarDay("2027-02-28"))
    #expect(rehearsal.leftOut == ["start/a/b/never"])
    #expect(year.entries.first?.text == "Greet them")
    #expect(year.entries.first?.conditions == ["If few seats"])
  }

  @Test("A text is shown for its day, and again only where it reads differently")
  func asAbove() async throws {
    let entries = try #require(try await rehearse().chapters.first).entries
    func text(_ entry: Int) -> String? { entries[entry].items[0].state.rendered?.text }
    #expect(text(1) != nil && text(2) != nil && text(1) != text(2))
    guard case .asAbove = entries[4].items[0].state else {
      Issue.record("the mail reads as it did in week 1")
      return
    }
    #expect(entries[4].items[0].number == entries[0].items[0].number)
  }

  @Test("What cannot be rendered is told in its place, and the rest is shown")
  func fault() async throws {
    let rehearsal = try await rehearse(["content/emails/soon/en.md": nil])
    #expect(rehearsal.faults.count == 1)
    #expect(rehearsal.html.contains("Cannot be shown"))
    #expect(rehearsal.html.contains("Dear "))
  }

  @Test("The page holds every text, opened, and what a customer is called stays text")
  func page() async throws {
    let html = try await rehearse().html
    #expect(html.contains("<details open>") && !html.contains("<details>"))
    #expect(html.contains("&lt;b&gt;*Jana*&lt;/b&gt;") && !html.contains("<b>*Jana*"))
    #expect(html.contains("default-src 'none'") && !html.contains("<script"))
    #expect(html.split(separator: "<template shadowrootmode=\"open\">").count == 6)
    #expect(!html.contains("<body class") && html.split(separator: "</body>").count == 2)
    let ids = html.matches(of: /\sid="((?:item|entry)-[^"]*)"/).map(\.1)
    #expect(Set(ids).count == ids.count)
    #expect(
      html.contains(
        "<li><a href=\"#item-1\"><bdi>Hello</bdi></a> <code class=\"muted\">emails/welcome</code></li>"
      ))
    for link in html.matches(of: /href="#((?:item|entry)-[^"]*)"/).map(\.1) {
      #expect(ids.contains(link))
    }
  }

  @Test("The plain text says the same")
  func text() async throws {
    let text = try await rehearse().text
    #expect(text.contains("[1] emails/welcome\nSubject: Hello\n"))
    #expect(text.contains("Reads as shown above [1]"))
    #expect(text.contains("  | But yes."))
  }

  @Test("Only what reads differently is kept, beside what it was")
  func differences() async throws {
    let old = try await rehearse()
    var same = try await rehearse()
    same.keepDifferences(from: old, since: "x")
    #expect(same.chapters.isEmpty && same.removed.isEmpty)
    #expect(same.html.contains("Nothing reads differently now."))
    var new = try await rehearse([
      "content/emails/welcome/en.md": "---\nsubject: Hello\n---\nWelcome {name}\n"
    ])
    new.keepDifferences(from: old, since: "x")
    let entries = new.chapters.flatMap(\.entries)
    #expect(entries.map(\.path) == ["start/a/b/one", "start/a/b/late"])
    #expect(entries[0].items[0].before?.rendered?.text.contains("Dear") == true)
    #expect(entries[0].items[0].state.rendered?.text.contains("Welcome") == true)
    guard case .asAbove = entries[1].items[0].state else {
      Issue.record("the same change is shown twice")
      return
    }
  }

  @Test("What is new says so, what is gone is named, and a new word of the plan counts")
  func moved() async throws {
    let old = try await rehearse()
    let plan = try #require(Self.files["content/playbooks/start/playbook.yaml"] ?? nil)
    let words = try #require(Self.files["content/playbooks/start/en.yaml"] ?? nil)
    var new = try await rehearse([
      "content/emails/other/en.md": "---\nsubject: Other\n---\nSomething\n",
      "content/playbooks/start/playbook.yaml": plan.replacing("id: again", with: "id: anew")
        .replacing("week 2, material: [{email: soon}]", with: "week 2, material: [{email: other}]"),
      "content/playbooks/start/en.yaml": words.replacing("Greet them", with: "Call them"),
    ])
    new.keepDifferences(from: old, since: "x")
    let entries = new.chapters.flatMap(\.entries)
    #expect(entries.map(\.path) == ["start/a/b/one", "start/a/b/two", "start/a/b/anew"])
    #expect(entries[0].items.isEmpty && entries[0].before?.contains("Greet them") == true)
    #expect(entries[1].items[0].isNew)
    #expect(entries[2].items.isEmpty)
    #expect(new.removed == ["start/a/b/two: emails/soon", "start/a/b/again"])
  }

  @Test("The frame is in the locale, or says that it is English")
  func frame() async throws {
    let repository = try await TemporaryRepository(
      Self.files.with([
        "locales/de.yaml": "labels: {rehearsal: Alle Texte, week: \"Woche {first}\"}\n"
      ])
    ).load()
    let html = try Rehearsal(
      repository, for: try repository.customer("acme"), locale: LocaleTag("de"),
      on: CalendarDay("2026-05-01")
    ).html
    #expect(html.contains("<h1>Alle Texte</h1>"))
    #expect(html.contains("<h2><span lang=\"en\" dir=\"ltr\">Contents</span></h2>"))
  }

  @Test("A playbook that is not there is refused by name")
  func unknown() async throws {
    let repository = try await TemporaryRepository(Self.files).load()
    let customer = try repository.customer("acme")
    let error = #expect(throws: ParlanceError.self) {
      try Rehearsal(repository, for: customer, playbooks: ["strat"])
    }
    #expect(error?.message.contains("did you mean “start”?") == true)
  }
}
