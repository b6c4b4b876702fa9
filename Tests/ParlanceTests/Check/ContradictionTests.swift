import MessageFormat
import Testing

@testable import Parlance

@Suite("Percentages of one action")
struct ContradictionTests {
  private func find(
    mail: String, script: String = "Nothing.", objection: String = "Nothing.",
    changes: [String: String?] = [:], locale: String = "en"
  ) async throws -> [Finding] {
    let files = smallRepository.with([
      "parlance.yaml": "parlance: 1\nsource: \(locale)\nsender: example\n",
      "locales/\(locale).yaml": "required: true\n",
      "content/emails/offer/\(locale).md": "---\nsubject: >-\n  S\n---\n\(mail)\n",
      "content/emails/other/\(locale).md": "---\nsubject: >-\n  S\n---\nNothing.\n",
      "content/call-scripts/call/\(locale).md": "---\ntitle: T\n---\n# A\n\n\(script)\n",
      "content/objections/price/\(locale).md": "---\nstatement: P\n---\n\(objection)\n",
      "content/playbooks/start/playbook.yaml": """
      clock: membershipEnd
      segments: {small: {seats: {below: 10}}}
      stages:
        - id: renewal
          actions:
            - id: offer
              touchpoints:
                - id: mail
                  when: week 4
                  channel: email
                  material: [{email: other, if: small}, {email: offer}]
                - {id: call, when: week 5, channel: phone, material: [{call-script: call}]}
          objections: [price]

      """,
    ])
    return try await TemporaryRepository(files.with(changes)).check()
      .filter { $0.rule == "hard-coded-value" }
  }

  @Test("What the mail and the script say differently is told in the script, at the number")
  func contradiction() async throws {
    let found = try await find(
      mail: "You save **15%** on the price.", script: "> They save 20 % on the price.")
    #expect(found.map { "\($0.location)" } == ["content/call-scripts/call/en.md:6:13"])
    #expect(found.first?.severity == .warning)
    #expect(
      found.first?.message
        == "“20” percent here, but “15” in emails/offer, of what the same words follow; both belong "
        + "to start › renewal › offer")
  }

  @Test("An objection of the stage is compared, too, and Japanese by its characters")
  func others() async throws {
    let objection = try await find(mail: "Save 15% now.", objection: "It is 25% now.")
    #expect(objection.map(\.location.file) == ["content/objections/price/en.md"])
    let japanese = try await find(
      mail: "今なら15％割引になります。", script: "> 20%割引になります。", locale: "ja")
    #expect(japanese.map(\.location.file) == ["content/call-scripts/call/ja.md"])
  }

  @Test(
    "Where it is not clear that the same is meant, there is nothing to tell",
    arguments: [
      ("Save 15% on the price.", "> Save 15 % on the price."),
      ("Save 15.0% on the price.", "> Save 15% on the price."),
      ("Save 15% on the price.", "> 20% of all customers stay."),
      ("Save 15%.", "> Save 20%."), ("Save 15% now.", "> Save 20 euros now."),
      ("Save 15% on price, 20% on price.", "> Save 20% on price."),
    ])
  func unclear(mail: String, script: String) async throws {
    #expect(try await find(mail: mail, script: script) == [])
  }

  @Test("Mails that stand for one another may differ")
  func segments() async throws {
    let found = try await find(
      mail: "Save 15% on the price.", script: "> Save 20% on the price.",
      changes: [
        "content/emails/other/en.md": "---\nsubject: >-\n  S\n---\nSave 20% on the price.\n"
      ])
    #expect(found == [])
  }
}
