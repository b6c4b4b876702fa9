import Testing

@testable import Parlance

@Suite("The page of a playbook says what to do when, and with what, in one language")
struct PlaybookPageTests {
  /// A plan with everything that a plan may have, and its texts in English.
  static let files = [
    "content/playbooks/p/playbook.yaml": """
    segments:
      small: {seats: {below: 10}}
      gone: {tier: {is: plus}}
    stages:
      - id: renewal
        unless: gone
        actions:
          - id: talk
            effort: extra-credit
            touchpoints:
              - {id: call, when: weeks 44-48, channel: phone, material: [{call-script: c}]}
          - id: quote
            touchpoints:
              - id: mail
                when: week 40
                channel: email
                material:
                  - {email: s, if: small}
                  - {email: m}
                with: [{asset: flyer}]
              - {id: watch, channel: console, material: none}
        objections: [price]
    """,
    "content/playbooks/p/en.yaml": """
    title: The plan
    intro: For {name}.
    segments: {small: "fewer than {below} seats", gone: gone already}
    stages: {renewal: {title: Renewal, goal: Renew., fact: Early is better.}}
    actions: {quote: {title: Send a quote}, talk: {title: Talk}}
    touchpoints:
      renewal: {quote: {mail: Write., watch: Look.}, talk: {call: Ring.}}
    """,
    "content/emails/s/en.md": LiteralContent.mail("S", subject: "Small {x}"),
    "content/emails/m/en.md": LiteralContent.mail("M", subject: "Any"),
    "content/call-scripts/c/en.md": "---\ntitle: Script\n---\nHi\n",
    "content/objections/price/en.md": "---\nstatement: Too dear\n---\nIt **pays**.\n",
    "content/objections/price/item.yaml": "forward: [flyer]\n",
    "content/assets/flyer/en.md": "---\ntitle: Flyer\nlink: https://example.com/f\n---\nNice\n",
    "locales/en.yaml": """
    labels:
      week: Week {first}
      weeks: Weeks {first}–{last}
      asNeeded: As needed
      recommended: Recommended
      extraCredit: Extra
      email: By email
      phone: By phone
      console: In the console
      unless: "Not if {segment}"
      otherwise: others
      with: Goes along
      objections: Objections
      forward: To forward
      unsubscribe: Unsubscribe
      kindEmail: Email
      kindCallScript: Call
      kindAsset: Document
      forCustomer: "For {customer} on {day, date, long}"
      notForCustomer: Not for this customer
      datesUnknown: Weeks for dates
      past: Past
      overdue: Overdue
      due: Due
      next: Next
      overview: Overview
      emails: Emails
      callScripts: Scripts
      assets: Documents
      shownFor: Data of {customer}
    """,
  ]

  private func render(
    _ files: [String: String] = [:], locale: String = "en", values: [String: String] = [:]
  ) throws -> Rendered {
    try LiteralContent.render(
      Self.files.merging(files) { $1 }, "playbooks/p", locale: locale, values: values)
  }

  private func failure(_ files: [String: String], locale: String = "en") -> RenderError? {
    do {
      _ = try render(files, locale: locale)
      return nil
    } catch {
      return error as? RenderError
    }
  }

  @Test("As text: what is recommended comes first, each step with its time, way and material")
  func text() throws {
    let rendered = try render()
    #expect(rendered.subject == "The plan")
    #expect(rendered.preheader == "For Jana Sommer.")
    #expect(
      rendered.text == """
        For Jana Sommer.

        Renewal
        =======

        Not if gone already

        Renew.

        Early is better.

        Recommended
        -----------

        Send a quote

          Week 40 · By email
            Write.
            - Email · Small x [fewer than 10 seats]
            - Email · Any [others]
            Goes along
            - Document · Flyer <https://example.com/f>

          As needed · In the console
            Look.

        Extra
        -----

        Talk

          Weeks 44–48 · By phone
            Ring.
            - Call · Script

        Objections
        ----------

        Too dear

            | It pays.
            |
            | To forward
            | - Flyer <https://example.com/f>

        """)
  }

  @Test("As HTML: a section for each stage and action, an item for each step")
  func html() throws {
    let html = try render().html
    #expect(html.contains("<h1>The plan</h1>\n<p class=\"subtitle\">For Jana Sommer.</p>"))
    #expect(html.contains("<section id=\"stage-renewal\">\n<h2>Renewal</h2>"))
    #expect(html.ranges(of: "<h3 class=\"effort\">").count == 3)
    #expect(html.ranges(of: "<section class=\"action\">").count == 2)
    #expect(html.contains("<strong>Week 40</strong>\n<span>By email</span>"))
    #expect(html.contains("<span class=\"condition\">fewer than 10 seats</span>"))
    #expect(html.contains("<a href=\"https://example.com/f\">Flyer</a>"))
    #expect(html.contains("<summary>Too dear</summary>\n<div>\n<p>It <strong>pays</strong>.</p>"))
    #expect(html.contains("break-before: page"))
  }

  @Test("Every part is told with its locale, labels too")
  func parts() throws {
    let parts = try render().parts.map { "\($0.part) \($0.locale)" }
    for part in [
      "title", "intro", "stages.renewal.fact", "segments.small", "actions.talk.title",
      "touchpoints.renewal.quote.mail", "emails/s", "call-scripts/c", "assets/flyer",
      "objections/price", "labels.week", "labels.forward",
    ] {
      #expect(parts.contains("\(part) en"), "\(part)")
    }
  }

  @Test("A customer’s value is text on the page", arguments: ["<b>", "\"><script>", "a & b"])
  func inert(value: String) throws {
    let html = try render(values: ["x": value, "name": value]).html
    #expect(html.contains("Small \(HTMLEscape.text(value))"))
    #expect(html.ranges(of: "<b>").isEmpty && html.ranges(of: "<script>").isEmpty)
  }

  @Test("A label that is missing is an error that names file and key, never a word of English")
  func missingLabel() throws {
    let labels = Self.files["locales/en.yaml"]?.replacing("  otherwise: others\n", with: "")
    let error = try #require(failure(["locales/en.yaml": labels ?? ""]))
    #expect(error.kind == .noTranslation)
    #expect(error.location?.file == "locales/en.yaml")
    #expect(error.field == "labels.otherwise")
    #expect(
      error.message == "the label “otherwise” is missing; write it under “labels:” in this file")
  }

  @Test(
    "A text that the source has, or that the page cannot do without, is an error with its key",
    arguments: [
      ("stages.renewal.goal", "goal: Renew., ", true), ("title", "title: The plan\n", true),
      ("segments.small", "small: \"fewer than {below} seats\", ", true),
      ("title", "title: The plan\n", false),
    ])
  func missingText(key: String, text: String, isInSource: Bool) throws {
    let source = Self.files["content/playbooks/p/en.yaml"] ?? ""
    let file = "content/playbooks/p/\(isInSource ? "de" : "en").yaml"
    let labels = Self.files["locales/en.yaml"] ?? ""
    let locale = isInSource ? "de" : "en"
    var german: [String: String] = ["locales/de.yaml": labels]
    for (path, text) in Self.files where path.hasSuffix("/en.md") {
      german[path.replacing("/en.md", with: "/de.md")] = text
    }
    let error = try #require(
      failure(german.merging([file: source.replacing(text, with: "")]) { $1 }, locale: locale))
    #expect(error.location?.file == file)
    #expect(error.message == "the text “\(key)” is missing; write it in this file")
  }

  @Test("A kind of text that the source does without is left out")
  func optionalText() throws {
    let source = Self.files["content/playbooks/p/en.yaml"]?
      .replacing("intro: For {name}.\n", with: "").replacing("goal: Renew., ", with: "")
    let rendered = try render(["content/playbooks/p/en.yaml": source ?? ""])
    #expect(rendered.text.hasPrefix("Renewal\n======="))
    #expect(!rendered.html.contains("class=\"subtitle\""))
  }

  @Test("What came in another language is a finding, and says its language on the page")
  func fallback() throws {
    let labels = Self.files["locales/en.yaml"] ?? ""
    let rendered = try render(
      [
        "content/playbooks/p/ar.yaml": Self.files["content/playbooks/p/en.yaml"]?
          .replacing("The plan", with: "الخطة").replacing("fact: Early is better.", with: "") ?? "",
        "locales/ar.yaml": "fallback: en\n" + labels.replacing("  with: Goes along\n", with: ""),
        "content/emails/s/ar.md": LiteralContent.mail("S", subject: "صغير {x}"),
      ], locale: "ar")
    #expect(rendered.html.contains("<html lang=\"ar\" dir=\"rtl\">"))
    let english = " lang=\"en\" dir=\"ltr\">"
    #expect(rendered.html.contains("<p class=\"goal\"\(english)Early is better.</p>"))
    #expect(rendered.html.contains("<p class=\"with\"\(english)Goes along</p>"))
    #expect(rendered.html.contains("<span class=\"name\"\(english)Any</span>"))
    #expect(!rendered.html.contains("\(english)صغير"))
    let fields = Set(rendered.findings.filter { $0.rule == "mixed-language" }.map(\.field))
    #expect(fields.isSuperset(of: ["stages.renewal.fact", "labels.with", nil]))
    #expect(rendered.findings.contains { $0.message.hasPrefix("emails/m is shown in en") })
  }

  @Test("What a locale need not have is left out with a note, and a step with nothing else too")
  func notRequired() throws {
    var files = [
      "content/assets/flyer/item.yaml": "notRequired: {en: not printed}\n",
      "content/call-scripts/c/item.yaml": "notRequired: {en: nobody calls}\n",
    ]
    for path in ["content/assets/flyer/en.md", "content/call-scripts/c/en.md"] {
      files[path.replacing("/en.md", with: "/de.md")] = Self.files[path]
      files[path] = ""
    }
    let rendered = try render(files)
    #expect(!rendered.text.contains("Flyer") && !rendered.text.contains("Goes along"))
    #expect(!rendered.text.contains("To forward"))
    #expect(!rendered.text.contains("Ring."))
    #expect(
      rendered.notes.contains("call-scripts/c is left out: en need not have it (nobody calls)"))
  }

  @Test("Titles of stages and actions that the source does without are left out")
  func untitled() throws {
    let texts = "title: T\ntouchpoints: {renewal: {quote: {mail: Write.}}}\n"
    let rendered = try render([
      "content/playbooks/p/playbook.yaml": """
      stages: [{id: renewal, actions: [{id: quote, touchpoints: [{id: mail, when: week 1}]}]}]
      """, "content/playbooks/p/en.yaml": texts,
    ])
    #expect(rendered.text == "Recommended\n-----------\n\n  Week 1\n    Write.\n")
    #expect(!rendered.html.contains("<h2") && !rendered.html.contains("<h4"))
  }

  @Test("Stages are listed where there are several")
  func stages() throws {
    let plan = "stages:\n  - {id: a, objections: [price]}\n  - {id: b}\n"
    let texts = "title: T\nstages: {a: {title: First}, b: {title: Second}}\n"
    let html = try render([
      "content/playbooks/p/playbook.yaml": plan, "content/playbooks/p/en.yaml": texts,
    ]).html
    #expect(html.contains("<li><a href=\"#stage-b\">Second</a></li>"))
  }

  @Test(
    "Every time that a step may be due has a label",
    arguments: [
      ("week 4", "week"), ("weeks 4-5", "weeks"), ("day 3", "day"), ("after expiry", "afterExpiry"),
      ("week 2 after expiry", "weekAfterExpiry"), ("weeks 1-8 after expiry", "weeksAfterExpiry"),
      ("2 weeks before expiry", "weeksBeforeExpiry"), ("9 days before expiry", "daysBeforeExpiry"),
    ])
  func timing(when: String, label: String) throws {
    let timing = try #require(Timing(when)).label
    #expect(timing.name == label)
    #expect(timing.first <= timing.last)
  }

  @Test("A playbook is no mail")
  func noMail() throws {
    let rendered = try render()
    let error = #expect(throws: RenderError.self) { try rendered.eml() }
    #expect(error?.message.hasSuffix("another kind of item: playbook") == true)
  }
}
