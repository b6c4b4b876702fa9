import MessageFormat
import Parlance
import Testing

@testable import ParlancePreview

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("What was done")
struct DoneBookTests {
  static func entry(
    _ customer: String, _ mark: DoneEntry.Mark
  ) throws -> DoneEntry {
    let day = try #require(CalendarDay("2026-11-21"))
    let term = try #require(CalendarDay("2026-01-01"))
    return DoneEntry(
      customer: customer, term: term, touchpoint: "plan/use/begin/greet", day: day, mark: mark)
  }

  static func text(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte >= 0 { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("What is said is in the file at once, as parlance due reads it")
  func lines() async throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    let path = "\(folder.path)/done.jsonl"
    let book = try DoneBook(file: path)
    let until = try #require(CalendarDay("2026-12-01"))
    for mark in [DoneEntry.Mark.done, .later(until: until), .undone] {
      try book.take(Self.entry("a\n\"b", mark))
    }
    let start =
      "{\"customer\":\"a\\n\\\"b\",\"term\":\"2026-01-01\","
      + "\"touchpoint\":\"plan/use/begin/greet\",\"day\":\"2026-11-21\""
    #expect(
      try Self.text(path)
        == "\(start)}\n\(start),\"until\":\"2026-12-01\"}\n\(start),\"undone\":true}\n")
    #expect(try DoneList(file: path).findings.isEmpty)
  }

  @Test("A line that was left open is ended, and stays")
  func openLine() async throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    let path = "\(folder.path)/done.jsonl"
    try FileWriter.write("{\"half\":1}", to: path)
    let book = try DoneBook(file: path)
    try book.take(Self.entry("a", .done))
    #expect(try Self.text(path).hasPrefix("{\"half\":1}\n{\"customer\":\"a\""))
  }

  @Test("Two that write at the same time lose nothing, and see what the other has said")
  func together() async throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    let path = "\(folder.path)/done.jsonl"
    let books = [try DoneBook(file: path), try DoneBook(file: path)]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask { try books[number % 2].take(Self.entry("c\(number)", .done)) }
      }
      try await group.waitForAll()
    }
    #expect(try Self.text(path).split(separator: "\n").count == 40)
    #expect(try DoneList(file: path).findings.isEmpty)
    #expect(books[0].list.count == 40)
    #expect(books[1].list.count == 40)
  }

  @Test("A file that cannot be written is told, and nothing is taken")
  func unwritable() async throws {
    #expect(throws: ParlanceError.self) { try DoneBook(file: "/nowhere/done.jsonl") }
  }
}
