import Testing

@testable import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Round trips through the bytes of every format")
struct FormatRoundTripTests {
  /// What comes back of a document that was written to a file and read again.
  static func returned(
    _ document: ExchangeDocument, _ format: ExchangeFormat
  ) throws -> ReturnedDocument {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    let path = "\(folder.path)/file"
    try format.write(document, to: path)
    let returned = try format.read(path)
    #expect(returned.problems == [])
    #expect(returned.target == document.target)
    return returned
  }

  /// The document with each text filled in that is left: what is not translatable as it is, words
  /// by a cipher that reads the same both ways.
  static func filled(_ document: ExchangeDocument) -> ExchangeDocument {
    var document = document
    for index in document.units.indices {
      document.units[index].target = translation(of: document.units[index])
      document.units[index].state = .review
    }
    return document
  }

  static func translation(of unit: TranslationUnit) -> UnitText {
    unit.field == "link" ? unit.source : ciphered(unit.source)
  }

  private static func ciphered(_ text: UnitText) -> UnitText {
    UnitText(
      text.parts.map { part in
        guard case .text(let words) = part else { return part }
        var result = String.UnicodeScalarView()
        for scalar in words.unicodeScalars {
          let start: UInt32
          switch scalar {
          case "a"..."z": start = 0x61
          case "A"..."Z": start = 0x41
          default:
            result.append(scalar)
            continue
          }
          result.append(Unicode.Scalar(UInt8(start + (scalar.value - start + 13) % 26)))
        }
        return .text(String(result))
      })
  }

  /// A text as an import takes it: without blanks at its ends and breaks that do not show.
  private static func normal(_ text: UnitText) -> String {
    var words = text.plain.unicodeScalars.split { " \n\t\r".unicodeScalars.contains($0) }
      .map { String($0) }.joined(separator: " ")[...]
    while words.first?.isWhitespace == true { words.removeFirst() }
    while words.last?.isWhitespace == true { words.removeLast() }
    return String(words)
  }

  @Test(
    "Shipped content that nobody has touched comes back without a byte changed",
    arguments: zip(ExchangeFormat.allCases, ["de", "it", "ja", "ar", "pl", "ko"]))
  func shipped(format: ExchangeFormat, locale: String) async throws {
    let repository = try await Repository.load(from: packageRoot)
    let tag = try #require(LocaleTag(locale))
    let document = try Exporter(repository, locale: tag).document(.all)
    let plan = try Importer(repository, locale: tag).plan(Self.returned(document, format))
    #expect(plan.files.isEmpty)
    #expect(plan.isClean, "\((plan.refused + plan.conflicts + plan.waiting).prefix(3))")
    #expect(plan.sameCount == document.units.count)
  }

  @Test(
    "A new language for the shipped content is complete, whatever format it goes through",
    .enabled(if: getenv("PARLANCE_ROUND_TRIPS") != nil, "it takes its time"))
  func newLanguage() async throws {
    let copy = try shippedCopy()
    try copy.write("locales/fr.yaml", "required: true\n")
    let sender = try copy.read("content/senders/example.yaml")
    try copy.write(
      "content/senders/example.yaml",
      sender.replacing("address:\n", with: "address:\n  fr: Parlance, Berlin\n"))
    try await fill(copy, try #require(LocaleTag("fr"))) { $0.severity == .error }
  }

  @Test(
    "Generated content comes back untouched, and complete once it is filled",
    arguments: [0, 1, 2, 3, 1043, 1063, 1104, 1210, 1267])
  func generated(seed: UInt64) async throws {
    try await generated(seed, ExchangeFormat.allCases)
  }

  @Test("More generated content, as much as PARLANCE_ROUND_TRIPS says")
  func more() async throws {
    guard let count = getenv("PARLANCE_ROUND_TRIPS").flatMap({ UInt64(String(cString: $0)) })
    else { return }
    let start = getenv("PARLANCE_ROUND_TRIPS_FROM").flatMap { UInt64(String(cString: $0)) } ?? 0
    let all = ExchangeFormat.allCases
    for seed in start..<start + count {
      // Each two formats meet.
      let count = all.count
      let (first, step) = (Int(seed) % count, 1 + Int(seed) / count % (count - 1))
      try await generated(seed, [all[first], all[(first + step) % count]])
    }
  }

  private func generated(_ seed: UInt64, _ formats: [ExchangeFormat]) async throws {
    let generated = try GeneratedRepository(seed: seed)
    let repository = try TemporaryRepository(generated.files)
    let broken: Set = [
      "missing-translation", "empty-translation", "missing-field", "draft-translation",
      "outdated-translation", "unrecorded-source", "orphan-translation", "invalid-message",
      "invalid-yaml", "invalid-front-matter", "cut-text", "unquoted-text", "missing-label",
      "missing-plural-category", "private-character",
    ]
    let before = Set(
      try await repository.check().filter { $0.locale == ExchangeSamples.tag("en") }
        .map { "\($0.rule) \($0.item.map { "\($0)" } ?? "") \($0.field ?? "")" })
    let problems = try await fill(repository, generated.target, formats) { finding in
      broken.contains(finding.rule)
        && !before.contains(
          "\(finding.rule) \(finding.item.map { "\($0)" } ?? "") \(finding.field ?? "")")
    }
    guard problems else { return }
    // What more seeds have found is there to be looked at.
    repository.isKept = getenv("PARLANCE_ROUND_TRIPS") != nil
    Issue.record("seed \(seed)\(repository.isKept ? ", kept in \(repository.root)" : "")")
  }

  /// Fills a language through every format; whether anything was wrong.
  @discardableResult
  private func fill(
    _ copy: TemporaryRepository, _ tag: LocaleTag,
    _ formats: [ExchangeFormat] = ExchangeFormat.allCases, unless isWrong: (Finding) -> Bool
  ) async throws -> Bool {
    var problems: [String] = []
    let repository = try await copy.load()
    let document = try Exporter(repository, locale: tag).document()
    let importer = try Importer(repository, locale: tag)
    var first: ImportPlan?
    for format in formats {
      let untouched = try importer.plan(Self.returned(document, format))
      if !untouched.files.isEmpty || !untouched.isClean || untouched.takenCount > 0 {
        problems.append("\(format): something comes back of what nobody has touched")
      }
      let plan = try importer.plan(Self.returned(Self.filled(document), format))
      for remark in plan.refused + plan.conflicts + plan.waiting {
        let unit = document.units.first { $0.id == remark.unit }
        problems.append("\(format): \(remark.unit): \(remark.message): \(unit?.source.plain ?? "")")
      }
      if let first {
        for (one, other) in zip(first.files, plan.files)
        where one.change.after != other.change.after {
          let lines = zip(
            other.change.after.split(separator: "\n"), one.change.after.split(separator: "\n"))
          let different = lines.first { $0 != $1 }
          problems.append("\(format) gives \(different?.0 ?? "more") not \(different?.1 ?? "less")")
        }
        if first.files.count != plan.files.count { problems.append("\(format): other files") }
      } else {
        first = plan
      }
    }
    for file in first?.files ?? [] { try copy.write(file.change.path, file.change.after) }
    let filled = try await copy.load()
    let left = try Exporter(filled, locale: tag).document().units
    if let unit = left.first { problems.append("left: \(unit.id): \(unit.source.plain)") }
    let findings = try await copy.check().filter { $0.locale == tag && isWrong($0) }
    for finding in findings.prefix(3) {
      problems.append("\(finding.rule): \(finding.location): \(finding.message)")
    }
    let all = try Exporter(filled, locale: tag).document(.all)
    let after = Dictionary(all.units.map { ($0.id, $0) }) { first, _ in first }
    for unit in document.units {
      let expected = Self.normal(Self.translation(of: unit))
      let found = after[unit.id]?.target.map(Self.normal)
      // A mark at the beginning of a line has a backslash since.
      if found?.replacing("\\", with: "") != expected.replacing("\\", with: "") {
        problems.append("\(unit.id): \(expected) is \(found ?? "-")")
      }
    }
    let second = try Importer(filled, locale: tag)
    for format in formats {
      let plan = try second.plan(Self.returned(all, format))
      for file in plan.files { problems.append("\(format) changes \(file.change.path)") }
      if !plan.isClean { problems.append("\(format): \(plan.refused) \(plan.conflicts)") }
    }
    #expect(problems.isEmpty, "\(problems.prefix(4).joined(separator: "\n"))")
    return !problems.isEmpty
  }
}
