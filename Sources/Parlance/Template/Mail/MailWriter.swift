import MessageFormat

/// Writes a mail as a file that a mail program opens as a draft (RFC 5322 and 2045 to 2047).
struct MailWriter {
  /// Who sends.
  var from: Mailbox
  /// Who it is for, where that is known.
  var to: Mailbox?
  var subject: String
  /// The language of its text, as BCP 47 has it.
  var language: String
  var text: String
  var html: String
  /// When it was written.
  var date: MailDate

  /// A mail address and whose it is.
  struct Mailbox: Hashable, Sendable {
    var name: String
    var address: String
  }

  /// The file; the same input gives the same bytes.
  func message() -> String {
    let plain = TransferEncoding.encode(text)
    let rich = TransferEncoding.encode(html)
    let boundary = MailWriter.boundary(of: [plain.body, rich.body])
    var fields = ["X-Unsent: 1"]
    fields.append(MailHeader.field("From", mailbox: from.name, address: from.address))
    if let to { fields.append(MailHeader.field("To", mailbox: to.name, address: to.address)) }
    fields.append(MailHeader.field("Subject", text: subject))
    fields.append("Date: \(date)")
    fields.append("MIME-Version: 1.0")
    fields.append("Content-Language: \(language)")
    fields.append("Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"")
    var lines = fields + [""]
    for (type, part) in [("text/plain", plain), ("text/html", rich)] {
      lines.append("--\(boundary)")
      lines.append("Content-Type: \(type); charset=utf-8")
      lines.append("Content-Transfer-Encoding: \(part.name)")
      lines.append("")
      // The line end in front of a boundary belongs to it (RFC 2046, 5.1.1).
      lines.append(part.body)
    }
    lines.append("--\(boundary)--")
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  /// A boundary that stands nowhere in the parts, and is the same for the same parts.
  ///
  /// No text in quoted-printable or base64 has “=_” in it (RFC 2045, 6.7).
  private static func boundary(of parts: [String]) -> String {
    // FNV-1a: only to be different, not to be secret.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return "=_parlance_" + String(hash, radix: 36)
  }
}
