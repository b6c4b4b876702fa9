import Testing

@testable import Parlance

@Suite("Translation memories come and go as TMX")
struct TMXTests {
  private static func read(_ body: String, head: String = "") -> TMXDocument {
    TMXDocument(
      Array("\(head)<tmx version=\"1.4\"><header/><body>\(body)</body></tmx>".utf8))
  }

  private static func count(_ document: TMXDocument, _ from: String, _ to: String) throws -> Int {
    document.count(from: try #require(LocaleTag(from)), to: try #require(LocaleTag(to)))
  }

  @Test("What is written is read again as it was")
  func roundTrip() throws {
    let source = try UnitText.markdown(
      "**Hello _{name}_** {seats, number} <&>\" [x](https://a.example/?a=1&b=2)  two \u{2028}")
    let target = try UnitText.markdown("שלום **{name}** 日本 👍", like: source)
    var document = TMXDocument()
    document.units = [
      TMXDocument.Unit(
        variants: [
          TMXDocument.Variant(language: "en", text: source),
          TMXDocument.Variant(language: "he", text: target),
        ], place: "emails/a body", branches: "seats=one")
    ]
    let written = document.written(source: try #require(LocaleTag("en")))
    let again = TMXDocument(Array(written.utf8))
    #expect(again.problems.isEmpty)
    #expect(again.units.map(\.variants).first?.map(\.text.plain) == [source.plain, target.plain])
    #expect(again.units.first?.branches == "seats=one")
    #expect(again.written(source: try #require(LocaleTag("en"))) == written)
  }

  @Test("The codes of other tools are codes")
  func codes() {
    let document = Self.read(
      """
      <tu><note>n</note><tuv lang="EN"><prop type="x">p</prop><seg>A <bpt i="1">&lt;b&gt;</bpt>\
      <hi type="t">bold</hi><ept i="1">&lt;/b&gt;</ept> <ph x="3">{1}</ph><it pos="end">i</it></seg>\
      </tuv><tuv xml:lang="fr_FR"><seg><![CDATA[Un & ]]><ut>x<sub>y</sub></ut></seg></tuv></tu>
      """)
    #expect(document.problems.isEmpty)
    let codes = document.units.first?.variants.first?.text.codes ?? []
    #expect(codes.map(\.data) == ["<b>", "</b>", "{1}", "i"])
    #expect(codes.map(\.id) == [1, 1, 3, 4])
    #expect(codes.map(\.role) == [.open, .close, .single, .close])
    #expect(document.units.first?.variants.last?.text.shown == "Un & xy")
  }

  @Test("Languages serve their relatives, but not their sisters")
  func languages() throws {
    let document = Self.read(
      "<tu><tuv xml:lang=\"en-US\"><seg>Hello</seg></tuv><tuv xml:lang=\"de-CH\"><seg>Hoi</seg></tuv>"
        + "</tu>")
    #expect(try Self.count(document, "en", "de") == 1)
    #expect(try Self.count(document, "en-US", "de-CH") == 1)
    #expect(try Self.count(document, "en", "de-AT") == 0)
    #expect(try Self.count(document, "en-GB", "de") == 0)
  }

  @Test(
    "A document type elsewhere is passed over; declarations and entities are refused",
    arguments: [
      ("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">", 1),
      (
        "<?xml version='1.0'?><!-- <!DOCTYPE --><!DOCTYPE tmx PUBLIC \"a>b\" 'http://x.invalid/'>\n",
        1
      ),
      ("<!DOCTYPE tmx [<!ENTITY x \"y\">]>", 0),
      ("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\" [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]>", 0),
      ("<!DOCTYPE tmx SYSTEM \"x\"><!DOCTYPE tmx SYSTEM \"y\">", 0),
      ("<!DOCTYPE tmx", 0), ("<!", 0), ("\u{0}", 0),
    ])
  func documentType(head: String, count: Int) throws {
    let document = Self.read(
      "<tu><tuv xml:lang=\"en\"><seg>Hello</seg></tuv><tuv xml:lang=\"de\"><seg>Hallo</seg></tuv></tu>",
      head: head)
    #expect(try Self.count(document, "en", "de") == count)
    #expect(document.problems.isEmpty == (count == 1))
  }

  @Test("What is broken is told with its place, and what stands before it is read")
  func broken() throws {
    let unit =
      "<tu><tuv xml:lang=\"en\"><seg>A</seg></tuv><tuv xml:lang=\"de\"><seg>B</seg></tuv></tu>\n"
    let document = Self.read(String(repeating: unit, count: 100) + "<tu><tuv")
    #expect(try Self.count(document, "en", "de") > 80)
    #expect(document.problems.map(\.line) == [101])
    for text in ["", "no xml", "<xliff/>", "<tmx/>", "\u{FEFF}<tmx>"] {
      #expect(TMXDocument(Array(text.utf8)).units.isEmpty)
    }
  }
}
