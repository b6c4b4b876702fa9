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
    bad: .germanMail(body: "Das ist '{companyName}, wie Sie es kennen."),
    good: .germanMail(body: "Das ist ’{companyName}, wie Sie es kennen.")
  ) { input in
    input.findings { template, field, message in
      var findings: [Finding] = []
      message.pattern.visit { part in
        guard case .text(let text) = part, let name = hiddenPlaceholder(in: text.value) else {
          return
        }
        let range = quotedBrace(in: field.text.value, text.range)
        findings.append(
          template.finding(
            "quoted-placeholder", in: field, at: range,
            "the apostrophe hides the placeholder {\(name)}: its braces would be printed",
            help: "write ’{\(name)…"))
      }
      return findings
    }
  }
}

/// The name in the first `{name}` or `{name,` of a literal text, which only quoting can hide.
private func hiddenPlaceholder(in text: String) -> String? {
  var rest = Substring(text)
  while let brace = rest.firstIndex(of: "{") {
    rest = rest[rest.index(after: brace)...]
    let inner = rest.drop(while: \.isWhitespace)
    let name = inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let behind = inner[name.endIndex...].drop(while: \.isWhitespace).first
    if !name.isEmpty, behind == "}" || behind == "," { return String(name) }
  }
  return nil
}

/// Where an apostrophe and a brace stand in the source of a literal text.
private func quotedBrace(in source: String, _ range: SourceRange) -> SourceRange {
  let bytes = Array(source.utf8)
  for index in range.lowerBound..<max(range.lowerBound, min(range.upperBound, bytes.count - 1))
  where bytes[index] == UInt8(ascii: "'") && bytes[index + 1] == UInt8(ascii: "{") {
    return SourceRange(index, index + 2)
  }
  return range
}
