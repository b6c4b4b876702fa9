/// Markdown that was read before, so that a text is parsed once for all customers.
///
/// The key is the Markdown itself: values stand in it as marks, so that customers for whom the
/// same block branches were chosen have the same.
struct DocumentCache: Sendable {
  private var documents: [String: Document] = [:]
  private var inlines: [String: [Inline]] = [:]
  private var length = 0

  /// The Markdown that is kept, in bytes; the rows of tables make it differ from customer to
  /// customer.
  private static let limit = 4 * 1024 * 1024

  subscript(document markdown: String) -> Document? {
    get { documents[markdown] }
    set {
      makeRoom(for: markdown)
      documents[markdown] = newValue
    }
  }

  subscript(inlines markdown: String) -> [Inline]? {
    get { inlines[markdown] }
    set {
      makeRoom(for: markdown)
      inlines[markdown] = newValue
    }
  }

  private mutating func makeRoom(for markdown: String) {
    length += markdown.utf8.count
    guard length > DocumentCache.limit else { return }
    self = DocumentCache()
    length = markdown.utf8.count
  }
}
