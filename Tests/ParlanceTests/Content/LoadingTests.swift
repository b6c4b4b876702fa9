import MessageFormat
import Testing

@testable import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Reading a repository")
struct LoadingTests {
  static let mail = "content/emails/welcome/de.md"

  @Test("Without parlance.yaml there is no repository")
  func noRepository() async throws {
    let folder = try TemporaryRepository(["locales/en.yaml": ""])
    await #expect(throws: ParlanceError.self) { try await folder.load() }
  }

  @Test("A folder below the root finds the repository")
  func upward() async throws {
    let repository = try TemporaryRepository(smallRepository)
    let found = try await Repository.load(from: "\(repository.root)/content/emails/welcome")
    #expect(found.items.count == 1)
  }

  @Test(
    "Settings that cannot be used stop everything, with their place",
    arguments: [
      ("parlance: 2\nsource: en\n", "parlance.yaml:1:11"),
      ("parlance: 1\n", "parlance.yaml:1:1"),
      ("parlance: 1\nsource: de_DE\n", "parlance.yaml:2:9"),
      ("", "parlance.yaml:1:1"), ("parlance: [\n", "parlance.yaml:1:11"),
    ])
  func settings(text: String, place: String) async throws {
    let repository = try TemporaryRepository(smallRepository.with(["parlance.yaml": text]))
    do {
      _ = try await repository.load()
      Issue.record("it was read")
    } catch let error as ParlanceError {
      #expect(error.message.hasPrefix(place), "\(error.message)")
    }
  }

  @Test("A link, a FIFO and a folder in place of a file are refused, and nothing waits")
  func noRegularFile() async throws {
    let link = try TemporaryRepository(smallRepository.with([Self.mail: "-> /etc/passwd"]))
    #expect(try await link.check().map(\.rule) == ["unreadable-file"])
    let fifo = try TemporaryRepository(smallRepository.with([Self.mail: nil]))
    try #require(mkfifo("\(fifo.root)/\(Self.mail)", 0o600) == 0)
    #expect(try await fifo.check().map(\.rule) == ["unreadable-file"])
    let folder = try TemporaryRepository(
      smallRepository.with([Self.mail: nil, "\(Self.mail)/x": "x"]))
    #expect(try await folder.check().contains { $0.rule == "misplaced-file" })
  }

  @Test("A byte that is not UTF-8 is named with its place")
  func notUTF8() async throws {
    let repository = try TemporaryRepository(smallRepository.with([Self.mail: nil]))
    try repository.write(Self.mail, bytes: Array("---\nsubject: Gr\u{FC}".utf8) + [0xFC, 0x0A])
    let finding = try #require(try await repository.check().first)
    #expect(finding.rule == "unreadable-file")
    #expect((finding.location.line, finding.location.column) == (2, 13))
    #expect(finding.message.contains("0xFC"))
  }

  @Test("A file is read up to 4 MiB, and not beyond", arguments: [(0, true), (1, false)])
  func size(excess: Int, isRead: Bool) async throws {
    let text = String(repeating: "x", count: SourceFile.sizeLimit + excess)
    let repository = try TemporaryRepository(smallRepository.with([Self.mail: text]))
    let found = try await repository.load().findings
    #expect(found.contains { $0.rule == "unreadable-file" } != isRead)
  }

  @Test(
    "A file that is named after no locale is found",
    arguments: ["de_DE", "DE", "deutsch!", "de-de", "german1234", "x"])
  func localeNames(name: String) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with(["content/emails/welcome/\(name).md": "Text\n"]))
    #expect(try await repository.check().contains { $0.rule == "invalid-locale" })
  }

  @Test("A misspelt setting names the nearest known one")
  func nearest() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with(["locales/de.yaml": "fallbak: en\n"]))
    let finding = try #require(try await repository.check().first { $0.rule == "invalid-setting" })
    #expect(finding.message.contains("did you mean “fallback”?"))
  }

  @Test("An unknown ID names the nearest known one")
  func unknownID() async throws {
    let repository = try await TemporaryRepository(smallRepository).load()
    #expect(
      throws: ParlanceError("no item has the ID “emails/welcom”; did you mean “emails/welcome”?")
    ) {
      try repository.item("emails/welcom")
    }
  }
}
