import MessageFormat
import Parlance

extension Visit {
  /// The stages that use an item, in the order of their playbooks.
  func stages(using item: ItemID) -> [(playbook: Playbook, stage: Stage)] {
    repository.orderedPlaybooks.flatMap { playbook in
      playbook.stages.filter { repository.items(of: $0).contains(item) }.map { (playbook, $0) }
    }
  }

  /// The stages that use an item, as links, with when they do; stages of the same name are one in
  /// brief.
  func usage(of item: ItemID, isBrief: Bool = false) -> HTML {
    if item.kind == .snippet { return usage(ofSnippet: item) }
    var named: Set<String> = []
    let stages: [HTML] = stages(using: item).compactMap { use in
      let title = text("stages.\(use.stage.id).title", of: use.playbook, else: use.stage.id)
      let address = link("/lifecycle/\(Query.encoded(use.playbook.id.name))")
      if isBrief {
        if !named.insert(title.source).inserted { return nil }
        return "<li><a href=\"\(address)\">\(title)</a></li>"
      }
      let name = text("title", of: use.playbook, else: use.playbook.id.name)
      var timings: [String] = []
      for touchpoint in use.stage.actions.flatMap(\.touchpoints)
      where touchpoint.items.contains(item) {
        let timing = words.timing(touchpoint.timing)
        if !timings.contains(timing) { timings.append(timing) }
      }
      let when: [HTML] = timings.map { " <small>\($0)</small>" }
      return """
        <li><a href="\(address)#stage-\(use.stage.id)">\(title) <small>\(name)</small>\(when)</a></li>
        """
    }
    if stages.isEmpty { return "<p class=\"muted\">\(words[.usedNowhere])</p>" }
    return "<ul class=\"usage\">\(stages)</ul>"
  }

  /// The texts that a snippet stands in, as links.
  private func usage(ofSnippet snippet: ItemID) -> HTML {
    let users = repository.users(ofSnippet: snippet, in: locale)
    let shown = users.items.prefix(Visit.userLimit)
    let names = snapshot.renderer.shownNames(of: shown, in: locale, for: customer, on: day)
    var entries: [HTML] = users.playbooks.map { playbook in
      let address = link("/lifecycle/\(Query.encoded(playbook.id.name))")
      return
        "<li><a href=\"\(address)\">\(text("title", of: playbook, else: playbook.id.name))</a></li>"
    }
    entries += shown.map { user in
      let name = names[user].map { $0.text.isEmpty ? nil : $0.html } ?? nil
      let id: HTML = "<code dir=\"ltr\">\(user.description)</code>"
      return "<li><a href=\"\(link(to: user))\">\(name ?? id)</a></li>"
    }
    if entries.isEmpty { return "<p class=\"muted\">\(words[.usedByNothing])</p>" }
    let more = users.items.count - shown.count
    let rest: HTML =
      more > 0
      ? "<p class=\"muted\">\(words[.andMore, ["count": .integer(Int64(more))]])</p>" : .empty
    return "<ul class=\"usage\">\(entries)</ul>\(rest)"
  }

  /// How many texts are named that a snippet stands in.
  private static let userLimit = 100

  /// A text of a playbook, in its locale; its name where it has none.
  private func text(_ key: String, of playbook: Playbook, else name: String) -> HTML {
    guard let text = snapshot.renderer.text(key, of: playbook, in: locale) else {
      return "<span dir=\"ltr\">\(name)</span>"
    }
    return "<span\(HTML.language(of: text.locale))>\(text.text)</span>"
  }
}

extension Repository {
  /// The items and playbooks whose texts name a snippet, as a locale is served.
  func users(
    ofSnippet snippet: ItemID, in locale: LocaleTag
  ) -> (playbooks: [Playbook], items: [ItemID]) {
    let items = itemIDs.filter { id in
      // Few texts hold the name at all; only those are parsed.
      guard id != snippet, let fields = served(id, in: locale)?.fields,
        fields.contains(where: { $0.text.value.utf8.contains(snippet.name.utf8) })
      else { return false }
      return namedItems(by: id, in: locale).contains(snippet)
    }
    let playbooks = orderedPlaybooks.filter { playbook in
      let fields = fallbackChain(of: locale).lazy.compactMap { playbook.translations[$0] }.first?
        .fields
      return (fields ?? []).contains { field in
        field.text.value.names(snippet: snippet.name)
      }
    }
    return (playbooks, items)
  }
}

extension String {
  /// Whether the text is a message that a snippet stands in.
  fileprivate func names(snippet: String) -> Bool {
    guard let message = Message.parse(self, types: .parlance).message else { return false }
    return message.arguments.contains { argument in
      argument.variable == snippet && argument.uses.contains { $0 == "snippet" }
    }
  }
}
