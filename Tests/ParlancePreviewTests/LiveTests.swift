import MessageFormat
import Parlance
import Testing

@testable import ParlancePreview

@Suite("Pages follow the files")
struct LiveTests {
  /// Something that happens to files, and what German readers see of the mail then.
  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var happens: @Sendable (String) throws -> Void
    var isSeen: @Sendable (Repository) -> Bool
  }

  static let changes = [
    Change(testDescription: "A text is saved") { root in
      try Served.write(
        "---\nsubject: Neu\n---\nText\n", to: "content/emails/hello/de.md", below: root)
    } isSeen: {
      $0.subject == "Neu"
    },
    Change(testDescription: "A new item is made in a new folder") { root in
      try Served.write(
        "---\nsubject: Bye\n---\nText\n", to: "content/emails/bye/en.md", below: root)
    } isSeen: {
      $0.items[ItemID(.email, "bye")]?.translations.count == 1
    },
    Change(testDescription: "A folder of a kind that was not there is made") { root in
      try Served.write(
        "---\ntitle: Call\n---\nText\n", to: "content/call-scripts/call/en.md", below: root)
    } isSeen: {
      $0.items[ItemID(.callScript, "call")]?.translations.count == 1
    },
    Change(testDescription: "A locale is declared") { root in
      try Served.write("required: false\n", to: "locales/pl.yaml", below: root)
    } isSeen: {
      $0.localeTags.count == 3
    },
    Change(testDescription: "The settings change") { root in
      try Served.write("parlance: 1\nsource: de\n", to: "parlance.yaml", below: root)
    } isSeen: {
      $0.project.source.description == "de"
    },
  ]

  @Test(
    "What changes is seen, told by the system or found by looking", arguments: changes,
    [false, true])
  func change(_ change: Change, scans: Bool) async throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    for (path, text) in Served.files { try Served.write(text, to: path, below: folder.path) }
    let (workspace, watched) = try await Workspace.open(folder.path)
    let watcher = FileWatcher(root: folder.path, scans: scans)
    let events = try #require(workspace.listeners.listen())
    let following = Task { await workspace.follow(watched, watcher) }
    try change.happens(folder.path)
    for await _ in events where change.isSeen(workspace.snapshot.repository) { break }
    following.cancel()
    #expect(change.isSeen(workspace.snapshot.repository))
  }

  @Test("Settings that cannot be read are told, and the content stays until they can")
  func brokenSettings() async throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    for (path, text) in Served.files { try Served.write(text, to: path, below: folder.path) }
    let (workspace, watched) = try await Workspace.open(folder.path)
    let watcher = FileWatcher(root: folder.path)
    let events = try #require(workspace.listeners.listen())
    let following = Task { await workspace.follow(watched, watcher) }
    try Served.write("parlance: [\n", to: "parlance.yaml", below: folder.path)
    for await _ in events where workspace.snapshot.fault != nil { break }
    #expect(workspace.snapshot.repository.subject == "Hallo")
    try Served.write("parlance: 1\nsource: en\n", to: "parlance.yaml", below: folder.path)
    let more = try #require(workspace.listeners.listen())
    for await _ in more where workspace.snapshot.fault == nil { break }
    #expect(workspace.snapshot.fault == nil)
    following.cancel()
  }

  @Test("Coverage is counted before anybody asks, and pages are told")
  func counted() async throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    for (path, text) in PlanFiles.files { try Served.write(text, to: path, below: folder.path) }
    let (workspace, watched) = try await Workspace.open(folder.path)
    let watcher = FileWatcher(root: folder.path)
    let events = try #require(workspace.listeners.listen())
    let following = Task { await workspace.follow(watched, watcher) }
    for await event in events where workspace.snapshot.isCounted {
      #expect(event == .checked(0))
      break
    }
    #expect(workspace.snapshot.isCounted)
    following.cancel()
  }

  @Test("No more pages listen than the limit, and one that leaves makes room")
  func listeners() async throws {
    let listeners = Listeners()
    var streams: [AsyncStream<LiveEvent>] = []
    for _ in 0..<Listeners.capacity { streams.append(try #require(listeners.listen())) }
    #expect(listeners.listen() == nil)
    streams.removeAll()
    #expect(listeners.listen() != nil)
  }
}

extension Repository {
  /// The German subject of the mail of the tests.
  fileprivate var subject: String? {
    items[ItemID(.email, "hello")]?.translations.first { $0.key.description == "de" }?
      .value["subject"]?.value
  }
}
