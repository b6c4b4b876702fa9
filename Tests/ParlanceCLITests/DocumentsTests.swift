import Foundation
import Testing

@Suite("Documents")
struct DocumentsTests {
  private func read(_ path: String) throws -> String {
    try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
  }

  @Test("Every command that README and the demo name is there, and README names each journey’s")
  func commands() throws {
    let known = [
      "check", "status", "render", "playbook", "due", "accept", "explain", "message", "init",
      "new", "rehearse", "diff", "rename", "remove", "locale", "export", "import", "approve",
      "glossary",
      "memory", "preview",
    ]
    let readme = try read("README.md")
    for text in [readme, try read("scripts/demo")] {
      for command in text.matches(of: /(?:^|[ `;])parlance ([a-z]+)/).map(\.1) where command != "is"
      {
        #expect(known.contains(String(command)), "parlance \(command)")
      }
    }
    for command in known {
      #expect(readme.contains("parlance \(command)"), "README does not name parlance \(command)")
    }
    #expect(readme.contains("make demo") && readme.contains("make test"))
  }

  @Test("The documentation’s page of the rules is what the rules say: make rules")
  func rules() throws {
    let page = try read("Sources/Parlance/Documentation.docc/Rules.md")
    #expect(try parlance(["explain", "--markdown"]).output == page)
  }

  @Test("Every file that README and the guide for contributors name is there")
  func files() throws {
    for path in ["README.md", "CONTRIBUTING.md"] {
      for link in try read(path).matches(of: /\]\(([A-Za-z][^):]*)\)/).map(\.1) {
        #expect(
          FileManager.default.fileExists(atPath: packageRoot.appending(path: String(link)).path),
          "\(path) links to \(link)")
      }
    }
  }
}
