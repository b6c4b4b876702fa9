/// What a check remembers of each file for the next one.
///
/// It is only ever a short cut: what it says of a file holds where the file, and all that its
/// findings depend on, are as they were. It may be deleted at any time.
struct CheckMemory: Sendable {
  /// A hash of all that the findings of every file depend on: the program, the day, the settings.
  var key: ContentHash
  /// When the check that remembers began, in nanoseconds since 1970-01-01T00:00:00Z.
  var time: Int64
  /// When the check that makes use of it began.
  var begin: Int64
  /// What is remembered of items and playbooks.
  var items: [ItemID: Item] = [:]
  /// What came of looking at the labels.
  var labels: [LocaleTag: Result] = [:]
  /// A hash of what else the labels’ findings depend on.
  var labelsSignature = ContentHash(high: 0, low: 0)

  /// What is remembered of an item or playbook.
  struct Item: Sendable {
    /// A hash of `item.yaml` or `playbook.yaml`; nil where there is none.
    var settings: ContentHash?
    var records: [LocaleTag: Record] = [:]
  }

  /// What is remembered of one file of texts.
  struct Record: Sendable {
    var stamp: FileStamp
    /// A hash of the file, where its time alone does not tell that it was not written since.
    var hash: ContentHash?
    var state: Translation.State
    var isEmpty: Bool
    /// What was found while the file was read.
    var readingFindings: [Finding]
    /// What came of looking at its texts.
    var result: Result
  }

  /// What came of looking at the texts of a file.
  struct Result: Sendable {
    var findings: [Finding]
    var facts: TextFacts
    /// A hash of what a playbook’s findings depend on in the items that it uses.
    var signature: ContentHash?
  }

  /// The files of an item or playbook as they were found.
  struct Files: Sendable {
    /// A hash of `item.yaml` or `playbook.yaml`; nil where there is none.
    var settings: ContentHash?
    var texts: [File]
  }

  /// A file as it was found in its folder.
  struct File: Sendable {
    var locale: LocaleTag
    var stamp: FileStamp
    var hash: ContentHash?
    /// What was found while it was read.
    var findings: [Finding]
    /// Whether it is as it is remembered.
    var isUnchanged: Bool
  }

  /// What is remembered of a file.
  func record(of id: ItemID, _ locale: LocaleTag) -> Record? { items[id]?.records[locale] }

  /// Whether a file with that stamp could be written once more after a time without that its
  /// stamp tells: the racy entries of git’s index.
  static func isRacy(_ stamp: FileStamp, since time: Int64) -> Bool {
    let second: Int64 = 1_000_000_000
    // Clocks of file systems tick every few milliseconds; some know but every other second.
    let tick = stamp.modified % second == 0 ? 2 * second : second / 20
    return stamp.time >= time - tick
  }
}
