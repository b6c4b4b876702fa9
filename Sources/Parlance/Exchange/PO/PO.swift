/// The files of GNU gettext, which every translators' tool reads (its manual, “PO Files”).
///
/// An entry is a unit: `msgctxt` is its ID, `msgid` the source, `msgstr` the translation. Branches
/// of plurals are entries of their own, so `msgid_plural` is not used.
package enum PO {
  /// A document as a PO file, the same bytes each time.
  package static func write(_ document: ExchangeDocument) -> String { POWriter(document).text }

  /// Reads a PO file as tools write it: wrapped, in another order, with other comments.
  ///
  /// Entries without a translation are left out, and so are fuzzy ones. Whatever the bytes are,
  /// what can be read of them is read, and the rest is told.
  package static func read(_ bytes: [UInt8]) -> ReturnedDocument {
    read(bytes, limit: ReturnedText.byteLimit)
  }

  static func read(_ bytes: [UInt8], limit: Int) -> ReturnedDocument {
    var document = ReturnedDocument()
    do {
      let text = try ReturnedText.decoded(
        bytes, declared: POHeader.charset(of: bytes), limit: limit)
      var reader = POReader(text)
      document = reader.document()
    } catch {
      document.problems.append(error.problem)
    }
    return document
  }
}
