import MessageFormat

/// Which relative dates begin a sentence, and so with a capital letter: “Tomorrow your seats end”.
///
/// It is decided from the text of the message alone, once for all customers. Where branches
/// before a placeholder leave it open, it begins no sentence.
enum SentenceStart {
  /// What stands before the unit in the style of a placeholder that begins a sentence; no author
  /// can write it, since it is no unit.
  private static let mark = "at the start"

  /// The unit that a style names, and whether the placeholder begins a sentence.
  static func read(_ style: String?) -> (unit: String?, beginsSentence: Bool) {
    guard let style, style.hasPrefix(mark) else { return (style, false) }
    let unit = style.dropFirst(mark.count).drop(while: \.isWhitespace)
    return (unit.isEmpty ? nil : String(unit), true)
  }

  /// The message with a mark on each relative date that begins a sentence.
  static func marked(_ message: Message, locale: LocaleTag, isMarkdown: Bool) -> Message {
    var hasRelativeDates = false
    message.pattern.visit { part in
      if case .expression(let expression) = part,
        expression.function?.name == ParlanceTypes.relative
      {
        hasRelativeDates = true
      }
    }
    guard hasRelativeDates else { return message }
    var marker = Marker(layout: BranchLayout(message), locale: locale, isMarkdown: isMarkdown)
    var contexts: Set<SentenceContext> = [SentenceContext()]
    return Message(marker.marked(message.pattern, &contexts))
  }

  private struct Marker {
    let layout: BranchLayout
    let locale: LocaleTag
    let isMarkdown: Bool

    /// Beyond this many different texts before a placeholder, some are forgotten.
    private static let capacity = 16

    mutating func marked(_ pattern: Pattern, _ contexts: inout Set<SentenceContext>) -> Pattern {
      var pattern = pattern
      for index in pattern.parts.indices {
        switch pattern.parts[index] {
        case .text(let text):
          contexts = after(contexts) { $0.append(text.value, isMarkdown: isMarkdown) }
        case .matchedNumber: contexts = after(contexts) { $0.appendValue() }
        case .expression(var expression):
          if expression.function?.name == ParlanceTypes.relative,
            contexts.allSatisfy({ $0.isSentenceStart(locale, isMarkdown: isMarkdown) })
          {
            expression.markSentenceStart()
            pattern.parts[index] = .expression(expression)
          }
          contexts = after(contexts) { $0.appendValue() }
        case .match(var match):
          contexts = marked(&match, contexts)
          pattern.parts[index] = .match(match)
        }
      }
      return pattern
    }

    private mutating func marked(
      _ match: inout Match, _ before: Set<SentenceContext>
    ) -> Set<SentenceContext> {
      var behind: Set<SentenceContext> = []
      for index in match.variants.indices {
        let variant = match.variants[index]
        let isBlock = layout.isBlock(variant)
        var contexts = before
        if isBlock {
          contexts = after(before) { $0.startBlock() }
        } else if variant.keys == [.keyword("each")] {
          // What stands before the second row is the first.
          contexts = after(before) { $0.startRow() }
        }
        match.variants[index].pattern = marked(variant.pattern, &contexts)
        if isBlock { contexts = after(contexts) { $0.endBlock() } }
        behind.formUnion(contexts)
      }
      return after(behind) { _ in }
    }

    private func after(
      _ contexts: Set<SentenceContext>, _ change: (inout SentenceContext) -> Void
    ) -> Set<SentenceContext> {
      var result: Set<SentenceContext> = []
      for context in contexts {
        var context = context
        change(&context)
        result.insert(context.shortened)
      }
      guard result.count > Marker.capacity else { return result }
      return Set(result.sorted { $0.text < $1.text }.prefix(Marker.capacity))
    }
  }

  fileprivate static func style(_ unit: String?) -> String { "\(mark) \(unit ?? "")" }
}

extension Expression {
  fileprivate mutating func markSentenceStart() {
    let unit = function?[option: Function.Option.style]
    let style = Function.Option(
      name: Function.Option.style, value: SentenceStart.style(unit?.value),
      range: unit?.range ?? .none)
    function?.options = [style]
  }
}
