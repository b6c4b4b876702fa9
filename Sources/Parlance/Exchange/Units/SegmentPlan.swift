import MessageFormat

/// A segment with its translation, and the units that a translator gets for it.
struct SegmentPlan {
  /// The text to translate.
  let source: TextSegment
  /// Its translation; nil where there is none.
  let target: TextSegment?
  /// The plurals and selects that give a unit a branch.
  let axes: [BranchAxis]
  /// Whether the syntax of choices is shown as codes, because a unit a branch is not possible.
  let isFlat: Bool
  /// The name of the segment, which its units' IDs begin with.
  let id: String
  /// The block branches that the segment stands in.
  let path: [TranslationUnit.Branch]
  /// The units, one for each combination of branches.
  private(set) var units: [Unit]
  /// Whether marks of Markdown are codes.
  let isMarkdown: Bool
  /// The variable that `#` stands for outside of the segment's own plurals.
  let number: String?
  /// What the text may use.
  let scope: TypeTable.Scope

  /// One text of a segment.
  struct Unit {
    var id: String
    /// A key for each axis.
    var keys: [Match.Key]
    var source: UnitText
    var target: UnitText?
    /// Whether the translation is still the text of the source.
    var isCopy = false
  }

  /// The most units that one segment becomes.
  static let unitLimit = 72

  /// Makes the units of a segment.
  ///
  /// - `isWhole`: whether it is a whole body, in which line breaks stay and choices are codes.
  /// - `number`: the variable that `#` stands for outside of the segment's own plurals.
  /// - `name`: item and field, which the IDs begin with.
  /// - `known`: translations of segments that stand elsewhere, by ``id``.
  /// - `occurrences`: how often the same text has been met, by ID without branches.
  init(
    _ source: TextSegment, _ target: TextSegment?, isMarkdown: Bool, isWhole: Bool,
    needs: BranchNeeds, path: [TranslationUnit.Branch], number: String?, name: String,
    known: [String: TextSegment], occurrences: inout [String: Int]
  ) {
    let from = source.pattern
    let hash = Fingerprint(of: Message(from.onOneLine).print())
    let place = "\(name):\(hash)" + SegmentPlan.suffix(path)
    let occurrence = (occurrences[place] ?? 0) + 1
    occurrences[place] = occurrence
    let base =
      "\(name):\(hash)" + (occurrence > 1 ? ".\(occurrence)" : "") + SegmentPlan.suffix(path)
    let target = target ?? known[base]
    self.source = source
    self.target = target
    id = base
    self.isMarkdown = isMarkdown
    scope = needs.scope
    self.number = number
    self.path = path
    let to = target?.pattern
    let expansion = isWhole ? nil : Expansion(from, to, needs: needs, outer: number)
    axes = expansion?.axes ?? []
    isFlat = expansion == nil && (from.hasMatch || to?.hasMatch == true)
    units = []
    let combinations = axes.reduce([[]]) { known, axis in
      known.flatMap { keys in axis.keys.map { keys + [$0] } }
    }
    for keys in combinations {
      let branches = zip(axes, keys).map { $0.branch($1) }
      let sourceText: UnitText
      var targetText: UnitText?
      if let expansion {
        sourceText = UnitText(
          expansion.pattern(from, keys, inSource: true), isMarkdown: isMarkdown,
          number: expansion.number)
        targetText = to.map {
          UnitText(
            expansion.pattern($0, keys, inSource: false), isMarkdown: isMarkdown,
            number: expansion.number)
        }
      } else {
        func text(_ pattern: Pattern) -> UnitText {
          UnitText(pattern, isMarkdown: isMarkdown, number: number, keepsLines: isWhole)
        }
        // Among codes, no translator could add the branches that the language needs.
        sourceText = text(needs.completed(from) ?? from)
        targetText = to.map(text)
      }
      units.append(
        Unit(
          id: base + SegmentPlan.suffix(branches), keys: keys, source: sourceText,
          target: targetText?.numbered(like: sourceText),
          isCopy: isFlat
            ? to.map { Message($0).print() == Message(from).print() } ?? false
            : targetText?.pattern == sourceText.pattern))
    }
  }

  /// The branches of a unit, those around the segment first.
  func branches(of unit: Unit) -> [TranslationUnit.Branch] {
    path + zip(axes, unit.keys).map { $0.branch($1) }
  }

  private static func suffix(_ branches: [TranslationUnit.Branch]) -> String {
    branches.map { ":\($0.variable.asNameToken).\($0.key.asNameToken)" }.joined()
  }
}

extension String {
  /// The text with what an NMTOKEN of XML cannot have, and a colon, as `_x3D_`.
  var asNameToken: String {
    unicodeScalars.reduce(into: "") { token, scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": token.unicodeScalars.append(scalar)
      default: token += "_x\(String(scalar.value, radix: 16, uppercase: true))_"
      }
    }
  }
}

extension Pattern {
  /// The pattern with blanks in place of line breaks that Markdown does not show.
  var onOneLine: Pattern {
    Pattern(
      parts.map { part in
        guard case .text(let text) = part else { return part }
        return .text(Text(text.value.replacing("\n", with: " ")))
      })
  }
}

/// The way from a sentence with choices to sentences without.
private struct Expansion {
  let axes: [BranchAxis]
  /// The variable that `#` stands for where it can stand; nil where variables are named.
  let number: String?
  private let needs: BranchNeeds
  private let outer: String?

  /// Nil where a sentence cannot be written out: for lists made of rows, for plurals with an
  /// offset within others, for the deprecated `choice`, and for too many branches.
  init?(_ source: Pattern, _ target: Pattern?, needs: BranchNeeds, outer: String?) {
    let matches = source.allMatches + (target?.allMatches ?? [])
    var selectors: [Match.Selector] = []
    for match in matches {
      guard match.selectors.count == 1, let selector = match.selectors.first,
        selector.kind != .choice,
        !match.variants.contains(where: { $0.keys == [.keyword("each")] })
      else { return nil }
      if !selectors.contains(where: { BranchAxis.isSame($0, selector) }) {
        selectors.append(selector)
      }
    }
    let numeric = selectors.filter(\.kind.isNumeric)
    let numbers = numeric.map(\.variable) + (outer.map { [$0] } ?? [])
    if numbers.count > 1, numeric.contains(where: { !$0.writtenOffset.isEmpty }) { return nil }
    number = numbers.count == 1 ? numbers[0] : nil
    var axes: [BranchAxis] = []
    var count = 1
    for selector in selectors {
      let own = matches.filter { match in
        match.selectors.first.map { BranchAxis.isSame($0, selector) } ?? false
      }
      let axis = needs.axis(selector, matches: own)
      count *= axis.keys.count
      guard count <= SegmentPlan.unitLimit else { return nil }
      axes.append(axis)
    }
    self.axes = axes
    self.needs = needs
    self.outer = outer
  }

  /// A pattern with a branch taken for each axis.
  func pattern(_ pattern: Pattern, _ keys: [Match.Key], inSource: Bool) -> Pattern {
    var elements: [TextElement] = []
    collect(pattern, keys, number: outer, inSource, &elements)
    return Pattern(elements)
  }

  private func collect(
    _ pattern: Pattern, _ keys: [Match.Key], number current: String?, _ inSource: Bool,
    _ elements: inout [TextElement]
  ) {
    for part in pattern.parts {
      switch part {
      case .text(let text): elements += text.value.unicodeScalars.map { .scalar($0) }
      case .expression: elements.append(.part(part))
      case .matchedNumber:
        // Of several numbers, only the innermost would be meant once the sentence is put together.
        if number == nil, let current {
          elements.append(.part(.expression(Expression(variable: current))))
        } else {
          elements.append(.part(part))
        }
      case .match(let match):
        guard let selector = match.selectors.first,
          let axis = axes.firstIndex(where: { BranchAxis.isSame($0.selector, selector) }),
          let variant = needs.variant(match, for: keys[axis], inSource: inSource)
        else { continue }
        collect(
          variant.pattern, keys, number: selector.kind.isNumeric ? selector.variable : current,
          inSource, &elements)
      }
    }
  }
}

extension Pattern {
  /// The matches, those within branches included, the outer one before the inner.
  var allMatches: [Match] {
    parts.flatMap { part -> [Match] in
      guard case .match(let match) = part else { return [] }
      return [match] + match.variants.flatMap(\.pattern.allMatches)
    }
  }
}
