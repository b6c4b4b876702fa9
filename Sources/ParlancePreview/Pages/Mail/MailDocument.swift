import Hummingbird
import Parlance

/// A mail as the frame on its page shows it: nothing in it runs, nothing is fetched for it.
struct MailDocument {
  let mail: MailHTML
  let scheme: MailChoice.Scheme

  /// What the frame may do: its pictures are this server's own; a page of its own it cannot be.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
    + "frame-ancestors 'self'; sandbox allow-same-origin"

  /// The document.
  var html: String {
    var edits: [(range: Range<Int>, text: String)] = mail.remotePictures.map { ($0, "") }
    for (index, block) in mail.blocks.enumerated() {
      edits.append((block.attributes..<block.attributes, " id=\"b\(index + 1)\""))
    }
    if let sheet = mail.sheet {
      edits += MailDocument.schemes(of: mail.bytes, in: sheet, scheme)
    }
    if let end = mail.headEnd { edits.append((end..<end, head)) }
    return MailDocument.edited(mail.bytes, edits)
  }

  /// Links open nowhere: the sandbox allows no window, and the frame itself stays.
  private var head: String {
    "<base target=\"_blank\">\n<style>\n\(MailDocument.sheet)\(MailDocument.colors(scheme))</style>\n"
  }

  static let sheet = """
    img:not([src]) { outline: 1px dashed #7d8797; outline-offset: -1px; }
    :target, .shown-place { outline: 3px solid #1d4ed8; outline-offset: 4px; border-radius: 3px; }

    """

  /// What colours the document has where they do not follow the system.
  static func colors(_ scheme: MailChoice.Scheme) -> String {
    scheme == .system ? "" : ":root { color-scheme: \(scheme.rawValue) !important; }\n"
  }

  /// The edits that make a style sheet's dark colours hold always, or never.
  static func schemes(
    of bytes: [UInt8], in range: Range<Int>, _ scheme: MailChoice.Scheme
  ) -> [(range: Range<Int>, text: String)] {
    guard scheme != .system else { return [] }
    let query = Array("(prefers-color-scheme: dark)".utf8)
    var edits: [(Range<Int>, String)] = []
    var index = range.lowerBound
    while let open = bytes[index..<range.upperBound].firstIndex(of: query[0]) {
      index = open + 1
      guard bytes[open..<range.upperBound].starts(with: query) else { continue }
      edits.append((open..<(open + query.count), scheme == .dark ? "all" : "not all"))
    }
    return edits
  }

  /// Bytes with parts of them replaced, which do not overlap.
  static func edited(
    _ bytes: [UInt8], _ edits: [(range: Range<Int>, text: String)],
    _ within: Range<Int>? = nil
  ) -> String {
    let within = within ?? bytes.indices
    var result: [UInt8] = []
    result.reserveCapacity(within.count + 1_024)
    var index = within.lowerBound
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where edit.range.lowerBound >= within.lowerBound && edit.range.upperBound <= within.upperBound {
      result += bytes[index..<edit.range.lowerBound]
      result += edit.text.utf8
      index = edit.range.upperBound
    }
    result += bytes[index..<within.upperBound]
    return String(decoding: result, as: UTF8.self)
  }

  /// The answer that holds a document for a frame.
  static func response(_ html: String) -> Response {
    var response = HTML(trusted: html).response()
    response.headers[.contentSecurityPolicy] = policy
    return response
  }
}
