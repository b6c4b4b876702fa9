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
    ]),
    looks:
      .texts { $0.unknownReferences + $0.unknownTexts },
    .repository { $0.unknownItems }
  )
}

extension CheckInput {
  /// What playbooks and settings name.
  fileprivate var unknownItems: [Finding] {
    var findings: [Finding] = []
    func check(_ item: ItemID, at location: SourceLocation, in owner: ItemID) {
      guard repository.items[item] == nil else { return }
      findings.append(.unknownItem(item, at: location, in: owner, nil, field: nil, repository))
    }
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        for material in stage.actions.flatMap(\.touchpoints).flatMap({ $0.material + $0.with }) {
          check(material.item, at: material.location, in: playbook.id)
        }
        for objection in stage.objections {
          check(objection.item, at: objection.location, in: playbook.id)
        }
      }
    }
    for id in repository.itemIDs {
      for reference in repository.items[id]?.settings.forward ?? [] {
        check(reference.item, at: reference.location, in: id)
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
    return findings + unknownItemsOfSettings + unknownStages
  }

  /// The items that ignores and settings of rules name and that do not exist.
  fileprivate var unknownItemsOfSettings: [Finding] {
    let project = repository.project
    var named = project.ignores.map { ("ignore", $0.item, $0.location) }
    for (rule, setting) in project.rules {
      for item in setting.items.keys {
        named.append(
          ("setting of \(rule)", item, project.location(of: "rules.\(rule).items.\(item)")))
      }
    }
    if named.isEmpty { return [] }
    let known = (repository.itemIDs + repository.orderedPlaybooks.map(\.id)).map(\.description)
    return named.compactMap { what, item, location in
      guard let item, !known.contains(item) else { return nil }
      return Finding(
        rule: "unknown-item", severity: .error, location: location,
        message: "this \(what) names “\(item)”, but no item has that ID"
          + didYouMean(item, in: known))
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

extension TextsInput {
  /// What the texts name.
  fileprivate var unknownReferences: [Finding] {
    let repository = shared.repository
    return references.filter { repository.items[$0.item] == nil }.map { reference in
      .unknownItem(
        reference.item, at: reference.location, in: id, template.locale, field: reference.field,
        repository)
    }
  }

  /// The texts of playbooks that belong to nothing in playbook.yaml.
  fileprivate var unknownTexts: [Finding] {
    guard let id, id.kind == .playbook, let playbook = shared.repository.playbooks[id.name],
      !shared.hasFaultyFile(playbook.file)
    else { return [] }
    let known = playbook.textKeys
    return template.fields.filter { !playbook.takesText($0.name) }.map { field in
      finding(
        "nothing in \(playbook.file) takes the text “\(field.name)”"
          + didYouMean(field.name, in: known), in: field, at: .none)
    }
  }
}

extension Finding {
  /// An item that is named and does not exist.
  fileprivate static func unknownItem(
    _ item: ItemID, at location: SourceLocation, in owner: ItemID?, _ locale: LocaleTag?,
    field: String?, _ repository: Repository
  ) -> Finding {
    let names = repository.items.keys.filter { $0.kind == item.kind }.map(\.name)
    return Finding(
      rule: "unknown-item", severity: .error, location: location, item: owner, locale: locale,
      field: field,
      message: "no \(item.kind.label) is named “\(item.name)”"
        + didYouMean(item.name, in: names.sorted()),
      help: "create \(item.folder), or correct the name")
  }
}
