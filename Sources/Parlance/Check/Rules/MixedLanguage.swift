extension Rule {
  static let mixedLanguage = Rule(
    id: "mixed-language", severity: .warning,
    summary: "A text names something that is only there in another language.",
    explanation: """
      The locale’s fallback fills the hole, and the customer reads two languages in one mail: a \
      snippet, a label, a text of the sender, an objection, a forwarded asset, a playbook’s material. Translate what \
      the finding names. A region’s hole that its own language fills (de for de-AT) mixes nothing.
      """,
    bad: Example([
      "locales/de.yaml": "required: true\nfallback: en\n",
      "content/snippets/signature/en.md": "Best regards\n",
      "content/emails/welcome/en.md":
        "---\nsubject: >-\n  Welcome\n---\nGood to have you.\n\n{signature, snippet}\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nSchön.\n\n{signature, snippet}\n",
    ]),
    good: Example([
      "locales/de.yaml": "required: true\nfallback: en\n",
      "content/snippets/signature/en.md": "Best regards\n",
      "content/snippets/signature/de.md": "Herzliche Grüße\n",
      "content/emails/welcome/en.md":
        "---\nsubject: >-\n  Welcome\n---\nGood to have you.\n\n{signature, snippet}\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nSchön.\n\n{signature, snippet}\n",
    ])
  ) { input in
    input.mixedItems + input.mixedForwards + input.mixedLabels + input.mixedSenderTexts
      + input.mixedPlaybooks
  }
}

extension CheckInput {
  /// The locale that an item is shown in within a text, where that is in another language.
  private func otherLanguage(of id: ItemID, within locale: LocaleTag) -> LocaleTag? {
    guard let served = repository.served(id, in: locale)?.locale else { return nil }
    return served.isSameLanguage(as: locale) ? nil : served
  }

  /// The snippets and objections that texts name.
  fileprivate var mixedItems: [Finding] {
    templates.flatMap { template -> [Finding] in
      guard let id = template.id else { return [] }
      return template.references.compactMap { reference in
        otherLanguage(of: reference.item, within: template.locale).map { tag in
          .mixedLanguage(
            of: reference.item, in: tag, within: template.locale, of: id,
            field: reference.field, at: reference.location)
        }
      }
    }
  }

  /// The assets that objections forward.
  fileprivate var mixedForwards: [Finding] {
    repository.itemIDs.flatMap { id -> [Finding] in
      guard let item = repository.items[id], id.kind == .objection else { return [] }
      return item.translations.keys.sorted().flatMap { locale in
        item.settings.forward.compactMap { reference in
          otherLanguage(of: reference.item, within: locale).map { tag in
            .mixedLanguage(
              of: reference.item, in: tag, within: locale, of: id, field: nil,
              at: reference.location)
          }
        }
      }
    }
  }

  /// The labels that stand in the mails of a locale.
  fileprivate var mixedLabels: [Finding] {
    localesWithMails.compactMap { locale in
      let served = repository.fallbackChain(of: locale).first { tag in
        repository.locales[tag]?.labels["unsubscribe"]?.isBlank == false
      }
      guard let served, !served.isSameLanguage(as: locale) else { return nil }
      return .mixedLanguage(ofLabel: "unsubscribe", in: served, within: locale)
    }
  }

  /// What the pages of playbooks show, and the labels on them.
  fileprivate var mixedPlaybooks: [Finding] {
    var found: [Finding] = []
    for example in examples where example.item.kind == .playbook {
      for finding in example.findings where finding.rule == "mixed-language" {
        // What an objection forwards is found with the objection.
        let isOwn = finding.item == example.item || finding.item == nil
        if isOwn, !found.contains(finding) { found.append(finding) }
      }
    }
    return found
  }

  /// The texts of senders that stand in the mails of a locale.
  fileprivate var mixedSenderTexts: [Finding] {
    repository.senders.values.sorted { $0.id < $1.id }.flatMap { sender in
      localesWithMails.flatMap { locale in
        sender.missingKeys(in: locale).compactMap { key in
          let served = repository.fallbackChain(of: locale).lazy
            .compactMap { sender.localizedText(key, in: $0)?.locale }.first
          guard let served, !served.isSameLanguage(as: locale) else { return nil }
          return .mixedLanguage(of: key, of: sender, in: served, within: locale)
        }
      }
    }
  }

  /// The locales that have mails of their own.
  private var localesWithMails: [LocaleTag] {
    repository.localeTags.filter { locale in
      repository.items.contains { $0.key.kind == .email && $0.value.translations[locale] != nil }
    }
  }
}
