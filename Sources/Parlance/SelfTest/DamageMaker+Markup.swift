import MessageFormat

/// Damages to the Markdown of a body.
extension DamageMaker {
  mutating func damageMarkup(_ field: FieldInput, isCompared: Bool) {
    guard let reading = field.readings.first else { return }
    let bytes = Array(field.value.utf8)
    for markup in reading.markup {
      switch markup.kind {
      // The place of markup is that of its first character that is read.
      case .heading where isCompared: damageHeading(at: markup.offset, bytes, field)
      case .strong: damageEmphasis(before: markup.offset, bytes, field)
      case .link(let address, _):
        damageLink(markup, address, bytes, field, isCompared: isCompared)
      default: break
      }
    }
  }

  private mutating func damageHeading(at offset: Int, _ bytes: [UInt8], _ field: FieldInput) {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    guard start < bytes.count, bytes[start] == UInt8(ascii: "#") else { return }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    let title = String(decoding: bytes[start..<end], as: UTF8.self).withoutTail
    offer(
      .headingRemoved, "the heading “\(shortened(title))” is removed",
      [field.field.text.edit(SourceRange(start, end), to: "")], rules: "markup-mismatch")
  }

  private mutating func damageEmphasis(before end: Int, _ bytes: [UInt8], _ field: FieldInput) {
    let start = end - 2
    guard start >= 0, end <= bytes.count, bytes[start..<end].elementsEqual("**".utf8) else {
      return
    }
    offer(
      .emphasisOpened, "the opening “**” is removed",
      [field.field.text.edit(SourceRange(start, end), to: "")], rules: "literal-markup")
  }

  private mutating func damageLink(
    _ markup: Reading.Markup, _ address: String, _ bytes: [UInt8], _ field: FieldInput,
    isCompared: Bool
  ) {
    let open = markup.offset - 1
    guard let start = markup.addressOffset, open >= 0, open < start - 2, start < bytes.count,
      bytes[open] == UInt8(ascii: "["), bytes[start - 1] == UInt8(ascii: "("),
      bytes[start - 2] == UInt8(ascii: "]"), let end = closing(from: start, bytes)
    else { return }
    let text = field.field.text
    let label = String(decoding: bytes[(open + 1)..<(start - 2)], as: UTF8.self)
    let what = "the link “\(shortened(label))”"
    if isCompared {
      offer(
        .linkRemoved, "\(what) is plain text", [text.edit(SourceRange(open, end + 1), to: label)],
        rules: "markup-mismatch")
    }
    offer(
      .addressRemoved, "\(what) has no address", [text.edit(SourceRange(start, end), to: "")],
      rules: "broken-link-target")
    let wrong: (SourceRange, String, String)? =
      if address.hasPrefix("objection:") {
        (SourceRange(end, end), "x", "unanswered-objection")
      } else if address.hasPrefix("step:") {
        (SourceRange(end, end), "99", "broken-link-target")
      } else if address.hasPrefix("https:") {
        (SourceRange(start, start + 2), "h", "unsafe-link")
      } else {
        nil
      }
    if let (range, replacement, rule) = wrong {
      offer(
        .addressMisspelt, "the address of \(what) is misspelt",
        [text.edit(range, to: replacement)], rules: rule)
    }
  }

  /// The parenthesis that closes an address.
  private func closing(from start: Int, _ bytes: [UInt8]) -> Int? {
    var depth = 0
    for index in start..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return index }
        depth -= 1
      case UInt8(ascii: "\n"): return nil
      default: break
      }
    }
    return nil
  }
}
