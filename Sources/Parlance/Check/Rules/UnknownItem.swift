import MessageFormat

extension Rule {
  static let unknownItem = Rule(
    id: "unknown-item", severity: .error,
    summary: "A playbook, a link or a setting names something that does not exist.",
    explanation: """
      The reseller would find nothing at that step. Correct the name, or create the item.
      """,
    bad: Example([
      "content/playbooks/start/playbook.yaml": """
      stages:
        - id: welcome
          actions:
            - id: greet
              touchpoints:
                - {id: mail, channel: email, material: [{email: welcom}]}

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
    ])
  ) { input in
    let repository = input.repository
    var findings = repository.findings.filter { $0.rule == "unknown-item" }
    func check(
      _ item: ItemID, at location: SourceLocation, in owner: ItemID?, _ locale: LocaleTag?,
      field: String? = nil
    ) {
      guard repository.items[item] == nil else { return }
      let names = repository.items.keys.filter { $0.kind == item.kind }.map(\.name)
      findings.append(
        Finding(
          rule: "unknown-item", severity: .error, location: location, item: owner,
          locale: locale, field: field,
          message: "no \(item.kind.label) is named “\(item.name)”"
            + didYouMean(item.name, in: names.sorted()),
          help: "create \(item.folder), or correct the name"))
    }
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        for material in stage.actions.flatMap(\.touchpoints).flatMap({ $0.material + $0.with }) {
          check(material.item, at: material.location, in: playbook.id, nil)
        }
        for objection in stage.objections {
          check(objection.item, at: objection.location, in: playbook.id, nil)
        }
      }
    }
    for id in repository.itemIDs {
      for reference in repository.items[id]?.settings.forward ?? [] {
        check(reference.item, at: reference.location, in: id, nil)
      }
    }
    for template in input.templates {
      for reference in template.references {
        check(
          reference.item, at: reference.location, in: template.id, template.locale,
          field: reference.field)
      }
    }
    if let sender = repository.project.sender, repository.senders[sender] == nil {
      findings.append(
        Finding(
          rule: "unknown-item", severity: .error,
          location: repository.project.location(of: "sender"),
          message: "no sender is named “\(sender)”"
            + didYouMean(sender, in: repository.senders.keys.sorted()),
          help: "name a file of content/senders, without its ending"))
    }
    let known = (repository.itemIDs + repository.orderedPlaybooks.map(\.id)).map(\.description)
    for ignore in repository.project.ignores {
      guard let item = ignore.item, !known.contains(item) else { continue }
      findings.append(
        Finding(
          rule: "unknown-item", severity: .error, location: ignore.location,
          message: "this ignore names “\(item)”, but no item has that ID"
            + didYouMean(item, in: known)))
    }
    return findings + input.unknownStages + input.unknownTexts
  }
}

extension CheckInput {
  /// The texts of playbooks that belong to nothing in playbook.yaml.
  fileprivate var unknownTexts: [Finding] {
    templates.flatMap { template -> [Finding] in
      guard let id = template.id, id.kind == .playbook,
        let playbook = repository.playbooks[id.name], !hasFaultyFile(playbook.file)
      else { return [] }
      let known = playbook.textKeys
      return template.fields.filter { !playbook.takesText($0.name) }.map { field in
        template.finding(
          "unknown-item", in: field, at: .none,
          "nothing in \(playbook.file) takes the text “\(field.name)”"
            + didYouMean(field.name, in: known))
      }
    }
  }

  /// The stages that locales require and that no playbook has.
  fileprivate var unknownStages: [Finding] {
    let known = repository.orderedPlaybooks.flatMap { playbook in
      playbook.stages.map { "\(playbook.id.name)/\($0.id)" }
    }
    return repository.locales.values.flatMap { profile -> [Finding] in
      guard case .stages(let names) = profile.required else { return [] }
      return names.filter { !known.contains($0) }.map { name in
        Finding(
          rule: "unknown-item", severity: .error, location: SourceLocation(file: profile.file),
          locale: profile.tag,
          message: "no stage is named “\(name)”\(didYouMean(name, in: known))",
          help: "stages are named as PLAYBOOK/STAGE")
      }
    }
  }
}
