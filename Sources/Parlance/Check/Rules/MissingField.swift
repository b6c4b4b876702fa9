extension Rule {
  static let missingField = Rule(
    id: "missing-field", severity: .error,
    summary: "A text that the source has, or that the kind of item needs, is not there.",
    explanation: """
      A mail without a subject or a stage without its goal looks broken to the reader. Write the \
      field that the finding names.
      """,
    bad: Example(["content/emails/welcome/de.md": "Schön, dass Sie da sind.\n"]),
    good: .germanMail(),
    looks: .repository { $0.missingSenderTexts }, .texts { $0.missingFields }
  )
}

extension TextsInput {
  /// The texts that are not there.
  fileprivate var missingFields: [Finding] {
    guard let id, !template.fields.allSatisfy(\.text.isBlank) else { return [] }
    let expected = expectedFields(of: id)
    guard expected.contains(where: { template[$0] == nil }) else { return [] }
    let faulty = shared.faultyFields(of: template.file)
    return expected.filter { name in
      // An objection without its solution has a rule of its own.
      template[name] == nil && !faulty.contains(name)
        && !(id.kind == .objection && name == "body")
    }.map { name in
      let wanted = source?[name].map { " (in the source: “\(shortened($0.text.value))”)" } ?? ""
      return finding(
        "there is no “\(name)” in the \(locale.name) text of \(template.owner)", field: name,
        help: "write \(template.instruction(for: name))\(wanted)")
    }
  }

  private func expectedFields(of id: ItemID) -> [String] {
    var expected = id.kind.requiredFields
    for field in source?.fields ?? [] where !expected.contains(field.name) {
      // A text that belongs to nothing is a fault of the source alone.
      if shared.takesText(field.name, of: id) { expected.append(field.name) }
    }
    if isSource, id.kind == .playbook, let playbook = shared.repository.playbooks[id.name] {
      // Which other kinds of text it has is up to its authors; of each kind it has all.
      let groups = Set(template.fields.map { kind(ofText: $0.name) })
      // Its page cannot do without a title.
      expected += playbook.textKeys.filter {
        $0 == "title" || groups.contains(kind(ofText: $0))
      }
    }
    return expected
  }
}

/// Of which kind a text of a playbook is: `stages.goal` for `stages.renewal.goal`.
private func kind(ofText key: String) -> String {
  let parts = key.split(separator: ".")
  return switch parts.first {
  case "stages", "actions": "\(parts[0]).\(parts.last ?? "")"
  case "touchpoints": "touchpoints"
  default: key
  }
}

extension CheckInput {
  /// The texts of senders, such as the postal address, that a locale has none of.
  fileprivate var missingSenderTexts: [Finding] {
    repository.senders.values.sorted { $0.id < $1.id }.flatMap { sender in
      repository.localeTags.flatMap { locale in
        sender.missingKeys(in: locale).filter { key in
          !repository.fallbackChain(of: locale).contains { sender.text(key, in: $0) != nil }
        }.map { key in
          Finding(
            rule: "missing-field", severity: .error, location: SourceLocation(file: sender.file),
            locale: locale, field: key,
            message: "the sender’s \(key) has no text in \(name(of: locale))",
            help: "write under “\(key)”: \(locale): ...")
        }
      }
    }
  }

  /// Whether a playbook has something that a text belongs to; true for other items.
  func takesText(_ key: String, of id: ItemID?) -> Bool {
    guard let id, id.kind == .playbook, let playbook = repository.playbooks[id.name] else {
      return true
    }
    return playbook.takesText(key)
  }
}

extension Template {
  /// How to write a field, for people who look for its place.
  func instruction(for field: String) -> String {
    if field == "body" { return "the text below the front matter" }
    let keys = field.split(separator: ".")
    return keys.count == 1
      ? "“\(field):”" : keys.map { "“\($0):”" }.joined(separator: ", below it ")
  }
}
