/// One damage to one file, and what ought to be said about it.
struct Damage: Sendable {
  /// What sort of damage it is.
  var kind: Kind
  /// What is done, as people read it: “{seats} is misspelt as {seatsx}”.
  var what: String
  /// The line on which it is done; nil for the file as a whole.
  var line: Int?
  /// What the file holds then; nil where it is gone.
  var content: [UInt8]?
  /// The rules of which at least one ought to speak.
  var rules: [String]

  /// A sort of damage.
  enum Kind: String, CaseIterable, Sendable {
    case fileRemoved = "file removed"
    case fileEmptied = "file emptied"
    case cutInHalf = "file cut in half"
    case notUTF8 = "byte that is not UTF-8"
    case conflict = "conflict of git left"
    case garbled = "letters garbled"
    case fenceRemoved = "front matter cut off"
    case textEmptied = "text emptied"
    case sourceLeft = "source text left"
    case sourceChanged = "source changed without record"
    case recordRemoved = "fingerprints removed"
    case braceRemoved = "brace removed"
    case placeholderRemoved = "placeholder removed"
    case placeholderMisspelt = "placeholder misspelt"
    case placeholderRenamed = "placeholder renamed"
    case placeholderQuoted = "apostrophe before a placeholder"
    case categoryRemoved = "plural category removed"
    case caseRemoved = "select case removed"
    case otherRemoved = "“other” removed"
    case numberLost = "# removed from a plural"
    case linkRemoved = "link removed"
    case addressRemoved = "address of a link removed"
    case addressMisspelt = "address of a link misspelt"
    case headingRemoved = "heading removed"
    case emphasisOpened = "emphasis left open"
    case labelRemoved = "label removed"
    case keyMisspelt = "key misspelt"
    case valueMistyped = "mapping in place of a text"
    case bracketOpened = "bracket of YAML left open"
    case referenceMisspelt = "name misspelt"
    case variableRemoved = "variable removed"
    case variableRetyped = "type of a variable changed"
    case valueRemoved = "value removed"
  }
}

/// A file of a repository that a self-test damages.
struct DamageableFile: Hashable, Sendable {
  /// The path from the repository’s root.
  var path: String
  /// What it holds.
  var role: Role

  /// What a file holds.
  enum Role: Hashable, Sendable {
    case texts(ItemID, LocaleTag)
    case settings(ItemID)
    case playbook(ItemID)
    case locale(LocaleTag)
    case project
    case variables
    case theme
    case sender
    case customer
  }

  /// The item or playbook that it belongs to; nil for what all share.
  var item: ItemID? {
    switch role {
    case .texts(let id, _), .settings(let id), .playbook(let id): id
    case .locale, .project, .variables, .theme, .sender, .customer: nil
    }
  }

  /// The locale that it is in; nil where it is in none.
  var locale: LocaleTag? {
    switch role {
    case .texts(_, let tag), .locale(let tag): tag
    default: nil
    }
  }
}

extension Repository {
  /// The files that a self-test damages, in order; drafts are not among them, since a draft
  /// counts as a hole already.
  var damageableFiles: [DamageableFile] {
    var files: [DamageableFile] = [DamageableFile(path: Project.fileName, role: .project)]
    files += localeTags.map { DamageableFile(path: "locales/\($0).yaml", role: .locale($0)) }
    if !variables.names.isEmpty { files.append(.init(path: Variables.file, role: .variables)) }
    if Folder.exists("\(root)/\(Theme.file)") {
      files.append(.init(path: Theme.file, role: .theme))
    }
    files += senders.values.map { DamageableFile(path: $0.file, role: .sender) }
    files += customers.values.compactMap(\.file).map { DamageableFile(path: $0, role: .customer) }
    for id in allIDs {
      if id.kind == .playbook {
        files.append(.init(path: "\(id.folder)/\(PlaybookReader.fileName)", role: .playbook(id)))
      } else if Folder.exists("\(root)/\(id.folder)/\(ItemSettings.fileName)") {
        files.append(.init(path: "\(id.folder)/\(ItemSettings.fileName)", role: .settings(id)))
      }
      for (tag, translation) in translations(of: id) ?? [:]
      where locales[tag] != nil && translation.state != .draft && !translation.isEmpty {
        files.append(DamageableFile(path: translation.file, role: .texts(id, tag)))
      }
    }
    return files.sorted { $0.path < $1.path }
  }
}
