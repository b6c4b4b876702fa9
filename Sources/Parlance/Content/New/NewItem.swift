import MessageFormat

/// An item that is begun: a draft in the source locale, with a note in each place where a text is
/// to come.
public struct NewItem: Sendable {
  /// The item.
  public let id: ItemID
  /// The file that is begun, from the repository's root.
  public let file: String
  /// What stands in it.
  public let text: String
  let repository: Repository

  /// Plans an item without writing it.
  ///
  /// - Parameters:
  ///   - kind: what sort of content it is.
  ///   - name: its name, or its whole ID.
  ///   - title: its first text (a mail's subject, what an objection says), a message; nil for a
  ///     note in its place.
  ///   - repository: the repository that it becomes a part of.
  /// - Throws: ``ParlanceError`` for a name that is taken, or that no item may have, and for a
  ///   title that is no message.
  public init(
    _ kind: ItemKind, named name: String, title: String? = nil, in repository: Repository
  ) throws(ParlanceError) {
    let id = try NewItem.id(kind, name, in: repository)
    let start = NewItemText(id, in: repository)
    if let title { try NewItem.check(title, of: kind) }
    self.id = id
    self.repository = repository
    file = id.file(in: repository.project.source)
    text = start.text(title: title)
    if let title { try checkRead(title) }
  }

  /// Writes the file, and with it the item's folder.
  ///
  /// - Throws: ``ParlanceError`` where the folder is there already, or cannot be written; nothing
  ///   is left behind then.
  public func write() throws(ParlanceError) {
    let parent = "content/\(id.kind.folder)"
    for folder in ["content", parent] where Folder.exists("\(repository.root)/\(folder)") {
      guard Folder.kind(of: "\(repository.root)/\(folder)") == .folder else {
        throw ParlanceError("\(folder) is a link or no folder; put the folder itself there")
      }
    }
    try FileWriter.createFolder("\(repository.root)/\(parent)")
    let name = file.dropFirst(id.folder.count + 1)
    do throws(ParlanceError) {
      try FileWriter.createFolder("\(repository.root)/\(id.folder)", holding: String(name), text)
    } catch {
      throw ParlanceError(error.message.replacing("\(repository.root)/", with: ""))
    }
  }

  // MARK: Names

  /// The ID of an item that is to be made, or that another one is to have.
  ///
  /// - Parameters:
  ///   - kind: what sort of content it is.
  ///   - text: its name, or its whole ID.
  ///   - repository: the repository.
  ///   - old: the item whose name it becomes, if there is one.
  /// - Returns: The ID.
  /// - Throws: ``ParlanceError`` for a name that is taken, or that no item may have.
  static func id(
    _ kind: ItemKind, _ text: String, in repository: Repository, besides old: ItemID? = nil
  ) throws(ParlanceError) -> ItemID {
    var name = text
    if let slash = text.firstIndex(of: "/") {
      guard text[..<slash] == kind.folder else {
        let example = ItemID(kind, kind == .snippet ? "opening_hours" : "spring-offer")
        throw ParlanceError(
          "“\(text.harmless)” is not an ID of \(kind.article); expected one such as \(example)")
      }
      name = String(text[text.index(after: slash)...])
    }
    guard !name.isEmpty else { throw ParlanceError("the name of \(kind.article) is empty") }
    if let complaint = ItemID.complaint(aboutName: name, kind: kind) {
      throw ParlanceError(complaint.harmless)
    }
    guard !name.hasPrefix("-") else {
      throw ParlanceError("the name “\(name)” begins with a hyphen; begin it with a letter")
    }
    guard !["null", "Null", "NULL"].contains(name) else {
      throw ParlanceError("YAML reads “\(name)” as nothing at all; choose another name")
    }
    // What no file system takes, with room for the name while it is being written.
    guard name.utf8.count <= nameLimit else {
      throw ParlanceError(
        "the name is \(name.utf8.count) characters long; a name may have \(nameLimit)")
    }
    let id = ItemID(kind, name)
    if id == old { throw ParlanceError("\(id) is its name already") }
    if repository.translations(of: id) != nil {
      throw ParlanceError("\(id) is there already; edit \(id.file(in: repository.project.source))")
    }
    // Not every file system tells letters from capital ones.
    let likeIt = repository.allIDs.first {
      $0 != old && $0.kind == kind && $0.name.lowercased() == name.lowercased()
    }
    if let likeIt {
      throw ParlanceError(
        "\(likeIt) is there already; choose a name that differs in more than case")
    }
    if kind == .snippet { try check(snippet: name, in: repository) }
    return id
  }

  /// The longest name of an item, in characters.
  static let nameLimit = 100

  /// Messages name snippets and variables in the same way.
  private static func check(
    snippet name: String, in repository: Repository
  ) throws(ParlanceError) {
    if Variables.reserved.contains(name) {
      throw ParlanceError("“\(name)” is a reserved word; give the snippet another name")
    }
    if let variable = repository.variables[name] {
      throw ParlanceError(
        "“\(name)” is a variable (\(variable.location)); give the snippet another name")
    }
    for sender in repository.senders.values.sorted(by: { $0.id < $1.id })
    where sender.variables.contains(where: { $0.name == name }) {
      throw ParlanceError(
        "“\(name)” comes from the sender (\(sender.file)); give the snippet another name")
    }
  }

  // MARK: Titles

  private static func check(_ title: String, of kind: ItemKind) throws(ParlanceError) {
    guard kind.fields.count > 1 else {
      throw ParlanceError("\(kind.article) has no title; leave --title out")
    }
    if let scalar = title.unicodeScalars.first(where: \.isControl) {
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw ParlanceError("the title holds a line break or control character (U+\(code))")
    }
    guard title.contains(where: { !$0.isWhitespace }) else {
      throw ParlanceError("the title is empty; leave --title out to write it later")
    }
  }

  /// Makes sure that the title is read as it was given.
  private func checkRead(_ title: String) throws(ParlanceError) {
    let source = SourceFile(path: file, text: text)
    let (translation, findings) = FrontMatter.read(
      source, item: id, locale: repository.project.source)
    let field = id.kind.fields[0]
    guard findings.isEmpty, translation[field]?.value == title.withoutOuterSpace else {
      throw ParlanceError("the title cannot be written as it is; leave --title out")
    }
    let template = Template(translation, of: id)
    if let error = template.fields.first(where: { $0.name == field })?.errors.first {
      throw ParlanceError("the title is no message: \(error.message)")
    }
  }
}

extension ItemKind {
  /// The kind with its article, for messages.
  var article: String { "aeiou".contains(label.prefix(1)) ? "an \(label)" : "a \(label)" }
}

extension String {
  /// The text without white space around it.
  var withoutOuterSpace: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
