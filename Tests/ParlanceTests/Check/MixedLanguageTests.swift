import MessageFormat
import Testing

@testable import Parlance

@Suite("Mixed languages are found without rendering for anybody")
struct MixedLanguageTests {
  /// A German mail whose snippet, label and address are English, a script and an objection.
  private let files = smallRepository.with([
    "locales/en.yaml": "required: true\nlabels:\n  unsubscribe: >-\n    Unsubscribe\n",
    "locales/de.yaml": "required: false\nfallback: en\n",
    "content/senders/example.yaml": """
    name: Example Software
    email: hello@example.com
    address: {en: "Sample Street 1"}
    unsubscribe: https://example.com/unsubscribe
    """,
    "content/snippets/sig/en.md": "Regards\n",
    "content/emails/welcome/de.md":
      "---\nsubject: >-\n  Hallo\n---\nA\n\n{seats, plural, one {{sig, snippet}} other {B}}\n",
    "content/call-scripts/c/de.md": "---\ntitle: T\npurpose: P\n---\n[a](objection:dear)\n",
    "content/objections/dear/en.md": "---\nstatement: S\n---\nB\n",
    "content/objections/dear/item.yaml": "forward: [flyer]\n",
    "content/objections/late/de.md": "---\nstatement: S\n---\nB\n",
    "content/objections/late/item.yaml": "forward: [flyer]\n",
    "content/assets/flyer/en.md": "---\ntitle: T\nlink: https://example.com\n---\nB\n",
  ])

  @Test("Each is found at the place that names it, in branches that no example reaches too")
  func places() async throws {
    let found = try await TemporaryRepository(files).check().filter { $0.rule == "mixed-language" }
    #expect(
      found.map { "\($0.location) \($0.message)" } == [
        "content/call-scripts/c/de.md:5:5 objections/dear is shown in en, the text around it in de",
        "content/emails/welcome/de.md:7:22 snippets/sig is shown in en, the text around it in de",
        "content/objections/late/item.yaml:1:11 assets/flyer is shown in en, "
          + "the text around it in de",
        "content/senders/example.yaml:1:1 the sender’s address is shown in en, "
          + "the text around it in de",
        "locales/de.yaml:1:1 the label “unsubscribe” is shown in en, the text around it in de",
      ])
    #expect(found.allSatisfy { $0.severity == .warning && $0.locale?.description == "de" })
  }

  @Test("What a check finds is what rendering finds, so that one ignore covers both")
  func sameFinding() async throws {
    let repository = try await TemporaryRepository(
      files.with([
        "content/emails/welcome/de.md": "---\nsubject: >-\n  Hallo\n---\n{sig, snippet}\n"
      ])
    ).load()
    let day = try #require(CalendarDay("2026-11-21"))
    let found = await Checker(repository, on: day).check().findings
    let rendered = try Renderer(repository: repository).render(
      ItemID(.email, "welcome"), locale: LocaleTag("de"), customer: repository.exampleCustomer)
    #expect(rendered.findings.count == 3)
    #expect(rendered.findings.allSatisfy(found.contains))
  }

  private let playbook = [
    "content/playbooks/start/playbook.yaml": """
    stages: [{id: a, actions: [{id: b, touchpoints: [{id: c, material: [{email: late}]}]}]}]
    """,
    "content/playbooks/start/en.yaml": "title: >-\n  Start\n",
    "content/playbooks/start/de.yaml":
      "title: >-\n  Start\nfingerprint: {title: \(Fingerprint(of: "Start"))}\n",
    "content/emails/late/en.md": "---\nsubject: >-\n  Late\n---\nA\n",
  ]

  @Test("What the page of a playbook shows in another language is found, labels too")
  func playbookPage() async throws {
    let found = try await TemporaryRepository(
      smallRepository.with(playbook).with([
        "locales/de.yaml": "required: false\nfallback: en\n",
        "locales/en.yaml":
          "labels: {asNeeded: As needed, recommended: Recommended, kindEmail: Email}\n",
      ])
    ).check().filter { $0.rule == "mixed-language" }
    #expect(
      found.map { "\($0.location) \($0.message)" } == [
        "content/playbooks/start/playbook.yaml:1:77 emails/late is shown in en, "
          + "the text around it in de",
        "locales/de.yaml:1:1 the label “asNeeded” is shown in en, the text around it in de",
        "locales/de.yaml:1:1 the label “kindEmail” is shown in en, the text around it in de",
        "locales/de.yaml:1:1 the label “recommended” is shown in en, the text around it in de",
      ])
  }

  @Test("The labels that the page of a playbook needs are missed, and its title")
  func missingPlaybookLabels() async throws {
    let found = try await TemporaryRepository(
      smallRepository.with(playbook).with([
        "content/playbooks/start/en.yaml": "intro: >-\n  Begin.\n",
        "locales/de.yaml": "labels: {asNeeded: Bei Bedarf}\n",
      ])
    ).check().filter { ["missing-field", "missing-label"].contains($0.rule) }
    #expect(
      Set(found.map { "\($0.location.file) \($0.field ?? "")" }) == [
        "content/playbooks/start/de.yaml intro", "content/playbooks/start/en.yaml title",
        "locales/de.yaml labels.recommended", "locales/en.yaml labels.asNeeded",
        "locales/en.yaml labels.recommended", "locales/de.yaml labels.kindEmail",
        "locales/en.yaml labels.kindEmail", "locales/de.yaml labels.forCustomer",
        "locales/en.yaml labels.forCustomer",
      ])
  }

  @Test("A fault of what a playbook shows is found where it is, and not with the playbook again")
  func brokenPart() async throws {
    let found = try await TemporaryRepository(
      smallRepository.with(playbook).with([
        "locales/en.yaml": "labels: {objections: Objections, forward: To forward}\n",
        "content/playbooks/start/playbook.yaml": "stages: [{id: a, objections: [o]}]\n",
        "content/objections/o/en.md": "---\nstatement: >-\n  S\n---\n[x](javascript:x)\n",
      ])
    ).check().filter { $0.rule == "render-failure" }
    #expect(found.map(\.item) == [ItemID(.objection, "o")])
  }

  @Test(
    "A label that mails need is missed where the source has none either, and where it is blank",
    arguments: ["", "labels: {unsubscribe: \"\"}\n", "labels:\n  unsubscribe: >-\n    \n"])
  func missingLabel(labels: String) async throws {
    let text = "required: true\n\(labels)"
    let found = try await TemporaryRepository(
      files.with(["locales/en.yaml": text, "locales/de.yaml": text])
    ).check().filter { $0.field == "labels.unsubscribe" }
    #expect(
      found.map { "\($0.rule) \($0.severity) \($0.location.file)" } == [
        "missing-label error locales/de.yaml", "missing-label error locales/en.yaml",
      ])
  }
}
