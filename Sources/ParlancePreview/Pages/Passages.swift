import Hummingbird
import MessageFormat
import Parlance

extension HTML {
  /// The attributes of an element whose text is of a locale.
  static func language(of locale: LocaleTag) -> HTML {
    " lang=\"\(locale)\" dir=\"\(locale.isRightToLeft ? "rtl" : "ltr")\""
  }
}

extension Visit {
  /// The item of a kind that the address names.
  ///
  /// - Throws: ``Problem`` where there is none.
  func item(_ kind: ItemKind, _ context: BasicRequestContext) throws(Problem) -> ItemID {
    let name = context.parameters.get("name").map { Query.decoded($0) } ?? ""
    let item = ItemID(kind, name)
    guard repository.items[item] != nil else {
      throw Problem(.notFound, words[.unknownItem, ["name": .text(name)]])
    }
    return item
  }

  /// Renders an item that is no mail, for the customer and the day of the visit.
  ///
  /// - Throws: `RenderError` where content or data are wrong.
  func passage(
    _ item: ItemID, for customer: Customer? = nil
  ) throws(RenderError) -> RenderedPassage {
    // A day that nobody has chosen is the customer’s own, where its data say it.
    let isChosen = query["on"] != nil || site.workspace.day != nil
    return try snapshot.renderer.passage(
      item, locale: locale, customer: customer ?? self.customer, on: isChosen ? day : nil)
  }

  /// The name of the customer that is shown.
  var customerName: String {
    guard let customerID else { return words[.exampleCustomer] }
    return site.choosable(in: snapshot, and: customerID).first { $0.id == customerID }?.name
      ?? customerID
  }

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

  /// Says that a text of another locale stands in for one that there is not.
  func fallbackNote(_ shown: LocaleTag) -> HTML {
    guard shown != locale else { return .empty }
    let values: KeyValuePairs<String, Value> = [
      "name": .text(words.name(of: locale)), "other": .text(words.name(of: shown)),
    ]
    return "<p class=\"shown-instead\"><span class=\"mark warn\">\(words[.stateFallback])</span> "
      + "\(words[.shownInstead, values])</p>"
  }
}

extension RenderedPassage {
  /// The text with what goes along with it, to be pasted into a mail or a chat.
  var shareText: String {
    let assets = forwarded.map { "\n\($0.title)\n\($0.address)\n" }.joined()
    return text + assets
  }
}
