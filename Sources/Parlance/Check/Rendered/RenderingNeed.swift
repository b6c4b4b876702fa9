import MessageFormat

/// Whether rendering can tell more of a text than the text itself does.
///
/// Rendering a mail costs as much as all the rules together. What has no link but plain
/// addresses, names no other item, takes no table apart and is far from every limit can only
/// come out well; a test renders such texts all the same.
extension TextsInput {
  /// Whether the texts are to be rendered.
  var needsRendering: Bool {
    guard let id, id.kind != .playbook, settings?.forward.isEmpty != false,
      !shared.isFirstMail(id)
    else { return true }
    return fields.contains { field in
      field.value.utf8.count > RenderingNeed.lengthLimit || field.hasRisk
    }
  }
}

enum RenderingNeed {
  /// A text this long, in UTF-8, is far from every limit whatever its values and its markup.
  static let lengthLimit = 8 * 1024
  /// How many pieces of markup such a text may have.
  static let markupLimit = 100
}

extension FieldInput {
  /// Whether there is something in the text that can fail.
  fileprivate var hasRisk: Bool {
    if message.pattern.hasRiskyPart { return true }
    if field.name == "link" { return !isPlainAddress(value, isLink: true, at: 0) }
    if !isMarkdown {
      return readings.contains { reading in
        reading.isWhole && reading.scalars.allSatisfy { $0 == Reading.value || $0.isSpace }
      }
    }
    return readings.contains { reading in
      reading.markup.count > RenderingNeed.markupLimit
        || reading.scalars.allSatisfy { $0 == Reading.value || $0.isSpace }
        || reading.markup.contains { markup in
          switch markup.kind {
          case .link(let address, _):
            !isPlainAddress(address, isLink: true, at: markup.addressOffset)
          case .image(let address, _):
            !isPlainAddress(address, isLink: false, at: markup.addressOffset)
          default: false
          }
        }
    }
  }

  private func isPlainAddress(_ address: String, isLink: Bool, at offset: Int?) -> Bool {
    var pieces: [Address.Piece] = []
    var literal = ""
    for scalar in address.unicodeScalars {
      if scalar == Reading.value {
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
        pieces.append(.value("x", variable: nil))
      } else {
        literal.unicodeScalars.append(scalar)
      }
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    if pieces.count == 1, case .value = pieces[0] {
      guard let variable = offset.flatMap({ message.pattern.variable(at: $0) }) else {
        return false
      }
      return shared.goodAddresses.contains(variable)
    }
    do throws(FillError) {
      _ = try Address(pieces, use: isLink ? .link : .image).filled()
      return true
    } catch {
      return false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isSpace: Bool { properties.isWhitespace }
}

extension Pattern {
  /// Whether the pattern or one of its branches has a placeholder.
  var hasPlaceholder: Bool {
    parts.contains { part in
      if case .text = part { false } else { true }
    }
  }

  /// Whether a snippet or the rows of a list or table stand in it.
  fileprivate var hasRiskyPart: Bool {
    parts.contains { part in
      switch part {
      case .text, .matchedNumber: false
      case .expression(let expression): expression.function?.name == ParlanceTypes.snippet
      case .match(let match):
        match.variants.contains { variant in
          variant.keys.first == .keyword("each") || variant.pattern.hasRiskyPart
        }
      }
    }
  }

  /// The variable of the placeholder that begins at an offset.
  fileprivate func variable(at offset: Int) -> String? {
    for part in parts {
      switch part {
      case .expression(let expression) where expression.range.lowerBound == offset:
        return expression.variable
      case .match(let match):
        for variant in match.variants {
          if let found = variant.pattern.variable(at: offset) { return found }
        }
      default: break
      }
    }
    return nil
  }
}

extension Address {
  /// Whether a value is an address that a mail may link to.
  static func isGood(_ value: Value) -> Bool {
    guard case .text(let text) = value else { return false }
    do throws(FillError) {
      _ = try Address([.value(text, variable: nil)], use: .link).filled()
      return true
    } catch {
      return false
    }
  }
}
