import Parlance

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A repository on disk with mails, call scripts and objections in many locales, sound but for
/// what a hundredth of its translations leaves out.
enum CheckRepository {
  /// The locales that a repository of that many has, the source first.
  static func locales(_ count: Int) -> [String] {
    var tags = CheckTexts.all.map(\.language)
    for round in 0..<8 {
      for texts in CheckTexts.all where round < texts.regions.count {
        tags.append("\(texts.language)-\(texts.regions[round])")
      }
    }
    return Array(tags.prefix(count))
  }

  /// The path of a file of the repository.
  static func path(item: Int, locale: String) -> String {
    let (folder, name) =
      switch item % 5 {
      case 3: ("call-scripts", "script")
      case 4: ("objections", "objection")
      default: ("emails", "mail")
      }
    return "content/\(folder)/\(name)-\(item)/\(locale).md"
  }

  /// Writes the repository into a folder, which is made.
  /// - Returns: The paths of the translations.
  static func write(items: Int, locales count: Int, to folder: String) throws -> [String] {
    func write(_ path: String, _ text: String) throws {
      let file = "\(folder)/\(path)"
      try text.write(toFile: file, atomically: false, encoding: .utf8)
    }
    func makeFolder(_ path: String) throws {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(path)", withIntermediateDirectories: true)
    }
    try makeFolder("locales")
    try makeFolder("content")
    try write("parlance.yaml", "parlance: 1\nsource: en\ntimeZone: UTC\n")
    try write(
      "content/variables.yaml",
      """
      contactName: {type: text, example: Jana Berger}
      companyName: {type: text, example: Nordlicht Design GmbH}
      seats: {type: integer, minimum: 1, maximum: 5000, example: 12}
      quoteTotal: {type: money, example: 4188.00 EUR}
      membershipEnd: {type: date, example: 2027-03-31}
      renewUrl: {type: url, example: "https://example.com/renew/4711"}

      """)
    let tags = locales(count)
    for tag in tags { try write("locales/\(tag).yaml", "required: true\n") }
    var paths: [String] = []
    for item in 0..<items {
      let source = CheckTexts.all[0].fields(item: item)
      var fingerprint = "fingerprint: {"
      fingerprint += source.map { "\($0.name): \(Fingerprint(of: $0.text))" }
        .joined(separator: ", ")
      fingerprint += "}\n"
      let first = path(item: item, locale: "en")
      try makeFolder(String(first.prefix { $0 != "." }.dropLast("/en".count)))
      for tag in tags {
        guard let texts = CheckTexts.all.first(where: { tag.prefix(2) == $0.language }) else {
          continue
        }
        let fields = texts.fields(item: item)
        var text = "---\n"
        for field in fields.dropLast() { text += "\(field.name): >-\n  \(field.text)\n" }
        if tag != "en" { text += fingerprint }
        text += "---\n\(fields.last?.text ?? "")"
        let path = path(item: item, locale: tag)
        try write(path, text)
        paths.append(path)
      }
    }
    return paths
  }
}

/// What the repository says in one language.
struct CheckTexts {
  let language: String
  let regions: [String]
  let subject: String
  let preheader: String
  let hello: String
  let ends: String
  let points: [String]
  let button: String
  let close: String

  /// The texts of an item, the body last.
  func fields(item: Int) -> [(name: String, text: String)] {
    let body =
      "\(hello)\n\n\(ends)\n\n- \(points[0])\n- \(points[1])\n\n[\(button)]({renewUrl})\n\n\(close)\n"
    switch item % 5 {
    case 3:
      return [
        ("title", "\(button) \(item)"), ("purpose", preheader),
        ("body", "# \(button)\n\n> \(ends)\n\n\(close)\n"),
      ]
    case 4: return [("statement", "\(subject) (\(item))"), ("body", "\(ends)\n\n\(close)\n")]
    default: return [("subject", "\(subject) (\(item))"), ("preheader", preheader), ("body", body)]
    }
  }
}
