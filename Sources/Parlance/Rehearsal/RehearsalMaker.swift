import MessageFormat

/// Renders what stands in a rehearsal, and keeps what was said of it.
struct RehearsalMaker {
  let repository: Repository
  let customer: Customer
  let locale: LocaleTag
  private let renderer: Renderer
  private var shown: [ItemID: [(reading: [String], number: Int)]] = [:]
  private var count = 0
  private(set) var faults: [String] = []
  private(set) var notes: [String] = []
  private(set) var findings: [Finding] = []

  init(_ repository: Repository, _ customer: Customer, _ locale: LocaleTag) {
    self.repository = repository
    self.customer = customer
    self.locale = locale
    renderer = Renderer(repository: repository)
  }

  // MARK: Items

  /// An item as it would be on a day; what reads as it did before refers to that.
  private mutating func show(_ item: ItemID, on day: CalendarDay) -> Rehearsal.Shown {
    let state: Rehearsal.Shown.State
    do throws(RenderError) {
      let rendered = try renderer.render(item, locale: locale, customer: customer, on: day)
      for note in rendered.notes where !notes.contains(note) { notes.append(note) }
      for finding in rendered.findings where !findings.contains(finding) {
        findings.append(finding)
      }
      state = .rendered(rendered)
    } catch {
      add(fault: "\(error)")
      state = .fault("\(error)")
    }
    let reading = state.reading
    if let known = shown[item]?.first(where: { $0.reading == reading }) {
      return Rehearsal.Shown(item: item, state: .asAbove, number: known.number)
    }
    count += 1
    shown[item, default: []].append((reading, count))
    return Rehearsal.Shown(item: item, state: state, number: count)
  }

  private mutating func add(fault: String) {
    if !faults.contains(fault) { faults.append(fault) }
  }

  // MARK: Entries

  /// A touchpoint, with what is sent or said there on its first day.
  mutating func entry(_ step: RehearsalStep, on today: CalendarDay) -> Rehearsal.Entry {
    let day = step.days?.lowerBound ?? today
    var entry = Rehearsal.Entry(
      path: step.path, days: step.days, when: dates(step.days), details: [], place: [],
      conditions: [], text: nil, items: [])
    read(step.playbook, on: day) { (rendering, texts) throws(RenderError) in
      let (label, first, last) = step.touchpoint.timing.label
      entry.details.append(
        try rendering.word(
          label, texts, ["first": .integer(Int64(first)), "last": .integer(Int64(last))]
        ).text)
      if let channel = step.touchpoint.channel {
        entry.details.append(try rendering.word(channel.label, texts).text)
      }
      entry.place = [
        try rendering.text("title", texts)?.text ?? step.playbook.id.name,
        try rendering.text("stages.\(step.stage.id).title", texts)?.text ?? step.stage.id,
        try rendering.text("actions.\(step.action.id).title", texts)?.text ?? step.action.id,
      ]
      let material = step.playbook.material(of: step.touchpoint, for: rendering.customer.values)
      let applies = [step.touchpoint.applies, material?.applies ?? Applicability()]
      for applies in applies where !applies.isForEverybody {
        entry.conditions += try rendering.conditions(applies, texts).map(\.text)
      }
      entry.text = try rendering.text(step.touchpoint.textKey, texts)?.text
    }
    for item in step.items where !isLeftOut(item) { entry.items.append(show(item, on: day)) }
    return entry
  }

  /// The objections of a stage; nil where it has none.
  mutating func objections(
    of stage: Stage, _ playbook: Playbook, on day: CalendarDay
  ) -> Rehearsal.Entry? {
    guard !stage.objections.isEmpty else { return nil }
    var entry = Rehearsal.Entry(
      path: "\(playbook.id.name)/\(stage.id)", days: nil, when: "", details: [], place: [],
      conditions: [], text: nil, items: [])
    read(playbook, on: day) { (rendering, texts) throws(RenderError) in
      entry.place = [
        try rendering.text("title", texts)?.text ?? playbook.id.name,
        try rendering.text("stages.\(stage.id).title", texts)?.text ?? stage.id,
      ]
    }
    for reference in stage.objections where !isLeftOut(reference.item) {
      entry.items.append(show(reference.item, on: day))
    }
    return entry.items.isEmpty ? nil : entry
  }

  /// Whether the locale need not have an item and has none.
  private func isLeftOut(_ item: ItemID) -> Bool {
    repository.items[item]?.settings.notRequired[locale] != nil
      && repository.served(item, in: locale)?.locale.isSameLanguage(as: locale) != true
  }

  private mutating func read(
    _ playbook: Playbook, on day: CalendarDay,
    _ body: (inout Rendering, PlaybookTexts) throws(RenderError) -> Void
  ) {
    let session = renderer.borrowSession()
    defer { renderer.giveBack(session) }
    do throws(RenderError) {
      var rendering = try renderer.rendering(
        of: playbook.id, locale: locale, customer: customer, sender: nil, on: day, in: session)
      let template = try rendering.template(of: playbook.id, in: locale)
      try body(&rendering, PlaybookTexts(playbook: playbook, template: template, repository))
      for finding in rendering.findings where !findings.contains(finding) {
        findings.append(finding)
      }
      for note in rendering.notes where !notes.contains(note) { notes.append(note) }
    } catch {
      add(fault: "\(error)")
    }
  }

  /// Some days as the locale writes them; a single one as itself.
  private func dates(_ days: ClosedRange<CalendarDay>?) -> String {
    guard let days else { return "" }
    return (try? formatter().days(days)) ?? "\(days.lowerBound) – \(days.upperBound)"
  }

  /// A day as the locale writes it.
  func date(_ day: CalendarDay) -> String {
    (try? formatter().date(.date(day), style: "long")) ?? "\(day)"
  }

  private func formatter() throws(RenderError) -> MessageFormatter {
    try renderer.formatter(
      locale: locale, timeZone: repository.project.timeZone, today: nil,
      for: ItemID(.playbook, ""))
  }

  // MARK: The frame

  /// The words around it, in the locale or one of its language.
  mutating func frame() -> RehearsalFrame {
    var frame = RehearsalFrame(in: locale)
    let chain = repository.fallbackChain(of: locale).filter { $0.isSameLanguage(as: locale) }
    let item = repository.orderedPlaybooks.first?.id ?? ItemID(.playbook, "")
    let session = renderer.borrowSession()
    defer { renderer.giveBack(session) }
    for word in RehearsalFrame.Word.allCases {
      guard chain.contains(where: { repository.locales[$0]?.labels[word.rawValue] != nil }) else {
        continue
      }
      do throws(RenderError) {
        var rendering = try renderer.rendering(
          of: item, locale: locale, customer: customer, sender: nil, on: nil, in: session)
        frame.set(word, try rendering.label(word.rawValue, in: locale), locale)
      } catch {
        add(fault: "\(error)")
      }
    }
    return frame
  }
}
