import MessageFormat
import Testing

@testable import Parlance

@Suite("The page of a playbook for one customer says what applies to it, with dates")
struct PlaybookCustomerTests {
  /// The plan of the page’s tests, counted from a date of the customer.
  private static let files = PlaybookPageTests.files.merging([
    "content/playbooks/p/playbook.yaml":
      "clock: start\nterm: 1 year\n"
      + (PlaybookPageTests.files["content/playbooks/p/playbook.yaml"] ?? ""),
    "content/variables.yaml":
      (LiteralContent.base["content/variables.yaml"] ?? "")
      + "\nstart: {type: date, optional: true}\n",
  ]) { $1 }

  private func page(
    _ values: [String: String] = [:], on day: String = "2026-11-21", stage: String? = nil,
    files: [String: String] = [:]
  ) throws -> RenderedPlaybook {
    let repository = try LiteralContent.repository(Self.files.merging(files) { $1 })
    let customer = try LiteralContent.customer(
      ["start": "2026-02-16"].merging(values) { $1 }, in: repository)
    return try Renderer(repository: repository).playbook(
      ItemID(.playbook, "p"), stage: stage, locale: LocaleTag("en"), customer: customer,
      on: CalendarDay(day))
  }

  @Test("As text: only its segment, dates in the locale’s way, and what is to be done first")
  func text() throws {
    let text = try page().text.replacing("\u{2009}", with: " ")
    #expect(
      text.hasPrefix(
        """
        For Jana Sommer.

        For Jana Sommer · test on November 21, 2026

        Due
        ---

          Nov 16 – 22, 2026 · By email
            Write.

        Next
        ----

          Dec 14, 2026 – Jan 17, 2027 · By phone
            Ring.

        Renewal
        =======

        Renew.
        """), "\(text)")
    #expect(text.contains("  Nov 16 – 22, 2026 · By email · Due\n    Write.\n    - Email · Any\n"))
    #expect(text.contains("  As needed · In the console\n    Look.\n"))
    #expect(!text.contains("Small") && !text.contains("others") && !text.contains("Week"))
  }

  @Test("As HTML: what is to be done first leads to its step, which says how it stands")
  func html() throws {
    let html = try page().html
    #expect(html.contains("<a href=\"#step-renewal-quote-mail\">Write.</a>"))
    #expect(html.contains("<li id=\"step-renewal-quote-mail\" class=\"due\">"))
    #expect(html.contains("<b class=\"state\">Next</b>"))
  }

  @Test(
    "What should have been done is overdue, and then past",
    arguments: [("2026-11-23", "Overdue"), ("2026-12-20", "Overdue"), ("2026-12-21", "Past")])
  func overdue(day: String, state: String) throws {
    let text = try page(on: day).text.replacing("\u{2009}", with: " ")
    #expect(text.contains("  Nov 16 – 22, 2026 · By email · \(state)\n    Write."))
    #expect(text.contains("  Nov 16 – 22, 2026 · By email\n    Write.") == (state == "Overdue"))
  }

  @Test("A stage that is not for the customer says so, and nothing else")
  func leftOut() throws {
    let page = try page(["tier": "plus"])
    #expect(
      page.text.hasSuffix("Renewal\n=======\n\nNot for this customer\n\nNot if gone already\n"))
    #expect(page.json.contains("\"applies\": false"))
    #expect(!page.html.contains("Too dear"))
  }

  @Test("A customer whose dates are missing keeps the weeks, and the page says so")
  func undated() throws {
    let page = try page(["start": ""])
    #expect(page.text.contains("Weeks for dates"))
    #expect(page.text.contains("  Week 40 · By email\n"))
    #expect(!page.text.contains("Due\n---"))
    #expect(
      page.notes == [
        "p/renewal shows weeks in the place of dates for the customer “test”: “start” is missing"
      ])
  }

  @Test("A segment chooses the material")
  func segment() throws {
    let text = try page(["seats": "9"]).text
    #expect(text.contains("- Email · Small x\n") && !text.contains("Any"))
  }

  @Test("A stage that is not there is named, with those that are")
  func unknownStage() throws {
    let error = #expect(throws: RenderError.self) { try page(stage: "renewel") }
    #expect(error?.kind == .unknownName)
    #expect(error?.message == "no stage is named “renewel”; did you mean “renewal”?")
    let other = #expect(throws: RenderError.self) { try page(stage: "zzz") }
    #expect(other?.message == "no stage is named “zzz”; expected one of renewal")
  }

  @Test("JSON nests as the plan does, in its order, with items by their IDs")
  func json() throws {
    let json = try JSON(parsing: try page().json.utf8)
    #expect(json["version"] == .number(1) && json["customer"] == .string("test"))
    #expect(json["on"] == .string("2026-11-21"))
    guard case .array(let stages)? = json["stages"],
      case .array(let actions)? = stages[0]["actions"],
      case .array(let steps)? = actions[1]["touchpoints"]
    else {
      Issue.record("the nesting is another")
      return
    }
    #expect(actions.map { $0["id"] } == [.string("talk"), .string("quote")])
    #expect(actions[0]["effort"] == .string("extra-credit"))
    #expect(steps[0]["when"] == .string("week 40") && steps[0]["state"] == .string("due"))
    #expect(steps[0]["first"] == .string("2026-11-16") && steps[0]["last"] == .string("2026-11-22"))
    guard case .array(let material)? = steps[0]["material"],
      case .array(let none)? = steps[1]["material"]
    else {
      Issue.record("the nesting is another")
      return
    }
    #expect(material.map { $0["item"] } == [.string("emails/m")] && none.isEmpty)
    #expect(steps[1]["first"] == .null && steps[1]["state"] == .null)
  }

  @Test("Markdown is read as what it says, whatever the customer is called")
  func markdown() throws {
    let name = "*Acme* <b> [x](y) 1. # `_~|\\"
    let page = try page(
      ["name": name],
      files: [
        "content/objections/price/en.md":
          "---\nstatement: \"{name}\"\n---\n{name}\n\n- **Bold {name}**\n- [l](https://e.com/a)\n"
      ])
    let blocks = try Document(markdown: page.markdown).blocks
    let texts = blocks.map { Filling.plain([$0].inlines) }
    #expect(texts.contains(name))
    #expect(blocks.contains(.heading(level: 4, [.text(name)])))
    #expect(texts.contains { $0.contains("Bold \(name)") && $0.contains(" l") })
    #expect(page.markdown.contains("[l](https://e.com/a)"))
  }
}

extension JSON {
  /// The member of that name.
  fileprivate subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension Filling {
  /// Running text that has no slots, without its markup.
  fileprivate static func plain(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      case .softBreak, .hardBreak: " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(let content, _, _), .image(let content, _, _):
        plain(content)
      case .slot, .code: "?"
      }
    }.joined()
  }
}
