import MessageFormat

/// The settings of a repository, from `parlance.yaml`.
public struct Project: Sendable {
  /// The name of the file that marks the root of a repository.
  public static let fileName = "parlance.yaml"

  /// The locale that content is written in first.
  public var source: LocaleTag
  /// The name of the sender that is used where none is named.
  public var sender: String?
  /// The time zone of instants, where a customer names none.
  public var timeZone = "UTC"
  /// The longest subject, in characters.
  public var subjectLimit: Int?
  /// Whether each mail must have a link to unsubscribe.
  public var requiresUnsubscribe = false
  /// The longest time without a touchpoint, in weeks.
  public var silenceWeeks: Int?
  /// How many weeks ahead material that is not ready is urgent.
  public var urgentWeeks: Int?
  /// The variable that holds the name of a mail's recipient.
  public var recipientName: String?
  /// The variable that holds the mail address of a mail's recipient.
  public var recipientEmail: String?
  /// How bad the findings of rules are, by rule.
  public var rules: [String: RuleSetting] = [:]
  /// The findings that the project wants to live with.
  public var ignores: [Ignore] = []
  /// How the export of a CRM names and writes the variables, by the name of the column.
  public var columns: [String: ColumnMapping] = [:]
  /// The encoding of exports of a CRM, where they do not say.
  public var encoding = TextEncoding.utf8
  /// Columns whose entry has a fault: an export that has one cannot be read.
  var faultyColumns: [String: Finding] = [:]
  /// Where settings stand, by key: `sender`, `recipient.email`, `rules.cut-text`.
  private var places: [String: SourceLocation] = [:]

  /// Where a setting stands; the file as a whole where it is not there.
  func location(of key: String) -> SourceLocation {
    places[key] ?? SourceLocation(file: Project.fileName)
  }

  static let keys = [
    "parlance", "source", "sender", "timeZone", "limits", "recipient", "rules", "ignore", "columns",
    "encoding", "unsubscribe",
  ]

  /// Reads the settings; nil without a source locale, and for a format that is not known.
  static func read(_ file: SourceFile) -> (project: Project?, findings: [Finding]) {
    var reader = FileReader(file: file)
    let root = YAML.parse(file)
    var project: Project?
    guard root.isNull || root.entries != nil else {
      reader.expected("a mapping (key: value)", at: root, for: fileName)
      return (nil, reader.findings)
    }
    let entries = reader.entries(of: root, for: fileName, known: keys)
    func node(_ key: String) -> YAML.Node? { entries.first { $0.key == key }?.value }

    if let source = node("source") {
      project = reader.localeTag(source, for: "source").map { Project(source: $0) }
    } else {
      reader.report(
        "invalid-setting", at: root.start, "the source locale is missing",
        help: "write, for example: source: en")
    }
    if let version = node("parlance") {
      if case .broken = version.content {
        reader.expected("the format version 1", at: version, for: "parlance")
        project = nil
      } else if version.scalar != "1" {
        reader.report(
          "invalid-setting", at: version.start,
          "format version \(version.description) is not known; this Parlance reads version 1")
        project = nil
      }
    } else {
      reader.report(
        "invalid-setting", at: root.start, "the format version is missing",
        help: "write: parlance: 1")
    }
    for entry in entries { project?.set(entry, &reader) }
    return (project, reader.findings)
  }

  private init(source: LocaleTag) {
    self.source = source
  }

  private mutating func set(_ entry: YAML.Entry, _ reader: inout FileReader) {
    let node = entry.value
    func place(_ key: String, _ node: YAML.Node) {
      places[key] = SourceLocation(file: reader.file.path, node.start)
    }
    place(entry.key, node)
    switch entry.key {
    case "sender": sender = reader.string(node, for: "sender")
    case "timeZone":
      if let zone = reader.string(node, for: "timeZone") {
        if TimeZone.isKnown(zone) {
          timeZone = zone
        } else {
          reader.expected("a time zone such as Europe/Berlin", at: node, for: "timeZone")
        }
      }
    case "limits":
      let known = ["subject", "silenceWeeks", "urgentWeeks"]
      for entry in reader.entries(of: node, for: "limits", known: known) {
        let number = reader.integer(entry.value, for: entry.key, from: 1)
        switch entry.key {
        case "subject": subjectLimit = number
        case "silenceWeeks": silenceWeeks = number
        default: urgentWeeks = number.map { min($0, Timing.lastWeek) }
        }
      }
    case "recipient":
      for entry in reader.entries(of: node, for: "recipient", known: ["name", "email"]) {
        let variable = reader.string(entry.value, for: "recipient \(entry.key)")
        place("recipient.\(entry.key)", entry.value)
        if entry.key == "name" { recipientName = variable } else { recipientEmail = variable }
      }
    case "rules":
      for entry in reader.entries(of: node, for: "rules") {
        let key = "rules.\(entry.key)"
        places[key] = SourceLocation(file: reader.file.path, entry.keyPosition)
        let file = reader.file.path
        rules[entry.key] = RuleSetting.read(entry, &reader) { name, position in
          places["\(key).\(name)"] = SourceLocation(file: file, position)
        }
      }
    case "ignore": ignores = Ignore.readAll(node, &reader)
    case "columns":
      for entry in reader.entries(of: node, for: "columns") {
        let faults = reader.findings.count
        columns[entry.key] = ColumnMapping.read(entry, &reader)
        if reader.findings.count > faults { faultyColumns[entry.key] = reader.findings[faults] }
      }
    case "unsubscribe":
      switch node.scalar {
      case "required": requiresUnsubscribe = true
      case "optional": requiresUnsubscribe = false
      default: reader.expected("required or optional", at: node, for: "unsubscribe")
      }
    case "encoding":
      if let name = node.scalar, let encoding = TextEncoding(name: name) {
        self.encoding = encoding
      } else {
        reader.expected(TextEncoding.expectation, at: node, for: "encoding")
      }
    default: break
    }
  }
}
