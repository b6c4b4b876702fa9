import MessageFormat

/// Finds the paragraphs of a translation that together stand for one of the source, as a greeting
/// does that takes two lines in another language.
enum JoinedParagraphs {
  /// The most pieces that are compared.
  private static let pieceLimit = 400
  /// The most paragraphs that one becomes.
  private static let runLimit = 4

  /// The pieces of a translation with runs of paragraphs joined, so that there are as many as in the
  /// source; nil where that is not possible.
  ///
  /// - `target`: the pieces of the translation, skeletons included.
  /// - `source`: the pieces of the source without skeletons.
  static func joined(_ target: [TextPiece], like source: [TextPiece]) -> [TextPiece]? {
    let places = target.indices.filter { if case .skeleton = target[$0] { false } else { true } }
    guard source.count < places.count, places.count <= pieceLimit else { return nil }
    // The least cost of the first i pieces of the source standing for the first j of the target.
    let never = Int.max / 2
    var costs = Array(
      repeating: Array(repeating: never, count: places.count + 1), count: source.count + 1)
    var runs = Array(
      repeating: Array(repeating: 0, count: places.count + 1), count: source.count + 1)
    costs[0][0] = 0
    for i in source.indices {
      for j in places.indices where costs[i][j] < never {
        for length in 1...runLimit where j + length <= places.count {
          let run = places[j]...places[j + length - 1]
          guard let cost = cost(of: source[i], target[run]) else { break }
          // Of two places that fit as well, the first: a greeting is what takes more paragraphs.
          let sum = costs[i][j] + cost * 1_000 + (length > 1 ? min(i, 900) : 0)
          if sum < costs[i + 1][j + length] {
            costs[i + 1][j + length] = sum
            runs[i + 1][j + length] = length
          }
        }
      }
    }
    guard costs[source.count][places.count] < never else { return nil }
    var lengths: [Int] = []
    var end = places.count
    for i in source.indices.reversed() {
      lengths.append(runs[i + 1][end])
      end -= runs[i + 1][end]
    }
    var joined: [TextPiece] = []
    var next = 0
    var place = 0
    for length in lengths.reversed() {
      joined += target[next..<places[place]]
      let last = places[place + length - 1]
      joined.append(length == 1 ? target[last] : join(target[places[place]...last]))
      next = last + 1
      place += length
    }
    return joined + target[next...]
  }

  private static func join(_ run: ArraySlice<TextPiece>) -> TextPiece {
    .segment(
      TextSegment(
        part: .paragraph,
        elements: run.flatMap { piece -> [TextElement] in
          switch piece {
          case .skeleton(let elements): elements
          case .segment(let segment): segment.elements
          case .choice: []
          }
        }))
  }

  /// How unlike a run of the translation is to a piece of the source; nil where it cannot be one.
  private static func cost(of source: TextPiece, _ run: ArraySlice<TextPiece>) -> Int? {
    var segments: [TextSegment] = []
    for piece in run {
      switch (source, piece) {
      case (.choice(let from), .choice(let to)):
        guard run.count == 1, BranchAxis.isSame(from.selector, to.selector) else { return nil }
        return 0
      case (.choice(let from), .segment(let segment)):
        guard run.count == 1, let to = MarkdownCutter.choice(of: segment),
          BranchAxis.isSame(from.selector, to.selector)
        else { return nil }
        return 0
      case (.segment, .segment(let segment)): segments.append(segment)
      case (.segment, .skeleton(let elements)):
        let isBlank = elements.allSatisfy { if case .scalar("\n") = $0 { true } else { false } }
        guard isBlank else { return nil }
      default: return nil
      }
    }
    guard case .segment(let source) = source, let first = segments.first, first.part == source.part,
      segments.count == 1
        || segments.allSatisfy({ $0.part == .paragraph && $0.continuation.isEmpty })
    else { return nil }
    let wanted = source.names
    let found = segments.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    return 2 * wanted.symmetricDifference(found).count + segments.count - 1
  }
}

extension TextSegment {
  /// The variables that the segment uses, and whether it is a link.
  fileprivate var names: Set<String> {
    var names = Set(Message(pattern).arguments.map(\.variable))
    if case .scalar("[")? = elements.first { names.insert("[") }
    return names
  }
}
