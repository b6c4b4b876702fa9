/// What an item begins with: the front matter of its kind, and notes in place of the texts.
///
/// Each note holds a word that the rule `placeholder-text` finds, and the state is a draft, so that
/// nobody takes it for done.
struct NewItemText {
  private let id: ItemID
  private let repository: Repository

  init(_ id: ItemID, in repository: Repository) {
    self.id = id
    self.repository = repository
  }

  /// The whole file, with a title where there is one.
  func text(title: String?) -> String {
    var text = "---\n"
    for (index, field) in id.kind.fields.dropLast().enumerated() {
      let note = index == 0 ? title?.withoutOuterSpace ?? note(field) : note(field)
      text += "\(field): >-\n  \(note)\n"
    }
    return text + "state: draft\n---\n\(body)\n"
  }

  private func note(_ field: String) -> String {
    switch (id.kind, field) {
    case (.email, "subject"): "TODO: what the mail is about, in a few words"
    case (.email, _): "TODO: what a mailbox shows beside the subject"
    case (.callScript, "title"): "TODO: what the call is"
    case (.callScript, _): "TODO: what the call is to achieve"
    case (.objection, _): "TODO: what the customer says, in the customer’s words"
    case (_, "link"): "TODO"
    default: "TODO: the name under which it is sent"
    }
  }

  private var body: String {
    switch id.kind {
    case .email: mail
    case .callScript: script
    case .objection: "TODO: the solution, as the reseller says it."
    case .asset: "TODO: one sentence on what it is, and for whom."
    case .snippet, .playbook: "TODO: the passage that several texts share."
    }
  }

  private var mail: String {
    """
    TODO: greet\(recipient), and say why you write.

    TODO: what is in it for the reader, and what to do now.

    [TODO: what the button does](https://example.com/)

    \(signature ?? "TODO: say goodbye.")
    """
  }

  private var script: String {
    """
    ## TODO: the first step, such as the greeting

    > TODO: what to say\(recipient.isEmpty ? "" : " to\(recipient)").

    TODO: a direction to the caller, such as what to look up.

    ## TODO: the next step

    > TODO: what to ask.

    - [ ] TODO: what to find out

    ## TODO: the voicemail

    > TODO: what to say where nobody answers.
    """
  }

  /// The variable with the recipient's name, where the project has one.
  private var recipient: String {
    guard let name = repository.project.recipientName,
      let variable = repository.variables[name], variable.type == .text, !variable.isOptional
    else { return "" }
    return " {\(name)}"
  }

  /// The snippet that mails end with, where there is one of that name.
  private var signature: String? {
    repository.items[ItemID(.snippet, "signature")] == nil ? nil : "{signature, snippet}"
  }
}
