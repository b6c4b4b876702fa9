/// A small playbook with two customers, in English and German.
enum PlanFiles {
  static let files: [String: String] = Served.files.merging(
    [
      "parlance.yaml":
        "parlance: 1\nsource: en\nrecipient: {name: contact, email: mail}\n",
      "content/variables.yaml": """
      seats: {type: integer, example: 12}
      contact: {type: text, example: Ann}
      mail: {type: email, example: ann@example.com}
      start: {type: date, example: 2026-01-01, description: The first day. There is one.}
      end: {type: date, example: 2027-01-01}

      """,
      "content/playbooks/plan/playbook.yaml": """
      clock: start
      expiry: end
      term: 1 year
      segments:
        small: {seats: {below: 10}}
      stages:
        - id: use
          actions:
            - id: begin
              touchpoints:
                - id: greet
                  when: week 45
                  channel: email
                  material: [{email: hello}]
            - id: ask
              touchpoints:
                - id: call
                  when: weeks 46-50
                  channel: phone
                  material: [{call-script: talk}]
        - id: renew
          if: small
          actions:
            - id: offer
              effort: extra-credit
              touchpoints:
                - id: quote
                  when: week 48
                  channel: email
                  material: [{email: quote}]

      """,
      "content/playbooks/plan/en.yaml": """
      title: The <b>plan</b>
      stages:
        use: {title: Use it, goal: Much use}
        renew: {title: Renew it, goal: Stay}
      actions:
        begin: {title: Begin}
        ask: {title: Ask}
        offer: {title: Offer}
      segments:
        small: "{below, plural, other {fewer than # seats}}"
      touchpoints:
        use:
          begin: {greet: Say hello}
          ask: {call: Call soon}
        renew:
          offer: {quote: Send the quote}

      """,
      "content/call-scripts/talk/en.md": "---\ntitle: Talk\n---\nText\n",
      "content/call-scripts/talk/de.md": "---\ntitle: Gespräch\n---\nText\n",
      "content/emails/quote/en.md": "---\nsubject: Quote\n---\nOne two three.\n",
      "content/customers/big.yaml":
        "locale: de\nseats: 50\ncontact: Bea\nstart: 2026-01-01\nend: 2027-01-01\n",
      "content/customers/small.yaml":
        "locale: en\nseats: 5\ncontact: Sam\nstart: 2026-01-01\nend: 2027-01-01\n",
      "content/customers/nodates.yaml": "locale: en\nseats: 5\ncontact: Nod\n",
    ]
  ) { $1 }
}
