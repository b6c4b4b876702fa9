import Foundation
import Testing

@Suite("A new language, from the first command to the last")
struct ExchangeCommandTests {
  /// Fills each target of an XLIFF file with its source, as a translator’s tool writes it.
  private static func fill(_ path: URL, from old: String = "><source>", to new: String) throws {
    var text = try String(contentsOf: path, encoding: .utf8)
    let pattern = try NSRegularExpression(
      pattern: "state=\"initial\">\\s*<source>(.*?)</source>", options: .dotMatchesLineSeparators)
    text = pattern.stringByReplacingMatches(
      in: text, range: NSRange(text.startIndex..., in: text),
      withTemplate: "state=\"translated\"><source>$1</source><target>\(new)$1</target>")
    try text.write(to: path, atomically: true, encoding: .utf8)
  }

  @Test("French is added, given out, taken back, approved, and then there is nothing left")
  func wholeWay() throws {
    let content = try ShippedContent()
    let root = content.root
    let added = try parlance(["locale", "add", "fr"], at: root)
    #expect(added.exitCode == 0, "\(added.errors)")
    #expect(added.output.contains("one: 0, 1"))
    #expect(added.output.contains("weeks begin on Monday"))
    #expect(added.output.contains("vip/renewal"))
    #expect(try parlance(["locale", "add", "fr"], at: root).exitCode == 2)
    #expect(try parlance(["check"], at: root).exitCode == 0)
    let exported = try parlance(["export", "--locale", "fr", "--to", "fr.xlf"], at: root)
    #expect(exported.exitCode == 0, "\(exported.errors)")
    let untouched = try parlance(["import", "fr.xlf"], at: root)
    #expect(untouched.output == "fr.xlf: nothing in it is translated yet.\n")
    try Self.fill(root.appending(path: "fr.xlf"), to: "")
    let dry = try parlance(["import", "fr.xlf", "--dry-run"], at: root)
    #expect(dry.output.contains("would go in"))
    #expect(try parlance(["locale", "list"], at: root).output.contains("fr      French"))
    let imported = try parlance(["import", "fr.xlf"], at: root)
    #expect(imported.exitCode == 0, "\(imported.errors)")
    let again = try parlance(["import", "fr.xlf"], at: root)
    #expect(again.output.contains(" 0 texts went in"), "\(again.output)")
    let approved = try parlance(["approve", "--all", "--locale", "fr"], at: root)
    #expect(approved.output.hasSuffix("files approved.\n"))
    let left = try parlance(["export", "--locale", "fr", "--to", "left.xlf"], at: root)
    #expect(left.output == "fr: nothing is left to translate, so that no file is written.\n")
  }

  @Test("XLIFF 2.2 is asked for by name, and its untouched file changes nothing")
  func version22() throws {
    let content = try ShippedContent()
    let exported = try parlance(
      [
        "export", "--locale", "pl", "--to", "pl.xlf", "--only", "all", "--format", "xliff22",
        "--stage", "vip/renewal",
      ], at: content.root)
    #expect(exported.exitCode == 0, "\(exported.errors)")
    let text = try String(contentsOf: content.root.appending(path: "pl.xlf"), encoding: .utf8)
    #expect(text.contains("version=\"2.2\""))
    #expect(text.contains("pgs:switch=\"plural:seats\""))
    let imported = try parlance(["import", "pl.xlf"], at: content.root)
    #expect(imported.exitCode == 0, "\(imported.errors)")
    #expect(imported.output.hasPrefix("pl.xlf: 0 texts went in, "))
  }

  @Test("What is to be mended in the source first is said, and not that nothing is left")
  func unfit() throws {
    let content = try ShippedContent()
    let path = "content/assets/buyers-guide/en.md"
    let text = try content.read(path)
    try content.write(path, text + "\nOne \u{1} more.\n")
    let exported = try content.run("export", "--locale", "de", "--to", "de.xlf")
    #expect(exported.exitCode == 0)
    #expect(
      exported.errors.contains("de: not given out: \(path): body: the text holds a control"))
  }

  @Test("What cannot go in is told with its line, and the exit code says so")
  func refused() throws {
    let content = try ShippedContent()
    let root = content.root
    _ = try parlance(["locale", "add", "fr"], at: root)
    _ = try parlance(
      ["export", "--locale", "fr", "--to", "fr.xlf", "--stage", "xaas/advocacy"], at: root)
    let file = root.appending(path: "fr.xlf")
    try Self.fill(file, to: "")
    var text = try String(contentsOf: file, encoding: .utf8)
    let target = try #require(text.range(of: "<target>"))
    text.replaceSubrange(target, with: "<target>{companyNam} ")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let imported = try parlance(["import", "fr.xlf"], at: root)
    #expect(imported.exitCode == 1)
    #expect(imported.errors.contains("fr.xlf:"))
    #expect(imported.errors.contains("refused"))
    #expect(imported.output.contains("1 text refused"))
  }

  @Test("Of many texts that stay out for the same reason, five are named and the others counted")
  func manyConflicts() throws {
    let content = try ShippedContent()
    let export = ["export", "--locale", "de", "--only", "all", "--to", "de.po"]
    #expect(try parlance(export, at: content.root).exitCode == 0)
    let path = content.root.appending(path: "de.po")
    let text = try String(contentsOf: path, encoding: .utf8)
    try text.replacing("msgctxt \"emails.", with: "msgctxt \"mails.")
      .write(to: path, atomically: true, encoding: .utf8)
    let imported = try parlance(["import", "de.po"], at: content.root)
    #expect(imported.exitCode == 1)
    let lines = imported.errors.split(separator: "\n")
    #expect(lines.count == 6, "\(imported.errors.prefix(2000))")
    #expect(lines.last?.contains("more texts: the content has no such text") == true)
  }

  @Test("A file in which all is fuzzy says so, and how to go on")
  func fuzzy() throws {
    let content = try ShippedContent()
    let export = ["export", "--locale", "de", "--only", "all", "--to", "de.po"]
    #expect(try parlance(export, at: content.root).exitCode == 0)
    let path = content.root.appending(path: "de.po")
    let text = try String(contentsOf: path, encoding: .utf8)
    try text.replacing("\nmsgctxt", with: "\n#, fuzzy\nmsgctxt")
      .write(to: path, atomically: true, encoding: .utf8)
    let imported = try parlance(["import", "de.po"], at: content.root)
    #expect(imported.exitCode == 0, "\(imported.errors)")
    #expect(imported.output.contains("marked fuzzy are left out"), "\(imported.output)")
    #expect(imported.output.contains("msgattrib --clear-fuzzy"))
  }

  @Test(
    "What no export can be made of is said in one line",
    arguments: [
      (["export", "--locale", "en", "--to", "x.xlf"], "is the source"),
      (["export", "--locale", "fr", "--to", "x.xlf"], "parlance locale add fr"),
      (["export", "--locale", "de", "--to", "x.doc"], "does not say in which format"),
      (["export", "--locale", "all", "--to", "x.xlf"], "{locale}"),
      (["export", "--locale", "de", "--to", "x.xlf", "--stage", "renewl"], "renewal"),
      (["import", "missing.xlf"], "No such file"),
      (["import", "parlance.yaml"], "does not say in which format"),
      (["locale", "add", "de"], "parlance export --locale de --to de.xlf"),
      (["locale", "add", "xx"], "no language that libicu knows"),
      (["locale", "add", "de_DE"], "did you mean “de-DE”"),
      (["locale", "add", "en-XA"], "pseudo-locale"),
      (["approve", "emails/win-bak"], "win-back"),
    ])
  func badInput(arguments: [String], message: String) throws {
    let content = try ShippedContent()
    let outcome = try parlance(arguments, at: content.root)
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test("Pseudo-locales show a mail without a translation, and are written nowhere")
  func pseudoLocales() throws {
    let content = try ShippedContent()
    let accented = try parlance(
      ["render", "emails/win-back", "--locale", "en-XA", "--customer", "acme"], at: content.root)
    #expect(accented.exitCode == 0, "\(accented.errors)")
    #expect(accented.output.contains("Ŵĥåţ"))
    #expect(accented.output.contains("https://example.com/"))
    #expect(!accented.output.contains("{"))
    let reversed = try parlance(
      ["render", "emails/win-back", "--locale", "ar-XB", "--customer", "acme", "--format", "html"],
      at: content.root)
    #expect(reversed.exitCode == 0, "\(reversed.errors)")
    #expect(reversed.output.contains("dir=\"rtl\""))
    #expect(reversed.output.contains("\u{202E}"))
    #expect(
      !FileManager.default.fileExists(
        atPath: content.root.appending(path: "locales/en-XA.yaml").path))
  }
}
