/// Writes XLIFF 2.1.
///
/// Terms are in the glossary module, limits in the size and length restriction module; notes say
/// both again, because few tools show modules.
struct XLIFF2Writer {
  /// The file.
  private(set) var text = ""
  private var writer = XMLWriter()

  init(_ document: ExchangeDocument) {
    let units = document.units
    writer.begin(
      "xliff",
      [
        ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
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
          "xmlns:slr",
          units.contains { $0.context.limit != nil }
            ? "urn:oasis:names:tc:xliff:sizerestriction:2.0" : nil
        ),
        ("xmlns:parlance", XLIFF.namespace), ("version", XLIFF.Version.v21.rawValue),
        ("srcLang", document.source.description), ("trgLang", document.target.description),
      ])
    for file in document.files {
      writer.begin(
        "file",
        [
          ("id", file.id), ("original", file.item),
          ("srcDir", document.source.isRightToLeft ? "rtl" : nil),
          ("trgDir", document.target.isRightToLeft ? "rtl" : nil),
        ])
      if file.units.contains(where: { $0.context.limit != nil }) {
        writer.element("slr:profiles", [("generalProfile", "xliff:codepoints")])
      }
      for unit in file.units { write(unit) }
      writer.end()
    }
    writer.end()
    text = writer.text
  }

  private mutating func write(_ unit: TranslationUnit) {
    let offered = unit.matches.flatMap { [$0.source, $0.target] }
    let needsSpace =
      unit.source.needsItsSpace || unit.target?.needsItsSpace == true
      || offered.contains(where: \.needsItsSpace)
    writer.begin(
      "unit",
      [
        ("id", unit.id), ("name", unit.field),
        ("type", "parlance:\(unit.part.rawValue.replacing(" ", with: "-"))"),
        ("slr:sizeRestriction", unit.context.limit.map { String($0) }),
        ("parlance:was", unit.was), ("xml:space", needsSpace ? "preserve" : nil),
      ])
    writeMatches(unit.matches)
    writeTerms(unit.context.terms)
    let notes = unit.notes(withPrevious: true)
    if !notes.isEmpty {
      writer.begin("notes")
      for note in notes {
        let side: String? =
          switch note.category {
          case .previousSource: "source"
          case .previousTranslation, .limit, .register, .branch: "target"
          default: nil
          }
        writer.element(
          "note", [("appliesTo", side), ("category", note.category.rawValue)],
          markup: XMLWriter.escaped(note.text))
      }
      writer.end()
    }
    var data = OriginalData()
    // A code is the same element on both sides.
    let spanning = CodeShape.spanning([unit.source] + (unit.target.map { [$0] } ?? []))
    let source = XLIFF2Writer.markup(unit.source, spanning, &data)
    let target = unit.target.map { XLIFF2Writer.markup($0, spanning, &data) }
    writeOriginalData(data)
    writer.begin(
      "segment",
      [
        ("id", unit.matches.isEmpty ? nil : XLIFF2Writer.segment),
        ("state", unit.target == nil ? "initial" : unit.state.ofXLIFF2),
        ("subState", unit.state == .outdated ? "parlance:outdated" : nil),
      ])
    writer.element("source", markup: source)
    if let target { writer.element("target", markup: target) }
    writer.end()
    writer.end()
  }

  /// The ID of a segment that matches refer to; codes have numbers.
  private static let segment = "s"

  private mutating func writeMatches(_ matches: [TranslationUnit.Match]) {
    guard !matches.isEmpty else { return }
    writer.begin("mtc:matches")
    for match in matches {
      writer.begin(
        "mtc:match",
        [
          ("ref", "#\(XLIFF2Writer.segment)"), ("similarity", String(match.percent)),
          ("matchQuality", String(match.percent)), ("origin", match.origin), ("type", "tm"),
        ])
      var data = OriginalData()
      let spanning = CodeShape.spanning([match.source, match.target])
      let source = XLIFF2Writer.markup(match.source, spanning, &data)
      let target = XLIFF2Writer.markup(match.target, spanning, &data)
      writeOriginalData(data)
      writer.element("source", markup: source)
      writer.element("target", markup: target)
      writer.end()
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

  // MARK: Inline

  /// What the codes of a unit stand for, each text once.
  private struct OriginalData {
    private(set) var texts: [String] = []
    private var places: [String: Int] = [:]

    /// The ID of a text; nil for none at all.
    mutating func reference(to text: String) -> String? {
      if text.isEmpty { return nil }
      if let place = places[text] { return "d\(place)" }
      texts.append(text)
      places[text] = texts.count
      return "d\(texts.count)"
    }
  }

  private static func escaped(_ text: String) -> String {
    XMLWriter.escaped(text) { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "<cp hex=\"\(String(repeating: "0", count: max(4 - digits.count, 0)))\(digits)\"/>"
    }
  }

  private static func markup(
    _ text: UnitText, _ spanning: Set<Int>, _ data: inout OriginalData
  ) -> String {
    let codes = text.codes
    let shapes = CodeShape.shapes(of: codes, spanning: spanning)
    var result = ""
    var index = 0
    for part in text.parts {
      guard case .code(let code) = part else {
        if case .text(let text) = part { result += escaped(text) }
        continue
      }
      let shape = shapes[index]
      index += 1
      let id = String(code.id)
      func own(_ isIsolated: Bool) -> XMLWriter.Attributes {
        [
          ("canCopy", code.nesting == .none ? nil : "no"),
          ("canDelete", code.nesting == .none ? nil : "no"),
          ("dataRef", data.reference(to: code.data)), ("disp", code.label),
          ("equiv", code.sort == .variable ? code.label : nil),
          ("isolated", isIsolated ? "yes" : nil), ("type", code.sort.typeOfXLIFF2),
          ("subType", code.sort.subTypeOfXLIFF2),
        ]
      }
      switch (shape, code.role) {
      case (.single, _), (_, .single):
        result += XMLWriter.tag("ph", [("id", id)] + own(false)) + "/>"
      case (.nested(let end), .open):
        result +=
          XMLWriter.tag(
            "pc",
            [
              ("id", id), ("dataRefStart", data.reference(to: code.data)),
              ("dataRefEnd", data.reference(to: codes[end].data)),
              ("dispStart", code.label), ("dispEnd", code.label),
              ("type", code.sort.typeOfXLIFF2), ("subType", code.sort.subTypeOfXLIFF2),
            ]) + ">"
      case (.nested, .close): result += "</pc>"
      case (_, .open):
        result += XMLWriter.tag("sc", [("id", id)] + own(shape == .isolated)) + "/>"
      case (.isolated, .close): result += XMLWriter.tag("ec", [("id", id)] + own(true)) + "/>"
      case (.spanning, .close):
        result += XMLWriter.tag("ec", [("startRef", id)] + own(false)) + "/>"
      }
    }
    return result
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

extension InlineCode.Sort {
  fileprivate var typeOfXLIFF2: String? {
    switch self {
    case .bold, .italic, .format, .lineBreak: "fmt"
    case .link: "link"
    case .image: "image"
    case .variable: "ui"
    case .other: nil
    }
  }

  fileprivate var subTypeOfXLIFF2: String? {
    switch self {
    case .bold: "xlf:b"
    case .italic: "xlf:i"
    case .lineBreak: "xlf:lb"
    case .variable: "xlf:var"
    case .format, .link, .image, .other: nil
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
