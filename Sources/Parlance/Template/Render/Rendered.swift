/// An item as a customer sees it.
public struct Rendered: Sendable {
  /// The customer's ID.
  public var id: String
  /// The item.
  public var item: ItemID
  /// The locale that was asked for.
  public var locale: LocaleTag
  /// The subject of a mail; the title of a call script, asset or playbook; what an objection says.
  public var subject: String
  /// What a list of mails shows beside the subject; the purpose of a call script, a
  /// playbook's introduction.
  public var preheader: String
  /// The whole page.
  public var html: String
  /// The text part.
  public var text: String
  /// Every part of the content that went in, with the locale it came from.
  public var parts: [Part]
  /// What the reader should know: a text that came by fallback, texts still under review.
  public var notes: [String]
  /// What is wrong with it although it could be rendered: parts in another language, a mail that
  /// is too large, values with characters that were left out.
  public var findings: [Finding]
  /// The mail as a file; nil for what is no mail.
  var mail: MailDraft?

  /// One part of the content.
  public struct Part: Hashable, Sendable {
    /// The part: `subject`, `body`, or another item by its ID.
    public var part: String
    /// The locale that it came from.
    public var locale: LocaleTag
  }
}
