import MessageFormat

/// Takes back what a translator has made of an export.
package struct Importer {
  private let collector: UnitCollector
  private let repository: Repository
  private let fields: [FieldUnits]
  private let index: UnitIndex

  /// Prepares for a locale.
  ///
  /// - Throws: ``ParlanceError`` for the source locale, and for one that is not declared.
  package init(_ repository: Repository, locale: LocaleTag) throws(ParlanceError) {
    self.repository = repository
    collector = try UnitCollector(repository, locale: locale)
    fields = collector.fields()
    index = UnitIndex(fields)
  }

  /// Finds out what would change.
  ///
  /// - `document`: what came back.
  /// - `theirs`: whether a translation that was edited since the export is replaced.
  /// - Throws: ``ParlanceError`` where a file of the locale cannot be read or edited.
  package func plan(
    _ document: ReturnedDocument, theirs: Bool = false
  ) throws(ParlanceError) -> ImportPlan {
    var plan = ImportPlan()
    var taken = fields.map { TakenTexts($0) }
    var seen: [String: ReturnedUnit] = [:]
    for returned in document.units {
      func remark(_ message: String) -> ImportPlan.Remark {
        ImportPlan.Remark(
          line: returned.line, column: returned.column, unit: returned.id, message: message)
      }
      if let other = seen[returned.id] {
        if other.target != returned.target {
          plan.refused.append(
            remark("the text stands in the file twice; the first is on line \(other.line)"))
        }
        continue
      }
      seen[returned.id] = returned
      guard let place = index[returned.id] else {
        if index.isField(returned.id) {
          plan.conflicts.append(remark("the source has changed since the export; export it again"))
        } else {
          plan.refused.append(remark("the content has no such text; was it removed or renamed?"))
        }
        continue
      }
      let field = fields[place.field]
      let unit = field.units[place.segment][place.unit]
      let current = field.plan.segments[place.segment].units[place.unit].target
      let text: UnitText
      do throws(UnitProblem) {
        let segment = field.plan.segments[place.segment]
        text = try UnitCheck(unit, current: current, scope: segment.scope)
          .text(returned.target, isMarkdown: segment.isMarkdown)
      } catch {
        plan.refused.append(remark(error.message))
        continue
      }
      if text.isBlank { continue }
      let isSame = current?.plain == text.plain
      if !isSame, !theirs, unit.was != "none",
        returned.was.map({ $0 != unit.was }) ?? !unit.state.isLeft
      {
        plan.conflicts.append(
          remark(
            "the translation was edited since the export and is kept; --theirs replaces it"))
        continue
      }
      if isSame {
        plan.sameCount += 1
        guard unit.state.isLeft || (returned.isApproved && unit.state == .review) else { continue }
      } else {
        plan.takenCount += 1
        if unit.part == .field, let limit = repository.limit(of: unit.field, in: field.id) {
          let length = text.length(in: field.plan.segments[place.segment].scope)
          if length > limit {
            plan.long.append(remark("the text has \(length) characters, and may have \(limit)"))
          }
        }
      }
      taken[place.field].add(
        text, segment: place.segment, unit: place.unit, isApproved: returned.isApproved,
        remark: remark)
    }
    try write(taken, into: &plan)
    return plan
  }

  /// Puts the texts into their files.
  private func write(_ taken: [TakenTexts], into plan: inout ImportPlan) throws(ParlanceError) {
    var start = 0
    while start < taken.count {
      let file = taken[start].field.file
      var end = start
      while end < taken.count, taken[end].field.file == file { end += 1 }
      defer { start = end }
      let fields = Array(taken[start..<end])
      guard fields.contains(where: \.isTouched) else { continue }
      try write(fields, to: file, &plan)
    }
  }

  private func write(
    _ fields: [TakenTexts], to path: String, _ plan: inout ImportPlan
  ) throws(ParlanceError) {
    let id = fields[0].field.id
    let source =
      id.map { $0.file(in: repository.project.source) }
      ?? repository.locales[repository.project.source]?.file ?? ""
    var file = try TranslationFile(
      path: path, id: id, locale: collector.locale, source: source, root: repository.root)
    let known = id.flatMap { repository.translations(of: $0)?[collector.locale] }
    var changed: [String] = []
    var hasHoles = false
    var isApproved = true
    for field in fields {
      let outcome = field.outcome
      hasHoles = hasHoles || outcome.hasHoles
      isApproved = isApproved && (field.isApproved ?? true)
      guard field.isTouched else { continue }
      for remark in outcome.waiting { plan.waiting.append(remark) }
      plan.takenCount -= outcome.waiting.count
      if let text = outcome.text {
        try file.set(field.field.field, text)
        changed.append(field.field.field)
      }
      if outcome.isFresh {
        file.record(field.field.field, Fingerprint(of: field.field.source))
      }
    }
    if hasHoles {
      file.set(.draft)
    } else if known?.state == .draft, fields.contains(where: \.isStillLeft) {
      // A draft stays one until nothing is left to do.
    } else if !isApproved {
      file.set(.review)
    } else {
      file.set(.approved)
    }
    let after = try file.text()
    guard after != file.original else { return }
    plan.files.append(
      ImportPlan.File(
        change: FileChange(path: path, before: file.original, after: after), fields: changed))
  }
}

extension UnitText {
  /// How many characters the text has, values with their examples.
  fileprivate func length(in scope: TypeTable.Scope) -> Int {
    parts.reduce(0) { length, part in
      switch part {
      case .text(let words): length + words.count
      case .code(let code):
        length
          + (scope.variables[String(code.label.dropFirst().dropLast())]?.example?.written.count ?? 0)
      }
    }
  }
}

/// Where units stand among fields.
private struct UnitIndex {
  struct Place {
    var field: Int
    var segment: Int
    var unit: Int
  }

  private var places: [String: Place] = [:]
  private var names: Set<Substring> = []

  init(_ fields: [FieldUnits]) {
    for (fieldIndex, field) in fields.enumerated() {
      for (segmentIndex, segment) in field.units.enumerated() {
        for (unitIndex, unit) in segment.enumerated() {
          places[unit.id] = Place(field: fieldIndex, segment: segmentIndex, unit: unitIndex)
          names.insert(UnitIndex.name(unit.id))
        }
      }
    }
  }

  subscript(id: String) -> Place? { places[id] }

  /// Whether an ID names a field that is there.
  func isField(_ id: String) -> Bool { names.contains(UnitIndex.name(id)) }

  /// Item and field.
  private static func name(_ id: String) -> Substring {
    let parts = id.split(separator: ":", maxSplits: 2)
    guard parts.count > 1 else { return id[...] }
    return id[..<parts[1].endIndex]
  }
}
