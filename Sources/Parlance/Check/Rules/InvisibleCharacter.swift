import MessageFormat

extension Rule {
  static let invisibleCharacter = Rule(
    id: "invisible-character", severity: .error,
    summary: "A text holds a character that nobody can see, or one that was garbled.",
    explanation: """
      A replacement character (U+FFFD) and letters such as Ã¼ are what is left of text that was \
      read in the wrong encoding: customers see them, and they are errors. Zero-width characters \
      and direction controls come along with copied text; they break searching, line ends and \
      addresses, and are warnings. Joiners are left alone where a script or an emoji needs them, \
      direction marks in texts that have right-to-left letters.
      """,
    bad: .germanMail(body: "Schön, dass Sie da\u{200B} sind. Wir freuen uns fÃ¼r Sie."),
    good: .germanMail(body: "Schön, dass Sie da sind. Wir freuen uns für Sie."),
    fix: "removes what is invisible, and restores garbled letters",
    looks: .field { field in
      guard field.signs.contains(.notASCII), InvisibleCharacters.mayOccur(in: field.value) else {
        return []
      }
      return InvisibleCharacters(field).findings
    }
  )
}

/// Looks for invisible and garbled characters in a text.
private struct InvisibleCharacters {
  let field: FieldInput
  let scalars: [Unicode.Scalar]
  let hasRightToLeft: Bool

  init(_ field: FieldInput) {
    self.field = field
    scalars = Array(field.value.unicodeScalars)
    hasRightToLeft =
      field.locale.tag.isRightToLeft || Direction.hasRightToLeftLetters(field.value)
  }

  /// Whether the bytes have the beginning of any of the characters that are looked for.
  static func mayOccur(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var lead: UInt8 = 0
      for byte in bytes {
        switch lead {
        case 0xE2 where byte == 0x80 || byte == 0x81: lead = byte
        case 0x80: if byte < 0x90 || byte >= 0xA8 { return true } else { lead = byte }
        case 0x81, 0xEE, 0xEF: return true
        case 0xE1 where byte == 0x85 || byte == 0xA0 || byte == 0x9E: return true
        case 0xE3 where byte == 0x85: return true
        case 0xC2 where byte == 0xAD: return true
        case 0xC3 where byte != 0x9F: lead = byte <= 0xB0 ? 1 : 0
        case 0xD8 where byte == 0x9C: return true
        case 0xF3 where byte >= 0xA0: return true
        // A letter that UTF-8 begins with, when read in another encoding, and what follows it.
        case 1: if byte >= 0x80 { return true } else { lead = byte }
        default: lead = byte
        }
      }
      return false
    }
  }

  var findings: [Finding] {
    var found: [Finding] = []
    var offset = 0
    var index = 0
    while index < scalars.count, found.count < 20 {
      let scalar = scalars[index]
      var next = index + 1
      let isMore = index > 0 && scalars[index - 1] == scalar
      if scalar.value >= 0x80, !isMore || scalar == "\u{FFFD}" {
        if let (end, text) = Mojibake.run(in: scalars, at: index) {
          found.append(garbled(from: index, to: end, at: offset, text))
          next = end
        } else if let finding = finding(scalar, at: index, offset) {
          found.append(finding)
        }
      }
      for position in index..<next { offset += UTF8.width(scalars[position]) }
      index = next
    }
    return found
  }

  private func garbled(from start: Int, to end: Int, at offset: Int, _ text: String) -> Finding {
    let written = String(String.UnicodeScalarView(scalars[start..<end]))
    let range = SourceRange(offset, offset + written.utf8.count)
    var finding = field.finding(
      "“\(shortened(written))” is “\(shortened(text))” read in the wrong encoding", at: range,
      help: "write “\(shortened(text))”, and save the file as UTF-8")
    if !text.unicodeScalars.contains(where: \.isControl) {
      finding.fix = field.fix("write “\(shortened(text))”", at: range, with: text)
    }
    return finding
  }

  private func finding(_ scalar: Unicode.Scalar, at index: Int, _ offset: Int) -> Finding? {
    guard let (what, severity) = fault(scalar, at: index) else { return nil }
    let count = scalars[index...].prefix { $0 == scalar }.count
    let range = SourceRange(offset, offset + count * UTF8.width(scalar))
    let isLost = scalar == "\u{FFFD}"
    var finding = field.finding(
      "\(what) (\(scalar.codePoint)) stands here", at: range,
      help: isLost ? "write the letters that it stands for" : "remove it")
    finding.severity = severity
    if !isLost, (0xE000...0xF8FF).contains(scalar.value) == false {
      let isBreak = scalar == "\u{2028}" || scalar == "\u{2029}"
      finding.fix = field.fix("remove \(scalar.codePoint)", at: range, with: isBreak ? " " : "")
    }
    return finding
  }

  /// What is wrong with a character, if anything.
  private func fault(_ scalar: Unicode.Scalar, at index: Int) -> (String, Severity)? {
    switch scalar.value {
    case 0xFFFD: return ("a replacement character", .error)
    case 0xE000...0xF8FF: return ("a private character that most fonts do not have", .warning)
    case 0xAD: return ("a soft hyphen", .note)
    case 0x200B: return takesZeroWidthSpace ? nil : ("a zero-width space", .warning)
    case 0x200C: return joins(at: index) ? nil : ("a zero-width non-joiner", .warning)
    case 0x200D:
      return joins(at: index) || joinsEmoji(at: index) ? nil : ("a zero-width joiner", .warning)
    case 0x200E, 0x200F, 0x061C: return hasRightToLeft ? nil : ("a direction mark", .warning)
    case 0x202D, 0x202E: return ("a direction override", .warning)
    case 0x202A...0x202C: return isBalanced(0x202A...0x202B, 0x202C) ? nil : embedding
    case 0x2066...0x2069: return isBalanced(0x2066...0x2068, 0x2069) ? nil : embedding
    case 0x2060: return ("a word joiner", .warning)
    case 0x2028, 0x2029: return ("a line separator", .warning)
    case 0xFEFF: return ("a byte order mark", .warning)
    case 0x180E, 0x2061...0x2065, 0x206A...0x206F, 0xFFF9...0xFFFB: return invisible
    case 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: return invisible
    case 0xE0000...0xE007F: return isInFlag(index) ? nil : invisible
    default: return nil
    }
  }

  private var embedding: (String, Severity) { ("a direction control", .warning) }
  private var invisible: (String, Severity) { ("an invisible character", .warning) }

  /// Whether a language without blanks between words marks here where a line may break.
  private var takesZeroWidthSpace: Bool {
    ["th", "lo", "km", "my", "bo", "dz"].contains(field.locale.language.language)
  }

  /// Whether a joiner stands beside a letter of a script whose letters join.
  private func joins(at index: Int) -> Bool {
    [index - 1, index + 1].contains { place in
      guard scalars.indices.contains(place) else { return false }
      switch scalars[place].value {
      case 0x600...0x8FF, 0x900...0xDFF, 0x1000...0x109F, 0x1780...0x18AF, 0xF00...0xFFF,
        0xFB50...0xFDFF, 0xFE70...0xFEFE, 0x10A00...0x11FFF:
        return true
      default: return false
      }
    }
  }

  private func joinsEmoji(at index: Int) -> Bool {
    guard index > 0, index + 1 < scalars.count else { return false }
    let (before, after) = (scalars[index - 1], scalars[index + 1])
    let isEmoji = before == "\u{FE0F}" || before == "\u{20E3}" || before.properties.isEmoji
    return isEmoji && before.value > 0x7F && after.properties.isEmoji
  }

  private func isInFlag(_ index: Int) -> Bool {
    scalars[..<index].last { !(0xE0000...0xE007F).contains($0.value) } == "\u{1F3F4}"
  }

  /// Whether direction controls are at home in the text, and each that opens is closed.
  private func isBalanced(_ openers: ClosedRange<UInt32>, _ closer: UInt32) -> Bool {
    guard hasRightToLeft else { return false }
    var depth = 0
    for scalar in scalars {
      if openers.contains(scalar.value) { depth += 1 }
      if scalar.value == closer { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
