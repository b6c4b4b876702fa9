import MessageFormat

/// A field of the content with its units in one locale.
struct FieldUnits {
  /// What the field belongs to; nil for labels.
  let id: ItemID?
  /// The field; of labels, the key.
  let field: String
  /// The file of the translation, from the repository's root.
  let file: String
  /// The text of the source.
  let source: String
  /// The translation as it is; nil where there is none.
  let target: String?
  /// Whether the translation is a draft.
  let isDraft: Bool
  /// How the field is cut.
  let plan: FieldPlan
  /// The units, in the order of the plan's segments and their units.
  private(set) var units: [[TranslationUnit]]

  /// Whether something is left to translate.
  var isLeft: Bool { units.contains { $0.contains { $0.state.isLeft } } }

  /// How the translation stands to its source.
  enum Standing {
    case missing
    /// A draft; whether its fingerprint says that it was made from the source as it is.
    case draft(isFresh: Bool)
    case outdated(old: String?)
    case unrecorded
    case fresh(isApproved: Bool)
  }

  init(
    id: ItemID?, field: String, file: String, source: String, target: String?, standing: Standing,
    needs: BranchNeeds
  ) {
    self.id = id
    self.field = field
    self.file = file
    self.source = source
    self.target = target
    isDraft = if case .draft = standing { true } else { false }
    let isMarkdown = id != nil && field == "body"
    let name = "\(FieldUnits.name(of: id)):\(field)".replacing("/", with: ".")
    let from = Message.recover(source, types: .parlance).message
    let to = target.map { Message.recover($0, types: .parlance).message }
    func plan(
      _ source: Message, _ target: Message?, _ known: [String: TextSegment] = [:]
    ) -> FieldPlan {
      FieldPlan(
        source, target, isMarkdown: isMarkdown, name: name, needs: needs, known: known)
    }
    let direct = plan(from, to)
    guard case .outdated(let old?) = standing, let to else {
      self.plan = direct
      units = direct.segments.map { segment in
        segment.units.map { unit in
          FieldUnits.unit(unit, of: segment, id, field, standing, before: nil)
        }
      }
      return
    }
    let before = Message.recover(old, types: .parlance).message
    let then = plan(before, to)
    guard isMarkdown, !then.isWhole else {
      self.plan = direct
      let olds = then.segments.first?.units ?? []
      units = direct.segments.map { segment in
        segment.units.map { unit in
          FieldUnits.unit(
            unit, of: segment, id, field, standing,
            before: (olds.first { $0.keys == unit.keys } ?? olds.first)?.source)
        }
      }
      return
    }
    // The text was cut as it was then; what reads the same now keeps its translation.
    let pairs = SegmentPairs(old: then.segments, new: plan(from, nil).segments)
    let now = plan(from, nil, pairs.known)
    self.plan = now
    units = now.segments.map { segment in
      let old = pairs.old(of: segment.id)
      return segment.units.map { unit in
        guard let old, old.id != segment.id else {
          let standing: Standing = segment.target == nil ? .missing : .fresh(isApproved: true)
          return FieldUnits.unit(unit, of: segment, id, field, standing, before: nil)
        }
        let twin = old.units.first { $0.keys == unit.keys } ?? old.units.first
        return FieldUnits.unit(
          unit, of: segment, id, field, standing, before: twin?.source)
      }
    }
  }

  /// What a field belongs to, in an ID.
  static func name(of id: ItemID?) -> String { id?.description ?? "locales" }

  private static func unit(
    _ unit: SegmentPlan.Unit, of segment: SegmentPlan, _ id: ItemID?, _ field: String,
    _ standing: Standing, before: UnitText?
  ) -> TranslationUnit {
    var state: TranslationUnit.State
    switch standing {
    case .missing: state = .missing
    case .draft(let isFresh):
      // What is still as in the source is what an import has left open.
      state = isFresh && unit.target != nil && !unit.isCopy ? .review : .missing
    case .outdated, .unrecorded: state = unit.target == nil ? .missing : .outdated
    case .fresh(let isApproved): state = isApproved ? .approved : .review
    }
    // Where the source says nothing, there is nothing to translate.
    let isEmpty = unit.source.isBlank && unit.target?.isBlank != false
    if isEmpty { state = .approved }
    var made = TranslationUnit(
      id: unit.id, item: name(of: id), field: field, part: segment.source.part,
      branches: segment.branches(of: unit), source: unit.source,
      target: state.isLeft ? nil : unit.target ?? UnitText(), state: state)
    if !segment.axes.isEmpty, segment.axes.allSatisfy({ $0.selector.writtenOffset.isEmpty }) {
      made.sentence = TranslationUnit.Sentence(id: segment.id, choices: segment.axes.count)
    }
    if let target = unit.target {
      made.was = Fingerprint(of: target.plain).description
      if state.isLeft, !unit.isCopy {
        made.previous = TranslationUnit.Previous(source: before, target: target)
      }
    }
    return made
  }

  /// Adds what a translator needs to know to each unit.
  mutating func addContext(_ make: (TranslationUnit, SegmentPlan) -> TranslationUnit.Context) {
    for index in units.indices {
      for place in units[index].indices {
        units[index][place].context = make(units[index][place], plan.segments[index])
      }
    }
  }
}

/// The segments of a text as it was, beside those of the text as it is.
private struct SegmentPairs {
  /// The translations that stay, or are a beginning, by the IDs of the segments as they are.
  private(set) var known: [String: TextSegment] = [:]
  private var olds: [String: SegmentPlan] = [:]

  init(old: [SegmentPlan], new: [SegmentPlan]) {
    let names = Set(new.map(\.id))
    var byID: [String: Int] = [:]
    for (index, segment) in old.enumerated() { byID[segment.id] = index }
    var used: Set<Int> = []
    var last = -1
    for segment in new {
      if let same = byID[segment.id] {
        last = same
        pair(segment, old[same])
        continue
      }
      // What stands where this one stands, and is there no more, is what it was.
      let next = last + 1
      guard old.indices.contains(next), !used.contains(next), !names.contains(old[next].id),
        old[next].source.part == segment.source.part,
        old[next].path.map(\.key) == segment.path.map(\.key)
      else { continue }
      used.insert(next)
      last = next
      pair(segment, old[next])
    }
  }

  private mutating func pair(_ segment: SegmentPlan, _ old: SegmentPlan) {
    olds[segment.id] = old
    known[segment.id] = old.target
  }

  /// What a segment was.
  func old(of id: String) -> SegmentPlan? { olds[id] }
}
