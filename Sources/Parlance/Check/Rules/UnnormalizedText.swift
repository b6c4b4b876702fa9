import CICU
import MessageFormat

extension Rule {
  static let unnormalizedText = Rule(
    id: "unnormalized-text", severity: .warning,
    summary: "A letter is written as several characters where Unicode has one.",
    explanation: """
      The same ü can be one character or a u with a mark behind it. The second way (NFD, which \
      macOS uses in file names) looks alike in most fonts, but searching, sorting and counting \
      stumble over it. Write the composed form (NFC).
      """,
    bad: .germanMail(body: "Scho\u{308}n, dass Sie da sind."),
    good: .germanMail(),
    fix: "writes the composed characters (NFC)",
    looks: .field { field in
      guard field.signs.contains(.notLatin), !isComposed(field.value) else { return [] }
      var edits: [Fix.Edit] = []
      var first: (range: SourceRange, written: Character, composed: String)?
      var offset = 0
      for character in field.value {
        let length = character.utf8.count
        let composed = Normalization.nfc(String(character))
        if !composed.unicodeScalars.elementsEqual(character.unicodeScalars) {
          let range = SourceRange(offset, offset + length)
          if first == nil { first = (range, character, composed) }
          if let edit = field.field.text.edit(range, to: composed) { edits.append(edit) }
        }
        offset += length
      }
      guard let first else { return [] }
      var finding = field.finding(
        "“\(first.composed)” is written as \(codePoints(first.written)), which is not NFC",
        at: first.range, help: "write it as \(codePoints(Character(first.composed)))")
      // Some letters have no composed form, and NFC takes them apart, or only sorts their marks.
      if first.composed.unicodeScalars.count >= first.written.unicodeScalars.count {
        finding.severity = .note
      }
      if !edits.isEmpty { finding.fix = Fix("write the composed characters", edits: edits) }
      return [finding]
    }
  )
}

private func isComposed(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { cicu_text_is_nfc($0.baseAddress, Int32($0.count)) }
  }
}

private func codePoints(_ character: Character) -> String {
  character.unicodeScalars.prefix(4).map(\.codePoint).joined(separator: " ")
}
