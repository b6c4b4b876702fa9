/// Writes XML 1.0, an element a line, two spaces a level.
struct XMLWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var open: [String] = []

  /// A name with its value; an attribute without a value is left out.
  typealias Attributes = [(name: String, value: String?)]

  /// Begins an element that holds others.
  mutating func begin(_ name: String, _ attributes: Attributes = []) {
    indent()
    text += XMLWriter.tag(name, attributes) + ">\n"
    open.append(name)
  }

  /// Ends what was begun last.
  mutating func end() {
    guard let name = open.popLast() else { return }
    indent()
    text += "</\(name)>\n"
  }

  /// Writes an element with text, or with markup that is written already.
  mutating func element(
    _ name: String, _ attributes: Attributes = [], markup content: String? = nil
  ) {
    indent()
    text += XMLWriter.tag(name, attributes)
    if let content, !content.isEmpty {
      text += ">\(content)</\(name)>\n"
    } else {
      text += "/>\n"
    }
  }

  private mutating func indent() { text += String(repeating: "  ", count: open.count) }

  /// A start tag without its last bracket.
  static func tag(_ name: String, _ attributes: Attributes) -> String {
    attributes.reduce(into: "<\(name)") { tag, attribute in
      guard let value = attribute.value else { return }
      tag += " \(attribute.name)=\"\(escaped(value, isAttribute: true))\""
    }
  }

  /// Text as XML has it, with a replacement for each character that XML cannot hold.
  static func escaped(
    _ text: String, isAttribute: Bool = false,
    replacement: (Unicode.Scalar) -> String = { _ in "\u{FFFD}" }
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      // Wanted of `]]>` alone.
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where isAttribute: result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where isAttribute, "\t" where isAttribute:
        result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      // What readers make a line feed of, those of later versions of XML included.
      case "\r", "\u{85}", "\u{2028}":
        result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      case _ where scalar.isXML: result.append(scalar)
      default: result.append(contentsOf: replacement(scalar).unicodeScalars)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 can hold the character at all.
  var isXML: Bool {
    switch self {
    case "\t", "\n", "\r", "\u{20}"..."\u{FFFD}", "\u{10000}"...: true
    default: false
    }
  }
}

extension UnitText {
  /// Whether white space of the text would be lost where a tool tidies it up: at its ends, more
  /// than one blank, a blank and nothing else between codes, all but blanks.
  var needsItsSpace: Bool {
    var last: Unicode.Scalar?
    for (index, part) in parts.enumerated() {
      guard case .text(let text) = part else {
        last = nil
        continue
      }
      var hasWords = false
      if index == 0, text.unicodeScalars.first == " " { return true }
      for scalar in text.unicodeScalars {
        if scalar == "\n" || scalar == "\t" || scalar == "\r" { return true }
        if scalar == " ", last == " " { return true }
        if scalar != " " { hasWords = true }
        last = scalar
      }
      if !hasWords { return true }
    }
    return last == " "
  }
}
