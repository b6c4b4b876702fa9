/// What the company says about one of its locales, from `locales/de.yaml`.
public struct LocaleProfile: Sendable {
  /// The locale.
  public var tag: LocaleTag
  /// The profile's file, from the repository's root.
  public var file: String
  /// Which content must be complete.
  public var required: Requirement = .everything
  /// The locale that serves where this one has a hole.
  public var fallback: LocaleTag?
  /// Where the file says so.
  var fallbackLocation: SourceLocation?
  /// How customers and resellers are addressed: `formal` or `informal`, by audience.
  public var register: [String: String] = [:]
  /// Words that break a formal register.
  public var informal: [String] = []
  /// The numbering system (BCP 47 `nu`), where it is not the locale's own.
  public var numbers: String?
  /// The calendar (BCP 47 `ca`), where it is not the locale's own.
  public var calendar: String?
  /// The locale that numbers and dates are written as in, where it is another one.
  var formatting: LocaleTag?
  /// The words that the company uses for its terms.
  public var glossary: [String: Term] = [:]
  /// The words around the content, by key.
  public var labels: [String: SourceText] = [:]
  /// The source texts that the labels were made from, by key.
  public var fingerprints: [String: Fingerprint] = [:]

  /// Which content of a locale must be complete.
  public enum Requirement: Hashable, Sendable {
    /// All of it.
    case everything
    /// None of it.
    case nothing
    /// What some stages use, each as `playbook/stage`.
    case stages([String])
  }

  /// The words for one term.
  public struct Term: Hashable, Sendable {
    /// The word to use.
    public var use: String
    /// Its other forms.
    public var forms: [String] = []
    /// Words that are not to be used for it.
    public var avoid: [String] = []
  }

  /// The locale as libicu is to be asked, with numbering system and calendar.
  public var icuLocale: String {
    var keywords = ""
    if let calendar { keywords += "-ca-\(calendar)" }
    if let numbers { keywords += "-nu-\(numbers)" }
    let tag = formatting ?? tag
    return keywords.isEmpty ? tag.description : "\(tag)-u\(keywords)"
  }

  static let keys = [
    "required", "fallback", "register", "informal", "numbers", "calendar", "glossary", "labels",
    "fingerprint",
  ]

  static func read(_ file: SourceFile, tag: LocaleTag) -> (LocaleProfile, [Finding]) {
    var reader = FileReader(file: file, locale: tag)
    var profile = LocaleProfile(tag: tag, file: file.path)
    for entry in reader.entries(of: YAML.parse(file), for: "a locale", known: keys) {
      profile.set(entry, &reader)
    }
    return (profile, reader.findings)
  }

  private mutating func set(_ entry: YAML.Entry, _ reader: inout FileReader) {
    let node = entry.value
    switch entry.key {
    case "required":
      if let value = node.boolean {
        required = value ? .everything : .nothing
      } else if node.elements != nil {
        required = .stages(reader.strings(node, for: "required"))
      } else {
        reader.expected("true, false or a list of stages", at: node, for: "required")
      }
    case "fallback":
      fallback = reader.localeTag(node, for: "fallback")
      fallbackLocation = SourceLocation(file: file, node.start)
    case "register":
      for entry in reader.entries(of: node, for: "register", known: ["customer", "reseller"]) {
        register[entry.key] = reader.string(entry.value, for: entry.key)
      }
    case "informal": informal = reader.strings(node, for: "informal")
    case "numbers": numbers = extensionValue(node, for: "numbers", &reader)
    case "calendar": calendar = extensionValue(node, for: "calendar", &reader)
    case "glossary":
      for entry in reader.entries(of: node, for: "glossary") {
        glossary[entry.key] = Term.read(entry, &reader)
      }
    case "labels":
      for entry in reader.entries(of: node, for: "labels") {
        labels[entry.key] = reader.text(entry.value, field: "labels.\(entry.key)")
      }
    case "fingerprint":
      fingerprints = reader.fingerprints(node)
    default: break
    }
  }

  /// A value of a BCP 47 `u` extension: 3 to 8 letters or digits.
  private func extensionValue(
    _ node: YAML.Node, for name: String, _ reader: inout FileReader
  ) -> String? {
    if let text = node.scalar, (3...8).contains(text.utf8.count),
      text.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || ("0"..."9").contains($0) }),
      text.utf8.allSatisfy({ $0 < 0x80 })
    {
      return text.lowercased()
    }
    reader.expected("a name such as latn or gregory", at: node, for: name)
    return nil
  }
}

extension LocaleProfile.Term {
  fileprivate static func read(_ entry: YAML.Entry, _ reader: inout FileReader) -> Self? {
    var use: String?
    var forms: [String] = []
    var avoid: [String] = []
    let known = ["use", "forms", "avoid"]
    for setting in reader.entries(of: entry.value, for: entry.key, known: known) {
      switch setting.key {
      case "use": use = reader.string(setting.value, for: "use")
      case "forms": forms = reader.strings(setting.value, for: "forms")
      default: avoid = reader.strings(setting.value, for: "avoid")
      }
    }
    return use.map { LocaleProfile.Term(use: $0, forms: forms, avoid: avoid) }
  }
}

extension FileReader {
  /// The fingerprints of a file, by field.
  mutating func fingerprints(_ node: YAML.Node) -> [String: Fingerprint] {
    var fingerprints: [String: Fingerprint] = [:]
    for entry in entries(of: node, for: "fingerprint") {
      if let fingerprint = entry.value.scalar.flatMap({ Fingerprint($0) }) {
        fingerprints[entry.key] = fingerprint
      } else {
        expected("8 hexadecimal digits", at: entry.value, for: "fingerprint \(entry.key)")
      }
    }
    return fingerprints
  }
}
