/// Writes XLIFF 1.2.
struct XLIFF12Writer {
  /// The file.
  private(set) var text = ""
  private var writer = XMLWriter()

  init(_ document: ExchangeDocument) {
    writer.begin(
      "xliff", [("version", "1.2"), ("xmlns", "urn:oasis:names:tc:xliff:document:1.2")])
    for file in document.files {
      writer.begin(
        "file",
        [
          ("original", file.item), ("source-language", document.source.description),
          ("target-language", document.target.description), ("datatype", "plaintext"),
        ])
      writer.begin("body")
      for unit in file.units { write(unit) }
      writer.end()
      writer.end()
    }
    writer.end()
    text = writer.text
  }

  private mutating func write(_ unit: TranslationUnit) {
    let texts = [unit.source, unit.target, unit.previous?.source, unit.previous?.target]
    let offered = unit.matches.flatMap { [$0.source, $0.target] }
    let needsSpace = (texts.compactMap(\.self) + offered).contains(where: \.needsItsSpace)
    writer.begin(
      "trans-unit",
      [
        ("id", unit.id), ("resname", unit.field),
        ("restype", "x-\(unit.part.rawValue.replacing(" ", with: "-"))"),
        ("approved", unit.target != nil && unit.state == .approved ? "yes" : nil),
        ("maxwidth", unit.context.limit.map { String($0) }),
        ("size-unit", unit.context.limit.map { _ in "char" }),
        ("extradata", "parlance:was=\(unit.was)"),
        ("xml:space", needsSpace ? "preserve" : nil),
      ])
    writer.element("source", markup: XLIFF12Writer.markup(unit.source))
    if let target = unit.target {
      writer.element(
        "target", [("state", unit.state.ofXLIFF12)], markup: XLIFF12Writer.markup(target))
    }
    if let previous = unit.previous {
      writer.begin("alt-trans", [("alttranstype", "previous-version")])
      if let source = previous.source {
        writer.element("source", markup: XLIFF12Writer.markup(source))
      }
      writer.element("target", markup: XLIFF12Writer.markup(previous.target))
      writer.end()
    }
    for match in unit.matches {
      writer.begin("alt-trans", [("match-quality", "\(match.percent)%"), ("origin", match.origin)])
      writer.element("source", markup: XLIFF12Writer.markup(match.source))
      writer.element("target", markup: XLIFF12Writer.markup(match.target))
      writer.end()
    }
    for note in unit.notes(withPrevious: false) {
      writer.element(
        "note", [("from", "parlance")],
        markup: XMLWriter.escaped("\(note.category.title): \(note.text)"))
    }
    writer.end()
  }

  /// XLIFF 1.2 has no element for a character that XML cannot hold: a code of its own stands for it.
  private static func escaped(_ text: String, _ characters: inout Int) -> String {
    var count = characters
    defer { characters = count }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      result += XMLWriter.escaped(String(scalar)) { scalar in
        count += 1
        let digits = String(scalar.value, radix: 16)
        return XMLWriter.tag("x", [("id", "cp\(count)"), ("ctype", "x-cp-\(digits)")]) + "/>"
      }
    }
  }

  private static func markup(_ text: UnitText) -> String {
    let shapes = CodeShape.shapes(of: text.codes)
    var characters = 0
    var result = ""
    var index = 0
    for part in text.parts {
      guard case .code(let code) = part else {
        if case .text(let text) = part { result += escaped(text, &characters) }
        continue
      }
      let shape = shapes[index]
      index += 1
      let position = code.role == .open ? "open" : "close"
      let name =
        switch (shape, code.role) {
        case (.single, _), (_, .single): "ph"
        case (.isolated, _): "it"
        case (_, .open): "bpt"
        case (_, .close): "ept"
        }
      let kind = name == "ept" ? nil : code.sort.ofXLIFF12(isAlone: name == "ph")
      result += XMLWriter.tag(
        name,
        [
          ("id", String(code.id)), ("pos", name == "it" ? position : nil), ("ctype", kind),
          ("equiv-text", code.label),
        ])
      let data = XMLWriter.escaped(code.data)
      result += data.isEmpty ? "/>" : ">\(data)</\(name)>"
    }
    return result
  }
}

extension TranslationUnit.State {
  /// What a translation is said to be.
  fileprivate var ofXLIFF12: String {
    switch self {
    case .missing, .outdated: "needs-translation"
    case .review: "translated"
    case .approved: "final"
    }
  }
}

extension InlineCode.Sort {
  /// The standard has names for what stands alone, and others for what begins and ends.
  fileprivate func ofXLIFF12(isAlone: Bool) -> String? {
    switch self {
    case .bold: isAlone ? "x-bold" : "bold"
    case .italic: isAlone ? "x-italic" : "italic"
    case .format: "x-format"
    case .link: isAlone ? "x-link" : "link"
    case .image: isAlone ? "image" : "x-image"
    case .lineBreak: isAlone ? "lb" : "x-lb"
    case .variable: "x-variable"
    case .other: nil
    }
  }
}
