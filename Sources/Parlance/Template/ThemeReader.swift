import MessageFormat

extension Theme {
  static let file = "content/theme.yaml"

  /// Reads a theme; what cannot be used is noted, and stays as it is without a file.
  static func read(_ file: SourceFile) -> (Theme, [Finding]) {
    var reader = FileReader(file: file)
    var theme = Theme()
    let keys = ["colors", "dark", "fonts", "logo"]
    for entry in reader.entries(of: YAML.parse(file), for: "a theme", known: keys) {
      switch entry.key {
      case "colors": theme.colors.read(entry.value, "colors", &reader)
      case "dark": theme.dark.read(entry.value, "dark", &reader)
      case "fonts": theme.readFonts(entry.value, &reader)
      default: theme.logo = Logo.read(entry.value, &reader)
      }
    }
    return (theme, reader.findings)
  }

  private mutating func readFonts(_ node: YAML.Node, _ reader: inout FileReader) {
    for entry in reader.entries(of: node, for: "fonts") {
      let isScript =
        entry.key.utf8.count == 4 && entry.key.first?.isUppercase == true
        && entry.key.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
      guard isScript || entry.key == "default" else {
        reader.report(
          "invalid-setting", at: entry.keyPosition,
          "“\(entry.key)” is not a script: expected default, or a code of ISO 15924 such as Jpan")
        continue
      }
      // The list goes into a quoted attribute, between other declarations.
      let families = reader.string(entry.value, for: entry.key)?.replacing("\"", with: "'")
      guard let families, !families.isEmpty, !families.contains(where: { "<>{};&\\".contains($0) })
      else {
        reader.expected(
          "a list of font families such as Arial, sans-serif", at: entry.value, for: entry.key)
        continue
      }
      fonts[entry.key] = families
    }
  }
}

extension Theme.Colors {
  fileprivate mutating func read(
    _ node: YAML.Node, _ name: String, _ reader: inout FileReader
  ) {
    let keys: [String: WritableKeyPath<Theme.Colors, String>] = [
      "text": \.text, "muted": \.muted, "background": \.background, "surface": \.surface,
      "accent": \.accent, "onAccent": \.onAccent, "line": \.line,
    ]
    for entry in reader.entries(of: node, for: name, known: keys.keys.sorted()) {
      guard let key = keys[entry.key] else { continue }
      guard let color = entry.value.scalar, Theme.Colors.isColor(color) else {
        reader.expected("a colour such as \"#1f4fd0\"", at: entry.value, for: entry.key)
        continue
      }
      self[keyPath: key] = color
    }
  }

  /// Whether this is a hexadecimal colour of three or six digits; Outlook knows no others.
  private static func isColor(_ text: String) -> Bool {
    text.hasPrefix("#") && (text.utf8.count == 7 || text.utf8.count == 4)
      && text.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
  }
}

extension Theme.Logo {
  fileprivate static func read(_ node: YAML.Node, _ reader: inout FileReader) -> Self? {
    let keys = ["src", "alt", "width", "height"]
    var logo = Theme.Logo(source: "", alternative: "", width: 120)
    for entry in reader.entries(of: node, for: "logo", known: keys) {
      switch entry.key {
      case "src":
        let source = reader.string(entry.value, for: "src")
        guard let source, let scheme = Address.scheme(of: source),
          Address.Use.image.schemes.contains(scheme)
        else {
          reader.expected(Address.Use.image.expectation, at: entry.value, for: "src")
          continue
        }
        logo.source = source
      case "alt": logo.alternative = reader.string(entry.value, for: "alt") ?? ""
      case "width": logo.width = reader.integer(entry.value, for: "width", from: 1) ?? logo.width
      default: logo.height = reader.integer(entry.value, for: "height", from: 1)
      }
    }
    return logo.source.isEmpty ? nil : logo
  }
}
