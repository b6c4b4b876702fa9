internal import MessageFormat

/// Which branches of a message are blocks and which are inline.
///
/// A branch with a line break of its own is a block. So is one that holds a block, because a
/// block has to start a line, and an empty one beside a block, because its line has to go.
struct BranchLayout: Sendable {
  /// The variants that are blocks, by where they begin in the message, and whether the first
  /// thing in them is a line break.
  private var blocks: [Int: Bool] = [:]

  init(_ message: Message) {
    _ = collect(message.pattern)
  }

  /// Whether a variant of the message is a block.
  func isBlock(_ variant: Match.Variant) -> Bool {
    blocks[variant.range.lowerBound] != nil
  }

  /// Whether a block begins with a line break, even where it is handed on without one.
  func beginsWithLineBreak(_ variant: Match.Variant) -> Bool {
    blocks[variant.range.lowerBound] ?? false
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
      blocks[variant.range.lowerBound] = variant.pattern.beginsWithLineBreak
      startsLine = true
    }
    guard startsLine else { return false }
    for variant in match.variants where variant.pattern.isBlank {
      blocks[variant.range.lowerBound] = variant.pattern.beginsWithLineBreak
    }
    return true
  }
}

extension Pattern {
  fileprivate var beginsWithLineBreak: Bool {
    guard case .text(let text)? = parts.first else { return false }
    return text.value.first { $0 != " " && $0 != "\t" }?.isNewline ?? false
  }

  /// Whether the pattern prints nothing but white space.
  fileprivate var isBlank: Bool {
    parts.allSatisfy { part in
      if case .text(let text) = part { text.value.allSatisfy(\.isWhitespace) } else { false }
    }
  }
}
