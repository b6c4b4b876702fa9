extension TMXDocument {
  /// The document as TMX 1.4b, the same bytes each time.
  package func written(source: LocaleTag) -> String {
    var writer = XMLWriter()
    writer.begin("tmx", [("version", "1.4")])
    writer.element(
      "header",
      [
        ("creationtool", "Parlance"), ("creationtoolversion", Versions.current.parlance),
        ("segtype", "block"), ("o-tmf", "Parlance"), ("adminlang", "en"),
        ("srclang", source.description), ("datatype", "plaintext"),
      ])
    writer.begin("body")
    for unit in units {
      writer.begin("tu")
      if let place = unit.place {
        writer.element("prop", [("type", "x-place")], markup: XMLWriter.escaped(place))
      }
      if !unit.branches.isEmpty {
        writer.element("prop", [("type", "x-branches")], markup: XMLWriter.escaped(unit.branches))
      }
      for variant in unit.variants {
        writer.begin("tuv", [("xml:lang", variant.language)])
        writer.element("seg", markup: TMXDocument.markup(variant.text))
        writer.end()
      }
      writer.end()
    }
    writer.end()
    writer.end()
    return writer.text
  }

  private static func markup(_ text: UnitText) -> String {
    let shapes = CodeShape.shapes(of: text.codes)
    var result = ""
    var index = 0
    for part in text.parts {
      guard case .code(let code) = part else {
        if case .text(let text) = part { result += XMLWriter.escaped(text) }
        continue
      }
      let shape = shapes[index]
      index += 1
      let id = String(code.id)
      let label = code.label == InlineCode.label(ofData: code.data) ? nil : code.label
      let tag: (name: String, attributes: XMLWriter.Attributes) =
        switch (shape, code.role) {
        case (.single, _), (_, .single): ("ph", [("x", id), ("type", label)])
        case (.isolated, .open): ("it", [("pos", "begin"), ("x", id), ("type", label)])
        case (.isolated, .close): ("it", [("pos", "end"), ("x", id), ("type", label)])
        case (_, .open): ("bpt", [("i", id), ("x", id), ("type", label)])
        // The standard gives its end no type: what began it has one.
        case (_, .close): ("ept", [("i", id)])
        }
      let data = XMLWriter.escaped(code.data)
      result += XMLWriter.tag(tag.name, tag.attributes)
      result += data.isEmpty ? "/>" : ">\(data)</\(tag.name)>"
    }
    return result
  }

  /// The approved translations of a repository, in some of its locales.
  ///
  /// - Throws: ``ParlanceError`` for a locale that is not declared.
  package init(_ repository: Repository, locales: [LocaleTag]) throws(ParlanceError) {
    var places: [String: Int] = [:]
    for locale in locales {
      for unit in try Exporter(repository, locale: locale).document(.all).units {
        guard unit.state == .approved, let target = unit.target, !target.isBlank else { continue }
        let variant = Variant(language: locale.description, text: target)
        if let place = places[unit.id] {
          units[place].variants.append(variant)
          continue
        }
        places[unit.id] = units.count
        let source = Variant(language: "\(repository.project.source)", text: unit.source)
        units.append(
          Unit(
            variants: [source, variant], place: "\(unit.item) \(unit.field)",
            branches: unit.branchKeys))
      }
    }
  }
}
