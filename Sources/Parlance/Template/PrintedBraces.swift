import MessageFormat

extension Template.Field {
  /// A placeholder that an apostrophe hides.
  struct HiddenPlaceholder: Hashable {
    /// The name between its braces.
    var name: String
    /// The apostrophe, up to and with the opening brace.
    var range: SourceRange
  }

  /// The placeholders that an apostrophe hides, so that their braces would be printed.
  ///
  /// In `dell'{name}` it quotes. Each quotation gives its first, since one apostrophe hides all.
  var hiddenPlaceholders: [HiddenPlaceholder] {
    literals(with: UInt8(ascii: "{")).flatMap(\.hiddenPlaceholders)
  }

  /// The closing braces that close nothing, so that they would be printed: `{name}}`.
  ///
  /// A brace that is quoted (`'}'`) is meant to be printed.
  var strayBraces: [SourceRange] {
    literals(with: UInt8(ascii: "}")).flatMap(\.strayBraces)
  }

  /// The literal texts that print a byte.
  private func literals(with byte: UInt8) -> [LiteralText] {
    var found: [LiteralText] = []
    var source: [UInt8] = []
    func collect(_ pattern: Pattern, within parent: Match.Kind?) {
      for part in pattern.parts {
        switch part {
        case .text(let literal) where literal.value.utf8.contains(byte):
          if source.isEmpty { source = Array(text.value.utf8) }
          found.append(LiteralText(literal, of: source, within: parent))
        case .match(let match):
          for variant in match.variants {
            collect(variant.pattern, within: match.selectors.first?.kind)
          }
        default: break
        }
      }
    }
    collect(message.pattern, within: nil)
    return found
  }
}

/// A literal text beside its source, which tells what of it is quoted.
private struct LiteralText {
  /// The text as it prints.
  private var bytes: [UInt8] = []
  /// Where each byte of it stands in the source.
  private var offsets: [Int] = []
  /// The apostrophe that quotes it, where one does.
  private var quotes: [Int?] = []

  init(_ text: Text, of source: [UInt8], within parent: Match.Kind?) {
    let end = min(text.range.upperBound, source.count)
    var index = text.range.lowerBound
    var quote: Int?
    while index < end {
      if source[index] == UInt8(ascii: "'") {
        let next = index + 1 < end ? source[index + 1] : 0
        if next == UInt8(ascii: "'") {
          index += 1
        } else if quote != nil {
          quote = nil
          index += 1
          continue
        } else if LiteralText.startsQuote(next, within: parent) {
          quote = index
          index += 1
          continue
        }
      }
      bytes.append(source[index])
      offsets.append(index)
      quotes.append(quote)
      index += 1
    }
  }

  private static func startsQuote(_ byte: UInt8, within parent: Match.Kind?) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"): true
    case UInt8(ascii: "|"): parent == .choice
    case UInt8(ascii: "#"): parent?.isNumeric == true
    default: false
    }
  }

  var hiddenPlaceholders: [Template.Field.HiddenPlaceholder] {
    var found: [Template.Field.HiddenPlaceholder] = []
    var reported: Int?
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "{") {
      guard let quote = quotes[index], quote != reported, let name = name(behind: index) else {
        continue
      }
      reported = quote
      found.append(.init(name: name, range: SourceRange(quote, offsets[index] + 1)))
    }
    return found
  }

  /// The name of what would be a placeholder if the brace there were not quoted.
  private func name(behind brace: Int) -> String? {
    let inner = Substring(String(decoding: bytes[(brace + 1)...], as: UTF8.self))
      .drop(while: \.isWhitespace)
    let name = inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let behind = inner[name.endIndex...].drop(while: \.isWhitespace).first
    return !name.isEmpty && (behind == "}" || behind == ",") ? String(name) : nil
  }

  var strayBraces: [SourceRange] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "}") && quotes[$0] == nil }
      .map { SourceRange(offsets[$0], offsets[$0] + 1) }
  }
}
