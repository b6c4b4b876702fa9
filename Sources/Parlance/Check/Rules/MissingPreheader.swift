import MessageFormat

extension Rule {
  static let missingPreheader = Rule(
    id: "missing-preheader", severity: .note,
    summary: "A mail has no preheader, and other mails have one.",
    explanation: """
      Mail programs show a line of text behind the subject. Without a preheader that is whatever \
      the mail begins with, a salutation most of the time. (A translation without the preheader \
      that its source has is a missing-field.)
      """,
    bad: Example([
      "content/emails/thanks/en.md":
        "---\nsubject: >-\n  Thanks\npreheader: >-\n  For your order\n---\nThank you.\n",
      "content/emails/thanks/de.md":
        "---\nsubject: >-\n  Danke\npreheader: >-\n  Für Ihre Bestellung\n---\nVielen Dank.\n",
    ]),
    good: Example([
      "content/emails/thanks/en.md": "---\nsubject: >-\n  Thanks\n---\nThank you.\n",
      "content/emails/thanks/de.md": "---\nsubject: >-\n  Danke\n---\nVielen Dank.\n",
    ]),
    looks: .repository { input in
      let source = input.repository.project.source
      let mails = input.facts.filter { $0.locale == source && $0.id?.kind == .email }
      guard mails.contains(where: \.hasPreheader) else { return [] }
      return mails.filter { !$0.hasPreheader }.compactMap { facts in
        facts.id.map { id in
          Finding(
            rule: "missing-preheader", severity: .note,
            location: SourceLocation(file: id.file(in: source)), item: id, locale: source,
            field: "preheader", message: "the mail has no preheader, as other mails have",
            help: "write “preheader:” below the subject")
        }
      }
    }
  )
}
