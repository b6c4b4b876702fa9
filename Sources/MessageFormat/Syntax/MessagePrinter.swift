extension Message {
  /// Prints the message as a pattern of ICU MessageFormat, which parses to the same message.
  ///
  /// Text is quoted where it must be and not elsewhere, so that the pattern of a parsed message
  /// may differ from its source in quoting and white space.
  ///
  /// - Returns: The pattern. A tree that no pattern can say, such as one with a variable called
  ///   `a b` or a style with an unpaired brace, prints as a pattern that does not parse.
  public func print() -> String {
    var printer = MessagePrinter()
    printer.print(pattern, within: nil)
    return printer.text
  }
}

/// Writes patterns.
struct MessagePrinter {
  var text = ""

  mutating func print(_ pattern: Pattern, within parent: Match.Kind?) {
    for (index, part) in pattern.parts.enumerated() {
      switch part {
      case .text(let literal):
        // An apostrophe may quote what the next part starts with.
        var next: UInt8?
        if index + 1 < pattern.parts.count {
          switch pattern.parts[index + 1] {
          case .expression, .match: next = UInt8(ascii: "{")
          case .matchedNumber: next = UInt8(ascii: "#")
          case .text(let text): next = text.value.utf8.first
          }
        } else if parent != nil {
          next = UInt8(ascii: "}")
        }
        quote(literal.value, before: next, within: parent)
      case .matchedNumber: text += "#"
      case .expression(let expression): print(expression)
      case .match(let match): print(match)
      }
    }
  }

  private mutating func print(_ expression: Expression) {
    text += "{" + expression.variable
    if let function = expression.function {
      text += ", " + function.name
      if let style = function[option: Function.Option.style] { text += "," + style.value }
    }
    text += "}"
  }

  private mutating func print(_ match: Match) {
    guard let selector = match.selectors.first else { return }
    text += "{" + selector.variable + ", " + selector.function.name + ","
    if let offset = selector.function[option: Function.Option.offset] {
      text += " offset:" + offset.value
    }
    for (index, variant) in match.variants.enumerated() {
      guard let key = variant.keys.first else { continue }
      switch key {
      case .keyword(let word): text += " " + word + " {"
      case .number(let number): text += " =" + number + " {"
      case .limit(let limit, let exclusive):
        text += (index == 0 ? " " : "|") + limit + (exclusive ? "<" : "#")
      }
      print(variant.pattern, within: selector.kind)
      if selector.kind != .choice { text += "}" }
    }
    text += "}"
  }

  /// Writes literal text: what has a meaning in quotes, and apostrophes doubled where a single
  /// one would quote or close a quote.
  fileprivate mutating func quote(
    _ literal: String, before next: UInt8?, within parent: Match.Kind?
  ) {
    func isSyntax(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "{"): true
      case UInt8(ascii: "}"): parent != nil
      case UInt8(ascii: "|"): parent == .choice
      case UInt8(ascii: "#"): parent?.isNumeric == true
      default: false
      }
    }
    /// Whether an apostrophe before that byte would mean something.
    func isQuotable(_ byte: UInt8?) -> Bool {
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
      case UInt8(ascii: "|"): parent == .choice
      case UInt8(ascii: "#"): parent?.isNumeric == true
      default: false
      }
    }
    let bytes = Array(literal.utf8)
    var result: [UInt8] = []
    let apostrophe = UInt8(ascii: "'")
    var index = 0
    while index < bytes.count {
      if isSyntax(bytes[index]) {
        result.append(apostrophe)
        while index < bytes.count, isSyntax(bytes[index]) || bytes[index] == apostrophe {
          if bytes[index] == apostrophe { result.append(apostrophe) }
          result.append(bytes[index])
          index += 1
        }
        result.append(apostrophe)
      } else {
        if bytes[index] == apostrophe,
          isQuotable(index + 1 < bytes.count ? bytes[index + 1] : next)
        {
          result.append(apostrophe)
        }
        result.append(bytes[index])
        index += 1
      }
    }
    text += String(decoding: result, as: UTF8.self)
  }
}

extension Message {
  /// Literal text as a pattern has it.
  ///
  /// - Parameters:
  ///   - literal: The text as it prints.
  ///   - next: The first byte of what follows in the pattern; nil at its end.
  ///   - parent: What the text is a branch of; nil outside of all branches.
  /// - Returns: The text with what has a meaning in quotes.
  package static func quoted(
    _ literal: String, before next: UInt8?, within parent: Match.Kind?
  ) -> String {
    var printer = MessagePrinter()
    printer.quote(literal, before: next, within: parent)
    return printer.text
  }
}
