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
    ]),
    looks:
      .texts { $0.mixedItems + $0.mixedPlaybooks },
    .repository { $0.mixedForwards + $0.mixedLabels + $0.mixedSenderTexts }
  )
}

extension CheckInput {
  /// The locale that an item is shown in within a text, where that is in another language.
  fileprivate func otherLanguage(of id: ItemID, within locale: LocaleTag) -> LocaleTag? {
    guard let served = repository.served(id, in: locale)?.locale else { return nil }
    return served.isSameLanguage(as: locale) ? nil : served
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

extension TextsInput {
  /// The snippets and objections that texts name.
  fileprivate var mixedItems: [Finding] {
    guard let id else { return [] }
    return references.compactMap { reference in
      shared.otherLanguage(of: reference.item, within: template.locale).map { tag in
        .mixedLanguage(
          of: reference.item, in: tag, within: template.locale, of: id,
          field: reference.field, at: reference.location)
      }
    }
  }

  /// What the pages of playbooks show, and the labels on them.
  fileprivate var mixedPlaybooks: [Finding] {
    guard let id, id.kind == .playbook else { return [] }
    // What an objection forwards is found with the objection.
    return rendering?.findings.filter { finding in
      finding.rule == "mixed-language" && (finding.item == id || finding.item == nil)
    } ?? []
  }
}
