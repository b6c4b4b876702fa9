import Foundation
import Testing

@Suite("parlance new")
struct NewCommandTests {
  @Test("It begins an item, says where to hook it in, and check says what is left")
  func begin() throws {
    let content = try ShippedContent()
    let made = try content.run("new", "email", "spring-offer", "--title", "Spring is here")
    #expect(made.exitCode == 0)
    #expect(made.output.hasPrefix("content/emails/spring-offer/en.md\n"))
    #expect(made.output.contains("- {email: spring-offer}"))
    #expect(made.output.contains("content/playbooks/vip/playbook.yaml"))
    let text = try content.read("content/emails/spring-offer/en.md")
    #expect(text.contains("subject: >-\n  Spring is here\n"))
    #expect(text.contains("{contactName}") && text.contains("{signature, snippet}"))
    let checked = try content.run("check")
    #expect(checked.exitCode == 1)
    #expect(checked.output.contains("create content/emails/spring-offer/de.md"))
    #expect(checked.output.contains("nothing uses emails/spring-offer"))
  }

  @Test("What it cannot begin is said in one line, and nothing is written")
  func refuse() throws {
    let content = try ShippedContent()
    for arguments in [
      ["new", "email", "welcome"], ["new", "snippet", "opening-hours"],
      ["new", "snippet", "seats"],
      ["new", "playbook", "spring"], ["new", "email", "spring", "--title", "{"],
    ] {
      let outcome = try parlance(arguments, at: content.root)
      #expect(outcome.exitCode == 2)
      #expect(outcome.errors.hasPrefix("parlance: "))
      #expect(outcome.output.isEmpty)
    }
    #expect(try content.run("check").exitCode == 0)
  }
}
