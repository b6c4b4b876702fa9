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
      case .text(let literal):
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
  var links: [(String, Int)] = []
  var rest = Substring(text)
  while let found = rest.firstRange(of: "](objection:") {
    let name = rest[found.upperBound...].prefix { $0 != ")" && !$0.isWhitespace }
    links.append(
      (String(name), text.utf8.distance(from: text.startIndex, to: found.lowerBound) + 2))
    rest = rest[found.upperBound...]
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
