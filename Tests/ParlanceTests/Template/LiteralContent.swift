import MessageFormat
import Testing

@testable import Parlance

/// A repository of literal files that is made without a disk.
enum LiteralContent {
  /// What most tests have in common: five locales, a sender, and variables of every type.
  static let base = [
    "parlance.yaml": """
    parlance: 1
    source: en
    sender: example
    timeZone: Europe/Berlin
    recipient: {name: name, email: email}
    """,
    "locales/en.yaml": "required: true\nlabels:\n  unsubscribe: Unsubscribe\n",
    "locales/de.yaml": "required: true\nlabels:\n  unsubscribe: Abbestellen\n",
    "locales/de-AT.yaml": "required: false\nfallback: de\n",
    "locales/ja.yaml": "required: true\nlabels:\n  unsubscribe: 配信停止\n",
    "locales/ko.yaml": "required: true\nlabels:\n  unsubscribe: 수신 거부\n",
    "locales/ar.yaml": "required: false\nfallback: en\n",
    "content/senders/example.yaml": """
    name: Example Software
    email: hello@example.com
    address: {en: "Sample Street 1, Berlin, Germany", de: "Musterweg 1, Berlin"}
    website: https://example.com
    unsubscribe: https://example.com/unsubscribe
    """,
    "content/variables.yaml": """
    x: {type: text, example: x}
    name: {type: text, example: Jana Sommer}
    email: {type: email, example: jana@example.com}
    url: {type: url, example: https://example.com/q}
    seats: {type: integer, minimum: 1, maximum: 5000, example: 12}
    total: {type: money, example: 4188.00 EUR}
    end: {type: date, example: 2027-03-31}
    tier: {type: choice, values: [basic, plus], example: basic}
    products: {type: list, example: [A, B]}
    licences: {type: table, columns: {product: {type: text}, count: {type: integer}}}
    phone: {type: text, optional: true}
    """,
  ]

  /// A repository of these files, over those that tests have in common.
  static func repository(_ files: [String: String] = [:]) throws -> Repository {
    let files = base.merging(files) { $1 }.mapValues { $0 }
    func file(_ path: String) throws -> SourceFile {
      SourceFile(path: path, text: try #require(files[path]))
    }
    let project = try #require(Project.read(try file("parlance.yaml")).project)
    var repository = Repository(root: "/", project: project)
    repository.variables = Variables.read(try file("content/variables.yaml")).0
    for path in files.keys.sorted() {
      let parts = path.split(separator: "/").map(String.init)
      let stem = parts.last?.split(separator: ".").first.map(String.init) ?? ""
      switch (parts.first, parts.count) {
      case ("locales", 2):
        let tag = try #require(LocaleTag(stem))
        repository.locales[tag] = LocaleProfile.read(try file(path), tag: tag).0
      case ("content", 3) where parts[1] == "senders":
        repository.senders[stem] = Sender.read(try file(path), id: stem).0
      case ("content", 2) where stem == "theme":
        repository.theme = Theme.read(try file(path)).0
      case ("content", 4) where parts[1] == "playbooks":
        let id = ItemID(.playbook, parts[2])
        let plan = try file("content/playbooks/\(id.name)/playbook.yaml")
        var playbook =
          repository.playbooks[id.name]
          ?? PlaybookReader.read(plan, id: id, variables: repository.variables).0
        if stem != "playbook" {
          let tag = try #require(LocaleTag(stem))
          playbook.translations[tag] =
            Translation.readPlaybookTexts(try file(path), item: id, locale: tag).0
        }
        repository.playbooks[id.name] = playbook
      case ("content", 4):
        let id = try #require(ItemID("\(parts[1])/\(parts[2])"))
        if repository.items[id] == nil { repository.items[id] = Item(id: id) }
        if stem == "item" {
          repository.items[id]?.settings = ItemSettings.read(try file(path), item: id).0
        } else {
          let tag = try #require(LocaleTag(stem))
          let (translation, findings) = FrontMatter.read(try file(path), item: id, locale: tag)
          repository.items[id]?.translations[tag] = translation
          repository.findings += findings
        }
      default: break
      }
    }
    return repository
  }

  /// A mail of that body, subject and preheader.
  static func mail(
    _ body: String, subject: String = "Subject", preheader: String? = nil
  ) -> String {
    let preheader = preheader.map { "preheader: |-\n  \($0)\n" } ?? ""
    return "---\nsubject: |-\n  \(subject)\n\(preheader)---\n\(body)\n"
  }

  /// A customer who has a value for every variable that must have one.
  static func customer(
    _ values: [String: String] = [:], in repository: Repository
  ) throws -> Customer {
    var customer = Customer(id: "test")
    let standard = [
      "x": "x", "name": "Jana Sommer", "email": "jana@example.com",
      "url": "https://example.com/q", "seats": "12", "total": "4188.00 EUR", "end": "2027-03-31",
      "tier": "basic", "products": "[A, B]",
      "licences": "[{product: A, count: 1}, {product: B, count: 2}]",
    ]
    for (name, text) in standard.merging(values, uniquingKeysWith: { $1 }) {
      try customer.set(name, to: text, variables: repository.variables)
    }
    return customer
  }

  /// The item as a customer sees it.
  static func render(
    _ files: [String: String], _ item: String = "emails/m", locale: String = "en",
    values: [String: String] = [:]
  ) throws -> Rendered {
    let repository = try repository(files)
    let id = try #require(ItemID(item))
    let tag = try #require(LocaleTag(locale))
    return try Renderer(repository: repository).render(
      id, locale: tag,
      customer: try customer(values, in: repository), on: CalendarDay("2026-11-21"))
  }

  /// A mail with that body as a customer sees it.
  static func render(
    body: String, locale: String = "en", _ values: [String: String] = [:]
  ) throws -> Rendered {
    try render(["content/emails/m/\(locale).md": mail(body)], locale: locale, values: values)
  }

  /// The text part of a mail with that body, without the foot.
  static func text(
    _ body: String, locale: String = "en", _ values: [String: String] = [:]
  ) throws -> String {
    let text = try render(body: body, locale: locale, values).text
    return text.split(separator: "\n-- \n").first.map(String.init) ?? ""
  }
}
