import MessageFormat

/// A field as a translator gets it: cut into segments, each beside its translation, and put together
/// again from what comes back.
struct FieldPlan {
  private let pieces: [Piece]
  /// The segments with words, in order.
  let segments: [SegmentPlan]
  /// Whether the translation is built otherwise than its source, so that only the whole can be
  /// compared with the whole.
  let isWhole: Bool

  private indirect enum Piece {
    case skeleton([TextElement])
    /// A segment by its index.
    case segment(Int)
    case choice(Match.Selector, [(key: Match.Key, pieces: [Piece])])
  }

  /// Plans a field.
  ///
  /// - `source`: the text to translate.
  /// - `target`: its translation, if there is one that was made from this text.
  /// - `name`: what the IDs of its units begin with.
  /// - `known`: translations of segments of a text that was built otherwise, by their IDs.
  init(
    _ source: Message, _ target: Message?, isMarkdown: Bool, name: String, needs: BranchNeeds,
    known: [String: TextSegment] = [:]
  ) {
    if isMarkdown {
      let from = MarkdownCutter.pieces(of: source)
      let to = target.map { MarkdownCutter.pieces(of: $0) }
      var builder = Builder(needs: needs, name: name, known: known)
      // What has no words in it belongs to the translation, too, so that somebody has to copy it.
      if let pieces = builder.plan(from, to, path: [], number: nil), !builder.segments.isEmpty {
        (self.pieces, segments, isWhole) = (pieces, builder.segments, false)
        return
      }
    }
    var occurrences: [String: Int] = [:]
    let whole = SegmentPlan(
      TextSegment(part: isMarkdown ? .body : .field, elements: source.pattern.elements),
      target.map {
        TextSegment(part: isMarkdown ? .body : .field, elements: $0.pattern.elements)
      }, isMarkdown: isMarkdown, isWhole: isMarkdown, needs: needs, path: [], number: nil,
      name: name, known: known, occurrences: &occurrences)
    (pieces, segments, isWhole) = ([.segment(0)], [whole], isMarkdown)
  }

  /// The field's text with some segments new, those that are nil as they are; nil where one is
  /// nowhere to be had.
  func composed(_ texts: [[TextElement]?]) -> String? {
    guard let elements = composed(pieces, texts) else { return nil }
    return Message(Pattern(elements)).print()
  }

  private func composed(_ pieces: [Piece], _ texts: [[TextElement]?]) -> [TextElement]? {
    var elements: [TextElement] = []
    for piece in pieces {
      switch piece {
      case .skeleton(let own): elements += own
      case .segment(let index):
        guard let own = texts[index] ?? segments[index].target?.elements else { return nil }
        elements += own
      case .choice(let selector, let branches):
        var match = Match(selectors: [selector], variants: [])
        for branch in branches {
          guard let own = composed(branch.pieces, texts) else { return nil }
          match.variants.append(Match.Variant(keys: [branch.key], pattern: Pattern(own)))
        }
        elements.append(.part(.match(match)))
      }
    }
    return elements
  }

  // MARK: Planning

  private struct Builder {
    let needs: BranchNeeds
    let name: String
    let known: [String: TextSegment]
    var segments: [SegmentPlan] = []
    private var occurrences: [String: Int] = [:]

    init(needs: BranchNeeds, name: String, known: [String: TextSegment]) {
      self.needs = needs
      self.name = name
      self.known = known
    }

    /// Nil where the translation is built otherwise.
    mutating func plan(
      _ source: [TextPiece], _ target: [TextPiece]?, path: [TranslationUnit.Branch],
      number: String?, needs own: BranchNeeds? = nil
    ) -> [Piece]? {
      let needs = own ?? self.needs
      let originals = source.filter { !$0.isSkeleton }
      var target = target
      if let own = target, own.count(where: { !$0.isSkeleton }) != originals.count {
        guard let joined = JoinedParagraphs.joined(own, like: originals) else { return nil }
        target = joined
      }
      var next = originals.makeIterator()
      var planned: [Piece] = []
      for piece in target ?? source {
        if case .skeleton(let elements) = piece {
          planned.append(.skeleton(elements))
          continue
        }
        guard let original = next.next() else { return nil }
        let made: Piece?
        switch (original, piece) {
        case (.segment(let from), .segment(let to)) where from.part == to.part:
          made = plan(from, target == nil ? nil : to, path, number, needs)
        case (.choice(let from), .choice(let to))
        where BranchAxis.isSame(from.selector, to.selector):
          made = plan(from, target == nil ? nil : to, path, number, needs)
        case (.choice(let from), .segment(let segment)):
          guard let to = MarkdownCutter.choice(of: segment),
            BranchAxis.isSame(from.selector, to.selector)
          else { return nil }
          made = plan(from, to, path, number, needs)
        default: made = nil
        }
        guard let made else { return nil }
        planned.append(made)
      }
      return planned
    }

    private mutating func plan(
      _ source: TextSegment, _ target: TextSegment?, _ path: [TranslationUnit.Branch],
      _ number: String?, _ needs: BranchNeeds
    ) -> Piece {
      guard source.hasWords || target?.hasWords == true else {
        return .skeleton(
          target?.elements ?? needs.completed(source.pattern)?.elements ?? source.elements)
      }
      segments.append(
        SegmentPlan(
          source, target, isMarkdown: true, isWhole: false, needs: needs, path: path,
          number: number, name: name, known: known, occurrences: &occurrences))
      return .segment(segments.count - 1)
    }

    private mutating func plan(
      _ source: TextChoice, _ target: TextChoice?, _ path: [TranslationUnit.Branch],
      _ number: String?, _ needs: BranchNeeds
    ) -> Piece? {
      let choices = [source] + (target.map { [$0] } ?? [])
      let axis = needs.axis(source.selector, matches: choices.map(\.match))
      let isNumeric = source.selector.kind.isNumeric
      var branches: [(Match.Key, [Piece])] = []
      for key in axis.keys {
        guard let from = source.pieces(for: key, needs, inSource: true) else { return nil }
        let to = target.map { $0.pieces(for: key, needs, inSource: false) }
        if target != nil, to == nil { return nil }
        var inner = needs
        if key == .keyword("each") { inner.enter(source.selector.variable) }
        guard
          let pieces = plan(
            from, to ?? nil, path: path + [axis.branch(key)],
            number: isNumeric ? source.selector.variable : number, needs: inner)
        else { return nil }
        branches.append((key, pieces))
      }
      return .choice(source.selector, branches)
    }
  }
}

extension TextPiece {
  fileprivate var isSkeleton: Bool { if case .skeleton = self { true } else { false } }
}

extension TextChoice {
  /// The choice with its keys alone.
  fileprivate var match: Match {
    Match(
      selectors: [selector],
      variants: branches.map { Match.Variant(keys: [$0.key], pattern: Pattern()) })
  }

  /// The pieces of the branch that speaks for a key.
  fileprivate func pieces(
    for key: Match.Key, _ needs: BranchNeeds, inSource: Bool
  ) -> [TextPiece]? {
    guard let variant = needs.variant(match, for: key, inSource: inSource) else { return nil }
    return branches.first { $0.key == variant.keys.first }?.pieces
  }
}

extension BranchNeeds {
  /// Goes into a row of a table, whose columns are variables there.
  fileprivate mutating func enter(_ table: String) {
    for column in scope.variables[table]?.columns ?? [] { scope.variables[column.name] = column }
  }
}
