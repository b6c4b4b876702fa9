import Foundation
import Testing

@Suite("parlance glossary")
struct GlossaryCommandTests {
  @Test(
    "The shipped glossaries go out and come back without a byte changed",
    arguments: ["csv", "tbx"])
  func roundTrip(ending: String) throws {
    let content = try ShippedContent()
    for locale in ["de", "ar", "ja"] {
      let before = try content.read("locales/\(locale).yaml")
      let file = "\(locale).\(ending)"
      #expect(try content.run("glossary", "export", "--locale", locale, "--to", file).exitCode == 0)
      let back = try content.run("glossary", "import", "--locale", locale, "--from", file)
      #expect(back.exitCode == 0)
      #expect(back.output.hasPrefix("0 terms changed, "))
      #expect(try content.read("locales/\(locale).yaml") == before)
    }
  }

  @Test("Rows that are refused are told, the others are taken, and --dry-run changes nothing")
  func take() throws {
    let content = try ShippedContent()
    try content.write("x.csv", "term,use\nseat,Platz\nquote,\n,leer\n")
    let before = try content.read("locales/de.yaml")
    let shown = try content.run(
      "glossary", "import", "--locale", "de", "--from", "x.csv", "--dry-run")
    #expect(shown.exitCode == 1)
    #expect(shown.output == "seat: Platz\n1 term would change, 0 as before, 1 without a word.\n")
    #expect(shown.errors.hasPrefix("x.csv:4: "))
    #expect(try content.read("locales/de.yaml") == before)
    #expect(
      try content.run("glossary", "import", "--locale", "de", "--from", "x.csv").exitCode == 1)
    #expect(
      try content.read("locales/de.yaml")
        == before.replacingOccurrences(of: "seat: {use: Lizenz", with: "seat: {use: Platz"))
  }

  @Test("A glossary without terms is no TBX, and it is said what to do")
  func empty() throws {
    let content = try ShippedContent()
    for locale in ["en", "de"] {
      let path = "locales/\(locale).yaml"
      let text = try content.read(path)
      try content.write(path, text.replacingOccurrences(of: "\nglossary:", with: "\nx-glossary:"))
    }
    let export = ["glossary", "export", "--locale", "de", "--to", "de.tbx"]
    let outcome = try parlance(export, at: content.root)
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.output == "de: there is no term yet, and TBX wants one at least, so that no file is "
        + "written; add terms under glossary: in locales/en.yaml, or fill in a file .csv\n")
    #expect(!FileManager.default.fileExists(atPath: content.root.appending(path: "de.tbx").path))
  }

  @Test("What cannot be done is said in one line")
  func refuse() throws {
    let content = try ShippedContent()
    for arguments in [
      ["glossary", "export", "--locale", "fr", "--to", "x.csv"],
      ["glossary", "export", "--locale", "de", "--to", "x.xls"],
      ["glossary", "export", "--locale", "en", "--to", "x.tbx"],
      ["glossary", "import", "--locale", "de", "--from", "none.csv"],
      ["glossary", "export", "--locale", "de"],
    ] {
      let outcome = try parlance(arguments, at: content.root)
      #expect(outcome.exitCode == 2)
      #expect(outcome.errors.hasPrefix("parlance: "))
    }
  }
}
