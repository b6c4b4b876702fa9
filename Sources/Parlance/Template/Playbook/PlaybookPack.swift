package import MessageFormat

/// Everything that a reseller takes along, as pages that link to each other and need no server: an
/// index, every stage of every playbook, and every mail, script, objection and asset.
package struct PlaybookPack {
  /// The pages, by their paths in the folder, the index last.
  package private(set) var files: [(path: String, text: String)] = []
  /// What keeps the pack from being made.
  package private(set) var errors: [RenderError] = []
  /// What the reader should know of it.
  package private(set) var notes: [String] = []
  /// What is wrong with it although it could be rendered.
  package private(set) var findings: [Finding] = []

  private let order: Order
  private let locale: LocaleTag
  private let repository: Repository
  private let renderer: Renderer
  private var index: PackIndex

  /// For whom a pack is.
  package struct Order {
    /// The locale; nil for the customer’s, or else the source locale.
    package var locale: LocaleTag?
    /// The customer that stages are shown for and items are filled for; nil for sample customers.
    package var customer: Customer?
    /// The day to pretend.
    package var day: CalendarDay?

    /// Makes an order.
    package init(locale: LocaleTag?, customer: Customer?, day: CalendarDay?) {
      self.locale = locale
      self.customer = customer
      self.day = day
    }
  }

  /// Renders all pages.
  package init(_ order: Order, of repository: Repository) {
    self.order = order
    self.repository = repository
    locale = order.locale ?? order.customer?.locale ?? repository.project.source
    renderer = Renderer(repository: repository)
    index = PackIndex(locale: locale)
    addItems()
    addPlaybooks()
    addIndex()
  }

  // MARK: Items

  private mutating func addItems() {
    let samples = samples
    for id in repository.itemIDs where id.kind != .snippet {
      if let reason = repository.items[id]?.settings.notRequired[locale],
        repository.served(id, in: locale)?.locale.isSameLanguage(as: locale) != true
      {
        note("\(id) is left out: \(locale) need not have it (\(reason))")
        continue
      }
      add(id, for: samples)
    }
  }

  /// The customers whose data fill the items: the one of the order, those of the locale, the
  /// others, and the examples of the variables.
  private var samples: [Customer] {
    let known = repository.customers.keys.sorted().compactMap { try? repository.customer($0) }
    let own = known.filter { $0.locale == locale } + known.filter { $0.locale != locale }
    return [order.customer].compactMap { $0 } + own.prefix(PlaybookPack.sampleLimit)
      + [repository.exampleCustomer]
  }

  /// How many sample customers are tried.
  private static let sampleLimit = 100

  /// Adds an item, filled for the first customer who has all that it asks for.
  private mutating func add(_ id: ItemID, for samples: [Customer]) {
    var first: RenderError?
    for customer in samples {
      do throws(RenderError) {
        let page = try rendered(id, for: customer)
        files.append((id.page, page.html))
        take(page.notes, page.findings)
        if let wanted = order.customer, wanted.id != customer.id {
          note("\(id) is filled for \(customer.id): \(first?.message ?? "")")
        }
        let part = page.parts.first { id.kind.fields.contains($0.part) }
        index.items[id.kind, default: []].append(
          PackIndex.Entry(
            address: id.page,
            title: PlaybookPage.Text(text: page.subject, locale: part?.locale ?? locale),
            customer: customer.id))
        return
      } catch {
        first = first ?? error
        // Another customer does not mend a text.
        if error.kind != .data { break }
      }
    }
    if let first { fail(first) }
  }

  private func rendered(
    _ id: ItemID, for customer: Customer
  ) throws(RenderError) -> Rendered {
    let session = renderer.borrowSession()
    defer { renderer.giveBack(session) }
    var rendering = try renderer.rendering(
      of: id, locale: locale, customer: customer, sender: nil, on: order.day, in: session)
    rendering.view.parent = ("../index.html", "overview")
    var rendered = try rendering.render()
    rendered.html = try rendering.pageAmongOthers(rendered)
    return rendered
  }

  // MARK: Playbooks

  private mutating func addPlaybooks() {
    for playbook in repository.orderedPlaybooks {
      do throws(RenderError) {
        let (page, html) = try page(of: playbook, stage: nil)
        files.append((playbook.id.page, html))
        index.audience = index.audience ?? page.audience
        var entry = PackIndex.Playbook(
          address: playbook.id.page, title: page.title, intro: page.intro)
        for (stage, shown) in zip(playbook.stages, page.stages) {
          let address = playbook.id.page(of: stage.id)
          files.append((address, try self.page(of: playbook, stage: stage.id).html))
          let title = shown.title ?? PlaybookPage.Text(text: stage.id, locale: locale)
          entry.stages.append((address, title, shown.leftOut ?? shown.texts.first))
        }
        index.playbooks.append(entry)
      } catch {
        fail(error)
      }
    }
  }

  /// The page of a playbook, or of one of its stages.
  private mutating func page(
    of playbook: Playbook, stage: String?
  ) throws(RenderError) -> (page: PlaybookPage, html: String) {
    let way = stage == nil ? "../" : "../../"
    let session = renderer.borrowSession()
    defer { renderer.giveBack(session) }
    var rendering = try renderer.rendering(
      of: playbook.id, locale: locale, customer: order.customer ?? repository.exampleCustomer,
      sender: nil, on: order.day, in: session)
    rendering.view = PlaybookView(
      stage: stage, isForCustomer: order.customer != nil,
      pages: Dictionary(
        uniqueKeysWithValues: repository.itemIDs.filter { $0.kind != .snippet && $0.kind != .asset }
          .map { ($0, way + $0.page) }),
      parent: (way + "index.html", "overview"))
    let (page, shown) = try rendering.playbookPage()
    let html = rendering.html(page, in: shown)
    try rendering.checkOutput(html.utf8.count)
    take(rendering.notes, rendering.findings)
    return (page, html)
  }

  // MARK: The index

  private mutating func addIndex() {
    // Without a playbook there is nothing whose labels an index could have.
    guard errors.isEmpty, let first = repository.orderedPlaybooks.first else { return }
    do throws(RenderError) {
      let session = renderer.borrowSession()
      defer { renderer.giveBack(session) }
      var rendering = try renderer.rendering(
        of: first.id, locale: locale, customer: order.customer ?? repository.exampleCustomer,
        sender: nil, on: order.day, in: session)
      files.append(("index.html", try rendering.html(of: index)))
      take(rendering.notes, rendering.findings)
    } catch {
      fail(error)
    }
  }

  /// Notes what keeps the pack from being made; what several pages fail on is told once.
  private mutating func fail(_ error: RenderError) {
    let isKnown = errors.contains { known in
      known.location == error.location && known.message == error.message
    }
    if !isKnown { errors.append(error) }
  }

  private mutating func take(_ notes: [String], _ findings: [Finding]) {
    for note in notes { self.note(note) }
    for finding in findings where !self.findings.contains(finding) {
      self.findings.append(finding)
    }
  }

  private mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }
}

extension ItemID {
  /// Where the item’s page is in a pack.
  fileprivate var page: String { "\(self).html" }

  /// Where the page of a playbook’s stage is in a pack.
  fileprivate func page(of stage: String) -> String { "\(self)/\(stage).html" }
}
