import Foundation
import Testing

@Suite("parlance rename and parlance remove")
struct MoveCommandTests {
  @Test("A rename says where it changed what, and check is fine after it")
  func rename() throws {
    let content = try ShippedContent()
    let shown = try content.run("rename", "emails/win-back", "emails/come-back", "--dry-run")
    #expect(shown.exitCode == 0)
    #expect(shown.output.contains("content/playbooks/vip/playbook.yaml:96:25: material\n"))
    #expect(shown.output.hasSuffix("2 places that name it; 2 files would change.\n"))
    #expect(try content.read("content/playbooks/vip/playbook.yaml").contains("email: win-back"))
    let outcome = try content.run("rename", "emails/win-back", "emails/come-back")
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.output.contains("content/emails/win-back -> content/emails/come-back\n"))
    #expect(try content.run("check").exitCode == 0)
    let again = try content.run("rename", "emails/win-back", "emails/come-back")
    #expect(again.exitCode == 0)
    #expect(again.output.contains("nothing is left to do"))
    let refused = try content.run("rename", "emails/come-back", "emails/welcome")
    #expect(refused.exitCode == 2)
    #expect(refused.errors.hasPrefix("parlance: emails/welcome is there already"))
  }

  @Test("A removal is refused with each place that names the item, and where git has it not")
  func remove() throws {
    let content = try ShippedContent()
    let named = try content.run("remove", "emails/win-back")
    #expect(named.exitCode == 1)
    #expect(
      named.errors.contains(
        "content/playbooks/vip/playbook.yaml:96:25: material names emails/win-back"))
    #expect(try content.run("new", "asset", "price-list", "--title", "Prices").exitCode == 0)
    let unsaved = try content.run("remove", "assets/price-list")
    #expect(unsaved.exitCode == 2)
    #expect(unsaved.errors.contains("--force"))
    try content.git("init", "-q")
    #expect(try content.run("remove", "assets/price-list").exitCode == 2)
    try content.commit("Begin")
    let shown = try content.run("remove", "assets/price-list", "--dry-run")
    #expect(shown.output == "content/assets/price-list would be removed.\n")
    let outcome = try content.run("remove", "assets/price-list")
    #expect(outcome.exitCode == 0)
    #expect(outcome.output == "content/assets/price-list is removed.\n")
    #expect(try content.run("check").exitCode == 0)
  }
}
