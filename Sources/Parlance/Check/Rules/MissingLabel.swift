extension Rule {
  static let missingLabel = Rule(
    id: "missing-label", severity: .error,
    summary: "A locale lacks a label: one of the words around the content.",
    explanation: """
      Mails and the pages of playbooks show words that belong to no item, such as “Unsubscribe” \
      or “Week 40”. They stand under labels: in the file of the locale. A label that the source \
      locale has, or that mails and playbooks need, is missed wherever no locale of the same \
      language has it.
      """,
    bad: Example([
      "locales/en.yaml": "required: true\nlabels: {unsubscribe: Unsubscribe}\n",
      "locales/de.yaml": "required: true\n",
    ]),
    good: Example([
      "locales/en.yaml": "required: true\nlabels: {unsubscribe: Unsubscribe}\n",
      "locales/de.yaml": "required: true\nlabels: {unsubscribe: Abmelden}\n",
    ]),
    looks: .texts { $0.missingLabels }
  )
}

extension TextsInput {
  /// The labels that are not there.
  fileprivate var missingLabels: [Finding] {
    guard id == nil else { return [] }
    var expected = shared.neededLabels(in: template.locale)
    for field in source?.fields ?? [] where !expected.contains(field.name) {
      expected.append(field.name)
    }
    guard expected.contains(where: lacks) else { return [] }
    let faulty = shared.faultyFields(of: template.file)
    return expected.filter { name in
      lacks(name) && !faulty.contains(name)
        && !shared.isLabelFilled(name, in: template.locale)
    }.map { name in
      let wanted = source?[name].map { " (in the source: “\(shortened($0.text.value))”)" } ?? ""
      return finding(
        "the \(locale.name) labels lack “\(name.dropFirst("labels.".count))”", field: name,
        help: "write \(template.instruction(for: name))\(wanted)")
    }
  }

  /// Whether a label is not there, or blank.
  private func lacks(_ name: String) -> Bool { template[name]?.text.isBlank != false }
}

extension CheckInput {
  /// The labels that mails and the pages of playbooks need, whatever the source has.
  fileprivate func neededLabels(in locale: LocaleTag) -> [String] {
    let hasMails = repository.items.keys.contains { $0.kind == .email }
    let unsubscribes = repository.senders.values.contains { sender in
      repository.localeTags.contains { sender.text("unsubscribe", in: $0) != nil }
    }
    var labels = hasMails && unsubscribes ? ["labels.unsubscribe"] : []
    for playbook in repository.orderedPlaybooks where hasPage(playbook, in: locale) {
      for label in repository.labels(of: playbook).map({ "labels.\($0)" })
      where !labels.contains(label) {
        labels.append(label)
      }
    }
    return labels
  }

  /// Whether a playbook has texts of its own in a locale, and so a page.
  private func hasPage(_ playbook: Playbook, in locale: LocaleTag) -> Bool {
    guard let translation = playbook.translations[locale] else { return false }
    return !translation.isEmpty && translation.state != .draft
  }

  /// Whether a fallback of the same language has a label.
  fileprivate func isLabelFilled(_ field: String, in locale: LocaleTag) -> Bool {
    repository.fallbackChain(of: locale).dropFirst().contains { tag in
      tag.language == locale.language
        && repository.locales[tag]?.labels[String(field.dropFirst("labels.".count))] != nil
    }
  }
}
