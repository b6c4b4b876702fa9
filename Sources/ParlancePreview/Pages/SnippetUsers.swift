import MessageFormat
import Parlance

extension Repository {
  /// The items and playbooks whose texts name a snippet, as a locale is served.
  func users(
    ofSnippet snippet: ItemID, in locale: LocaleTag
  ) -> (playbooks: [Playbook], items: [ItemID]) {
    let name = Array(snippet.name.utf8)
    let items = itemIDs.filter { id in
      // Few texts hold the name at all; only those are parsed.
      guard id != snippet, let fields = served(id, in: locale)?.fields,
        fields.contains(where: { $0.text.value.holds(name) })
      else { return false }
      return namedItems(by: id, in: locale).contains(snippet)
    }
    let playbooks = orderedPlaybooks.filter { playbook in
      let fields = fallbackChain(of: locale).lazy.compactMap { playbook.translations[$0] }.first?
        .fields
      return (fields ?? []).contains { field in
        field.text.value.holds(name) && field.text.value.names(snippet: snippet.name)
      }
    }
    return (playbooks, items)
  }
}

extension String {
  /// Whether some bytes stand anywhere in the text.
  fileprivate func holds(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return true }
    var rest = Substring(self).utf8
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: bytes) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// Whether the text is a message that a snippet stands in.
  fileprivate func names(snippet: String) -> Bool {
    guard let message = Message.parse(self, types: .parlance).message else { return false }
    return message.arguments.contains { argument in
      argument.variable == snippet && argument.uses.contains { $0 == "snippet" }
    }
  }
}
