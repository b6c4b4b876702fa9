import MessageFormat

extension Template {
  /// An item that a text names.
  struct Reference {
    var item: ItemID
    var field: String
    var location: SourceLocation
  }

  /// The objections that links name and the snippets that placeholders name, in order.
  var references: [Reference] { fields.flatMap(\.references) }
}

extension Template.Field {
  /// The objections that links name and the snippets that placeholders name, in order.
  var references: [Template.Reference] {
    var found: [Template.Reference] = []
    message.pattern.visit { part in
      switch part {
      case .expression(let expression) where expression.function?.name == ParlanceTypes.snippet:
        found.append(
          Template.Reference(
            item: ItemID(.snippet, expression.variable), field: name,
            location: location(of: expression.range)))
      case .text(let literal) where literal.value.utf8.contains(UInt8(ascii: "]")):
        for (objection, offset) in objectionLinks(in: literal.value) {
          found.append(
            Template.Reference(
              item: ItemID(.objection, objection), field: name,
              location: text.location(utf8Offset: literal.range.lowerBound + offset)))
        }
      default: break
      }
    }
    return found
  }
}

/// The names behind `](objection:`, each with the offset of the address in UTF-8.
private func objectionLinks(in text: String) -> [(name: String, offset: Int)] {
  let start = Array("](objection:".utf8)
  var links: [(String, Int)] = []
  var matched = 0
  for (index, byte) in text.utf8.enumerated() {
    matched = byte == start[matched] ? matched + 1 : byte == start[0] ? 1 : 0
    guard matched == start.count else { continue }
    matched = 0
    let rest = Substring(text.utf8.dropFirst(index + 1))
    let name = rest.prefix { $0 != ")" && !$0.isWhitespace }
    links.append((String(name), index + 3 - start.count))
  }
  return links
}

extension Pattern {
  /// Hands every part of the pattern and of its branches to a body, in order.
  func visit(_ body: (Part) -> Void) {
    for part in parts {
      body(part)
      if case .match(let match) = part {
        for variant in match.variants { variant.pattern.visit(body) }
      }
    }
  }
}
