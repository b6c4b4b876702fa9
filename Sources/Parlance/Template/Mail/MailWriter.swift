internal import Buffers
internal import MessageFormat

/// Writes a mail as a file that a mail program opens as a draft (RFC 5322 and 2045 to 2047).
///
/// The same input gives the same bytes.
struct MailWriter {
  /// Who sends.
  var from: Mailbox
  /// Who it is for, where that is known.
  var to: Mailbox?
  /// The language of its text, as BCP 47 has it.
  var language: String
  /// When it was written.
  var date: MailDate

  /// A mail address and whose it is.
  struct Mailbox: Hashable, Sendable {
    var name: String
    var address: String
  }

  /// What stands between the parts: no text in quoted-printable or base64 has “=_” in it
  /// (RFC 2045, 6.7), so that no part can end it.
  static let boundary: StaticString = "=_parlance"

  /// A whole file.
  func message(subject: String, text: String, html: String) -> String {
    var output = ByteBuffer(capacity: html.utf8.count * 2)
    defer { output.free() }
    writeHead(subject: subject, to: &output)
    var text = text
    var html = html
    text.withUTF8 { text in
      MailWriter.write(part: "text/plain", text, TransferEncoding(for: text), to: &output)
    }
    html.withUTF8 { html in
      let encoding = TransferEncoding(
        htmlLength: html.count, quotedLength: QuotedPrintable.length(of: html))
      MailWriter.write(part: "text/html", html, encoding, to: &output)
    }
    MailWriter.writeEnd(to: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// Writes the header, and the empty line behind it.
  func writeHead(subject: String, to output: inout ByteBuffer) {
    output.append(start)
    var subject = subject
    subject.withUTF8 { write(subject: $0, to: &output) }
    output.append(end)
  }

  /// The header up to the recipient.
  var start: String {
    "X-Unsent: 1\r\n\(MailHeader.field("From", mailbox: from.name, address: from.address))\r\n"
  }

  /// Writes the recipient and the subject.
  func write(subject: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer) {
    if let to {
      output.append(MailHeader.field("To", mailbox: to.name, address: to.address))
      output.append("\r\n")
    }
    MailHeader.append("Subject", text: subject, to: &output)
  }

  /// The header behind the subject, and the empty line behind it.
  var end: String {
    "Date: \(date)\r\nMIME-Version: 1.0\r\nContent-Language: \(language)\r\n"
      + "Content-Type: multipart/alternative;\r\n boundary=\"\(MailWriter.boundary)\"\r\n\r\n"
  }

  /// Writes a part.
  static func write(
    part type: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ encoding: TransferEncoding,
    to output: inout ByteBuffer
  ) {
    writePartHead(type, encoding, to: &output)
    encoding.append(text, to: &output)
    output.append("\r\n")
  }

  /// Writes what stands before a part; behind it stands a line break that belongs to what follows
  /// (RFC 2046, 5.1.1).
  static func writePartHead(
    _ type: StaticString, _ encoding: TransferEncoding, to output: inout ByteBuffer
  ) {
    output.append("--")
    output.append(boundary)
    output.append("\r\nContent-Type: ")
    output.append(type)
    output.append("; charset=utf-8\r\nContent-Transfer-Encoding: ")
    output.append(encoding.rawValue)
    output.append("\r\n\r\n")
  }

  /// Writes what stands behind the last part.
  static func writeEnd(to output: inout ByteBuffer) {
    output.append("--")
    output.append(boundary)
    output.append("--\r\n")
  }
}
