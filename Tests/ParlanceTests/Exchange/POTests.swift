import Testing

@testable import Parlance

@Suite("Files of gettext")
struct POTests {
  private func read(_ text: String) -> ReturnedDocument { PO.read(Array(text.utf8)) }

  @Test("An entry has all that a translator needs to know")
  func entry() {
    let text = PO.write(ExchangeSamples.document([ExchangeSamples.full]))
    let entry = text.split(separator: "\n\n").dropLast().last ?? ""
    #expect(
      entry == """
        #. Branch: {seats} is “few”, for example 2, 3, 4
        #. Note: Keep it short.
        #.   was: ffffffff
        #. Limit: at most 78 characters
        #. Register: formal
        #. Used in: vip, renewal, week 40
        #. Term: “seat”: “stanowisko”, not “miejsce”
        #. Advice: split it
        #. Outdated: the source may have changed since it was translated
        #. state: outdated
        #. was: 0123abcd
        #: emails/win-back/subject
        #, fuzzy
        #| msgid "Seats"
        msgctxt "emails.win-back:subject:3f2a9c10:seats.few"
        msgid "{seats} seats for {companyName}"
        msgstr ""
        "Stanowiska\\n"
        "„tu”"
        """)
    #expect(
      text.hasSuffix(
        """

        #~ msgctxt "parlance-end"
        #~ msgid "parlance-end"
        #~ msgstr "parlance-end"

        """))
    #expect(text.contains("\"X-Parlance-Texts: 1\\n\"\n"))
    #expect(text.contains("\"Language: pl\\n\"\n"))
    #expect(
      text.contains(
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"))
  }

  @Test("What is fuzzy or has no translation is left out; what is there comes back as it was")
  func untouched() {
    let document = ExchangeSamples.document([
      ExchangeSamples.full, ExchangeSamples.unit("a", "A", "Ą", state: .approved),
      ExchangeSamples.unit("b", "B"), ExchangeSamples.unit("c", "C", "Ć", state: .review),
    ])
    let returned = read(PO.write(document))
    #expect(returned.problems == [])
    #expect(ExchangeSamples.plain(returned) == ExchangeSamples.plain(document))
    #expect(returned.units.map(\.isApproved) == [true, false])
    #expect(returned.source == ExchangeSamples.tag("en"))
    #expect(returned.target == ExchangeSamples.tag("pl"))
  }

  @Test("The best match is a fuzzy translation with the text that it was made from")
  func matches() {
    func offered(_ percent: Int, _ source: String, previous: String? = nil) -> String {
      var unit = ExchangeSamples.unit("a", "Hello you")
      unit.matches = [
        TranslationUnit.Match(
          source: UnitText([.text(source)]), target: UnitText([.text("Cześć")]),
          percent: percent, origin: "emails/welcome\nbody")
      ]
      unit.previous = previous.map { .init(source: nil, target: UnitText([.text($0)])) }
      let text = PO.write(ExchangeSamples.document([unit]))
      #expect(read(text).units == [] && read(text).problems == [])
      return text.replacing("\n" + POEnd.lines.joined(separator: "\n") + "\n", with: "")
    }
    #expect(
      offered(90, "Hello your").hasSuffix(
        """
        #. Match: 90 %, emails/welcome
        #.   body
        #. state: missing
        #. was: none
        #: emails/win-back/subject
        #, fuzzy
        #| msgid "Hello your"
        msgctxt "a"
        msgid "Hello you"
        msgstr "Cześć"

        """))
    let exact = "#, fuzzy\nmsgctxt \"a\"\nmsgid \"Hello you\"\nmsgstr \"Cześć\"\n"
    #expect(offered(100, "Hello you").hasSuffix(exact))
    #expect(offered(100, "Hello you", previous: "Ahoj").hasSuffix(exact))
    #expect(offered(90, "Hello your", previous: "Ahoj").hasSuffix("msgstr \"Ahoj\"\n"))
  }

  @Test("Every kind of text comes back as it was", arguments: 1...20)
  func everyText(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let document = ExchangeSamples.document(using: &generator, count: 30)
    let text = PO.write(document)
    let returned = read(text)
    #expect(returned.problems == [])
    #expect(ExchangeSamples.plain(returned) == ExchangeSamples.plain(document))
    let lines: [UInt8] = text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let windows = PO.read([0xEF, 0xBB, 0xBF] + lines)
    #expect(windows.units == returned.units && windows.problems == [])
  }

  @Test("A file that was cut off, be it after a line, does not give half a text for a whole one")
  func cutOff() throws {
    let units = ["a", "b", "c"].map { ExchangeSamples.unit($0, $0, "One.\nTwo.") }
    let text = PO.write(ExchangeSamples.document(units))
    let places = text.ranges(of: "\"One.\\n\"\n").map(\.upperBound)
    let ends = text.ranges(of: "\"Two.\"\n").map(\.upperBound)
    let second = read(String(text[..<places[1]]))
    #expect(second.units.map(\.id) == ["a"])
    #expect(
      second.problems.map(\.message).first?.hasPrefix("the file was made with 3 texts") == true)
    let between = read(text[..<ends[0]] + "\n#. Note: x\n")
    #expect(between.units.map(\.id) == ["a"])
    #expect(between.problems.count == 1)
    let last = read(String(text[..<places[2]]))
    #expect(last.units.map(\.id) == ["a", "b"] && last.warnings == [])
    #expect(last.problems.map(\.message).first?.contains("The last text is not taken") == true)
    // Who takes texts out, and leaves the end, has meant it.
    let start = try #require(text.firstRange(of: "msgctxt \"b\"")).lowerBound
    let without = String(text[..<start] + text[ends[1]...])
    #expect(read(without).units.map(\.id) == ["a", "c"])
    #expect(read(without).problems == [] && read(without).warnings == [])
    let foreign = text.replacing("X-Parlance-Texts", with: "X-Other")[..<places[1]]
    #expect(read(String(foreign)).units.count == 2)
  }

  @Test("Fuzzy translations are counted, so that somebody can be told to read them")
  func fuzzy() {
    let document = ExchangeSamples.document([ExchangeSamples.full, ExchangeSamples.unit("b", "B")])
    #expect(read(PO.write(document)).fuzzyCount == 1)
  }

  @Test("Approval holds for the text that was approved, and for one that a comment approves")
  func approval() {
    let approved = ExchangeSamples.unit("a", "A", "Ą", state: .approved)
    let text = PO.write(ExchangeSamples.document([approved, ExchangeSamples.unit("b", "B")]))
    let edited = text.replacing("msgstr \"Ą\"", with: "msgstr \"Ę\"")
    #expect(read(edited).units.map(\.isApproved) == [false])
    let comment = edited.replacing("msgctxt \"a\"", with: "# approved\nmsgctxt \"a\"")
    #expect(read(comment).units.map(\.isApproved) == [true])
    let state = "#. state: approved\n#. was: none\nmsgctxt \"b\"\nmsgid \"B\"\nmsgstr \"Be\"\n"
    #expect(read(state).units.map(\.isApproved) == [true])
  }

  @Test("Files as other tools write them are read")
  func tools() {
    let returned = read(
      """
      # Translator’s name, 2027
      #, fuzzy
      msgid ""
      msgstr ""
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Language: sr_RS@latin\\n"

      #. was: 00000000
      #, c-format, no-wrap
      #| msgctxt "old"
      #| msgid ""
      #| "was"
        msgctxt ""
        "emails.a:"  "body"
      msgid "a \\x41 \\101\\303\\251"
      msgstr "a "
      "\\"\\\\\\t\\303\\244"

      #~ msgctxt "gone"
      #~ msgid "x"
      #~ msgstr "y"
      #~| msgid "z"
      #, fuzzy
      msgctxt "left"
      msgid "x"
      msgstr "y"
      #. was: 11111111
      msgctxt "next"
      msgid "x"
      msgstr "y"
      msgctxt "last"
      msgid "x"
      msgstr "z"
      """)
    #expect(returned.problems == [])
    #expect(returned.target == ExchangeSamples.tag("sr-Latn-RS"))
    #expect(
      ExchangeSamples.plain(returned) == [
        "emails.a:body 00000000 a \"\\\tä", "next 11111111 y", "last - z",
      ])
    #expect(returned.units.map(\.line) == [16, 30, 33])
  }

  @Test("What cannot be read is told with its place, and the rest is read")
  func problems() {
    let returned = read(
      """
      msgctxt "a"
      msgid "x"
      msgstr "open
      msgctxt "b"
      msgid "é" y
      msgstr "x"
      msgctxt "c"
      mgsid "x"
      msgstr "x"
      msgid "no context"
      msgstr "x"
      msgctxt "d"
      msgid "x"
      msgid_plural "y"
      msgstr[0] "x"
      msgstr[1] "z"
      msgctxt "e"
      msgid "x"
      msgstr "\\q"
      msgctxt "f"
      msgid "x"
      msgstr "good"
      """)
    #expect(returned.units.map(\.id) == ["f"])
    #expect(
      returned.problems.map { "\($0.line):\($0.column) \($0.message)" } == [
        "3:8 the quote is not closed on its line",
        "5:11 something stands behind the closing quote",
        "8:1 “mgsid” is no keyword of a PO file, such as msgid or msgstr",
        "11:1 the entry has no msgctxt, by which Parlance knows its text; export again, and "
          + "translate that file",
        "15:1 the entry has a msgid_plural; Parlance has an entry for each branch of a plural "
          + "instead",
        "19:9 a backslash has no meaning here; write “\\\\” for the character",
      ])
  }

  @Test("Other encodings are read where Parlance knows them, and refused kindly where not")
  func encodings() throws {
    func file(_ charset: String, _ text: [UInt8]) -> [UInt8] {
      Array(
        """
        msgid ""
        msgstr "Content-Type: text/plain; charset=\(charset)\\n"
        msgctxt "a"
        msgid "x"
        msgstr "
        """.utf8) + text + Array("\"\n".utf8)
    }
    #expect(PO.read(file("ISO-8859-1", [0xE4])).units.map(\.plain) == ["ä"])
    #expect(PO.read(file("CHARSET", [0x61])).units.map(\.plain) == ["a"])
    #expect(
      PO.read(file("CP1250", [0xE4])).problems.map(\.message)
        == ["the file is in “cp1250”; save it in UTF-8"])
    let broken = PO.read(
      file("UTF-8", [0xE4]) + Array("msgctxt \"b\"\nmsgid \"x\"\nmsgstr \"y\"".utf8))
    #expect(broken.units.map(\.id) == ["b"])
    #expect(broken.problems.map(\.line) == [5])
    let units = Array(String(decoding: file("UTF-8", [0x61]), as: UTF8.self).utf16)
    let wide: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(PO.read(wide).units.map(\.plain) == ["a"])
    #expect(PO.read(Array(wide.dropLast())).problems.count == 1)
  }

  @Test("A file that is none is a problem, and so is one that is too large")
  func noFile() {
    for text in ["", "\u{FEFF}", "hello", "PK\u{3}\u{4}\0\0", "msgstr \"x\"", "\"", "msgid"] {
      let returned = read(text)
      #expect(!returned.problems.isEmpty, "\(text)")
      #expect(returned.units.isEmpty)
    }
    let many = read(String(repeating: "x\n", count: 1_000))
    #expect(many.problems.count == ReturnedDocument.problemLimit)
    let text = Array("msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\n".utf8)
    #expect(PO.read(text, limit: text.count).units.count == 1)
    #expect(
      PO.read(text, limit: text.count - 1).problems.map(\.message)
        == ["the file has \(text.count) bytes; at most \(text.count - 1) are read"])
  }

  @Test(
    "Locales have the names that gettext gives them",
    arguments: ["pl", "pt-BR", "sr-Latn-RS", "zh-Hant", "az-Cyrl"])
  func names(locale: String) {
    #expect(
      POLocale.locale(POLocale.name(ExchangeSamples.tag(locale))) == ExchangeSamples.tag(locale))
  }

  @Test(
    "The formula for plurals agrees with CLDR",
    arguments: [
      ("ja", 1), ("ko", 1), ("de", 2), ("fr", 2), ("it", 2), ("is", 2), ("fil", 2), ("pl", 3),
      ("ru", 3), ("cs", 3), ("lt", 3), ("lv", 3), ("ro", 3), ("he", 3), ("sl", 4), ("gd", 4),
      ("ga", 5), ("mt", 5), ("cy", 6), ("ar", 6),
    ])
  func plurals(locale: String, count: Int) {
    #expect(POPluralForms.forms(of: ExchangeSamples.tag(locale))?.count == count)
  }
}
