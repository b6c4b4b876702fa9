/// Writes XLIFF 2.1 and 2.2.
///
/// Terms are in the glossary module, limits in the size and length restriction module; notes say
/// both again, because few tools show modules. In version 2.2 the branches of a sentence are one
/// unit, by the module for plural, gender and select.
struct XLIFF2Writer {
  /// The file.
  private(set) var text = ""
  private var writer = XMLWriter()

  init(_ document: ExchangeDocument, _ version: XLIFF.Version) {
    let units = document.units
    let files = document.files.map { ($0, XLIFF2Unit.units($0.units, version)) }
    writer.begin(
      "xliff",
      [
        ("xmlns", "urn:oasis:names:tc:xliff:document:\(version == .v22 ? "2.2" : "2.0")"),
        (
          "xmlns:gls",
          units.contains { !$0.context.terms.isEmpty }
            ? "urn:oasis:names:tc:xliff:glossary:2.0" : nil
        ),
        (
          "xmlns:mtc",
          units.contains { !$0.matches.isEmpty } ? "urn:oasis:names:tc:xliff:matches:2.0" : nil
        ),
        (
          "xmlns:pgs",
          files.contains { $1.contains { $0.choice != nil } } ? XLIFF.choiceNamespace : nil
        ),
        (
          "xmlns:slr",
          files.contains { $1.contains { $0.limit != nil } }
            ? "urn:oasis:names:tc:xliff:sizerestriction:2.0" : nil
        ),
        ("xmlns:parlance", XLIFF.namespace), ("version", version.rawValue),
        ("srcLang", document.source.description), ("trgLang", document.target.description),
      ])
    for (file, units) in files {
      writer.begin(
        "file",
        [
          ("id", file.id), ("original", file.item),
          ("srcDir", document.source.isRightToLeft ? "rtl" : nil),
          ("trgDir", document.target.isRightToLeft ? "rtl" : nil),
        ])
      if units.contains(where: { $0.limit != nil }) {
        writer.element("slr:profiles", [("generalProfile", "xliff:codepoints")])
      }
      for unit in units { write(unit) }
      writer.end()
    }
    writer.end()
    text = writer.text
  }

  private mutating func write(_ unit: XLIFF2Unit) {
    let first = unit.segments[0].unit
    writer.begin(
      "unit",
      [
        ("id", unit.id), ("name", first.field),
        ("canResegment", unit.choice.map { _ in "no" }),
        ("type", "parlance:\(first.part.rawValue.replacing(" ", with: "-"))"),
        ("slr:sizeRestriction", unit.limit.map { String($0) }), ("pgs:switch", unit.choice),
        ("parlance:was", unit.was), ("xml:space", unit.needsItsSpace ? "preserve" : nil),
      ])
    writeMatches(unit)
    writeTerms(unit.terms)
    writeNotes(unit)
    var data = OriginalData()
    let texts = unit.segments.enumerated().map { index, segment in
      markup(segment.unit.source, segment.unit.target, index, &data)
    }
    writeOriginalData(data)
    for (segment, texts) in zip(unit.segments, texts) {
      let state = segment.unit.state
      writer.begin(
        "segment",
        [
          ("id", segment.id), ("state", segment.unit.target == nil ? "initial" : state.ofXLIFF2),
          ("subState", state == .outdated ? "parlance:outdated" : nil), ("pgs:case", segment.key),
        ])
      writer.element("source", markup: texts.source)
      if let target = texts.target { writer.element("target", markup: target) }
      writer.end()
    }
    writer.end()
  }

  /// The texts of a segment, by its place in the unit.
  private func markup(
    _ source: UnitText, _ target: UnitText?, _ place: Int, _ data: inout OriginalData
  ) -> (source: String, target: String?) {
    // A code is the same element on both sides.
    let spanning = CodeShape.spanning([source] + (target.map { [$0] } ?? []))
    func markup(_ text: UnitText) -> String {
      XLIFF2Writer.markup(text, spanning, firstID: place * XLIFF2Unit.codeStride, &data)
    }
    return (markup(source), target.map(markup))
  }

  private mutating func writeNotes(_ unit: XLIFF2Unit) {
    let notes = unit.notes
    guard !notes.isEmpty else { return }
    writer.begin("notes")
    for (note, segment) in notes {
      let side: String? =
        switch note.category {
        case .previousSource: "source"
        case .previousTranslation, .limit, .register, .branch, .pluralExamples: "target"
        default: nil
        }
      writer.element(
        "note",
        [
          ("appliesTo", side), ("category", note.category.rawValue),
          ("ref", segment.map { "#\($0)" }),
        ], markup: XMLWriter.escaped(note.text))
    }
    writer.end()
  }

  private mutating func writeMatches(_ unit: XLIFF2Unit) {
    guard unit.segments.contains(where: { !$0.unit.matches.isEmpty }) else { return }
    writer.begin("mtc:matches")
    for (place, segment) in unit.segments.enumerated() {
      for match in segment.unit.matches {
        writer.begin(
          "mtc:match",
          [
            ("ref", segment.id.map { "#\($0)" }), ("similarity", String(match.percent)),
            ("matchQuality", String(match.percent)), ("origin", match.origin), ("type", "tm"),
          ])
        var data = OriginalData()
        let texts = markup(match.source, match.target, place, &data)
        writeOriginalData(data)
        writer.element("source", markup: texts.source)
        writer.element("target", markup: texts.target)
        writer.end()
      }
    }
    writer.end()
  }

  private mutating func writeOriginalData(_ data: OriginalData) {
    guard !data.texts.isEmpty else { return }
    writer.begin("originalData")
    for (index, text) in data.texts.enumerated() {
      let isSpaced = UnitText([.text(text)]).needsItsSpace
      writer.element(
        "data", [("id", "d\(index + 1)"), ("xml:space", isSpaced ? "preserve" : nil)],
        markup: XLIFF2Writer.escaped(text))
    }
    writer.end()
  }

  private mutating func writeTerms(_ terms: [TranslationUnit.Term]) {
    guard !terms.isEmpty else { return }
    writer.begin("gls:glossary")
    for term in terms {
      writer.begin("gls:glossEntry")
      writer.element("gls:term", markup: XMLWriter.escaped(term.source))
      writer.element("gls:translation", markup: XMLWriter.escaped(term.use))
      if !term.avoid.isEmpty {
        let avoided = term.avoid.map { "“\($0)”" }.joined(separator: ", ")
        writer.element("gls:definition", markup: XMLWriter.escaped("Not: \(avoided)"))
      }
      writer.end()
    }
    writer.end()
  }
}

extension XLIFF2Unit {
  /// The most characters that the text may have; of a sentence the standard cannot say it, because
  /// the restriction would be that of all segments together.
  fileprivate var limit: Int? { choice == nil ? segments[0].unit.context.limit : nil }

  /// Whether white space would be lost where a tool tidies it up.
  fileprivate var needsItsSpace: Bool {
    segments.contains { segment in
      let unit = segment.unit
      let offered = unit.matches.flatMap { [$0.source, $0.target] }
      return ([unit.source, unit.target].compactMap(\.self) + offered)
        .contains(where: \.needsItsSpace)
    }
  }
}

extension TranslationUnit.State {
  /// What a segment with a translation is said to be.
  fileprivate var ofXLIFF2: String {
    switch self {
    case .missing, .outdated: "initial"
    case .review: "translated"
    case .approved: "final"
    }
  }
}

extension ExchangeDocument {
  /// The units of an item, under a name that is an NMTOKEN of XML.
  struct File {
    var id: String
    var item: String
    var units: [TranslationUnit]
  }

  /// The units by item, in the order of the items' first.
  var files: [File] {
    var files: [File] = []
    var places: [String: Int] = [:]
    var names: Set<String> = []
    for unit in units {
      if let place = places[unit.item] {
        files[place].units.append(unit)
        continue
      }
      let name = unit.item.split(separator: "/", omittingEmptySubsequences: false)
        .map { String($0).asNameToken }.joined(separator: ".")
      var id = name.isEmpty ? "file" : name
      var count = 1
      while !names.insert(id).inserted {
        count += 1
        id = "\(name).\(count)"
      }
      places[unit.item] = files.count
      files.append(File(id: id, item: unit.item, units: [unit]))
    }
    return files
  }
}
