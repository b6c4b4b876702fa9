import MessageFormat
import Testing

@testable import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("What was translated before is offered again")
struct TranslationMemoryTests {
  private static func entry(
    _ source: String, _ target: String, place: String = "emails/old body", branches: String = ""
  ) throws -> MemoryEntry {
    let from = try UnitText.markdown(source)
    return MemoryEntry(
      source: from, target: try .markdown(target, like: from), branches: branches, place: place)
  }

  private static func origin(_ name: String, _ entries: [MemoryEntry]) -> MemoryOrigin {
    var hasher = ContentHash.Hasher()
    for entry in entries { hasher.add(entry.source.plain + entry.target.plain) }
    return MemoryOrigin(name: name, hash: hasher.hash) { entries }
  }

  private static func matches(
    _ memory: TranslationMemory, _ source: String, branches: [TranslationUnit.Branch] = []
  ) throws -> [TranslationUnit.Match] {
    memory.matches(
      for: .sample("a", branches: branches, try .markdown(source)),
      in: try #require(LocaleTag("fr")))
  }

  private static func memory(
    _ entries: [MemoryEntry], below root: String? = nil
  ) throws -> TranslationMemory {
    let memory = TranslationMemory(below: root)
    memory.fill(try #require(LocaleTag("fr")), from: [origin("emails/old", entries)])
    return memory
  }

  @Test(
    "A text that is like another has the percentage that need not be changed",
    arguments: [
      ("Your licences end on {date}.", 100), ("Your licences end in {date}.", 95),
      ("Your licence ends on {date}.", 91), ("Your licences end on {day}.", 95),
      ("All your licences end on {date}.", 81), ("Something else.", nil),
    ] as [(String, Int?)])
  func percent(source: String, percent: Int?) throws {
    let memory = try Self.memory([
      Self.entry("Your licences end on {date}.", "Vos licences expirent le {date}.")
    ])
    let matches = try Self.matches(memory, source)
    #expect(matches.first?.percent == percent)
    if percent != nil {
      #expect(matches.map(\.target.plain) == ["Vos licences expirent le {date}."])
      #expect(matches.first?.origin == "emails/old body")
    }
  }

  @Test("Three at most are offered, the most alike first, each once")
  func three() throws {
    let memory = try Self.memory([
      Self.entry("Renew your licence in time.", "1"),
      Self.entry("Renew your licence in time!", "2"),
      Self.entry("Renew your licences in time!", "3"),
      Self.entry("Renew your licences in time", "4"),
      Self.entry("Renew your licence in time.", "1"),
    ])
    let matches = try Self.matches(memory, "Renew your licence in time.")
    #expect(matches.map(\.target.plain) == ["1", "2", "4"])
    #expect(matches.map(\.percent) == [100, 96, 92])
  }

  @Test(
    "Short texts are found where they are alike",
    arguments: [("OK", "OK", 100), ("年", "年", 100), ("最新版", "最新の版", 75), ("Save", "Saved", 80)])
  func short(text: String, like: String, percent: Int) throws {
    let memory = try Self.memory([Self.entry(text, "Bien")])
    #expect(try Self.matches(memory, like).map(\.percent) == [percent])
    #expect(try Self.matches(memory, "No").isEmpty)
  }

  @Test("The same text for another branch is to be looked at")
  func branches() throws {
    let memory = try Self.memory([
      Self.entry("{seats} seats end.", "{seats} postes expirent.", branches: "seats=other")
    ])
    func branch(_ key: String) -> TranslationUnit.Branch {
      TranslationUnit.Branch(variable: "seats", kind: "plural", key: key)
    }
    let many = try Self.matches(memory, "{seats} seats end.", branches: [branch("many")])
    #expect(many.map(\.percent) == [99])
    let other = try Self.matches(memory, "{seats} seats end.", branches: [branch("other")])
    #expect(other.map(\.percent) == [100])
  }

  @Test("Quotes, operators and control characters are words like others")
  func hostile() throws {
    let texts = [
      "\"\"\" OR NEAR(a b) AND \"x\" *", "a\u{0}bcdefgh \u{1}\u{2}\u{3}\u{4} x",
      "''''; DROP TABLE unit;--",
    ]
    for text in texts {
      let source = UnitText([.text(text)])
      let entry = MemoryEntry(source: source, target: source, place: "a b")
      let memory = try Self.memory([entry])
      let french = try #require(LocaleTag("fr"))
      let same = memory.matches(for: .sample("a", source), in: french)
      #expect(same.map(\.percent) == [100])
      #expect(same.first?.target == source)
      let like = memory.matches(for: .sample("b", UnitText([.text(text + "!")])), in: french)
      #expect(like.count == 1, "\(text)")
    }
  }

  @Test("What is in a file is found by the next process, and only what changed is read anew")
  func kept() throws {
    let repository = try TemporaryRepository([:])
    let french = try #require(LocaleTag("fr"))
    let old = try Self.entry("Welcome to Acme", "Bienvenue chez Acme")
    let new = try Self.entry("Welcome to Acme", "Bienvenue à Acme")
    _ = try Self.memory([old], below: repository.root)
    let again = TranslationMemory(below: repository.root)
    again.fill(
      french,
      from: [
        MemoryOrigin(name: "emails/old", hash: Self.origin("", [old]).hash) {
          Issue.record("what has not changed is read")
          return []
        }
      ])
    #expect(
      try Self.matches(again, "Welcome to Acme").map(\.target.plain) == ["Bienvenue chez Acme"])
    let changed = try Self.memory([new], below: repository.root)
    #expect(
      try Self.matches(changed, "Welcome to Acme").map(\.target.plain) == ["Bienvenue à Acme"])
    #expect(
      try Self.matches(changed, "Welcome to Acne").map(\.target.plain) == ["Bienvenue à Acme"])
    let gone = TranslationMemory(below: repository.root)
    gone.fill(french, from: [])
    #expect(try Self.matches(gone, "Welcome to Acme").isEmpty)
    #expect(try Self.matches(gone, "Welcome to Acne").isEmpty)
    #expect(try repository.read(".parlance-cache/.gitignore") == "*\n")
  }

  @Test(
    "A file that is damaged, somebody else’s or out of the repository does no harm",
    arguments: [
      "noise", "empty", "other", "cut", "folder", "link", "cache is a file", "cache is a link",
    ])
  func damaged(how: String) throws {
    let repository = try TemporaryRepository([:])
    let outside = try TemporaryRepository([:])
    let path = "\(repository.root)/.parlance-cache/memory.sqlite"
    let entries = try [Self.entry("Welcome to Acme", "Bienvenue chez Acme")]
    switch how {
    case "noise":
      try repository.write(".parlance-cache/memory.sqlite", String(repeating: "x", count: 9000))
    case "empty": try repository.write(".parlance-cache/memory.sqlite", "")
    case "other":
      try repository.write(".parlance-cache/x", "")
      let database = try SQLiteDatabase(path: path)
      try database.run(
        "CREATE TABLE unit(id); CREATE TRIGGER t AFTER INSERT ON unit BEGIN SELECT 1; END")
    case "cut":
      _ = try Self.memory(entries, below: repository.root)
      #expect(truncate(path, 9_000) == 0)
    case "folder": try repository.write(".parlance-cache/memory.sqlite/x", "")
    case "link":
      try repository.write(".parlance-cache/x", "")
      try repository.write(".parlance-cache/memory.sqlite", "-> \(outside.root)/there")
    case "cache is a file": try repository.write(".parlance-cache", "")
    default: try repository.write(".parlance-cache", "-> \(outside.root)")
    }
    for _ in 1...2 {
      let memory = try Self.memory(entries, below: repository.root)
      #expect(try Self.matches(memory, "Welcome to Acme").map(\.percent) == [100])
      #expect(try Self.matches(memory, "Welcome to Acne").map(\.percent) == [93])
    }
    #expect(access("\(outside.root)/there", F_OK) != 0)
    #expect(access("\(outside.root)/memory.sqlite", F_OK) != 0)
  }

  @Test("Two at once lose nothing")
  func atOnce() async throws {
    let repository = try TemporaryRepository([:])
    let root = repository.root
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<4 {
        group.addTask {
          let entries = try (0..<50).map { try Self.entry("The text \($0) of all", "Texte \($0)") }
          let memory = TranslationMemory(below: root)
          let tag = try #require(LocaleTag(number % 2 == 0 ? "fr" : "de"))
          memory.fill(tag, from: [Self.origin("emails/old", entries)])
          return memory.matches(
            for: .sample("a", try .markdown("The text 17 of all")), in: tag
          ).filter { $0.percent == 100 }.count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [1, 1, 1, 1])
  }

  @Test("A text of the memory comes back as it was")
  func coded() throws {
    for text in [
      "**bold** {seats, number} [x](https://a.example) \u{1}", "",
      "{a, plural, one {# b} other {c}}",
    ] {
      let text = try UnitText.markdown(text)
      #expect(MemoryText.text(MemoryText.coded(text)) == text)
    }
    for broken in ["\u{1}", "\u{1}s.1\u{2}a\u{3}", "\u{4}", "\u{3}", "\u{1}q.1\u{2}a\u{2}b\u{3}"] {
      #expect(MemoryText.text(broken) == nil)
    }
  }

  @Test("The elements of a text in the memory’s form are those of the text")
  func elements() {
    let code = InlineCode(id: 1, role: .open, data: "#", label: "{seats}")
    let other = InlineCode(id: 12, role: .close, data: "é\u{2}\u{4}", label: "#")
    let texts = ExchangeSamples.difficult + ["", "a\u{1}\u{4}b\u{3}", "\u{0}𝄞é漢"]
    for text in texts {
      let unit = UnitText([.text(text), .code(code), .text(text), .code(other)])
      let coded = Array(MemoryText.coded(unit).utf8)
      var elements: [UInt32] = [1]
      #expect(coded.withUnsafeBufferPointer { MemoryText.read($0, into: &elements) })
      #expect(elements == unit.elements)
      for count in coded.indices {
        // What is cut off is no text, or a shorter one; nothing else happens.
        _ = coded[..<count].withUnsafeBufferPointer { MemoryText.read($0, into: &elements) }
      }
    }
    for broken in ["\u{1}", "\u{1}s.1\u{2}a\u{3}", "\u{4}", "\u{3}"] {
      var elements: [UInt32] = []
      #expect(!Array(broken.utf8).withUnsafeBufferPointer { MemoryText.read($0, into: &elements) })
    }
  }

  @Test("The distance is that of the whole table, of short texts and of long ones")
  func distance() {
    var random: UInt64 = 7
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    for round in 0..<360 {
      // Each 64 elements are one word of bits.
      let longest = round < 300 ? 9 : 200
      let one = (0..<next(longest)).map { _ in UInt32(next(3)) }
      let other = (0..<next(longest)).map { _ in UInt32(next(3)) }
      var table = [Array(0...other.count)]
      for line in one.indices {
        var row = [line + 1]
        for column in other.indices {
          row.append(
            min(
              table[line][column] + (one[line] == other[column] ? 0 : 1),
              min(table[line][column + 1], row[column]) + 1))
        }
        table.append(row)
      }
      let truth = table[one.count][other.count]
      for limit in Array(0...9) + [truth - 1, truth] where limit >= 0 {
        #expect(
          Similarity(one).distance(to: other, atMost: limit) == (truth <= limit ? truth : nil),
          "\(one) \(other) \(limit)")
      }
    }
  }
}
