import MessageFormat

/// Damages to the YAML of a file: settings, or the front matter of a text.
extension DamageMaker {
  mutating func damageYAML() {
    let source = SourceFile(path: file.path, text: raw.raw)
    let lines = source.lines
    var root = YAML.Node.null
    if file.path.hasSuffix(".md") {
      guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---"), end > 1
      else { return }
      root = YAML.parse(source, lines[1..<end], from: 1)
      let fence = TextPosition(line: end + 1, column: 1)
      offer(
        .fenceRemoved, "the line --- below the front matter is removed", from: fence,
        to: TextPosition(line: end + 1, column: 4), "", rules: "invalid-front-matter")
    } else {
      root = YAML.parse(source)
    }
    let entries = root.entries ?? []
    for (number, entry) in entries.enumerated() {
      // Every key of a sender is a variable, and so is each that variables.yaml declares.
      switch file.role {
      case .sender: break
      case .variables: for inner in entry.value.entries ?? [] { misspell(inner) }
      default: misspell(entry)
      }
      damageValue(entry)
      if entry.key == "fingerprint", isText || file.role.isLocale, number == entries.count - 1 {
        removeRecord(entry)
      }
    }
    switch file.role {
    case .locale(let tag): damageLabels(root["labels"], tag)
    case .variables: damageVariables(entries)
    case .customer: removeValues(entries, in: root["locale"]?.scalar.flatMap { LocaleTag($0) })
    case .playbook: misspellNames(root)
    case .project: misspellNames(entries.filter { ["source", "sender"].contains($0.key) })
    case .settings: misspellNames(entries.filter { $0.key == "forward" })
    case .texts, .theme, .sender: break
    }
  }

  private mutating func misspell(_ entry: YAML.Entry) {
    let end = entry.keyPosition.moved(by: entry.key.unicodeScalars.count)
    offer(
      .keyMisspelt, "“\(entry.key)” is misspelt as “\(entry.key)x”", from: end, to: end, "x",
      rules: "invalid-setting")
  }

  private mutating func damageValue(_ entry: YAML.Entry) {
    guard case .scalar(let text, .plain) = entry.value.content, !text.isEmpty else { return }
    offer(
      .bracketOpened, "a bracket is opened before the value of “\(entry.key)”",
      from: entry.value.start, to: entry.value.start, "[", rules: "invalid-yaml")
    offer(
      .valueMistyped, "“\(entry.key)” is a mapping", from: entry.value.start, to: entry.value.end,
      "{x: y}", rules: "invalid-setting")
  }

  private mutating func removeRecord(_ entry: YAML.Entry) {
    guard case .texts(_, let tag) = file.role, tag != repository.project.source else { return }
    offer(
      .recordRemoved, "“fingerprint” is removed", from: entry.keyPosition, to: entry.value.end, "",
      rules: "unrecorded-source")
  }

  private mutating func damageLabels(_ labels: YAML.Node?, _ tag: LocaleTag) {
    let isFilled = repository.fallbackChain(of: tag).dropFirst().contains {
      $0.language == tag.language
    }
    let source = repository.locales[repository.project.source]
    guard !isFilled, tag != repository.project.source else { return }
    for entry in labels?.entries ?? [] where source?.labels[entry.key] != nil {
      let end = entry.keyPosition.moved(by: entry.key.unicodeScalars.count)
      offer(
        .labelRemoved, "the label “\(entry.key)” is renamed to “\(entry.key)x”", from: end, to: end,
        "x", rules: "missing-label")
    }
  }

  private mutating func damageVariables(_ entries: [YAML.Entry]) {
    let used = usedVariables(in: repository.project.source)
    for entry in entries where used.contains(entry.key) {
      let end = entry.keyPosition.moved(by: entry.key.unicodeScalars.count)
      offer(
        .variableRemoved, "“\(entry.key)” is renamed to “\(entry.key)x”", from: end, to: end, "x",
        rules: "unknown-variable")
      guard let type = entry.value["type"], let name = type.scalar, name != "table" else {
        continue
      }
      offer(
        .variableRetyped, "“\(entry.key)” is of the type table", from: type.start, to: type.end,
        "table", rules: "variable-type-mismatch")
    }
  }

  /// The variables that the texts of a locale print.
  private func usedVariables(in locale: LocaleTag) -> Set<String> {
    var used: Set<String> = []
    for id in repository.itemIDs where id.kind != .snippet {
      for field in repository.translations(of: id)?[locale]?.fields ?? [] {
        Template.Field(name: field.name, text: field.text).message.pattern.visit { part in
          if case .expression(let expression) = part { used.insert(expression.variable) }
        }
      }
    }
    return used
  }

  private mutating func removeValues(_ entries: [YAML.Entry], in locale: LocaleTag?) {
    let used = usedVariables(in: locale ?? repository.project.source)
    for entry in entries
    where used.contains(entry.key) && repository.variables[entry.key]?.isOptional == false {
      offer(
        .valueRemoved, "“\(entry.key)” is removed", from: entry.keyPosition, to: entry.value.end,
        "",
        rules: "render-failure")
    }
  }

  /// The names of items, segments, channels and weeks, wherever they stand.
  private mutating func misspellNames(_ node: YAML.Node) { misspellNames(node.entries ?? []) }

  private mutating func misspellNames(_ entries: [YAML.Entry]) {
    let names: Set<String> = [
      "email", "call-script", "asset", "objections", "forward", "if", "unless", "when", "channel",
      "effort", "clock", "expiry", "source", "sender",
    ]
    for entry in entries {
      for value in entry.value.elements ?? [entry.value] {
        if names.contains(entry.key), case .scalar(let text, .plain) = value.content,
          !text.isEmpty, text != "none"
        {
          offer(
            .referenceMisspelt, "“\(text)” is misspelt as “\(text)x”", from: value.end,
            to: value.end, "x", rules: "unknown-item", "invalid-setting")
        }
        misspellNames(value)
      }
    }
  }
}

extension TextPosition {
  /// The position some columns further on.
  fileprivate func moved(by columns: Int) -> TextPosition {
    TextPosition(line: line, column: column + columns)
  }
}

extension DamageableFile.Role {
  fileprivate var isLocale: Bool {
    if case .locale = self { true } else { false }
  }
}
