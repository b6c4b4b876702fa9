/// What stands at a mark: the part of a text that differs from customer to customer.
package enum Slot: Hashable, Sendable {
  /// A formatted value, and the variable that it is the value of; nil for `#`.
  case value(String, variable: String?)
  /// An inline branch: its Markdown as chosen, with marks of its own, and that Markdown read.
  case branch(source: String, content: [Inline])
  /// A passage that other content shares.
  case snippet(id: String, blocks: [Block])
}

/// A text for one customer: its tree, and what stands in its slots.
package struct ShapedText: Hashable, Sendable {
  /// The tree.
  package var document: Document
  /// What the slots hold, by number.
  package var slots: [Slot]

  /// Makes a shaped text.
  package init(document: Document, slots: [Slot]) {
    self.document = document
    self.slots = slots
  }
}
