extension Rule {
  static let strayBrace = Rule(
    id: "stray-brace", severity: .error,
    summary: "A closing brace closes nothing, so that it would be printed.",
    explanation: """
      No customer should ever see a brace. Most likely one was typed twice behind a placeholder; \
      remove it. A brace that is meant is quoted: '}'.
      """,
    bad: .germanMail(body: "Guten Tag {companyName}}, schön, dass Sie da sind."),
    good: .germanMail(body: "Guten Tag {companyName}, schön, dass Sie da sind."),
    looks: .field { field in
      field.strayBraces.map { range in
        field.finding(
          "this brace closes nothing and would be printed", at: range,
          help: "remove it, or quote it: '}'")
      }
    }
  )
}
