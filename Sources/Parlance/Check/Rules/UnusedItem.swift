extension Rule {
  static let unusedItem = Rule(
    id: "unused-item", severity: .warning,
    summary: "No playbook, link or other item uses an item (objections: unreachable-objection).",
    explanation: """
      Nobody would find it when it is time to use it, and each language pays for its translation. \
      Hook it into a playbook, or remove it. A repository without playbooks is not asked.
      """,
    bad: Example([
      "content/playbooks/start/playbook.yaml": """
      stages:
        - id: welcome

      """
    ]),
    good: Example([
      "content/playbooks/start/playbook.yaml": """
      stages:
        - id: welcome
          actions:
            - id: greet
              touchpoints:
                - {id: mail, channel: email, material: [{email: welcome}]}

      """
    ]),
    looks: .repository { input in
      guard !input.repository.playbooks.isEmpty else { return [] }
      return input.repository.itemIDs.filter { id in
        id.kind != .objection && input.uses(of: id).isEmpty
      }.map { id in
        Finding(
          rule: "unused-item", severity: .error,
          location: SourceLocation(file: id.file(in: input.repository.project.source)), item: id,
          message: "nothing uses \(id)",
          help: "name it in a playbook’s material, or remove \(id.folder)")
      }
    }
  )
}
