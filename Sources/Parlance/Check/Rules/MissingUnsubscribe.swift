import MessageFormat

extension Rule {
  static let missingUnsubscribe = Rule(
    id: "missing-unsubscribe", severity: .error,
    summary: "Mails have no link to unsubscribe, and the project requires one.",
    explanation: """
      Where the law or the company wants every mail to have the link, parlance.yaml says \
      unsubscribe: required. The foot of a mail takes the address from unsubscribe: of its sender \
      (content/senders), and the words from labels: {unsubscribe: ...} of the locale.
      """,
    bad: Example([
      "parlance.yaml": "parlance: 1\nsource: en\nsender: example\nunsubscribe: required\n"
    ]),
    good: Example([
      "parlance.yaml": "parlance: 1\nsource: en\nsender: example\nunsubscribe: required\n",
      "content/senders/example.yaml": """
      name: Example Software
      email: hello@example.com
      unsubscribe: https://example.com/unsubscribe

      """,
      "locales/en.yaml": "required: true\nlabels:\n  unsubscribe: >-\n    Unsubscribe\n",
      "locales/de.yaml": "required: true\nlabels:\n  unsubscribe: >-\n    Abmelden\n",
    ]),
    looks: .repository { input in
      let repository = input.repository
      guard repository.project.requiresUnsubscribe,
        repository.items.keys.contains(where: { $0.kind == .email })
      else { return [] }
      func finding(
        _ location: SourceLocation, _ locale: LocaleTag?, _ message: String, _ help: String
      ) -> Finding {
        Finding(
          rule: "missing-unsubscribe", severity: .error, location: location, locale: locale,
          field: "unsubscribe", message: message, help: help)
      }
      guard !repository.senders.isEmpty else {
        return [
          finding(
            repository.project.location(of: "unsubscribe"), nil,
            "no sender has an address to unsubscribe at", "write one in content/senders")
        ]
      }
      let senders = repository.senders.values.sorted { $0.id < $1.id }
        .filter { repository.project.sender == nil || $0.id == repository.project.sender }
      return senders.flatMap { sender -> [Finding] in
        let lacking = repository.localeTags.filter { locale in
          !repository.fallbackChain(of: locale).contains {
            sender.text("unsubscribe", in: $0) != nil
          }
        }
        guard !lacking.isEmpty else { return [] }
        let place = SourceLocation(file: sender.file)
        let help = "write, for example: unsubscribe: https://example.com/unsubscribe"
        if lacking.count == repository.locales.count {
          return [
            finding(place, nil, "the sender “\(sender.id)” has no address to unsubscribe at", help)
          ]
        }
        return lacking.map { locale in
          finding(
            place, locale,
            "the sender “\(sender.id)” has no address to unsubscribe at in \(input.name(of: locale))",
            help)
        }
      }
    }
  )
}
