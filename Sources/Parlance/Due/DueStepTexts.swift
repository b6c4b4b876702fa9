import MessageFormat

/// What listings say of a touchpoint whoever the customer is, as ready bytes: there are few
/// touchpoints, and many customers.
final class DueStepTexts: Sendable {
  /// The cells from `touchpoint` to `with`, each with the comma behind it.
  let csv: [UInt8]
  /// The cell `mixed`, with the comma behind it.
  let csvMixed: [UInt8]
  /// The members from `touchpoint` to `channel`.
  let jsonStep: [UInt8]
  /// The members from `locale` to `with`.
  let jsonMaterial: [UInt8]
  /// What stands behind the customer in a line for people.
  let text: [UInt8]

  /// Writes a step of a playbook with what is chosen for it, for customers of a locale.
  init(
    _ step: DuePlan.Step, of playbook: String, for locale: LocaleTag,
    material: DueContact.Material?, with: [DueContact.Material], mixed: MixedJourney?
  ) {
    let path = "\(playbook)/\(step.stage.id)/\(step.action.id)/\(step.touchpoint.id)"
    let channel = step.touchpoint.channel?.rawValue
    let cells = [
      path, step.action.effort.rawValue, channel ?? "", material?.item.description ?? "",
      material?.locale?.description ?? "",
      with.map { "\($0.item) [\($0.locale?.description ?? "-")]" }.joined(separator: " "),
    ]
    csv = Array(cells.map { CSVCells.cell($0) + "," }.joined().utf8)
    let locales = (mixed?.locales ?? []).map(\.description).joined(separator: " ")
    csvMixed = Array((CSVCells.cell(locales) + ",").utf8)
    let members = JSON.object([
      ("touchpoint", .string(path)), ("playbook", .string(playbook)),
      ("stage", .string(step.stage.id)), ("action", .string(step.action.id)),
      ("effort", .string(step.action.effort.rawValue)), ("channel", .optional(channel)),
    ])
    jsonStep = Array(members.text().utf8.dropFirst().dropLast())
    let materials = JSON.object([
      ("locale", .string(locale.description)), ("material", material?.json ?? .null),
      ("with", .array(with.map(\.json))),
    ])
    jsonMaterial = Array(materials.text().utf8.dropFirst().dropLast())
    var parts = [channel ?? "as needed"]
    if let material { parts.append(material.text) }
    for material in with { parts.append("with \(material.text)") }
    parts.append(path)
    if step.action.effort == .extraCredit { parts.append("extra credit") }
    text = Array(": \(parts.joined(separator: " · "))\n".utf8)
  }
}

extension [UInt8] {
  /// Adds a day as ISO 8601 writes it.
  mutating func append(_ day: CalendarDay) {
    let (year, month, number) = day.components
    guard (0...9999).contains(year) else {
      self += day.description.utf8
      return
    }
    func digit(_ value: Int) -> UInt8 { UInt8(truncatingIfNeeded: 0x30 + value % 10) }
    let dash = UInt8(ascii: "-")
    self += [
      digit(year / 1_000), digit(year / 100), digit(year / 10), digit(year), dash,
      digit(month / 10), digit(month), dash, digit(number / 10), digit(number),
    ]
  }
}
