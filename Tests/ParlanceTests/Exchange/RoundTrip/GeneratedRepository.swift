@testable import Parlance

/// A small repository by chance, in English alone, that is to be translated.
struct GeneratedRepository {
  /// The language to translate to.
  let target: LocaleTag
  private(set) var files: [String: String]

  private static let targets = ["fr", "ar", "ja", "pl"]

  init(seed: UInt64) throws {
    var texts = GeneratedTexts(seed: seed)
    let name = GeneratedRepository.targets[Int(seed % 4)]
    target = ExchangeSamples.tag(name)
    files = [
      "parlance.yaml": "parlance: 1\nsource: en\nsender: example\n",
      "locales/\(name).yaml": "required: true\n",
      "content/senders/example.yaml": "name: Example\nemail: hello@example.com\n",
      "content/variables.yaml": """
      companyName: {type: text, example: Acme}
      seats: {type: integer, minimum: 1, maximum: 5000, example: 12}
      users: {type: integer, minimum: 0, maximum: 5000, example: 3}
      quoteTotal: {type: money, example: 4188.00 EUR}
      membershipStart: {type: date, example: 2026-03-31}
      membershipEnd: {type: date, example: 2027-03-31}
      salutation: {type: choice, values: [female, male, neutral], example: neutral}
      phone: {type: text, optional: true, example: +49 30}
      products: {type: list, example: [A, B]}
      licences: {type: table, columns: {product: {type: text}, seats: {type: integer}}}

      """,
    ]
    files["locales/en.yaml"] =
      "required: true\n"
      + GeneratedRepository.yaml(
        ["week", "weeks", "day", "email"].map { (["labels", $0], texts.field()) }, &texts)
    add(ItemID(.email, "one"), [("subject", texts.field())], texts.body(), &texts)
    add(
      ItemID(.email, "two"), [("subject", texts.field()), ("preheader", texts.field())],
      texts.body(), &texts)
    add(
      ItemID(.callScript, "call"), [("title", texts.field()), ("purpose", texts.field())],
      texts.body(), &texts)
    add(ItemID(.objection, "not-now"), [("statement", texts.field())], texts.body(), &texts)
    add(
      ItemID(.asset, "guide"),
      [("title", texts.field()), ("link", "https://example.com/en/guide")],
      nil, &texts)
    add(ItemID(.snippet, "signature"), [], texts.body(), &texts)
    files["content/playbooks/vip/playbook.yaml"] = """
      clock: membershipStart
      expiry: membershipEnd
      term: 1 year
      stages:
        - id: renewal
          actions:
            - id: quote
              touchpoints:
                - {id: mail, when: week 4, channel: email, material: [{email: one}]}
                - {id: call, when: week 6, channel: phone, material: [{call-script: call}]}
          objections: [not-now]

      """
    files["content/playbooks/vip/en.yaml"] = GeneratedRepository.yaml(
      [
        ["title"], ["intro"], ["stages", "renewal", "title"], ["stages", "renewal", "goal"],
        ["actions", "quote", "title"], ["touchpoints", "renewal", "quote", "mail"],
        ["touchpoints", "renewal", "quote", "call"],
      ].map { ($0, texts.field()) }, &texts)
  }

  private mutating func add(
    _ id: ItemID, _ fields: [(String, String)], _ body: String?, _ texts: inout GeneratedTexts
  ) {
    var text = ""
    // A rule at the beginning would begin front matter.
    if !fields.isEmpty || body?.hasPrefix("---") == true {
      let yaml = GeneratedRepository.yaml(fields.map { ([$0.0], $0.1) }, &texts)
      text = "---\n\(yaml)---\n"
    }
    files[id.file(in: ExchangeSamples.tag("en"))] = text + (body ?? "")
  }

  /// Texts by their keys, those with the same beginning behind each other.
  private static func yaml(
    _ values: [([String], String)], _ texts: inout GeneratedTexts
  ) -> String {
    var lines: [String] = []
    var before: [String] = []
    for (keys, text) in values {
      let shared = zip(before, keys).prefix { $0 == $1 }.count
      before = keys
      for depth in shared..<keys.count {
        let margin = String(repeating: "  ", count: depth)
        if depth < keys.count - 1 {
          lines.append("\(margin)\(keys[depth]):")
        } else if texts.chance(30) {
          lines.append("\(margin)\(keys[depth]): \(YAMLTextEdit.quoted(text))")
        } else {
          lines += YAMLTextEdit.lines([keys[depth]], .text(text), 2 * depth)
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
