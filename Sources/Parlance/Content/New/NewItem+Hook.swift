extension NewItem {
  /// What is to be done next: the texts, and the place where the item is used.
  public var nextSteps: String {
    """
    Write its texts, then delete the line “state: draft”.

    \(hook)
    What is left to do:
      parlance check

    """
  }

  private var hook: String {
    switch id.kind {
    case .email: touchpoint("email", channel: "email")
    case .callScript: touchpoint("call-script", channel: "phone")
    case .asset: asset
    case .objection: objection
    case .snippet, .playbook: snippet
    }
  }

  private func touchpoint(_ key: String, channel: String) -> String {
    guard let plan = plan("at which step it is used, below “touchpoints:” of an action") else {
      return noPlaybook
    }
    return """
      \(plan.sentence)
        - id: \(id.name)
          when: week 20
          channel: \(channel)
          material:
            - {\(key): \(id.name)}
      and say in \(plan.texts) what to do there:
        touchpoints:
          \(plan.stage):
            \(plan.action):
              \(id.name): >-
                ...

      """
  }

  private var asset: String {
    let forward = """
      \(playbooks.isEmpty ? "S" : "Or s")ay in the item.yaml of an objection that it is forwarded \
      with the solution:
        forward: [\(id.name)]

      """
    guard let plan = plan("which step it goes along with, at a touchpoint") else { return forward }
    return """
      \(plan.sentence)
        with: [{asset: \(id.name)}]
      \(forward)
      """
  }

  private var objection: String {
    let link = """
      \(playbooks.isEmpty ? "Open" : "And open") it in a call script:
        [...](objection:\(id.name))

      """
    guard let plan = plan("in which stage it comes up, beside “actions:”") else { return link }
    let there = plan.objections + [id.name]
    return """
      \(plan.sentence)
        objections: [\(there.joined(separator: ", "))]
      \(link)
      """
  }

  private var snippet: String {
    """
    Name it in the texts that share it:
      {\(id.name), snippet}

    """
  }

  // MARK: Playbooks

  /// The place in a playbook that the lines are shown for.
  private struct Plan {
    var sentence: String
    var texts: String
    var stage: String
    var action: String
    var objections: [String]
  }

  private var playbooks: [Playbook] { repository.orderedPlaybooks }

  private func plan(_ what: String) -> Plan? {
    guard let playbook = playbooks.first else { return nil }
    let stage = playbook.stages.first { !$0.actions.isEmpty } ?? playbook.stages.first
    let others = playbooks.dropFirst().map(\.file)
    let choice = others.isEmpty ? "" : " (or \(others.joined(separator: ", ")))"
    return Plan(
      sentence: "Say in \(playbook.file)\(choice) \(what):",
      texts: playbook.id.file(in: repository.project.source),
      stage: stage?.id ?? "STAGE", action: stage?.actions.first?.id ?? "ACTION",
      objections: stage?.objections.map(\.item.name) ?? [])
  }

  private var noPlaybook: String {
    """
    There is no playbook that could say when it is used; begin one in
      content/playbooks/NAME/playbook.yaml

    """
  }
}
