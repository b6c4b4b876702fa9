extension Rule {
  static let oversizedMail = Rule(
    id: "oversized-mail", severity: .warning,
    summary: "The HTML of a mail has more than 102 KB.",
    explanation: """
      Gmail cuts a mail off there, and hides the rest behind a link; the foot with the address and \
      the link to unsubscribe is lost first. Shorten the text, or link to a page. The mail is \
      measured for a customer with the examples of variables.yaml; parlance render measures it \
      for each customer.
      """,
    bad: .germanMail(body: String(repeating: "[Schön](https://example.com). ", count: 2000)),
    good: .germanMail(),
    looks: .texts { texts in
      texts.rendering?.findings.filter { $0.rule == "oversized-mail" } ?? []
    }
  )
}
