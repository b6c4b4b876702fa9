import Testing

@testable import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Unified diffs")
struct UnifiedDiffTests {
  private func diff(_ before: String, _ after: String) -> String {
    FixPlan.Change(file: "f.md", before: before, after: after, findings: []).diff(style: .plain)
  }

  @Test("A diff shows three lines around what changed")
  func hunks() {
    let before = (1...20).map { "\($0)\n" }.joined()
    let after = before.replacing("10\n", with: "ten\nand\n")
    #expect(
      diff(before, after) == """
        --- a/f.md
        +++ b/f.md
        @@ -7,7 +7,8 @@
         7
         8
         9
        -10
        +ten
        +and
         11
         12
         13

        """)
  }

  @Test(
    "git and patch make of the old text the new one",
    arguments: [
      ("a\nb\n", "a\nc\n"), ("a", "b"), ("a\n", "a"), ("", "a\n"), ("a\n", ""),
      ("a\r\nb\r\n", "a\r\nc\r\n"), ("\u{FEFF}a\n", "\u{FEFF}b\n"), ("a\rb\n", "a\rc\n"),
      ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n2\n3\n4\n5\n6\n7\n8\n0\n"),
      ("1\n2\n3\n4\n5\n6\n7\n8\n9\n0\n", "x\n2\n3\n4\n5\n6\n7\n8\n9\n0\ny"),
      ("日本\n---\n+++\n", "日本\n---\n---\n"),
    ])
  func applies(before: String, after: String) throws {
    let folder = try TemporaryRepository(["f.md": before, "p.diff": diff(before, after)])
    let git = "git -c core.autocrlf=false apply --unsafe-paths --whitespace=nowarn p.diff"
    let status = system(
      "cd '\(folder.root)' && env -u GIT_DIR -u GIT_WORK_TREE GIT_CEILING_DIRECTORIES=/tmp \(git)")
    #expect(status == 0)
    #expect(try SourceFile.readText("f.md", below: folder.root) == after)
  }

  @Test("On a terminal nothing in a diff is obeyed")
  func harmless() {
    let change = FixPlan.Change(
      file: "f.md", before: "\u{1B}[31m\n", after: "x\u{202E}\n", findings: [])
    let text = change.diff(style: .colored)
    #expect(!text.contains("\u{1B}[31m[31m"))
    #expect(text.contains("x⟨U+202E⟩"))
  }
}
