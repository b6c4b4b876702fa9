public import MessageFormat

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
  /// The longest time without a touchpoint, in weeks.
  public var silenceWeeks: Int?
  /// The variable that holds the name of a mail's recipient.
  public var recipientName: String?
  /// The variable that holds the mail address of a mail's recipient.
  public var recipientEmail: String?
  /// The severities that the project has set, by rule; nil turns a rule off.
  public var severities: [String: Severity?] = [:]
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

  /// Findings that are left out of a report, for a reason.
  public struct Ignore: Sendable {
    /// The rule's ID.
    public var rule: String
    /// The item, where only one is meant.
    public var item: String?
    /// The locale, where only one is meant.
    public var locale: LocaleTag?
    /// The field, where only one is meant.
    public var field: String?
    /// The last day on which it holds.
    public var until: CalendarDay?
    /// Where it is declared.
    public var location = SourceLocation(file: Project.fileName)

    /// Whether a finding is left out on a day.
    func covers(_ finding: Finding, on day: CalendarDay) -> Bool {
      if let until, until < day { return false }
      return rule == finding.rule && (item == nil || item == finding.item?.description)
        && (locale == nil || locale == finding.locale) && (field == nil || field == finding.field)
    }
  }

  static let keys = [
    "parlance", "source", "sender", "timeZone", "limits", "recipient", "rules", "ignore", "columns",
    "encoding",
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
      for entry in reader.entries(of: node, for: "limits", known: ["subject", "silenceWeeks"]) {
        let number = reader.integer(entry.value, for: entry.key, from: 1)
        if entry.key == "subject" { subjectLimit = number } else { silenceWeeks = number }
      }
    case "recipient":
      for entry in reader.entries(of: node, for: "recipient", known: ["name", "email"]) {
        let variable = reader.string(entry.value, for: "recipient \(entry.key)")
        place("recipient.\(entry.key)", entry.value)
        if entry.key == "name" { recipientName = variable } else { recipientEmail = variable }
      }
    case "rules":
      for entry in reader.entries(of: node, for: "rules") {
        places["rules.\(entry.key)"] = SourceLocation(file: reader.file.path, entry.keyPosition)
        switch entry.value.scalar {
        case "off": severities.updateValue(nil, forKey: entry.key)
        case let word?:
          if let severity = Severity(rawValue: word) {
            severities[entry.key] = severity
          } else {
            reader.expected("off, note, warning or error", at: entry.value, for: entry.key)
          }
        case nil: reader.expected("off, note, warning or error", at: entry.value, for: entry.key)
        }
      }
    case "ignore":
      guard let elements = node.elements else {
        if !node.isNull { reader.expected("a list", at: node, for: "ignore") }
        return
      }
      ignores = elements.compactMap { Ignore.read($0, &reader) }
    case "columns":
      for entry in reader.entries(of: node, for: "columns") {
        let faults = reader.findings.count
        columns[entry.key] = ColumnMapping.read(entry, &reader)
        if reader.findings.count > faults { faultyColumns[entry.key] = reader.findings[faults] }
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

extension Project.Ignore {
  fileprivate static func read(_ node: YAML.Node, _ reader: inout FileReader) -> Self? {
    let keys = ["rule", "item", "locale", "field", "reason", "until"]
    var rule: String?
    var ignore = Project.Ignore(rule: "")
    var hasReason = false
    // An ignore with a fault in it would cover more than was meant.
    var isSound = true
    for entry in reader.entries(of: node, for: "ignore", known: keys) {
      switch entry.key {
      case "rule": rule = reader.string(entry.value, for: "rule")
      case "item": ignore.item = reader.string(entry.value, for: "item")
      case "locale":
        ignore.locale = reader.localeTag(entry.value, for: "locale")
        isSound = isSound && ignore.locale != nil
      case "field": ignore.field = reader.string(entry.value, for: "field")
      case "until":
        ignore.until = reader.day(entry.value, for: "until")
        isSound = isSound && ignore.until != nil
      default: hasReason = reader.string(entry.value, for: "reason") != nil
      }
    }
    guard let rule, hasReason else {
      reader.report(
        "invalid-setting", at: node.start, "an ignore needs a rule and a reason",
        help: "write, for example: - {rule: missing-translation, locale: fr, reason: to come}")
      return nil
    }
    guard isSound else { return nil }
    ignore.rule = rule
    ignore.location = SourceLocation(file: reader.file.path, node.start)
    return ignore
  }
}
