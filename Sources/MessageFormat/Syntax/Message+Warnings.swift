extension Message {
  /// What libicu accepts in a message without a word, and what is most likely a mistake.
  public struct Warning: Hashable, Sendable {
    /// Which mistake it is.
    public var kind: Kind
    /// Where it is; `none` in a message that was not parsed.
    public var range: SourceRange
    /// What was found, as one sentence without a full stop.
    public var message: String
    /// How to mend it, where that can be said.
    public var hint: String?

    /// Makes a warning.
    public init(kind: Kind, range: SourceRange, message: String, hint: String? = nil) {
      self.kind = kind
      self.range = range
      self.message = message
      self.hint = hint
    }

    /// The name of a mistake; the set may grow.
    public struct Kind: RawRepresentable, Hashable, Sendable {
      /// The name, such as `duplicate-selector`.
      public var rawValue: String

      /// Makes a kind of its name.
      public init(rawValue: String) {
        self.rawValue = rawValue
      }

      /// A key that stands twice in one choice: its second text is never printed.
      public static let duplicateSelector = Kind(rawValue: "duplicate-selector")
      /// The type `choice`, which ICU has deprecated.
      public static let deprecatedChoice = Kind(rawValue: "deprecated-choice")
    }
  }

  /// What is most likely a mistake, in the order of the message.
  public var warnings: [Warning] {
    var found: [Warning] = []
    pattern.collectWarnings(into: &found)
    return found
  }
}

extension Pattern {
  fileprivate func collectWarnings(into found: inout [Message.Warning]) {
    for case .match(let match) in parts {
      for selector in match.selectors where selector.kind == .choice {
        found.append(
          Message.Warning(
            kind: .deprecatedChoice, range: selector.function.range,
            message: "`choice` is deprecated by ICU: it knows no plural rules",
            hint: "use `plural`"))
      }
      var seen: Set<[ComparedKey]> = []
      for variant in match.variants {
        if !seen.insert(variant.keys.map(ComparedKey.init)).inserted {
          found.append(variant.duplicateWarning)
        }
        variant.pattern.collectWarnings(into: &found)
      }
    }
  }
}

extension Match.Variant {
  fileprivate var duplicateWarning: Message.Warning {
    let text = keys.map(\.source).joined(separator: " ")
    let end = min(range.lowerBound + text.utf8.count, range.upperBound)
    return Message.Warning(
      kind: .duplicateSelector, range: SourceRange(range.lowerBound, end),
      message: "the key `\(text)` stands here again, and only its first text is ever printed",
      hint: "remove one of them")
  }
}

/// A key as the choice of a variant sees it: `=1` and `=1.0` are the same.
enum ComparedKey: Hashable {
  /// Bytes, because texts that differ by normalisation alone are equal in Swift.
  case keyword([UInt8])
  case number(Double)
  case limit(Double, exclusive: Bool)

  init(_ key: Match.Key) {
    switch key {
    case .keyword(let word): self = .keyword(Array(word.utf8))
    case .number(let text): self = .number(PatternNumber.value(text))
    case .limit(let text, let exclusive):
      self = .limit(PatternNumber.value(text), exclusive: exclusive)
    }
  }
}

extension Match.Key {
  /// The key as it is written.
  fileprivate var source: String {
    switch self {
    case .keyword(let word): word
    case .number(let text): "=" + text
    case .limit(let text, let exclusive): text + (exclusive ? "<" : "#")
    }
  }
}
