import MessageFormat

/// The playbooks as customers are taken through them.
struct DuePlan: Sendable {
  /// The playbooks, in order.
  var playbooks: [Book] = []

  /// One playbook.
  struct Book: Sendable {
    let playbook: Playbook
    var steps: [Step] = []

    var name: String { playbook.id.name }
  }

  /// A touchpoint.
  struct Step: Sendable {
    var stage: Stage
    var action: Action
    var touchpoint: Touchpoint
    /// The variable that its days are counted from; nil for what is done as needed.
    var origin: String?
    /// Which action of the playbook it belongs to.
    var place: Int
    /// What must hold for the stage, the action and the touchpoint.
    var conditions: [Applicability]
  }

  init(_ repository: Repository, playbook name: String?) {
    for playbook in repository.orderedPlaybooks where name == nil || playbook.id.name == name {
      var book = Book(playbook: playbook)
      var place = 0
      for stage in playbook.stages {
        for action in stage.actions {
          for touchpoint in action.touchpoints {
            book.steps.append(
              Step(
                stage: stage, action: action, touchpoint: touchpoint,
                origin: playbook.origin(of: touchpoint, in: stage), place: place,
                conditions: [stage.applies, action.applies, touchpoint.applies]))
          }
          place += 1
        }
      }
      playbooks.append(book)
    }
  }
}

/// What a playbook comes to for all customers of one locale for whom the same segments hold.
struct DueProfile: Sendable {
  /// The steps that apply.
  var steps: [Step] = []
  /// The variables that their days are counted from.
  var origins: [String] = []
  /// The materials, where they come in several languages.
  var mixed: MixedJourney?

  /// A step that applies, with what is chosen for it.
  struct Step: Sendable {
    /// The place in the playbook.
    var index: Int
    /// Which action of the playbook it belongs to.
    var action: Int
    var material: DueContact.Material?
    var with: [DueContact.Material]
    /// What listings say of it.
    var texts: DueStepTexts
    /// The item that should be served and is not.
    var hole: ItemID?
  }

  /// Chooses for a locale, and for the segments that hold: `served` is the locale that an item is
  /// served in, if any, and `isLeftOut` whether the locale need not have it.
  init(
    _ book: DuePlan.Book, for locale: LocaleTag, holds: (Applicability) -> Bool,
    served: (ItemID) -> LocaleTag?, isLeftOut: (ItemID) -> Bool
  ) {
    typealias Choice = (index: Int, material: DueContact.Material?, with: [DueContact.Material])
    func chosen(_ material: Material?) -> DueContact.Material? {
      guard let item = material?.item else { return nil }
      let locale = served(item)
      return locale == nil && isLeftOut(item)
        ? nil : DueContact.Material(item: item, locale: locale)
    }
    var choices: [Choice] = []
    var materials: [DueContact.Material] = []
    for (index, step) in book.steps.enumerated() where step.conditions.allSatisfy(holds) {
      let material = chosen(step.touchpoint.material.first { holds($0.applies) })
      let with = step.touchpoint.with.filter { holds($0.applies) }.compactMap(chosen)
      for material in [material].compactMap({ $0 }) + with where !materials.contains(material) {
        materials.append(material)
      }
      if let origin = step.origin, !origins.contains(origin) { origins.append(origin) }
      choices.append((index, material, with))
    }
    if Set(materials.compactMap { $0.locale?.language }).count > 1 {
      mixed = MixedJourney(playbook: book.name, materials: materials)
    }
    for (index, material, with) in choices {
      let all = [material].compactMap { $0 } + with
      steps.append(
        Step(
          index: index, action: book.steps[index].place, material: material, with: with,
          texts: DueStepTexts(
            book.steps[index], of: book.name, for: locale, material: material, with: with,
            mixed: mixed),
          hole: all.first { $0.locale == nil }?.item))
    }
  }
}
