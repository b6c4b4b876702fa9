/// The XML Localization Interchange File Format, which translators' tools read and write.
package enum XLIFF {
  /// A version of the format.
  package enum Version: String, Hashable, Sendable, CaseIterable {
    /// What most tools want.
    case v12 = "1.2"
    /// The standard ISO 21720.
    case v21 = "2.1"
    /// Its successor, in which the branches of a sentence are one unit.
    case v22 = "2.2"
  }

  /// A document in a version of XLIFF, the same bytes each time.
  ///
  /// Every version asks for at least one unit: a document without any is well-formed, not valid.
  package static func write(_ document: ExchangeDocument, version: Version) -> String {
    switch version {
    case .v12: XLIFF12Writer(document).text
    case .v21, .v22: XLIFF2Writer(document, version).text
    }
  }

  /// Reads XLIFF 1.0 to 1.2 and 2.0 to 2.2 as tools write it.
  ///
  /// Units without a translation are left out. Whatever the bytes are, what can be read of them is
  /// read, and the rest is told.
  package static func read(_ bytes: [UInt8]) -> ReturnedDocument { read(bytes, limits: Limits()) }

  /// The namespace of what is Parlance's own in a file.
  static let namespace = "urn:parlance:exchange:1"

  /// The namespace of the module for plural, gender and select, of version 2.2.
  static let choiceNamespace = "urn:oasis:names:tc:xliff:pgs:1.0"

  /// How much a file may hold, so that a hostile one costs neither time nor memory.
  struct Limits {
    /// The bytes of the file.
    var bytes = 64 << 20
    /// How deep elements may stand in one another.
    var depth = 64
    /// The elements.
    var elements = 2_000_000
    /// The attributes of an element.
    var attributes = 64
    /// The bytes of a tag.
    var tag = 1 << 20
  }

  static func read(_ bytes: [UInt8], limits: Limits) -> ReturnedDocument {
    var document = ReturnedDocument()
    do {
      let source = try XMLSource(bytes, limits: limits)
      var reader = XLIFFReader(XMLEvents(source))
      reader.read()
      document = reader.document
    } catch {
      document.problems.append(error)
    }
    return document
  }
}
