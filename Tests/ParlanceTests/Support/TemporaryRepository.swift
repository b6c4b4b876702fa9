import MessageFormat
import Testing

@testable import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A repository of literal files in a folder of its own, removed with the value.
final class TemporaryRepository {
  let root: String
  /// Whether the folder stays, to be looked at.
  var isKept = false

  /// Writes files, by path; a text that begins with `-> ` is a link to what follows.
  init(_ files: [String: String?]) throws {
    var template = Array("/tmp/parlance-test-XXXXXX".utf8CString)
    root = try #require(mkdtemp(&template).map { String(cString: $0) })
    for (path, text) in files {
      guard let text else { continue }
      try write(path, text)
    }
  }

  deinit { if !isKept { removeFolder(root) } }

  func write(_ path: String, _ text: String) throws {
    if let slash = path.lastIndex(of: "/") {
      try FileWriter.createFolder("\(root)/\(path[..<slash])")
    }
    if text.hasPrefix("-> ") {
      try #require(symlink(String(text.dropFirst(3)), "\(root)/\(path)") == 0)
    } else {
      try write(path, bytes: Array(text.utf8))
    }
  }

  func write(_ path: String, bytes: [UInt8]) throws {
    let file = try #require(fopen("\(root)/\(path)", "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func read(_ path: String) throws -> String {
    try SourceFile.read(path, below: root).text
  }

  func bytes(of path: String) throws -> [UInt8] {
    let file = try #require(fopen("\(root)/\(path)", "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    return Array(bytes[..<fread(&bytes, 1, bytes.count, file)])
  }

  func remove(_ path: String) { unlink("\(root)/\(path)") }

  func load() async throws -> Repository { try await Repository.load(from: root) }

  /// The findings of a check, on a day that no date in the tests is near to.
  func check(locale: LocaleTag? = nil) async throws -> [Finding] {
    let day = try #require(CalendarDay("2026-11-21"))
    return await Checker(try await load(), on: day).check(locale: locale).findings
  }
}

private func removeFolder(_ path: String) {
  for entry in (try? Folder.entries(of: "", below: path)) ?? [] {
    let child = "\(path)/\(entry.name)"
    if entry.kind == .folder { removeFolder(child) } else { unlink(child) }
  }
  rmdir(path)
}

/// A small repository that has nothing to find: one mail in English and German.
let smallRepository: [String: String?] = [
  "parlance.yaml": """
  parlance: 1
  source: en
  sender: example

  """,
  "locales/en.yaml": "required: true\n",
  "locales/de.yaml": "required: true\n",
  "content/senders/example.yaml": """
  name: Example Software
  email: hello@example.com

  """,
  "content/variables.yaml": """
  companyName: {type: text, example: Nordlicht Design GmbH}
  seats: {type: integer, minimum: 1, maximum: 5000, example: 12}
  quoteTotal: {type: money, example: 4188.00 EUR}
  membershipEnd: {type: date, example: 2027-03-31}
  salutation: {type: choice, values: [female, male, neutral], example: neutral}
  phone: {type: text, optional: true}

  """,
  "content/emails/welcome/en.md": """
  ---
  subject: >-
    \(Rule.Example.sourceSubject)
  ---
  \(Rule.Example.sourceBody)

  """,
  "content/emails/welcome/de.md": """
  ---
  subject: >-
    Willkommen
  fingerprint: {subject: \(Fingerprint(of: Rule.Example.sourceSubject)), \
  body: \(Fingerprint(of: Rule.Example.sourceBody))}
  ---
  Schön, dass Sie da sind.

  """,
]

extension [String: String?] {
  /// These files, with others in their place or beside them.
  func with(_ files: [String: String?]) -> [String: String?] {
    merging(files) { $1 }
  }
}
