import MessageFormat
import Parlance

/// Where items are used in the playbooks.
struct MailUses: Sendable {
  /// A step that uses an item.
  struct Use: Sendable {
    var playbook: ItemID
    var stage: String
    /// What the stage is called, and in which locale.
    var title: (text: String, locale: LocaleTag)?
    var timing: Timing
  }

  private var uses: [ItemID: [Use]] = [:]

  init(_ visit: Visit) {
    for playbook in visit.repository.orderedPlaybooks {
      for stage in playbook.stages {
        let title = MailUses.title(of: stage, in: playbook, visit)
        for touchpoint in stage.actions.flatMap(\.touchpoints) {
          for item in touchpoint.items {
            uses[item, default: []].append(
              Use(
                playbook: playbook.id, stage: stage.id, title: title, timing: touchpoint.timing))
          }
        }
      }
    }
  }

  subscript(_ item: ItemID) -> [Use] { uses[item] ?? [] }

  /// What a stage is called, where that is the same for every customer.
  private static func title(
    of stage: Stage, in playbook: Playbook, _ visit: Visit
  ) -> (text: String, locale: LocaleTag)? {
    let chain = visit.repository.fallbackChain(of: visit.locale)
    for tag in chain + [visit.repository.project.source] {
      if let text = playbook.translations[tag]?["stages.\(stage.id).title"], !text.isBlank,
        !text.value.contains("{")
      {
        return (text.value, tag)
      }
    }
    return nil
  }
}

extension MailUses.Use {
  /// The use in a few words: the playbook, the stage and when.
  func html(_ words: Words) -> HTML {
    let name: HTML =
      title.map { "<span lang=\"\($0.locale)\" dir=\"\($0.locale.side)\">\($0.text)</span>" }
      ?? "<code dir=\"ltr\">\(stage)</code>"
    return """
      <li><code dir="ltr">\(playbook.name)</code> › \(name) \
      <span class="muted">\(words.timing(timing))</span></li>
      """
  }
}
