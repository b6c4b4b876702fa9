/// The page of a playbook in every form that it can have.
public struct RenderedPlaybook: Sendable {
  /// The playbook.
  public var item: ItemID
  /// The locale that was asked for.
  public var locale: LocaleTag
  /// The playbook’s title.
  public var title: String
  /// A page of HTML that needs no other file.
  public var html: String
  /// Plain text, without the title.
  public var text: String
  /// Markdown (CommonMark).
  public var markdown: String
  /// JSON, version 1, that ends in a line feed.
  public var json: String
  /// What the reader should know of it: a text that came by fallback, dates that are missing.
  public var notes: [String]
  /// What is wrong with it although it could be rendered.
  public var findings: [Finding]
}
