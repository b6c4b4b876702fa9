import Foundation
import Testing

@Suite("parlance init")
struct InitCommandTests {
  @Test("A new repository passes check, and its mail renders")
  func new() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try parlance(["init", folder.path]).exitCode == 0)
    let checked = try parlance(["check", "--strict"], at: folder)
    #expect(checked.output.hasPrefix("Everything is fine.\n"))
    #expect(checked.exitCode == 0)
    let mail = try parlance(
      ["render", "emails/welcome", "--locale", "de", "--customer", "nordlicht"], at: folder)
    #expect(mail.output.contains("31. März 2027"))
    #expect(try parlance(["status"], at: folder).output.contains("German (de): complete"))
  }

  @Test("A folder that holds something is left as it is")
  func occupied() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: folder.appending(path: "notes.txt"))
    let outcome = try parlance(["init", folder.path])
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("is not empty"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
  }
}
