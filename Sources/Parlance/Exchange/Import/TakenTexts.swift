import MessageFormat

/// The texts of one field that came back and can be taken.
struct TakenTexts {
  let field: FieldUnits
  private var texts: [Place: UnitText] = [:]
  private var remarks: [Place: ImportPlan.Remark] = [:]
  /// Whether all that came back was approved; nil where nothing came back.
  private(set) var isApproved: Bool?

  private struct Place: Hashable {
    var segment: Int
    var unit: Int
  }

  /// What becomes of the field.
  struct Outcome {
    /// The field's new text; nil where it stays as it is.
    var text: String?
    /// Whether the text is the whole translation of the source as it is now.
    var isFresh = false
    /// Whether a part of it still is in the language of the source.
    var hasHoles = false
    /// Texts that cannot stand alone.
    var waiting: [ImportPlan.Remark] = []
  }

  init(_ field: FieldUnits) {
    self.field = field
    // What is in review already stays so, unless it comes back approved.
    if field.units.contains(where: { $0.contains { $0.state == .review } }) { isApproved = false }
  }

  /// Whether something came back for the field.
  var isTouched: Bool { !texts.isEmpty }

  mutating func add(
    _ text: UnitText, segment: Int, unit: Int, isApproved: Bool,
    remark: (String) -> ImportPlan.Remark
  ) {
    let place = Place(segment: segment, unit: unit)
    texts[place] = text
    remarks[place] = remark("")
    approvals[place] = isApproved
    var all = true
    for (segment, units) in field.units.enumerated() {
      for (unit, made) in units.enumerated() {
        let place = Place(segment: segment, unit: unit)
        if let own = approvals[place] {
          all = all && own
        } else if made.state == .review {
          all = false
        }
      }
    }
    self.isApproved = all
  }

  private var approvals: [Place: Bool] = [:]

  /// Whether something is left to translate once the texts are taken.
  var isStillLeft: Bool {
    field.units.enumerated().contains { segment, units in
      units.enumerated().contains { unit, made in
        made.state.isLeft && texts[Place(segment: segment, unit: unit)] == nil
      }
    }
  }

  /// What becomes of the field.
  var outcome: Outcome {
    guard isTouched else { return Outcome() }
    var outcome = Outcome()
    var elements: [[TextElement]?] = []
    var holes: [Int] = []
    for (index, segment) in field.plan.segments.enumerated() {
      let own = field.units[index].indices.filter { texts[Place(segment: index, unit: $0)] != nil }
      guard !own.isEmpty else {
        elements.append(nil)
        if isHole(index) { holes.append(index) }
        continue
      }
      let whole = segment.units.indices.compactMap { unit in
        texts[Place(segment: index, unit: unit)]
          ?? (field.units[index][unit].state == .missing && isHole(index)
            ? nil : segment.units[unit].target ?? field.units[index][unit].target)
      }
      if whole.count == segment.units.count, let composed = segment.composed(whole) {
        let isSame = zip(whole, segment.units).allSatisfy { $0.plain == $1.target?.plain }
        elements.append(isSame ? nil : composed)
      } else {
        elements.append(nil)
        if segment.target == nil { holes.append(index) }
        for unit in own {
          guard var remark = remarks[Place(segment: index, unit: unit)] else { continue }
          remark.message = "the other branches of the sentence are not there yet"
          outcome.waiting.append(remark)
        }
      }
    }
    if !holes.isEmpty {
      // A translation that is served is not given up for one with holes.
      let isServed =
        field.target != nil && !field.units.allSatisfy { $0.allSatisfy { $0.state == .missing } }
        && !isDraft
      if isServed || field.plan.segments.count == 1 {
        if field.plan.segments.count > 1 {
          outcome.waiting = remarks.values.map { remark in
            var remark = remark
            remark.message = "the text has paragraphs that are not translated yet"
            return remark
          }.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        }
        return outcome
      }
      for index in holes { elements[index] = field.plan.segments[index].source.elements }
      outcome.hasHoles = true
    }
    if elements.contains(where: { $0 != nil }) { outcome.text = field.plan.composed(elements) }
    outcome.isFresh = outcome.hasHoles || !isStillLeft
    return outcome
  }

  /// Whether nothing of a segment is in the language.
  private func isHole(_ segment: Int) -> Bool {
    let plan = field.plan.segments[segment]
    guard let target = plan.target else { return true }
    return isDraft && Message(target.pattern).print() == Message(plan.source.pattern).print()
  }

  /// Whether the translation is a draft.
  private var isDraft: Bool {
    field.target != nil && field.isDraft
  }
}
