import MessageFormat
import Testing

@testable import Parlance

@Suite("A pack is everything that a reseller takes along, in a folder")
struct PlaybookPackTests {
  private func pack(
    _ files: [String: String] = [:], customer: [String: String]? = nil
  ) throws -> PlaybookPack {
    let repository = try LiteralContent.repository(PlaybookPageTests.files.merging(files) { $1 })
    let customer = try customer.map { try LiteralContent.customer($0, in: repository) }
    return PlaybookPack(
      PlaybookPack.Order(
        locale: LocaleTag("en"), customer: customer, day: CalendarDay("2026-11-21")),
      of: repository)
  }

  @Test("Every item and every stage has a page, and the index is the last")
  func pages() throws {
    let pack = try pack()
    #expect(pack.errors.isEmpty)
    #expect(
      pack.files.map(\.path) == [
        "assets/flyer.html", "call-scripts/c.html", "emails/m.html", "emails/s.html",
        "objections/price.html", "playbooks/p.html", "playbooks/p/renewal.html", "index.html",
      ])
  }

  @Test("Every link within the pack leads to a page of it")
  func links() throws {
    let pack = try pack()
    let paths = Set(pack.files.map(\.path))
    var count = 0
    for (path, text) in pack.files {
      for match in text.matches(of: /href="([^"#:]+)"/) {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in match.1.split(separator: "/") {
          if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        #expect(paths.contains(parts.joined(separator: "/")), "\(path): \(match.1)")
        count += 1
      }
    }
    #expect(count >= 16)
  }

  @Test("Every page leads back to the index, a mail from the page around it")
  func back() throws {
    let pack = try pack()
    for (path, text) in pack.files where path != "index.html" && !path.hasPrefix("playbooks/") {
      #expect(text.contains("<p class=\"parent\"><a href=\"../index.html\">"), "\(path)")
    }
    let mail = try #require(pack.files.first { $0.path == "emails/m.html" }).text
    let parts = mail.split(separator: "<template shadowrootmode=\"open\">")
    #expect(parts.count == 2 && parts.first?.contains("index.html") == true)
    #expect(parts.last?.contains("index.html") == false)
  }

  @Test("What cannot be rendered is told, and keeps the pack from being written")
  func errors() throws {
    let pack = try pack(["content/emails/m/en.md": LiteralContent.mail("{nobody}")])
    #expect(pack.errors.count == 1 && pack.errors.first?.variable == "nobody")
    #expect(!pack.files.contains { $0.path == "index.html" })
    let folder = try TemporaryRepository([:])
    #expect(throws: ParlanceError.self) {
      try pack.write(to: folder.root + "/pack", force: false)
    }
    #expect(!FileWriter.isThere(folder.root + "/pack"))
  }

  @Test("A customer who lacks what an item asks for has another one stand in for it, with a note")
  func samples() throws {
    let pack = try pack(
      ["content/emails/m/en.md": LiteralContent.mail("{seats}")], customer: ["seats": ""])
    #expect(pack.errors.isEmpty)
    #expect(pack.notes.contains { $0.hasPrefix("emails/m is filled for example: ") })
    #expect(pack.files.last?.text.contains("Data of example") == true)
  }

  @Test("A new folder holds the pack; a second pack takes its place, and removes what is no more")
  func replaced() throws {
    let folder = try TemporaryRepository([:])
    let target = folder.root + "/a/pack/"
    try pack().write(to: target, force: false)
    #expect(try folder.read("a/pack/emails/m.html").contains("<html"))
    let smaller = try pack([
      "content/playbooks/p/playbook.yaml": "stages: [{id: renewal, objections: [price]}]\n",
      "content/playbooks/p/en.yaml": "title: Less\n",
    ])
    try smaller.write(to: target, force: false)
    try pack().write(to: target, force: false)
    folder.remove("a/pack/index.html")
    try folder.write("a/pack/notes.txt", "mine")
    var old = try folder.read("a/pack/.parlance-pack")
    old += "emails/gone.html\n../../outside.html\nnotes.txt\n"
    try folder.write("a/pack/.parlance-pack", old)
    try folder.write("a/pack/emails/gone.html", "old")
    try folder.write("outside.html", "mine")
    try pack().write(to: target, force: false)
    #expect(try folder.read("a/pack/notes.txt") == "mine")
    #expect(try folder.read("outside.html") == "mine")
    #expect(!FileWriter.isThere(target + "emails/gone.html"))
    #expect(try folder.read("a/pack/index.html").contains("<h1>Overview</h1>"))
  }

  @Test("A folder that holds other files is left as it is without force")
  func foreign() throws {
    let folder = try TemporaryRepository(["pack/notes.txt": "mine"])
    let target = folder.root + "/pack"
    let error = #expect(throws: ParlanceError.self) {
      try pack().write(to: target, force: false)
    }
    #expect(error?.message.contains("add --force") == true)
    #expect(!FileWriter.isThere(target + "/index.html"))
    try pack().write(to: target, force: true)
    #expect(try folder.read("pack/notes.txt") == "mine")
    #expect(FileWriter.isThere(target + "/index.html"))
  }

  @Test("A link out of the folder is never written through", arguments: [false, true])
  func outside(force: Bool) throws {
    let folder = try TemporaryRepository([
      "pack/.parlance-pack": "emails/m.html\n", "elsewhere/a": "a",
      "pack/emails": "-> ../elsewhere",
    ])
    #expect(throws: ParlanceError.self) {
      try pack().write(to: folder.root + "/pack", force: force)
    }
    #expect(!FileWriter.isThere(folder.root + "/elsewhere/m.html"))
  }
}
