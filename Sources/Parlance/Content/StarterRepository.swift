/// The small repository that `parlance init` begins with: one mail and one playbook, in two
/// languages.
public enum StarterRepository {
  /// Writes the files into a folder, which is created where it is not there.
  ///
  /// - Returns: the files that were written, in order.
  /// - Throws: ``ParlanceError`` where the folder holds anything already, or cannot be written.
  public static func create(in folder: String) throws(ParlanceError) -> [String] {
    if folder.isEmpty { throw ParlanceError("name a folder: parlance init my-content") }
    let there: [Folder.Entry]?
    do throws(SourceFile.Unreadable) {
      there = try Folder.entries(of: "", below: folder)
    } catch {
      throw ParlanceError("\(folder): \(error.message)")
    }
    if there?.contains(where: { $0.name == Project.fileName }) == true {
      throw ParlanceError("\(folder) is a repository already; try: parlance check -C \(folder)")
    }
    if there?.isEmpty == false {
      throw ParlanceError("\(folder) is not empty; name a new folder")
    }
    for path in files.keys.sorted() {
      if let slash = path.lastIndex(of: "/") {
        try FileWriter.createFolder("\(folder)/\(path[..<slash])")
      } else {
        try FileWriter.createFolder(folder)
      }
      try FileWriter.write(files[path] ?? "", to: "\(folder)/\(path)", overwrites: false)
    }
    return files.keys.sorted()
  }

  /// The texts of the files, by path.
  static let files: [String: String] = [
    "parlance.yaml": """
    parlance: 1            # format version
    source: en             # the locale that content is written in first
    sender: example        # who sends: content/senders/example.yaml
    timeZone: Europe/Berlin
    recipient: {name: contactName, email: contactEmail}

    """,
    "locales/en.yaml": """
    required: true
    labels:
    \(labels.map { "  \($0.key): >-\n    \($0.english)" }.joined(separator: "\n"))

    """,
    "locales/de.yaml": """
    required: true
    labels:
    \(labels.map { "  \($0.key): >-\n    \($0.german)" }.joined(separator: "\n"))
    fingerprint:
    \(labels.map { "  \($0.key): \(fingerprint($0.english))" }.joined(separator: "\n"))

    """,
    "content/variables.yaml": """
    companyName: {type: text, example: Nordlicht Design GmbH, description: the customer’s company}
    contactName: {type: text, example: Jana Sommer}
    contactEmail: {type: email, example: jana@nordlicht.example.com}
    seats: {type: integer, minimum: 1, maximum: 5000, example: 12}
    membershipStart: {type: date, example: 2026-03-31}
    membershipEnd: {type: date, example: 2027-03-31}

    """,
    "content/customers/nordlicht.yaml": """
    locale: de
    companyName: Nordlicht Design GmbH
    contactName: Jana Sommer
    contactEmail: jana@nordlicht.example.com
    seats: 12
    membershipStart: 2026-03-31
    membershipEnd: 2027-03-31

    """,
    "content/senders/example.yaml": """
    name: Example Software
    email: hello@example.com
    phone: +49 30 23125 014
    address:
      en: Example Software GmbH, Beispielweg 12, 10115 Berlin, Germany
      de: Example Software GmbH, Beispielweg 12, 10115 Berlin
    website: https://example.com
    unsubscribe: https://example.com/unsubscribe

    """,
    "content/emails/welcome/en.md": """
    ---
    subject: >-
      \(subject)
    preheader: >-
      \(preheader)
    ---
    \(body)

    """,
    "content/emails/welcome/de.md": """
    ---
    subject: >-
      {seats, plural, one {Ihre Lizenz ist bereit} other {Ihre # Lizenzen sind bereit}}
    preheader: >-
      Drei Schritte, und Ihr Team kann loslegen.
    fingerprint: {subject: \(fingerprint(subject)), preheader: \(fingerprint(preheader)), \
    body: \(fingerprint(body))}
    ---
    Guten Tag {contactName},

    willkommen! **{companyName}** kann ab heute mit der neuen Software arbeiten. Ihre \
    Mitgliedschaft läuft bis zum {membershipEnd, date, long}.

    [Jetzt einrichten](https://example.com/start)

    Sie haben Fragen? Antworten Sie einfach auf diese E-Mail.

    Herzliche Grüße\\
    {senderName}

    """,
    "content/playbooks/start/playbook.yaml": """
    clock: membershipStart
    expiry: membershipEnd
    term: 1 year
    stages:
      - id: onboarding
        actions:
          - id: greet
            effort: recommended
            touchpoints:
              - id: welcome
                when: week 1
                channel: email
                material: [{email: welcome}]

    """,
    "content/playbooks/start/en.yaml": """
    title: >-
      \(texts[0].english)
    stages:
      onboarding:
        title: >-
          \(texts[1].english)
        goal: >-
          \(texts[2].english)
    actions:
      greet:
        title: >-
          \(texts[3].english)
    touchpoints:
      onboarding:
        greet:
          welcome: >-
            \(texts[4].english)

    """,
    "content/playbooks/start/de.yaml": """
    title: >-
      \(texts[0].german)
    stages:
      onboarding:
        title: >-
          \(texts[1].german)
        goal: >-
          \(texts[2].german)
    actions:
      greet:
        title: >-
          \(texts[3].german)
    touchpoints:
      onboarding:
        greet:
          welcome: >-
            \(texts[4].german)
    fingerprint:
    \(texts.map { "  \($0.key): \(fingerprint($0.english))" }.joined(separator: "\n"))

    """,
  ]

  private static func fingerprint(_ text: String) -> Fingerprint { Fingerprint(of: text) }

  private static let subject =
    "{seats, plural, one {Your seat is ready} other {Your # seats are ready}}"

  private static let preheader = "Three steps, and your team is up and running."

  private static let body = """
    Hello {contactName},

    Welcome! **{companyName}** can start working with its new software today. Your membership \
    runs until {membershipEnd, date, long}.

    [Set it up now](https://example.com/start)

    Any questions? Simply reply to this email.

    Kind regards,\\
    {senderName}
    """

  private static let labels: [(key: String, english: String, german: String)] = [
    ("week", "Week {first}", "Woche {first}"),
    ("recommended", "Recommended", "Empfohlen"),
    ("email", "By email", "Per E-Mail"),
    ("unsubscribe", "Unsubscribe", "Abmelden"),
    ("kindEmail", "Email", "E-Mail"),
    ("emails", "Emails", "E-Mails"),
    (
      "forCustomer", "For {customer}, as of {day, date, long}",
      "Für {customer}, Stand: {day, date, long}"
    ),
    (
      "datesUnknown", "Some of this customer’s dates are missing. Weeks are shown in their place.",
      "Einige Termine dieses Kunden sind nicht bekannt. An ihrer Stelle stehen Wochen."
    ),
    ("past", "Past", "Vorbei"),
    ("overdue", "Overdue", "Überfällig"),
    ("due", "Due now", "Jetzt fällig"),
    ("next", "Next", "Als Nächstes"),
    ("overview", "Overview", "Übersicht"),
    ("shownFor", "Shown with the data of {customer}", "Gezeigt mit den Daten von {customer}"),
  ]

  private static let texts: [(key: String, english: String, german: String)] = [
    ("title", "A good start", "Ein guter Start"),
    ("stages.onboarding.title", "Onboarding", "Einführung"),
    (
      "stages.onboarding.goal", "Every seat is in use within the first weeks.",
      "Jede Lizenz ist in den ersten Wochen in Gebrauch."
    ),
    ("actions.greet.title", "Welcome the customer", "Den Kunden begrüßen"),
    (
      "touchpoints.onboarding.greet.welcome", "Say what to do first, and offer help.",
      "Sagen Sie, was zuerst zu tun ist, und bieten Sie Hilfe an."
    ),
  ]
}
