import MessageFormat

/// The texts of one file as rules look at them: an item or a playbook in one locale, or the
/// labels of a locale.
///
/// A class, because what several rules ask for is worked out once, by the first that asks. It
/// belongs to one task.
final class TextsInput {
  /// What is the same for all files.
  let shared: CheckInput
  /// The locale that the texts are in.
  let locale: LocaleInput
  /// The parsed texts.
  let template: Template
  /// The texts that these were translated from, which all translations share; nil for the source
  /// itself, and where there is none.
  let sourceTexts: TextsInput?
  /// How the texts are filled for the example customers.
  private(set) lazy var rendering: ExampleRendering? = ExampleRendering(self, renderer)
  /// The freshness of each field that the source has too.
  private(set) lazy var freshness: [String: Freshness] = findFreshness()
  /// The texts one by one, as rules look at them.
  private(set) lazy var fields: [FieldInput] = template.fields.compactMap { field in
    // What is empty says nothing that could be wrong.
    field.text.isBlank
      ? nil : field.valid.map { FieldInput(texts: self, field: field, message: $0) }
  }

  /// The objections that links name and the snippets that placeholders name, in order.
  private(set) lazy var references = template.references
  /// The fingerprints of the texts, for those that are translated from them.
  private(set) lazy var fingerprints = SourceFingerprints(template)
  private let renderer: Renderer

  init(
    shared: CheckInput, locale: LocaleInput, template: Template, source: TextsInput?,
    renderer: Renderer
  ) {
    self.shared = shared
    self.locale = locale
    self.template = template
    sourceTexts = source
    self.renderer = renderer
  }

  /// The parsed texts that these were translated from.
  var source: Template? { sourceTexts?.template }
  /// The item or playbook; nil for the labels of a locale.
  var id: ItemID? { template.id }
  /// Whether these are the texts that others are translated from.
  var isSource: Bool { template.locale == shared.repository.project.source }
  /// The texts as they were read; nil for the labels of a locale.
  var translation: Translation? {
    id.flatMap { shared.repository.translations(of: $0)?[template.locale] }
  }
  /// What no locale may change about the item.
  var settings: ItemSettings? { id.flatMap { shared.repository.items[$0]?.settings } }

  private func findFreshness() -> [String: Freshness] {
    guard !isSource, let sourceTexts else { return [:] }
    let recorded: [String: Fingerprint]
    if let id {
      guard let translation = shared.repository.translations(of: id)?[template.locale],
        translation.state != .draft
      else { return [:] }
      recorded = translation.fingerprints
    } else {
      recorded = locale.profile?.fingerprints ?? [:]
    }
    var freshness: [String: Freshness] = [:]
    for field in template.fields
    where sourceTexts.template[field.name] != nil && !field.text.isBlank {
      // Labels stand under “labels.” as fields, and without it among the fingerprints.
      let key = id == nil ? String(field.name.dropFirst("labels.".count)) : field.name
      if let fingerprint = recorded[key] {
        freshness[key] = fingerprint == sourceTexts.fingerprints[field.name] ? .fresh : .outdated
      } else {
        freshness[key] = .unrecorded
      }
    }
    return freshness
  }

  /// A finding about the file as a whole, or about one of its fields as a whole.
  func finding(_ message: String, field: String? = nil, help: String? = nil) -> Finding {
    Finding(
      rule: "", severity: .error, location: SourceLocation(file: template.file), item: id,
      locale: template.locale, field: field, message: message, help: help)
  }

  /// A finding about something in a field, whether its message can be read or not.
  func finding(
    _ message: String, in field: Template.Field, at range: SourceRange, help: String? = nil
  ) -> Finding {
    Finding(
      rule: "", severity: .error, location: field.location(of: range),
      end: field.end(of: range), item: id, locale: template.locale, field: field.name,
      message: message, help: help)
  }
}
