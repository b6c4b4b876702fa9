import ArgumentParser
import Parlance

/// What every command takes that edits a repository and can show beforehand what it would do.
struct EditOptions: ParsableArguments {
  @Flag(help: "Show what would change, and change nothing.")
  var dryRun = false

  @Flag(help: "Print nothing.")
  var quiet = false

  @OptionGroup var repository: RepositoryOptions
}

/// The texts that a command takes a stand on.
struct ChosenTexts: ParsableArguments {
  @Argument(help: ArgumentHelp("The items, such as emails/renewal-general.", valueName: "id"))
  var ids: [String] = []

  @Flag(help: "Take all of them.")
  var all = false

  @Option(help: ArgumentHelp("One locale only.", valueName: "locale"))
  var locale: String?

  func validate() throws {
    if all && !ids.isEmpty { throw ValidationError("name items or use --all, not both") }
    if !all && ids.isEmpty { throw ValidationError("name items, or use --all") }
  }

  /// The items and playbooks.
  ///
  /// - Parameters:
  ///   - repository: what they stand in.
  ///   - word: what stands for something else in place of an ID.
  /// - Returns: their IDs.
  /// - Throws: ``ParlanceError`` where one is not there.
  func items(in repository: Repository, besides word: String? = nil) throws(ParlanceError)
    -> [ItemID]
  {
    if all { return repository.itemIDs + repository.orderedPlaybooks.map(\.id) }
    var chosen: [ItemID] = []
    for id in ids where id != word { chosen.append(try repository.item(id)) }
    return chosen
  }

  /// The locales.
  func locales(in repository: Repository) throws(ParlanceError) -> [LocaleTag] {
    if let locale { [try repository.locale(locale)] } else { repository.localeTags }
  }
}

extension RepositoryOptions {
  /// Reads the repository and changes it, while no other command does.
  func edit(_ change: (Repository) throws -> Void) async throws {
    let lock = try RepositoryLock(try await load().root)
    defer { withExtendedLifetime(lock) {} }
    try change(try await load())
  }
}
