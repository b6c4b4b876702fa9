import MessageFormat

/// A part of a text that is cut for translation.
indirect enum TextPiece {
  /// What is no language: blank lines, the marks of lists, code.
  case skeleton([TextElement])
  /// Something to translate as a whole.
  case segment(TextSegment)
  /// A plural or select whose branches are blocks, each with pieces of its own.
  case choice(TextChoice)
}

/// A character of a text, or a placeholder or choice in it.
enum TextElement {
  case scalar(Unicode.Scalar)
  case part(Pattern.Part)
}

/// A paragraph, heading, point, cell, or a whole field.
struct TextSegment {
  var part: TranslationUnit.Part
  var elements: [TextElement]
  /// What further lines begin with: the marks of quotations, and blanks in place of list marks.
  var continuation = ""

  /// The text as a pattern of its own.
  var pattern: Pattern { Pattern(elements) }

  /// Whether there is anything in it that could read otherwise in another language.
  var hasWords: Bool {
    var hasPart = false
    var hasSign = false
    for element in elements {
      switch element {
      case .scalar(let scalar):
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
        hasSign = hasSign || !scalar.properties.isWhitespace
      case .part(.match(let match)):
        if !match.variants.allSatisfy(\.pattern.isBlank) { return true }
      case .part: hasPart = true
      }
    }
    return hasPart && hasSign
  }
}

/// A plural or select whose branches are blocks.
struct TextChoice {
  var selector: Match.Selector
  var branches: [Branch]

  struct Branch {
    var key: Match.Key
    var pieces: [TextPiece]
  }
}

extension Pattern {
  /// Whether nothing but white space is there.
  fileprivate var isBlank: Bool {
    parts.allSatisfy { part in
      switch part {
      case .text(let text): text.value.allSatisfy(\.isWhitespace)
      case .match(let match): match.variants.allSatisfy(\.pattern.isBlank)
      case .expression, .matchedNumber: false
      }
    }
  }

  init(_ elements: some Sequence<TextElement>) {
    var parts: [Part] = []
    var text = String.UnicodeScalarView()
    for element in elements {
      switch element {
      case .scalar(let scalar): text.append(scalar)
      case .part(let part):
        if !text.isEmpty { parts.append(.text(Text(String(text)))) }
        text = String.UnicodeScalarView()
        parts.append(part)
      }
    }
    if !text.isEmpty { parts.append(.text(Text(String(text)))) }
    self.init(parts)
  }

  /// The characters and placeholders of a pattern.
  var elements: [TextElement] {
    parts.flatMap { part -> [TextElement] in
      if case .text(let text) = part { return text.value.unicodeScalars.map { .scalar($0) } }
      return [.part(part)]
    }
  }
}
