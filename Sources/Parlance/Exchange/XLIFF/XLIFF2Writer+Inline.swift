extension XLIFF2Writer {
  /// What the codes of a unit stand for, each text once.
  struct OriginalData {
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

  /// Text as XML has it, with elements for characters that XML cannot hold.
  static func escaped(_ text: String) -> String {
    XMLWriter.escaped(text) { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "<cp hex=\"\(String(repeating: "0", count: max(4 - digits.count, 0)))\(digits)\"/>"
    }
  }

  /// A text with its codes as elements.
  ///
  /// - `spanning`: the codes that cannot be elements around words.
  /// - `firstID`: what is added to the number of a code to make its ID.
  static func markup(
    _ text: UnitText, _ spanning: Set<Int>, firstID: Int = 0, _ data: inout OriginalData
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
      let id = String(code.id + firstID)
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
