/// What a file says, as far as a fix must not change it.
struct FileFacts {
  /// The texts, by field.
  private(set) var fields: [String: String] = [:]
  /// How many faults the syntax of each field has.
  private var syntaxErrors: [String: Int] = [:]
  /// What is wrong with the file, by rule and field, and how often.
  private(set) var faults: [String: Int] = [:]
  /// What stands beside the texts: the state, the fingerprints.
  private var settings: [String] = []
  /// Whether a part of it cannot be read as YAML.
  private var isBroken = false

  /// Reads the facts of a file; nil for a path that Parlance reads nothing from.
  init?(_ path: String, text: String) {
    let file = SourceFile(path: path, text: text)
    let parts = path.split(separator: "/").map(String.init)
    let name = parts.last.map { $0.split(separator: ".", maxSplits: 1).map(String.init) } ?? []
    guard name.count == 2 else { return nil }
    if parts.count == 4, parts[0] == "content",
      let kind = ItemKind.allCases.first(where: { $0.folder == parts[1] }),
      let locale = LocaleTag(name[0]), name[1] == (kind == .playbook ? "yaml" : "md")
    {
      let id = ItemID(kind, parts[2])
      read(
        kind == .playbook
          ? Translation.readPlaybookTexts(file, item: id, locale: locale)
          : FrontMatter.read(file, item: id, locale: locale), of: id)
    } else if parts.count == 2, parts[0] == "locales", name[1] == "yaml",
      let locale = LocaleTag(name[0])
    {
      let (profile, findings) = LocaleProfile.read(file, tag: locale)
      count(findings)
      for field in Template(labelsOf: profile).fields { add(field) }
      isBroken = YAML.parse(file).hasBrokenPart
    } else if path == Project.fileName {
      count(Project.read(file).findings)
      isBroken = YAML.parse(file).hasBrokenPart
    } else if parts[0] == "content", name[1] == "yaml" {
      isBroken = YAML.parse(file).hasBrokenPart
    } else {
      return nil
    }
  }

  private mutating func read(_ content: (Translation, [Finding]), of id: ItemID) {
    count(content.1)
    let translation = content.0
    settings = ["state \(translation.state)"]
    settings += translation.fingerprints.map { "\($0.key) \($0.value)" }.sorted()
    for field in Template(translation, of: id).fields { add(field) }
  }

  private mutating func count(_ findings: [Finding]) {
    for finding in findings {
      faults["\(finding.rule) \(finding.field ?? "")", default: 0] += 1
    }
  }

  private mutating func add(_ field: Template.Field) {
    fields[field.name] = field.text.value
    syntaxErrors[field.name] = field.errors.count
  }

  /// Why a fix of some fields, or of any where it does not say which, may not make these facts
  /// of others; nil where it may.
  func complaint(before: FileFacts, touched: Set<String>?) -> String? {
    if isBroken, !before.isBroken { return "its YAML could not be read any more" }
    for (fault, count) in faults.sorted(by: { $0.key < $1.key })
    where count > before.faults[fault] ?? 0 {
      return "it would be found wrong in another way (\(fault.split(separator: " ")[0]))"
    }
    if settings != before.settings { return "its state or fingerprints would change" }
    for (name, text) in before.fields.sorted(by: { $0.key < $1.key }) {
      guard let after = fields[name] else { return "the text of “\(name)” would be lost" }
      if let touched, !touched.contains(name), after != text {
        return "the text of “\(name)” would change, too"
      }
      if syntaxErrors[name] ?? 0 > before.syntaxErrors[name] ?? 0 {
        return "the message of “\(name)” could not be read any more"
      }
    }
    for name in fields.keys.sorted() where before.fields[name] == nil {
      if let touched, !touched.contains(name) { return "“\(name)” would become a text" }
    }
    return nil
  }
}
