import MessageFormat

extension Rule {
  static let quotedPlaceholder = Rule(
    id: "quoted-placeholder", severity: .error,
    summary: "An apostrophe before a brace hides a placeholder.",
    explanation: """
      In ICU messages an apostrophe before a brace quotes what follows: dell'{companyName} \
      prints the braces and the name between them. Write the typographic apostrophe ’, which is \
      what good typography wants anyway.
      """,
    bad: .germanMail(body: "Wie geht's '{companyName}?"),
    good: .germanMail(body: "Wie geht’s {companyName}?"),
    fix: "writes the typographic apostrophe ’",
    looks: .texts { texts in
      texts.fields.flatMap { texts.findings(about: $0.hiddenPlaceholders, in: $0.field) }
        + texts.template.fields.filter { !$0.errors.isEmpty }.flatMap {
          texts.findings(about: $0.apostrophesBeforeBraces, in: $0)
        }
    }
  )
}

extension TextsInput {
  fileprivate func findings(
    about hidden: [Template.Field.HiddenPlaceholder], in field: Template.Field
  ) -> [Finding] {
    hidden.map { hidden in
      let name = hidden.name == "#" ? "#" : "{\(hidden.name)}"
      var finding = finding(
        hidden.name == "#"
          ? "the apostrophe hides the number: # would be printed, and all that follows it as it is"
          : "the apostrophe hides the placeholder \(name): its braces would be printed",
        in: field, at: hidden.range,
        help: "remove the apostrophe, or write the typographic one: ’\(name)")
      let apostrophe = SourceRange(hidden.range.lowerBound, hidden.range.lowerBound + 1)
      finding.fix = field.text.edit(apostrophe, to: "’").map {
        Fix("write the typographic apostrophe", edits: [$0])
      }
      return finding
    }
  }
}

extension Template.Field {
  /// The apostrophes behind a letter and before a placeholder, in a text that is no message for
  /// most likely their sake: within a branch they hide the brace that ends it.
  fileprivate var apostrophesBeforeBraces: [HiddenPlaceholder] {
    let bytes = Array(text.value.utf8)
    var found: [HiddenPlaceholder] = []
    for index in bytes.indices.dropFirst().dropLast()
    where bytes[index] == UInt8(ascii: "'") && isLetter(bytes[index - 1]) {
      let next = bytes[index + 1]
      guard next == UInt8(ascii: "{") || next == UInt8(ascii: "#") else { continue }
      let rest = String(decoding: bytes[(index + 2)...].prefix(200), as: UTF8.self)
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if next == UInt8(ascii: "{") {
        guard !name.isEmpty, let end = rest[name.endIndex...].first, ",} ".contains(end) else {
          continue
        }
      }
      found.append(
        HiddenPlaceholder(
          name: next == UInt8(ascii: "#") ? "#" : String(name),
          range: SourceRange(index, index + 2)))
    }
    return found
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
