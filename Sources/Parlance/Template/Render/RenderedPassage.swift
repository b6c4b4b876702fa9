package import MessageFormat

/// A call script, an objection, an asset or a snippet in the parts that a page is made of.
package struct RenderedPassage: Sendable {
  /// The item.
  package var item: ItemID
  /// The locale that it is shown in: the one asked for, or the one that fills its hole.
  package var locale: LocaleTag
  /// The title of a call script or asset, what an objection says; a snippet has none.
  package var title: String
  /// The purpose of a call script, the address of an asset; empty for anything else.
  package var subtitle: String
  /// The body as HTML; that of a call script has sections, and boxes to tick.
  package var html: String
  /// The body as text, each paragraph in one line.
  package var text: String
  /// The body in one line, without markup and without what it opens.
  package var line: String
  /// The titles of a call script's steps.
  package var steps: [String]
  /// What goes along with an objection's solution.
  package var forwarded: [Forwarded]
  /// What the reader should know, such as a text that came by fallback.
  package var notes: [String]
  /// What is wrong with it although it could be rendered.
  package var findings: [Finding]

  /// An asset to send along.
  package struct Forwarded: Sendable {
    /// The asset.
    package var item: ItemID
    /// Its title.
    package var title: String
    /// Where it is to be had.
    package var address: String
    /// The locale that it is in.
    package var locale: LocaleTag
  }
}

extension Renderer {
  /// Renders an item that is no mail for a page of its own.
  ///
  /// - Parameters:
  ///   - item: A call script, objection, asset or snippet.
  ///   - locale: The locale.
  ///   - customer: The customer.
  ///   - on: The day to pretend; nil for the customer’s, or else today.
  /// - Returns: The parts of the page.
  /// - Throws: ``RenderError`` that names the variable, the template and what was expected.
  package func passage(
    _ item: ItemID, locale: LocaleTag, customer: Customer, on: CalendarDay? = nil
  ) throws(RenderError) -> RenderedPassage {
    let session = borrowSession()
    defer { giveBack(session) }
    var rendering = try rendering(
      of: item, locale: locale, customer: customer, sender: nil, on: on, in: session)
    let passage = try rendering.passage(isWorksheet: true, width: 1 << 20)
    return RenderedPassage(
      item: item, locale: passage.locale, title: passage.title, subtitle: passage.subtitle,
      html: passage.html, text: passage.text, line: passage.line, steps: passage.steps,
      forwarded: passage.forwarded.map { asset in
        RenderedPassage.Forwarded(
          item: asset.item, title: asset.name.text, address: asset.address ?? "",
          locale: asset.name.locale)
      }, notes: rendering.notes, findings: rendering.findings)
  }

  /// A text of a playbook that is the same for everybody, such as `stages.renewal.title`, in a
  /// locale or what fills its hole; nil where there is none.
  package func text(
    _ key: String, of playbook: Playbook, in locale: LocaleTag
  ) -> (text: String, locale: LocaleTag)? {
    let session = borrowSession()
    defer { giveBack(session) }
    for tag in repository.fallbackChain(of: locale) + [repository.project.source] {
      guard let translation = playbook.translations[tag], translation.state != .draft,
        var rendering = try? rendering(
          of: playbook.id, locale: tag, customer: repository.exampleCustomer, sender: nil, on: nil,
          in: session),
        let template = try? rendering.template(of: playbook.id, in: translation.locale),
        let text = try? rendering.line(key, of: template), !text.isEmpty
      else { continue }
      return (text, template.locale)
    }
    return nil
  }
}

extension Rendering {
  /// What a page is made of.
  struct Passage {
    var locale: LocaleTag
    var title = ""
    var subtitle = ""
    var html = ""
    var text = ""
    var line = ""
    var steps: [String] = []
    var forwarded: [PlaybookPage.Material] = []
  }

  /// Renders the parts of an item that is no mail; a call script may be one that is worked with.
  mutating func passage(
    isWorksheet: Bool = false, width: Int = Rendering.textWidth
  ) throws(RenderError) -> Passage {
    let template = try template(of: item, in: locale)
    var passage = Passage(locale: template.locale)
    let fields = item.kind.fields.dropLast()
    if let name = fields.first {
      passage.title = try required(name, of: template)
      record(name, template.locale)
    }
    if fields.count > 1, let name = fields.last, let text = try line(name, of: template) {
      passage.subtitle = item.kind == .asset ? try address(of: template) : text
      record(name, template.locale)
    }
    if template["body"] != nil {
      record("body", template.locale)
      let look: RenderSession.Look =
        isWorksheet && item.kind == .callScript ? .worksheet : .page(item.kind)
      (passage.html, passage.text, passage.line, passage.steps) = try body(
        of: template, look, width: width)
    }
    if item.kind == .objection {
      passage.forwarded = try forwarded(of: item, in: template.locale)
    }
    return passage
  }
}
