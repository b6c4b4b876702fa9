internal import MessageFormat

/// Which branches of a message are blocks and which are inline.
///
/// A branch with a line break of its own is a block. So is one that holds a block, because a
/// block has to start a line, and an empty one beside a block, because its line has to go.
struct BranchLayout: Sendable {
  /// Where the variants that are blocks begin in the message.
  private var blocks: Set<Int> = []

  init(_ message: Message) {
    _ = collect(message.pattern)
  }

  /// Whether a variant of the message is a block.
  func isBlock(_ variant: Match.Variant) -> Bool {
    blocks.contains(variant.range.lowerBound)
  }

  /// Collects the blocks of a pattern, and says whether it has to start a line.
  private mutating func collect(_ pattern: Pattern) -> Bool {
    var startsLine = false
    for part in pattern.parts {
      switch part {
      case .text(let text): startsLine = startsLine || text.value.utf8.contains(0x0A)
      case .match(let match): startsLine = collect(match) || startsLine
      case .expression, .matchedNumber: break
      }
    }
    return startsLine
  }

  private mutating func collect(_ match: Match) -> Bool {
    var startsLine = false
    for variant in match.variants where collect(variant.pattern) {
      blocks.insert(variant.range.lowerBound)
      startsLine = true
    }
    guard startsLine else { return false }
    for variant in match.variants where variant.pattern.isBlank {
      blocks.insert(variant.range.lowerBound)
    }
    return true
  }
}

extension Pattern {
  /// Whether the pattern prints nothing but white space.
  fileprivate var isBlank: Bool {
    parts.allSatisfy { part in
      if case .text(let text) = part { text.value.allSatisfy(\.isWhitespace) } else { false }
    }
  }
}
