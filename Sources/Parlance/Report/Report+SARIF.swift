import MessageFormat

extension Report {
  /// The report in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0).
  ///
  /// A finding's fingerprint is a hash of its identity, so that a code host knows it again when
  /// lines move.
  func sarif(paths: HostPaths) -> String {
    let used = Set((findings + before).map(\.rule) + fixed.map(\.rule))
    let rules = Rule.all.filter { used.contains($0.id) }
    let positions = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let writer = SARIFWriter(
      paths: paths, positions: positions, comparison: comparison, audience: audience)
    let all = findings + before
    let results = zip(all, all.hashes).enumerated().map { index, pair in
      writer.result(pair.0, hash: pair.1, isOld: index >= findings.count)
    }
    let run: [(String, JSON)] = [
      (
        "tool",
        .object([
          (
            "driver",
            .object([
              ("name", .string("Parlance")),
              ("version", .string(versions.parlance)),
              ("semanticVersion", .string(versions.parlance)),
              ("rules", .array(rules.map(SARIFWriter.rule))),
            ])
          ),
          (
            "extensions",
            .array(
              [("ICU", versions.icu), ("CLDR", versions.cldr)].map { name, version in
                .object([("name", .string(name)), ("version", .string(version))])
              })
          ),
        ])
      ),
      ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(results + fixed.map(writer.absent))),
      (
        "properties",
        .object(
          [("date", .optional(day?.description))]
            + (audience.map { [("customers", $0.json)] } ?? []))
      ),
    ]
    return JSON.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      ("runs", .array([.object(run)])),
    ]).text(pretty: true) + "\n"
  }
}

/// Writes what SARIF calls results and reporting descriptors.
private struct SARIFWriter {
  let paths: HostPaths
  let positions: [String: Int]
  let comparison: Report.Comparison?
  let audience: Audience?

  static func rule(_ rule: Rule) -> JSON {
    let help = "\(rule.explanation)\n\nMore, with examples: parlance explain \(rule.id)"
    return .object([
      ("id", .string(rule.id)),
      ("shortDescription", text(rule.summary)),
      ("fullDescription", text(rule.explanation)),
      ("help", text(help)),
      ("defaultConfiguration", .object([("level", .string(rule.severity.rawValue))])),
    ])
  }

  func result(_ finding: Finding, hash: String, isOld: Bool) -> JSON {
    var result: [(String, JSON)] = rule(finding.rule)
    let more = [finding.help, audience?.text(of: finding)].compactMap { $0 }.map { "; \($0)" }
    let message = finding.message + more.joined()
    result += [
      ("level", .string(finding.severity.rawValue)),
      ("message", SARIFWriter.text(message)),
      ("locations", .array([location(finding)])),
      (
        "partialFingerprints",
        .object([
          ("parlanceIdentity/v1", .string(hash)), ("primaryLocationLineHash", .string(hash)),
        ])
      ),
    ]
    if comparison != nil { result.append(("baselineState", .string(isOld ? "unchanged" : "new"))) }
    if let fix = finding.fix { result.append(("fixes", .array([self.fix(fix)]))) }
    result.append(
      ("properties", SARIFWriter.properties(finding.identity, urgency: finding.urgency)))
    return .object(result)
  }

  /// What the baseline holds, but was not found.
  func absent(_ identity: FindingIdentity) -> JSON {
    .object(
      rule(identity.rule) + [
        ("message", SARIFWriter.text(identity.message)),
        ("baselineState", .string("absent")),
        ("properties", SARIFWriter.properties(identity)),
      ])
  }

  private func rule(_ id: String) -> [(String, JSON)] {
    [("ruleId", .string(id))] + (positions[id].map { [("ruleIndex", .number($0))] } ?? [])
  }

  private static func text(_ text: String) -> JSON { .object([("text", .string(text))]) }

  private static func properties(_ identity: FindingIdentity, urgency: Urgency? = nil) -> JSON {
    let all = [("item", identity.item), ("locale", identity.locale), ("field", identity.field)]
    return .object(
      all.compactMap { name, value in value.map { (name, .string($0)) } }
        + (urgency.map { [("urgency", $0.json)] } ?? []))
  }

  private func location(_ finding: Finding) -> JSON {
    .object([
      (
        "physicalLocation",
        .object([
          ("artifactLocation", artifact(finding.location.file)),
          ("region", region(finding.location, finding.end)),
        ])
      )
    ])
  }

  private func artifact(_ file: String) -> JSON {
    .object([("uri", .string(paths.uri(of: file))), ("uriBaseId", .string("%SRCROOT%"))])
  }

  private func region(_ start: SourceLocation, _ end: TextPosition?) -> JSON {
    var region: [(String, JSON)] = [
      ("startLine", .number(start.line)), ("startColumn", .number(start.column)),
    ]
    if let end {
      region += [("endLine", .number(end.line)), ("endColumn", .number(end.column))]
    }
    return .object(region)
  }

  private func fix(_ fix: Fix) -> JSON {
    let files = Set(fix.edits.map(\.start.file)).sorted()
    return .object([
      ("description", SARIFWriter.text(fix.summary)),
      (
        "artifactChanges",
        .array(
          files.map { file in
            .object([
              ("artifactLocation", artifact(file)),
              (
                "replacements",
                .array(
                  fix.edits.filter { $0.start.file == file }.map { edit in
                    .object([
                      ("deletedRegion", region(edit.start, edit.end)),
                      ("insertedContent", SARIFWriter.text(edit.replacement)),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }
}
