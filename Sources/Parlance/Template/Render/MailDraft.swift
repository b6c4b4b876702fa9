import MessageFormat

/// What a mail's file needs beside its texts; checked only when the file is asked for.
struct MailDraft: Sendable {
  var sender: Sender?
  /// The locale that the mail is shown in, and those in which the sender is looked for behind it.
  var locales: [LocaleTag]
  var recipient: Recipient?
  var date: MailDate

  /// Whom a mail is for, as the customer's data say it.
  struct Recipient: Sendable {
    var name: String
    var address: String
    /// The variables that hold the two.
    var nameVariable: String?
    var addressVariable: String?

    /// The recipient as a header may hold it.
    func mailbox() throws(FillError) -> MailWriter.Mailbox {
      MailWriter.Mailbox(
        name: try ValueText.line(name, variable: nameVariable),
        address: try MailDraft.address(address, variable: addressVariable))
    }

    /// The recipient as a header of an item's mail may hold it.
    func mailbox(of item: ItemID, _ locale: LocaleTag) throws(RenderError) -> MailWriter.Mailbox {
      do throws(FillError) {
        return try mailbox()
      } catch {
        throw RenderError(
          .data, item: item, locale: locale, variable: error.variable, message: error.message)
      }
    }
  }
}

extension Rendered {
  /// The mail as a file that a mail program opens as a draft (RFC 5322).
  ///
  /// - Throws: ``RenderError`` for an item that is no mail, a sender without a name or address,
  ///   and for a recipient that cannot stand in a header.
  public func eml() throws(RenderError) -> String {
    guard let mail else { throw MailDraft.noMail(item, locale) }
    return try mail.writer(item, locale).message(subject: subject, text: text, html: html)
  }
}

extension MailDraft {
  /// Why an item cannot be written as a mail's file.
  static func noMail(_ item: ItemID, _ locale: LocaleTag) -> RenderError {
    RenderError(
      .template, item: item, locale: locale,
      message:
        "only emails can be written as eml, and this is another kind of item: \(item.kind.label)")
  }

  /// What writes the file, once sender and recipient are checked.
  func writer(_ item: ItemID, _ locale: LocaleTag) throws(RenderError) -> MailWriter {
    guard let sender else {
      throw RenderError(
        .template, item: item, locale: locale,
        message: "a mail needs a sender: name one under “sender:” in \(Project.fileName)")
    }
    do throws(FillError) {
      func own(_ key: String) -> String? {
        locales.lazy.compactMap { sender.text(key, in: $0) }.first
      }
      guard let address = own("email") else {
        throw FillError(message: "the sender in \(sender.file) has no email")
      }
      let name = own("name") ?? ""
      let to = try recipient.map { recipient throws(FillError) in try recipient.mailbox() }
      return MailWriter(
        from: MailWriter.Mailbox(
          name: try ValueText.line(name, variable: "senderName"),
          address: try MailDraft.address(address, variable: "senderEmail")),
        to: to, language: (locales.first ?? locale).description, date: date)
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
    var at: Int?
    var isPlain = true
    // Whether what stands before and behind the @ is words with single dots between them.
    var isDotAtom = [true, true]
    var previous = UInt8(ascii: ".")
    for (offset, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "@"):
        isPlain = isPlain && at == nil
        if previous == UInt8(ascii: ".") { isDotAtom[0] = false }
        at = offset
        previous = UInt8(ascii: ".")
        continue
      case UInt8(ascii: "."):
        if previous == byte { isDotAtom[at == nil ? 0 : 1] = false }
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: ";"),
        UInt8(ascii: ","), UInt8(ascii: "\\"), UInt8(ascii: "\""), 0...0x20, 0x7F...0xFF:
        isPlain = false
      default: break
      }
      previous = byte
    }
    guard isPlain, let at, at > 0, isDotAtom[1], previous != UInt8(ascii: "."),
      text.utf8.count <= 254
    else {
      throw FillError(
        variable: variable,
        message: "the value of \(ValueText.named(variable)) is “\(shortened(text))”, "
          + "but a mail address in ASCII such as jana@example.com was expected")
    }
    // Some people have an address with two dots in a row, which has to be quoted (RFC 5322, 3.4.1).
    guard !isDotAtom[0] else { return text }
    return "\"\(Substring(text.utf8.prefix(at)))\"\(Substring(text.utf8.dropFirst(at)))"
  }
}
