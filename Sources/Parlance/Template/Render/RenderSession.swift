internal import Buffers
internal import MessageFormat

/// What one task needs to render: libicu's formatters, prepared messages and shapes, all of which
/// are made once and kept.
///
/// It belongs to one task at a time, and is fast because it shares nothing.
final class RenderSession {
  let renderer: Renderer
  /// How many renderings there were.
  private(set) var turn = 0
  /// The subject and the preheader of the mail that is rendered.
  var subject = ByteBuffer(capacity: 256)
  var preheader = ByteBuffer(capacity: 256)
  /// For what is written before it is known where to.
  var scratch = ByteBuffer(capacity: 16_384)
  /// What was asked for last, and what it came to.
  var lastOrder: (order: Order, locale: LocaleTag, sender: String?)?

  /// What is to be rendered.
  struct Order: Equatable {
    var item: ItemID
    var locale: LocaleTag?
    var sender: String?
  }

  /// The mail that was planned last.
  var plan: MailPlan?

  private var lastEnd: (effects: MailPlan.Effects, json: [UInt8])?
  private var writers: [Renderer.FormatterKey: MessageWriter] = [:]
  private var fields: [FieldKey: PreparedField] = [:]
  private var layouts: [String: LineLayout] = [:]
  private var plans: [MailPlan.Key: MailPlan] = [:]

  /// What a field is prepared for.
  private struct FieldKey: Hashable {
    var file: String
    var field: String
    var look: Look
    var formatter: Renderer.FormatterKey
    var sender: String?
  }

  /// How a field's HTML looks.
  enum Look: Hashable {
    /// It is no HTML of its own.
    case line
    /// As mails in a locale look.
    case mail(LocaleTag)
    /// As pages of a kind look.
    case page(ItemKind)
    /// As a call script does that is worked with.
    case worksheet
  }

  /// The most that is kept of a sort; customers may name any number of days and zones.
  private static let capacity = 1_024

  init(renderer: Renderer) {
    self.renderer = renderer
  }

  deinit {
    subject.free()
    preheader.free()
    scratch.free()
  }

  /// Begins to render for a customer.
  func begin() {
    turn += 1
    if fields.count > RenderSession.capacity || writers.count > 64
      || plans.count > RenderSession.capacity
    {
      fields = [:]
      writers = [:]
      plans = [:]
      plan = nil
    }
  }

  /// The plan of a mail, where there is one.
  func plan(for key: MailPlan.Key) -> MailPlan? {
    if let plan, plan.key == key { return plan }
    guard let known = plans[key] else { return nil }
    plan = known
    return known
  }

  func keep(_ plan: MailPlan) {
    plans[plan.key] = plan
    self.plan = plan
  }

  /// The end of a mail in JSON, which is the same for most customers.
  func jsonEnd(_ effects: MailPlan.Effects) -> [UInt8] {
    if let lastEnd, lastEnd.effects == effects { return lastEnd.json }
    let json = Array(Rendered.jsonEnd(effects.parts, effects.notes, effects.findings).utf8)
    lastEnd = (effects, json)
    return json
  }

  /// What breaks lines in a locale.
  func layout(_ locale: LocaleTag) -> LineLayout {
    if let layout = layouts[locale.description] { return layout }
    let layout = LineLayout(language: locale.description)
    layouts[locale.description] = layout
    return layout
  }

  /// A field of a template, ready to be filled.
  func prepared(
    _ field: CheckedTemplate.Field, of template: CheckedTemplate, _ look: Look,
    in rendering: Rendering
  ) throws(RenderError) -> PreparedField {
    let formatter = rendering.formatterKey(template.locale)
    let key = FieldKey(
      file: template.file, field: field.name, look: look, formatter: formatter,
      sender: rendering.senderName)
    if let known = fields[key] { return known }
    let writer: MessageWriter
    if let known = writers[formatter] {
      writer = known
    } else {
      writer = MessageWriter(try rendering.formatter(template.locale))
      writers[formatter] = writer
    }
    let prepared = PreparedField(
      field, writer: writer, style: style(look), addresses: renderer.addressVariables,
      lists: renderer.listVariables, wholes: renderer.wholeVariables,
      constants: rendering.constants(template.locale, field))
    fields[key] = prepared
    return prepared
  }

  private func style(_ look: Look) -> HTMLStyle {
    switch look {
    case .line: HTMLStyle()
    case .page(let kind): Page.style(of: kind)
    case .worksheet: Page.worksheetStyle
    case .mail(let locale): renderer.mailStyle(locale).htmlStyle()
    }
  }
}
