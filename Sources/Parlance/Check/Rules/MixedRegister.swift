extension Rule {
  static let mixedRegister = Rule(
    id: "mixed-register", severity: .warning,
    summary: "A text that addresses its reader formally has a word that does not.",
    explanation: """
      A mail that begins with Sie and ends with du is read twice, and not for its content. \
      locales/de.yaml says under register how customers and resellers are addressed, and under \
      informal which words break it. Mails, objections, assets and what a script says aloud are \
      for the customer; a script’s directions and playbooks are for the reseller.
      """,
    bad: Example([
      "locales/de.yaml":
        "required: true\nregister: {customer: formal}\ninformal: [du, dir, dein]\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nSchön, dass du da bist.\n",
    ]),
    good: Example([
      "locales/de.yaml":
        "required: true\nregister: {customer: formal}\ninformal: [du, dir, dein]\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nSchön, dass Sie da sind.\n",
    ]),
    looks: .field { field in
      guard !field.locale.terms.isEmpty, let profile = field.locale.profile,
        profile.register.values.contains("formal")
      else { return [] }
      var found: [Finding] = []
      for (reading, hits) in zip(field.readings, field.termHits) {
        for hit in hits where field.isOwn(hit.range.lowerBound, of: reading) {
          guard hit.needle.kind == .informal, !reading.isCode(hit.range.lowerBound) else {
            continue
          }
          let audience = field.audience(of: reading, at: hit.range.lowerBound)
          guard profile.register[audience] == "formal" else { continue }
          found.append(
            field.finding(
              "“\(reading.text(of: hit.range))” is informal, and the \(audience) is addressed "
                + "formally", at: reading.sourceRange(of: hit.range),
              help: "say it formally, or change informal: in \(profile.file)"))
        }
      }
      return Array(found.prefix(20))
    }
  )
}

extension FieldInput {
  /// Whom a place of the text is for.
  fileprivate func audience(of reading: Reading, at position: Int) -> String {
    switch texts.id?.kind {
    case .email, .snippet, .objection, .asset: return "customer"
    case .callScript where isMarkdown:
      let block = reading.blocks.first { $0.range.contains(position) }
      return block?.kind == .quote ? "customer" : "reseller"
    case .callScript, .playbook: return "reseller"
    case nil: return name == "labels.unsubscribe" ? "customer" : "reseller"
    }
  }
}
