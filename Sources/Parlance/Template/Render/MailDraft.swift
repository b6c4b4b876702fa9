import MessageFormat

/// What a mail's file needs beside its texts; checked only when the file is asked for.
struct MailDraft: Sendable {
  var sender: Sender?
  /// The locale that the mail is shown in, and those in which the sender is looked for behind it.
  var locales: [LocaleTag]
  var recipient: MailWriter.Mailbox?
  var recipientName: String?
  var recipientVariable: String?
  var date: MailDate
}

extension Rendered {
  /// The mail as a file that a mail program opens as a draft (RFC 5322).
  ///
  /// - Throws: ``RenderError`` for an item that is no mail, a sender without a name or address,
  ///   and for a recipient that cannot stand in a header.
  public func eml() throws(RenderError) -> String {
    guard let mail else {
      throw RenderError(
        .template, item: item, locale: locale,
        message:
          "only emails can be written as eml, and this is another kind of item: \(item.kind.label)")
    }
    guard let sender = mail.sender else {
      throw RenderError(
        .template, item: item, locale: locale,
        message: "a mail needs a sender: name one under “sender:” in \(Project.fileName)")
    }
    do throws(FillError) {
      func own(_ key: String) -> String? {
        mail.locales.lazy.compactMap { sender.text(key, in: $0) }.first
      }
      guard let address = own("email") else {
        throw FillError(message: "the sender in \(sender.file) has no email")
      }
      let name = own("name") ?? ""
      var recipient: MailWriter.Mailbox?
      if let to = mail.recipient {
        recipient = MailWriter.Mailbox(
          name: try ValueText.line(to.name, variable: mail.recipientName),
          address: try MailDraft.address(to.address, variable: mail.recipientVariable))
      }
      return MailWriter(
        from: MailWriter.Mailbox(
          name: try ValueText.line(name, variable: "senderName"),
          address: try MailDraft.address(address, variable: "senderEmail")),
        to: recipient, subject: subject, language: (mail.locales.first ?? locale).description,
        text: text, html: html,
        date: mail.date
      ).message()
    } catch {
      throw RenderError(
        .data, item: item, locale: locale, variable: error.variable, message: error.message)
    }
  }
}

extension MailDraft {
  /// A mail address as a header may hold it.
  fileprivate static func address(
    _ text: String, variable: String?
  ) throws(FillError) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !"<>()[]:;,\\\"".utf8.contains(byte)
    }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    func isDotAtom(_ text: Substring) -> Bool {
      text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }
    guard isPlain, parts.count == 2, !parts[0].isEmpty, isDotAtom(parts[1]),
      text.utf8.count <= 254
    else {
      throw FillError(
        variable: variable,
        message: "the value of \(ValueText.named(variable)) is “\(shortened(text))”, "
          + "but a mail address in ASCII such as jana@example.com was expected")
    }
    // Some people have an address with two dots in a row, which has to be quoted (RFC 5322, 3.4.1).
    return isDotAtom(parts[0]) ? text : "\"\(parts[0])\"@\(parts[1])"
  }
}
