import Foundation
import Testing

@Suite("parlance memory")
struct MemoryCommandTests {
  private static func foreign(_ source: String, _ target: String, to locale: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE tmx SYSTEM "tmx14.dtd">
    <tmx version="1.4"><header creationtool="Elsewhere" creationtoolversion="9" segtype="sentence"
    o-tmf="x" adminlang="en-US" srclang="EN-US" datatype="xml"/><body>
    <tu tuid="1"><prop type="client">x</prop>
    <tuv xml:lang="EN-US"><seg>\(source)</seg></tuv>
    <tuv xml:lang="\(locale)"><seg>\(target)</seg></tuv></tu>
    </body></tmx>
    """
  }

  @Test("What is approved goes out as TMX, comes back, and is offered in another repository")
  func roundTrip() throws {
    let content = try ShippedContent()
    let exported = try content.run("memory", "export", "--to", "ours.tmx")
    #expect(exported.exitCode == 0, "\(exported.errors)")
    #expect(exported.output.hasPrefix("ours.tmx: "))
    #expect(exported.output.contains(" de"))
    #expect(exported.output.contains(" ja"))
    let file = try content.read("ours.tmx")
    let again = try content.run("memory", "export", "--to", "again.tmx")
    #expect(again.exitCode == 0)
    #expect(try content.read("again.tmx") == file)
    let other = try ShippedContent()
    try other.write("ours.tmx", file)
    try other.remove("content/emails/win-back/de.md")
    let bare = try other.run("export", "--locale", "de", "--to", "bare.xlf", "--only", "missing")
    #expect(bare.output.contains(" new"), "\(bare.output)")
    let imported = try other.run("memory", "import", "ours.tmx")
    #expect(imported.exitCode == 0, "\(imported.errors)")
    #expect(imported.output.hasPrefix("memory/ours.tmx: "))
    #expect(try other.read("memory/ours.tmx") == file)
    let full = try other.run("export", "--locale", "de", "--to", "full.xlf", "--only", "missing")
    #expect(full.output.contains(" exact"), "\(full.output)")
    #expect(!full.output.contains(" new"), "\(full.output)")
    #expect(try other.read("full.xlf").contains("similarity=\"100\""))
  }

  @Test("--locale gives one language, and one that is not there is said in one line")
  func locale() throws {
    let content = try ShippedContent()
    let one = try content.run("memory", "export", "--to", "de.tmx", "--locale", "de")
    #expect(one.exitCode == 0, "\(one.errors)")
    let file = try content.read("de.tmx")
    #expect(file.contains("xml:lang=\"de\""))
    #expect(!file.contains("xml:lang=\"ja\""))
    for locale in ["fr", "de_DE", "?"] {
      let none = try content.run("memory", "export", "--to", "x.tmx", "--locale", locale)
      #expect(none.exitCode == 2)
      #expect(none.errors.split(separator: "\n").count == 1, "\(none.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: content.root.appending(path: "x.tmx").path))
  }

  @Test("A file of another tool is kept as it is, once, and is offered")
  func foreignFile() throws {
    let content = try ShippedContent()
    try content.write("content/emails/win-back/de.md", "---\nsubject: >-\n  Neu\n---\nNeu.\n")
    let text = Self.foreign("Nothing like it.", "Nichts dergleichen.", to: "DE-DE")
    try content.write("agency.tmx", text)
    let dry = try content.run("memory", "import", "agency.tmx", "--dry-run")
    #expect(dry.output == "memory/agency.tmx: 1 translation: 1 de; nothing was written\n")
    #expect(!FileManager.default.fileExists(atPath: content.root.appending(path: "memory").path))
    let first = try content.run("memory", "import", "agency.tmx")
    #expect(first.output == "memory/agency.tmx: 1 translation: 1 de\n")
    #expect(try content.read("memory/agency.tmx") == text)
    let second = try content.run("memory", "import", "agency.tmx")
    #expect(second.output == "memory/agency.tmx: 1 translation: 1 de; it is there already\n")
    try content.write("agency.tmx", text.replacing("Nichts", with: "Nix"))
    let other = try content.run("memory", "import", "agency.tmx")
    #expect(other.exitCode == 2)
    #expect(other.errors.contains("--replace"))
    #expect(try content.read("memory/agency.tmx") == text)
    let replaced = try content.run("memory", "import", "agency.tmx", "--replace")
    #expect(replaced.exitCode == 0)
    #expect(try content.read("memory/agency.tmx").contains("Nix"))
  }

  @Test("What could do harm, or is of no use, is not taken, and the exit code says so")
  func refused() throws {
    let content = try ShippedContent()
    let text = Self.foreign("Text.", "Text.", to: "de")
    let subset = "<!DOCTYPE tmx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
    let files = [
      ("subset.tmx", text.replacing("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">", with: subset)),
      ("french.tmx", text.replacing("xml:lang=\"de\"", with: "xml:lang=\"fr\"")),
      ("empty.tmx", ""), ("words.tmx", "Guten Tag"), ("name.txt", text),
    ]
    for (name, text) in files {
      try content.write(name, text)
      let outcome = try content.run("memory", "import", name)
      #expect(outcome.exitCode == 2, "\(name)")
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
      #expect(outcome.errors.contains(name), "\(outcome.errors)")
      let kept = content.root.appending(path: "memory/\(name)").path
      #expect(!FileManager.default.fileExists(atPath: kept))
    }
    let none = try content.run("memory", "import", "none.tmx")
    #expect(none.exitCode == 2)
    try content.write("cut.tmx", String(text.prefix { $0 != "/" }))
    #expect(try content.run("memory", "import", "cut.tmx").exitCode != 0)
  }

  @Test(
    "A cache that is deleted, broken or a folder changes nothing of an export",
    arguments: ["deleted", "broken", "cut", "folder"])
  func cache(state: String) throws {
    let content = try ShippedContent()
    try content.remove("content/emails/win-back/de.md")
    let arguments = ["export", "--locale", "de", "--only", "missing", "--to"]
    let before = try parlance(arguments + ["before.xlf"], at: content.root)
    #expect(before.exitCode == 0, "\(before.errors)")
    let cache = ".parlance-cache/memory.sqlite"
    let path = content.root.appending(path: cache)
    #expect(FileManager.default.fileExists(atPath: path.path))
    let bytes = try Data(contentsOf: path)
    try content.remove(".parlance-cache")
    if state != "deleted" {
      try FileManager.default.createDirectory(
        at: state == "folder" ? path : path.deletingLastPathComponent(),
        withIntermediateDirectories: true)
      if state == "broken" { try content.write(cache, "This is no database.") }
      if state == "cut" { try bytes.prefix(bytes.count / 2).write(to: path) }
    }
    let after = try parlance(arguments + ["after.xlf"], at: content.root)
    #expect(after.exitCode == 0, "\(after.errors)")
    #expect(after.errors.isEmpty)
    #expect(try content.read("after.xlf") == content.read("before.xlf"))
  }

  @Test("Words stand in bands in export, in locale list, and in status as text and JSON")
  func bands() throws {
    let content = try ShippedContent()
    try content.remove("content/emails/win-back/de.md")
    let text = try content.read("content/emails/win-back/en.md")
    let subject = try #require(text.split(separator: "\n").dropFirst(2).first)
    let source = subject.trimmingCharacters(in: .whitespaces)
    try content.write("agency.tmx", Self.foreign(source, "Ganz neu", to: "de"))
    #expect(try content.run("memory", "import", "agency.tmx").exitCode == 0)
    let exported = try content.run("export", "--locale", "de", "--to", "de.xlf")
    #expect(exported.output.contains(" exact"), "\(exported.output)")
    let summary = try #require(exported.output.split(separator: "\n").first)
    let words = try #require(summary.split(separator: ": ").last)
    let listed = try content.run("locale", "list")
    #expect(listed.output.contains(words), "\(listed.output)")
    let status = try content.run("status")
    #expect(status.output.contains("Words to translate, by stage"))
    #expect(status.output.contains(" exact"))
    let json = try content.run("status", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let effort = try #require(object?["effort"] as? [String: [String: Any]])
    let bands = try #require(effort["de"]?["bands"] as? [String: Int])
    #expect((bands["exact"] ?? 0) > 0)
    #expect(bands.values.reduce(0, +) == effort["de"]?["words"] as? Int)
    #expect(Set(bands.keys).isSuperset(of: ["new", "match75", "match85", "match95", "repeated"]))
    let stages = try #require(effort["de"]?["stages"] as? [[String: Any]])
    #expect(stages.contains { ($0["bands"] as? [String: Int])?["exact"] ?? 0 > 0 })
    #expect(effort["ja"]?["words"] as? Int == 0)
    let html = try content.run("status", "--format", "html").output
    #expect(html.contains("<h2>Words to translate</h2>"))
    #expect(html.contains("<summary>German by stage</summary>"))
    #expect(html.contains("<th scope=\"col\" class=\"number\">exact</th>"))
    #expect(!html.contains("<summary>Japanese by stage</summary>"))
  }
}
