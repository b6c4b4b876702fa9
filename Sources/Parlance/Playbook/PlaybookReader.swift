import MessageFormat

/// Reads a file `playbook.yaml`, and notes what is wrong with it.
struct PlaybookReader {
  private var reader: FileReader
  private var playbook: Playbook
  private let variables: Variables

  static let fileName = "playbook.yaml"

  static func read(
    _ file: SourceFile, id: ItemID, variables: Variables
  ) -> (Playbook, [Finding]) {
    var reader = PlaybookReader(
      reader: FileReader(file: file, item: id),
      playbook: Playbook(id: id, file: file.path), variables: variables)
    reader.read(YAML.parse(file))
    return (reader.playbook, reader.reader.findings)
  }

  private mutating func read(_ root: YAML.Node) {
    let known = ["clock", "expiry", "term", "segments", "stages"]
    let entries = reader.entries(of: root, for: "a playbook", known: known)
    var hasStages = false
    defer {
      if !hasStages {
        reader.report(
          "invalid-setting", at: TextPosition(line: 1, column: 1), "the playbook has no stages")
      }
    }
    // Segments come first, since stages name them.
    for entry in entries where entry.key == "segments" {
      for entry in reader.entries(of: entry.value, for: "segments") {
        playbook.segments.append(segment(entry))
      }
    }
    for entry in entries {
      switch entry.key {
      case "clock": playbook.clock = dateVariable(entry.value, for: "clock")
      case "expiry": playbook.expiry = dateVariable(entry.value, for: "expiry")
      case "term":
        playbook.term = entry.value.scalar.flatMap { Playbook.Term($0) }
        if playbook.term == nil {
          reader.expected("a length such as 1 year or 6 months", at: entry.value, for: "term")
        }
      case "stages":
        playbook.stages = elements(entry.value, for: "stages").compactMap { stage($0) }
        hasStages = !(entry.value.elements?.isEmpty ?? entry.value.isNull)
        reportRepeated(playbook.stages.map { ($0.id, $0.location) }, what: "stage")
      default: break
      }
    }
  }

  private mutating func elements(_ node: YAML.Node, for name: String) -> [YAML.Node] {
    if node.isNull { return [] }
    guard let elements = node.elements else {
      reader.expected("a list (lines that begin with -)", at: node, for: name)
      return []
    }
    return elements
  }

  private mutating func dateVariable(_ node: YAML.Node, for name: String) -> String? {
    guard let variable = reader.string(node, for: name) else { return nil }
    guard let declared = variables[variable] else {
      reader.report(
        "unknown-variable", at: node.start,
        "“\(variable)” is not declared in \(Variables.file)"
          + didYouMean(variable, in: variables.names))
      return nil
    }
    if declared.type != .date {
      reader.report(
        "variable-type-mismatch", at: node.start,
        "“\(variable)” is of the type \(declared.type.rawValue), but \(name) needs a date")
      return nil
    }
    return variable
  }

  // MARK: - Segments

  private mutating func segment(_ entry: YAML.Entry) -> Segment {
    let faults = reader.faults
    var conditions: [Segment.Condition] = []
    for part in reader.entries(of: entry.value, for: "segment \(entry.key)") {
      guard let variable = variables[part.key] else {
        reader.report(
          "unknown-variable", at: part.keyPosition,
          "“\(part.key)” is not declared in \(Variables.file)"
            + didYouMean(part.key, in: variables.names))
        continue
      }
      let known = Segment.Comparison.allCases.map(\.rawValue)
      for test in reader.entries(of: part.value, for: "condition on \(part.key)", known: known) {
        guard let comparison = Segment.Comparison(rawValue: test.key) else { continue }
        if comparison.isOrder, !variable.type.hasOrder {
          reader.report(
            "variable-type-mismatch", at: test.keyPosition,
            "“\(part.key)” is of the type \(variable.type.rawValue), which has no “\(test.key)”; "
              + "use is, in or missing")
          continue
        }
        let nodes = comparison == .in ? elements(test.value, for: "in") : [test.value]
        let operands = nodes.compactMap { operand($0, of: variable, comparison) }
        if operands.isEmpty { continue }
        conditions.append(
          Segment.Condition(
            variable: part.key, comparison: comparison, operands: operands,
            location: SourceLocation(file: reader.file.path, test.keyPosition)))
      }
    }
    if conditions.isEmpty, reader.faults == faults {
      reader.report(
        "invalid-setting", at: entry.keyPosition,
        "the segment “\(entry.key)” has no condition, so that it holds for everybody",
        help: "write, for example: \(entry.key): {seats: {below: 10}}")
    }
    return Segment(
      name: entry.key, conditions: conditions,
      location: SourceLocation(file: reader.file.path, entry.keyPosition),
      isSound: reader.faults == faults)
  }

  private mutating func operand(
    _ node: YAML.Node, of variable: Variable, _ comparison: Segment.Comparison
  ) -> Segment.Operand? {
    if comparison == .missing {
      return reader.boolean(node, for: "missing").map { .constant(.text($0 ? "true" : "false")) }
    }
    if let text = node.scalar, text.hasPrefix("$") {
      let name = String(text.dropFirst())
      guard let other = variables[name] else {
        reader.report(
          "unknown-variable", at: node.start,
          "“\(name)” is not declared in \(Variables.file)\(didYouMean(name, in: variables.names))")
        return nil
      }
      let numbers: Set<VariableType> = [.integer, .decimal]
      guard other.type == variable.type || numbers.isSuperset(of: [other.type, variable.type])
      else {
        reader.report(
          "variable-type-mismatch", at: node.start,
          "“\(name)” is of the type \(other.type.rawValue), “\(variable.name)” of the type "
            + "\(variable.type.rawValue); the two cannot be compared")
        return nil
      }
      return .variable(name)
    }
    if let text = node.scalar {
      // A bound may lie outside of what customers can have.
      var unbounded = variable
      unbounded.minimum = nil
      unbounded.maximum = nil
      switch unbounded.value(ofText: text) {
      case .success(let value): return .constant(value)
      case .failure(let complaint):
        reader.report(
          "invalid-setting", at: node.start,
          "the condition on “\(variable.name)” \(complaint.message)")
        return nil
      }
    }
    reader.expected(variable.expectation, at: node, for: comparison.rawValue)
    return nil
  }

  // MARK: - Stages

  private mutating func stage(_ node: YAML.Node) -> Stage? {
    let known = ["id", "if", "unless", "clock", "actions", "objections"]
    let entries = reader.entries(of: node, for: "a stage", known: known)
    guard let id = id(of: entries, at: node, what: "stage") else { return nil }
    var stage = Stage(id: id, location: SourceLocation(file: reader.file.path, node.start))
    stage.applies = applicability(entries)
    for entry in entries {
      switch entry.key {
      case "clock": stage.clock = dateVariable(entry.value, for: "clock")
      case "actions":
        stage.actions = elements(entry.value, for: "actions").compactMap { action($0, in: id) }
        reportRepeated(stage.actions.map { ($0.id, $0.location) }, what: "action")
      case "objections":
        for element in elements(entry.value, for: "objections") {
          guard let name = reader.string(element, for: "objections") else { continue }
          stage.objections.append(
            ItemSettings.Reference(
              item: ItemID(.objection, name),
              location: SourceLocation(file: reader.file.path, element.start)))
        }
      default: break
      }
    }
    return stage
  }

  private mutating func action(_ node: YAML.Node, in stage: String) -> Action? {
    let known = ["id", "if", "unless", "effort", "touchpoints"]
    let entries = reader.entries(of: node, for: "an action", known: known)
    guard let id = id(of: entries, at: node, what: "action") else { return nil }
    var action = Action(id: id, location: SourceLocation(file: reader.file.path, node.start))
    action.applies = applicability(entries)
    for entry in entries {
      switch entry.key {
      case "effort":
        action.effort =
          reader.choice(entry.value, for: "effort", as: Action.Effort.self) ?? .recommended
      case "touchpoints":
        action.touchpoints = elements(entry.value, for: "touchpoints").compactMap {
          touchpoint($0, under: "touchpoints.\(stage).\(id)")
        }
        reportRepeated(action.touchpoints.map { ($0.id, $0.location) }, what: "touchpoint")
      default: break
      }
    }
    return action
  }

  private mutating func touchpoint(_ node: YAML.Node, under prefix: String) -> Touchpoint? {
    let known = ["id", "if", "unless", "when", "channel", "material", "with"]
    let faults = reader.faults
    let entries = reader.entries(of: node, for: "a touchpoint", known: known)
    guard let id = id(of: entries, at: node, what: "touchpoint") else { return nil }
    let location = SourceLocation(file: reader.file.path, node.start)
    var touchpoint = Touchpoint(
      id: id, textKey: "\(prefix).\(id)", timingLocation: location, location: location)
    touchpoint.applies = applicability(entries)
    for entry in entries {
      switch entry.key {
      case "when":
        touchpoint.timingLocation = SourceLocation(file: reader.file.path, entry.value.start)
        if let timing = entry.value.scalar.flatMap({ Timing($0) }) {
          touchpoint.timing = timing
        } else {
          reader.expected(
            "a time such as week 40, weeks 44-48, day 3, 2 weeks before expiry or after expiry",
            at: entry.value, for: "when")
        }
      case "channel":
        touchpoint.channel = reader.choice(
          entry.value, for: "channel", as: Touchpoint.Channel.self)
      case "material":
        if entry.value.scalar == "none" { continue }
        touchpoint.material = materials(entry)
        if entry.value.isNull || entry.value.elements?.isEmpty == true {
          reader.report(
            "invalid-setting", at: entry.keyPosition, "the material names no item",
            help: "name an item, or write: material: none")
        }
      case "with": touchpoint.with = materials(entry)
      default: break
      }
    }
    touchpoint.isSound = reader.faults == faults
    return touchpoint
  }

  private mutating func materials(_ entry: YAML.Entry) -> [Material] {
    elements(entry.value, for: entry.key).compactMap { node in
      let kinds = [ItemKind.email, .callScript, .objection, .asset, .snippet].map(\.rawValue)
      let entries = reader.entries(of: node, for: "material", known: kinds + ["if", "unless"])
      let named = entries.compactMap { entry in ItemKind(rawValue: entry.key).map { ($0, entry) } }
      guard named.count == 1, let (kind, entry) = named.first,
        let name = reader.string(entry.value, for: entry.key)
      else {
        if named.count != 1 {
          reader.report(
            "invalid-setting", at: node.start, "a material names one item",
            help: "write, for example: - {email: renewal-small, if: small}")
        }
        return nil
      }
      return Material(
        item: ItemID(kind, name), applies: applicability(entries),
        location: SourceLocation(file: reader.file.path, entry.value.start))
    }
  }

  // MARK: - What stages, actions and touchpoints share

  private mutating func id(
    of entries: [YAML.Entry], at node: YAML.Node, what: String
  ) -> String? {
    guard let entry = entries.first(where: { $0.key == "id" }) else {
      if node.entries != nil {
        reader.report("invalid-setting", at: node.start, "this \(what) has no id")
      }
      return nil
    }
    guard let id = reader.string(entry.value, for: "id") else { return nil }
    if let complaint = ItemID.complaint(aboutName: id, kind: .playbook) {
      reader.report("invalid-setting", at: entry.value.start, complaint)
      return nil
    }
    return id
  }

  private mutating func applicability(_ entries: [YAML.Entry]) -> Applicability {
    var result = Applicability()
    for entry in entries where entry.key == "if" || entry.key == "unless" {
      guard let name = reader.string(entry.value, for: entry.key) else {
        result.isSound = false
        continue
      }
      result.location = result.location ?? SourceLocation(file: reader.file.path, entry.value.start)
      if playbook.segment(name) == nil {
        result.isSound = false
        reader.report(
          "unknown-item", at: entry.value.start,
          "no segment is named “\(name)”"
            + didYouMean(name, in: playbook.segments.map(\.name)))
        continue
      }
      if entry.key == "if" { result.condition = name } else { result.exception = name }
    }
    return result
  }

  private mutating func reportRepeated(_ ids: [(String, SourceLocation)], what: String) {
    var seen: Set<String> = []
    for (id, location) in ids where !seen.insert(id).inserted {
      reader.report(
        "invalid-setting",
        at: TextPosition(line: location.line, column: location.column),
        "a second \(what) is named “\(id)” here; give it another id")
    }
  }
}
