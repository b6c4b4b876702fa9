import Foundation
import Testing

@Suite("parlance check against a baseline or a revision, and --fix")
struct CheckComparisonTests {
  private static let mail = "content/emails/win-back/de.md"

  /// The shipped content with a text that YAML cuts and an apostrophe that hides a placeholder.
  private func faulty() throws -> ShippedContent {
    let content = try ShippedContent()
    try content.write(
      "content/emails/win-back/it.md",
      "---\nsubject: Solo # rimasti\npreheader: >-\n  x\n---\ndell'{companyName}\n")
    return content
  }

  private func git(_ content: ShippedContent, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/git")
    process.arguments = ["-c", "user.name=A", "-c", "user.email=a@example.com"] + arguments
    process.currentDirectoryURL = content.root
    // Nothing that points git to another repository.
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": content.root.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("A baseline is made, lets pass what it holds, and demands that what is mended leaves")
  func baseline() throws {
    let content = try faulty()
    #expect(try content.run("check", "--baseline", "known.jsonl").exitCode == 2)
    let made = try content.run("check", "--baseline", "known.jsonl", "--update-baseline")
    #expect(made.exitCode == 0)
    #expect(made.errors.hasPrefix("known.jsonl: "))
    let known = try content.run("check", "--baseline", "known.jsonl", "--strict")
    #expect(known.exitCode == 0)
    #expect(known.output.hasPrefix("Nothing new is wrong. ("))

    try content.remove("content/objections/id-migration/ko.md")
    let new = try content.run("check", "--baseline", "known.jsonl")
    #expect(new.exitCode == 1)
    #expect(new.output.contains("id-migration/ko.md"))
    #expect(!new.output.contains("cut-text"))

    let fixed = try content.run("check", "--fix", "--baseline", "known.jsonl", "--update-baseline")
    #expect(fixed.exitCode == 0)
    try content.write("content/objections/id-migration/ko.md", "---\nstatement: >-\n  x\n---\nx\n")
    let out = try content.run("check", "--baseline", "known.jsonl")
    #expect(out.exitCode == 1)
    #expect(out.output.contains("fixed: objections/id-migration ko"))
    #expect(out.output.contains("--update-baseline"))
  }

  @Test("Since a revision only what changed fails, untracked files included")
  func since() throws {
    let content = try faulty()
    #expect(try content.run("check", "--since", "HEAD").errors.contains("no working tree of git"))
    try git(content, "init", "--quiet")
    try git(content, "add", "--all")
    try git(content, "commit", "--quiet", "--message", "x")
    let none = try content.run("check", "--since", "HEAD")
    #expect(none.exitCode == 0)
    #expect(none.output.contains("(before) YAML takes"))
    try content.write("content/emails/win-back/item.yaml", "tags: [x]\n")
    #expect(try content.run("check", "--since", "HEAD").exitCode == 1)
    try git(content, "clean", "--force", "--quiet")
    try git(content, "checkout", "--quiet", ".")
    try content.remove("content/objections/id-migration/ko.md")
    let deleted = try content.run("check", "--since", "HEAD")
    #expect(deleted.exitCode == 1)
    #expect(deleted.output.contains("id-migration has no translation"))
    try git(content, "checkout", "--quiet", ".")
    try FileManager.default.removeItem(
      at: content.root.appending(path: "content/emails/renewal-small"))
    let unknown = try content.run("check", "--since", "HEAD")
    #expect(unknown.exitCode == 1)
    #expect(unknown.output.contains("[unknown-item]"))
    for (revision, message) in [
      ("nope", "git knows no revision “nope”"), ("a\u{7}b", "is no revision"),

    ] {
      let outcome = try content.run("check", "--since=\(revision)")
      #expect(outcome.exitCode == 2)
      #expect(outcome.errors.contains(message), "\(outcome)")
    }
  }

  @Test("In a subfolder of a git repository the paths are those of the repository")
  func subfolder() throws {
    let content = try faulty()
    try git(content, "init", "--quiet")
    try git(content, "add", "--all")
    try git(content, "commit", "--quiet", "--message", "x")
    let inner = content.root.appending(path: "inner folder")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    for name in ["parlance.yaml", "content", "locales"] {
      try FileManager.default.moveItem(
        at: content.root.appending(path: name), to: inner.appending(path: name))
    }
    try git(content, "add", "--all")
    try git(content, "commit", "--quiet", "--message", "y")
    #expect(try parlance(["check", "--since", "HEAD"], at: inner).exitCode == 0)
    let annotated = try parlance(["check", "--format", "github"], at: inner)
    #expect(annotated.output.contains("file=inner folder/content/emails/win-back/it.md,"))
    let sarif = try parlance(["check", "--format", "sarif"], at: inner)
    #expect(sarif.output.contains("\"uri\": \"inner%20folder/content/emails/win-back/it.md\""))
  }

  @Test("--dry-run prints a patch that does what --fix does")
  func patch() throws {
    let content = try faulty()
    let file = "content/emails/win-back/it.md"
    let before = try content.read(file)
    let dry = try content.run("check", "--dry-run")
    #expect(dry.exitCode == 1)
    #expect(try content.read(file) == before)
    let fixed = try content.run("check", "--fix")
    #expect(fixed.output.hasPrefix(dry.output))
    #expect(fixed.errors == "2 findings in 1 file mended.\n")
    let after = try content.read(file)
    #expect(after.contains("subject: >-\n  Solo # rimasti\n"))
    #expect(after.contains("dell’{companyName}"))
    try content.write(file, before)
    try content.write("fix.patch", dry.output)
    try git(content, "apply", "fix.patch")
    #expect(try content.read(file) == after)
    #expect(try content.run("check", "--fix").errors == "Nothing can be mended mechanically.\n")
  }

  @Test("With --output the file has the format, and standard output the report for people")
  func output() throws {
    let content = try faulty()
    let outcome = try content.run("check", "--format", "json", "--output", "out.json")
    #expect(outcome.output.contains("[cut-text]"))
    #expect(try content.read("out.json") == (try content.run("check", "--format", "json").output))
    #expect(try content.run("check", "-o", "nowhere/out.json").exitCode == 2)
  }

  @Test(
    "Options that contradict each other are refused",
    arguments: [
      ["check", "--update-baseline"], ["check", "--baseline", "b", "--since", "HEAD"],
      ["check", "--baseline", "b", "--update-baseline", "--dry-run"],
    ])
  func contradictions(arguments: [String]) throws {
    #expect(try parlance(arguments, at: packageRoot).exitCode == 2)
  }
}
