/// The languages of a repository, with what is left to translate in each.
package struct LocaleListing: Sendable {
  private var rows: [Row] = []

  fileprivate struct Row: Sendable {
    var tag: LocaleTag
    var isSource: Bool
    var requirement: LocaleProfile.Requirement
    var fallback: LocaleTag?
    var plurals: [String]
    /// What is left; nil for the source.
    var effort: StageEfforts?
  }

  /// Counts what is left, with a memory of what was translated before.
  ///
  /// - Throws: ``ParlanceError`` for a locale that libicu cannot format.
  package init(
    _ repository: Repository, memory: TranslationMemory? = nil
  ) throws(ParlanceError) {
    for tag in repository.localeTags {
      let isSource = tag == repository.project.source
      let profile = repository.locales[tag]
      rows.append(
        Row(
          tag: tag, isSource: isSource, requirement: profile?.required ?? .nothing,
          fallback: profile?.fallback, plurals: try LocaleFacts(tag).plurals().map(\.category),
          effort: isSource
            ? nil : try Exporter(repository, locale: tag, memory: memory).effort()))
    }
  }

  /// A line a language.
  package var text: String {
    let cells = rows.map { row in
      [
        row.tag.description, row.tag.englishName, row.requirementText,
        row.plurals.joined(separator: " "), row.workText,
      ]
    }
    let head = ["locale", "language", "required", "plurals", "to translate"]
    let widths = head.indices.map { column in
      ([head] + cells).map { $0[column].count }.max() ?? 0
    }
    return ([head] + cells).map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < row.count - 1 {
          line += String(repeating: " ", count: widths[column] - cell.count + 2)
        }
      }
      return line + "\n"
    }.joined()
  }

  /// The languages as JSON: `{"version": 1, "locales": [...]}`.
  package var json: String {
    let locales = rows.map { row -> JSON in
      var members: [(String, JSON)] = [
        ("locale", .string(row.tag.description)), ("language", .string(row.tag.englishName)),
        ("source", .boolean(row.isSource)), ("required", row.requirementJSON),
        ("rightToLeft", .boolean(row.tag.isRightToLeft)),
        ("plurals", .array(row.plurals.map { .string($0) })),
      ]
      if let fallback = row.fallback { members.append(("fallback", .string("\(fallback)"))) }
      if let effort = row.effort {
        members.append(("texts", .number(effort.all.textCount)))
        members.append(("words", .number(effort.all.wordCount)))
        members.append(("effort", effort.json))
      }
      return .object(members)
    }
    return JSON.object([("version", .number(1)), ("locales", .array(locales))]).text() + "\n"
  }
}

extension LocaleListing.Row {
  fileprivate var requirementText: String {
    switch requirement {
    case .everything: "everything"
    case .nothing: "no"
    case .stages(let names): names.joined(separator: ", ")
    }
  }

  fileprivate var requirementJSON: JSON {
    switch requirement {
    case .everything: .boolean(true)
    case .nothing: .boolean(false)
    case .stages(let names): .array(names.map { .string($0) })
    }
  }

  fileprivate var workText: String {
    guard let effort else { return "the source" }
    return effort.all.textCount == 0 && effort.heldBackCount == 0 ? "nothing" : effort.summary
  }
}
