/// One way in which content can be wrong.
public struct Rule: Sendable {
  /// The name of the fault, such as `missing-translation`.
  public var id: String
  /// How bad it is, where the project says nothing else.
  public var severity: Severity
  /// What the rule finds, in one sentence.
  public var summary: String
  /// Why it matters, and what to do, in a few sentences.
  public var explanation: String
  /// Files in which the rule finds something.
  public var bad: Example
  /// The same files as they should be.
  public var good: Example
  /// What `parlance check --fix` does about the faults, or those of them that can be mended
  /// mechanically: “writes the text as a block”; nil where nothing can.
  public var fix: String?
  /// How the faults are found; the checker gives findings their rule and severity.
  ///
  /// It is empty where they are found while files are read.
  var looks: [Look]

  /// A look at the content, from one of three distances.
  enum Look: Sendable {
    /// At each text whose message can be read.
    case field(@Sendable (FieldInput) -> [Finding])
    /// At the texts of each file together: an item, a playbook's texts or labels in one locale.
    case texts(@Sendable (TextsInput) -> [Finding])
    /// At the repository as a whole, without its texts, once.
    case repository(@Sendable (CheckInput) -> [Finding])
  }

  /// Makes a rule with its looks.
  init(
    id: String, severity: Severity, summary: String, explanation: String, bad: Example,
    good: Example, fix: String? = nil, looks: Look...
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.bad = bad
    self.good = good
    self.fix = fix
    self.looks = looks
  }

  /// Files of a repository, laid over a small one with an English and a German mail.
  public struct Example: Sendable {
    /// The files' texts, by path; nil for a file that is not there.
    public var files: [String: String?]
    /// The English mail that the examples' German one is made from.
    static let sourceSubject = "Welcome"
    /// The body of that mail.
    static let sourceBody = "It is good to have you with us."

    /// The mail that is made from it, with something in place of its own subject, settings of
    /// the front matter, or body.
    static func germanMail(
      subject: String = "Willkommen", settings: String? = nil,
      body: String = "Schön, dass Sie da sind."
    ) -> Example {
      let settings = settings.map { "\n\($0)" } ?? ""
      return Example([
        "content/emails/welcome/de.md":
          "---\nsubject: >-\n  \(subject)\(settings)\n---\n\(body)\n"
      ])
    }

    /// Makes an example of files.
    public init(_ files: [String: String?]) {
      self.files = files
    }
  }
}

extension Rule {
  /// A rule whose faults are found while files are read.
  static func foundWhileReading(
    _ id: String, severity: Severity = .error, summary: String, explanation: String,
    bad: Example, good: Example, fix: String? = nil
  ) -> Rule {
    Rule(
      id: id, severity: severity, summary: summary, explanation: explanation, bad: bad,
      good: good, fix: fix)
  }
}
