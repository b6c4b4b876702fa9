import MessageFormat

/// Terms as TBX (ISO 30042:2019, dialect TBX-Basic, style DCA), for terminology tools.
///
/// A concept is a term of the source with the words of one locale: the one to use is preferred,
/// its forms are admitted variants, and what is to be avoided is deprecated.
package enum TBX {
  /// The namespace of TBX.
  static let namespace = "urn:iso:std:iso:30042:ed-2"

  private static let preferred = "preferredTerm-admn-sts"
  private static let admitted = "admittedTerm-admn-sts"
  private static let deprecated = "deprecatedTerm-admn-sts"

  // MARK: Writing

  /// The file; nil where there is no term, because the standard wants one at least.
  package static func write(
    _ table: GlossaryTable, from source: LocaleTag, to locale: LocaleTag
  ) -> String? {
    let rows = table.rows.filter { !$0.term.withoutOuterSpace.isEmpty }.map(\.reduced)
    if rows.isEmpty { return nil }
    var xml = XMLWriter()
    xml.begin(
      "tbx",
      [
        ("type", "TBX-Basic"), ("style", "dca"), ("xml:lang", source.description),
        ("xmlns", namespace),
      ])
    for name in ["tbxHeader", "fileDesc", "sourceDesc"] { xml.begin(name) }
    xml.element("p", markup: "The glossary of a Parlance repository")
    for _ in 0..<3 { xml.end() }
    xml.begin("text")
    xml.begin("body")
    for (number, row) in rows.enumerated() {
      xml.begin("conceptEntry", [("id", "c\(number + 1)")])
      xml.begin("langSec", [("xml:lang", source.description)])
      write(row.term, nil, &xml)
      xml.end()
      if !row.use.isEmpty {
        xml.begin("langSec", [("xml:lang", locale.description)])
        write(row.use, preferred, &xml)
        for word in row.forms ?? [] { write(word, admitted, isForm: true, &xml) }
        for word in row.avoid ?? [] { write(word, deprecated, &xml) }
        xml.end()
      }
      xml.end()
    }
    for _ in 0..<3 { xml.end() }
    return xml.text
  }

  private static func write(
    _ word: String, _ status: String?, isForm: Bool = false, _ xml: inout XMLWriter
  ) {
    xml.begin("termSec")
    xml.element("term", markup: XMLWriter.escaped(word))
    if isForm { xml.element("termNote", [("type", "termType")], markup: "variant") }
    if let status {
      xml.element("termNote", [("type", "administrativeStatus")], markup: status)
    }
    xml.end()
  }

  // MARK: Reading

  /// Reads a file of either style, and of TBX as it was before 2019.
  ///
  /// Where a concept has several words that none of them is preferred of, the first is used.
  package static func read(
    _ bytes: [UInt8], from source: LocaleTag, to locale: LocaleTag
  ) -> GlossaryTable {
    var table = GlossaryTable()
    do throws(ReturnedDocument.Problem) {
      var reader = TBXReader(XMLEvents(try XMLSource(bytes, limits: XLIFF.Limits())))
      while let concept = try reader.next() {
        guard table.rows.count + table.problems.count < GlossaryTable.rowLimit else {
          table.problems.append(
            .init(line: concept.line, "more than \(GlossaryTable.rowLimit) terms; cut the file"))
          return table
        }
        add(concept, source, locale, to: &table)
      }
      if !reader.isTBX {
        table.problems = [.init(line: 1, "this is no TBX: its first element is no “tbx”")]
      }
    } catch {
      table.problems.append(.init(line: error.line, error.message))
    }
    return table
  }

  private static func add(
    _ concept: TBXReader.Concept, _ source: LocaleTag, _ locale: LocaleTag,
    to table: inout GlossaryTable
  ) {
    func words(_ tag: LocaleTag) -> [TBXReader.Word] {
      let name = tag.description.lowercased()
      let same = concept.words.filter { $0.language.lowercased() == name }
      if !same.isEmpty { return same }
      let language = name.prefix { $0 != "-" }
      return concept.words.filter { $0.language.lowercased().prefix { $0 != "-" } == language }
    }
    func isAvoided(_ word: TBXReader.Word) -> Bool {
      word.status.hasPrefix("deprecated") || word.status.hasPrefix("superseded")
    }
    guard let term = words(source).first(where: { !isAvoided($0) }) else {
      table.problems.append(
        .init(line: concept.line, "this concept has no term in the source locale, \(source)"))
      return
    }
    let own = words(locale)
    let good = own.filter { !isAvoided($0) && !$0.text.isEmpty }
    let use =
      good.first { $0.status.hasPrefix("preferred") } ?? good.first { $0.type != "variant" }
    var row = GlossaryRow(term: term.text, use: use?.text ?? "", forms: nil, avoid: nil)
    let forms = good.filter { $0.number != use?.number }.map(\.text)
    let avoid = own.filter { isAvoided($0) && !$0.text.isEmpty }.map(\.text)
    // What another tool does not know of is not taken away.
    if !forms.isEmpty { row.forms = forms }
    if !avoid.isEmpty { row.avoid = avoid }
    row.line = concept.line
    row.isReduced = true
    table.rows.append(row)
  }
}
