import Testing

@testable import Parlance

@Suite("Changes since a revision")
struct ChangesTests {
  private func finding(
    _ file: String, item: ItemID? = nil, locale: String? = nil
  ) -> Finding {
    Finding(
      rule: "cut-text", severity: .error, location: SourceLocation(file: file), item: item,
      locale: locale.flatMap { LocaleTag($0) }, message: "x")
  }

  @Test(
    "A finding counts where something that it depends on has changed",
    arguments: [
      ("content/emails/welcome/de.md", true), ("content/emails/welcome/en.md", true),
      ("content/emails/welcome/item.yaml", true), ("content/variables.yaml", false),
      ("parlance.yaml", false), ("content/emails/welcome/it.md", false),
      ("locales/de.yaml", false), ("content/playbooks/vip/playbook.yaml", false),
      ("content/emails/welcome2/de.md", false),
    ])
  func depends(file: String, counts: Bool) async throws {
    let repository = try await TemporaryRepository(smallRepository).load()
    let changes = Changes([file], old: Baseline(), since: "main", in: repository)
    let id = ItemID(.email, "welcome")
    // The temporary files are gone: a file that is there stands for one that is not missing.
    let folder = try TemporaryRepository(smallRepository)
    let kept = Changes([file], old: Baseline(), since: "main", in: try await folder.load())
    #expect(kept.touch(finding("content/emails/welcome/de.md", item: id, locale: "de")) == counts)
    let missing = finding("content/emails/welcome/fr.md", item: id, locale: "fr")
    #expect(
      changes.touch(missing)
        == (counts || file.hasPrefix("content/emails/welcome/")))
  }

  @Test("A missing file counts where the file of its locale has changed")
  func newLocale() async throws {
    let folder = try TemporaryRepository(smallRepository)
    let changes = Changes(
      ["locales/fr.yaml"], old: Baseline(), since: "main", in: try await folder.load())
    let id = ItemID(.email, "welcome")
    #expect(changes.touch(finding("content/emails/welcome/fr.md", item: id, locale: "fr")))
    #expect(!changes.touch(finding("content/emails/welcome/it.md", item: id, locale: "it")))
  }

  @Test("A finding that was not there counts, whatever file the change is in")
  func newFinding() async throws {
    let folder = try TemporaryRepository(smallRepository)
    let known = finding("content/emails/welcome/de.md")
    var new = known
    new.message = "new"
    let changes = Changes(
      [], old: Baseline(of: [known]), since: "main", in: try await folder.load())
    var report = Report()
    report.findings = [new, known, known]
    report.compare(with: changes)
    #expect(report.findings == [known, new].sorted())
    #expect(report.before == [known])
  }
}
