import Testing

@testable import Parlance

@Suite("XLIFF as other tools write it")
struct XLIFFReadingTests {
  private func version2(_ content: String, _ attributes: String = "") -> ReturnedDocument {
    XLIFF.read(
      Array(
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" \
        trgLang="fr"\(attributes)><file id="f"><unit id="u">\(content)</unit></file></xliff>
        """.utf8))
  }

  private func version1(_ content: String, _ attributes: String = "") -> ReturnedDocument {
    XLIFF.read(
      Array(
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" \
        source-language="en" target-language="fr" datatype="plaintext"><body>\
        <trans-unit id="u"\(attributes)>\(content)</trans-unit></body></file></xliff>
        """.utf8))
  }

  private func shown(_ document: ReturnedDocument) -> String? {
    guard let unit = document.units.first, case .parts(let parts) = unit.target else { return nil }
    return parts.reduce(into: "") { text, part in
      switch part {
      case .text(let words): text += words
      case .code(let id, let role, let data):
        let sign = role == .open ? "<" : role == .close ? "/" : ""
        text += "[\(sign)\(id)\(data.map { "=\($0)" } ?? "")]"
      }
    }
  }

  @Test(
    "Version 2: segments, codes and white space as tools leave them",
    arguments: [
      ("<segment><source>a</source><target>b</target></segment>", "b"),
      ("<segment><source>a</source></segment>", nil),
      ("<segment><source>a</source><target/></segment>", nil),
      ("<segment><source>a</source><target> </target></segment>", nil),
      ("<segment><target>b</target><source>a</source></segment>", "b"),
      // Indented anew.
      ("<segment>\n <source>\n a\n </source>\n <target>\n  b\n  c\n </target>\n</segment>", "b c"),
      ("<segment><source>a</source><target>b  c </target></segment>", "b  c "),
      (
        "<segment xml:space='preserve'><source>a</source><target>b\n c</target></segment>", "b\n c"
      ),
      (
        "<segment><source>a</source><target xml:space='preserve'> b&#13;\n</target></segment>",
        " b\r\n"
      ),
      ("<segment><source>a</source><target>b\n <ph id='1'/>\n</target></segment>", "b [1]"),
      (
        "<segment><source>a</source><target>\n <ph id='1'/>\n <ph id='2'/> c</target></segment>",
        "[1][2] c"
      ),
      (
        "<segment><source>a</source><target><ph id='1'/> <ph id='2'/></target></segment>", "[1] [2]"
      ),
      // Split by the tool.
      (
        """
        <segment><source>A.</source><target>B.</target></segment><ignorable><source/>\
        </ignorable><segment><source>C.</source><target>D.</target></segment>
        """, "B. D."
      ),
      (
        """
        <segment><source>A.</source><target>B.</target></segment><ignorable><source> </source>\
        </ignorable><segment><source>C.</source><target>D.</target></segment>
        """, "B. D."
      ),
      (
        """
        <segment><source>A.</source><target>B.</target></segment><ignorable><source>
        </source></ignorable><segment><source>C.</source><target>D.</target></segment>
        """, "B. D."
      ),
      (
        """
        <segment><source>A.</source><target order="3">B.</target></segment><ignorable><source> \
        </source><target>  </target></ignorable><segment><source>C.</source>\
        <target order="1">D.</target></segment>
        """, "D.  B."
      ),
      // The words of one segment moved to another.
      (
        """
        <segment state="translated"><source>A.</source><target>B, D.</target></segment>\
        <segment state="translated"><source>C.</source><target/></segment>
        """, "B, D."
      ),
      // Codes.
      (
        """
        <originalData><data id="d1">**</data><data id="d2">{x}<cp hex="0001"/></data>\
        </originalData><segment><source>a</source><target><pc id="1" dataRefStart="d1" \
        dataRefEnd="d1">b<mrk id="m1" type="term">c</mrk></pc><ph id="2" dataRef="d2"/>\
        <sc id="3"/><ec startRef="3"/><ec id="4" isolated="yes"/><ph id="9" copyOf="2"/>\
        <sm id="m2" type="comment"/><em startRef="m2"/><cp hex="001B"/></target></segment>
        """, "[<1=**]bc[/1=**][2={x}\u{1}][<3][/3][/4][2]\u{1B}"
      ),
      // The list of data behind what refers to it, and missing.
      (
        """
        <segment><source>a</source><target><ph id="1" dataRef="d1"/></target></segment>\
        <originalData><data id="d1">{x}</data></originalData>
        """, "[1={x}]"
      ),
      ("<segment><source>a</source><target><ph id='1' dataRef='d1'/></target></segment>", "[1]"),
      // CDATA, comments, instructions.
      (
        "<segment><source>a</source><target>b<![CDATA[<&]]><!-- c --><?d e?>f</target></segment>",
        "b<&f"
      ),
      // What is not known.
      (
        """
        <m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#1"><source>x\
        </source><target>y</target></m:match></m:matches><notes><note>n</note></notes>\
        <segment future="1"><source>a</source><target>b<z:z xmlns:z="urn:z">c</z:z></target>\
        <other/></segment>
        """, "bc"
      ),
    ] as [(String, String?)])
  func reading2(content: String, expected: String?) {
    let document = version2(content)
    #expect(document.problems == [])
    #expect(shown(document) == expected)
  }

  @Test(
    "Version 1.2: segments and codes as tools leave them",
    arguments: [
      ("<source>a</source><target>b</target>", "b"), ("<source>a</source>", nil),
      ("<source>a</source><target></target>", nil),
      ("<source>a</source><target>\n    b\n  </target>", "b"),
      (
        """
        <source>A. C.</source><seg-source><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" \
        mid="1">C.</mrk></seg-source><target><mrk mtype="seg" mid="0">B.</mrk> <mrk mtype="seg" \
        mid="1">D.</mrk></target>
        """, "B. D."
      ),
      // Two segments merged.
      (
        """
        <source>A. C.</source><seg-source><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" \
        mid="1">C.</mrk></seg-source><target><mrk mtype="seg" mid="0">B, D.</mrk></target>
        """, "B, D."
      ),
      (
        """
        <source>a</source><target><bpt id="1">**</bpt>b<ept id="1">**</ept><ph id="2">{x}</ph>\
        <it id="3" pos="open">_</it><it id="4" pos="close">_</it></target>
        """, "[<1=**]b[/1=**][2={x}][<3=_][/4=_]"
      ),
      (
        """
        <source>a</source><target><g id="1">b<x id="2"/></g><bx id="3"/><ex id="3"/>\
        <bx id="4" rid="9"/><ex id="5" rid="9"/><bpt id="6" rid="8">*</bpt><ept id="7" rid="8">*\
        </ept></target>
        """, "[<1]b[2][/1][<3][/3][<4][/4][<6=*][/6=*]"
      ),
      (
        """
        <source>a</source><alt-trans><source>old</source><target>alt</target></alt-trans>\
        <target>b<mrk mtype="protected">c</mrk></target><note>n</note>
        """, "bc"
      ),
      ("<source>a</source><target><ph id='1'>x<sub>y</sub></ph></target>", "[1=xy]"),
    ] as [(String, String?)])
  func reading1(content: String, expected: String?) {
    let document = version1(content)
    #expect(document.problems == [])
    #expect(shown(document) == expected)
  }

  @Test(
    "What the file says of approval is known",
    arguments: [
      (2, " state='initial'", false), (2, " state='translated'", false),
      (2, " state='reviewed'", true), (2, " state='final' subState='x:y'", true),
      (2, " state='mine'", false), (2, "", false), (1, " state='final'", true),
      (1, " state='signed-off'", true), (1, " state='translated'", false),
      (1, " state='needs-review-translation' state-qualifier='fuzzy-match'", false),
      (1, " state='x-mine'", false), (1, "", false),
    ])
  func approval(version: Int, state: String, isApproved: Bool) {
    let document =
      version == 2
      ? version2("<segment\(state)><source>a</source><target>b</target></segment>")
      : version1("<source>a</source><target\(state)>b</target>")
    #expect(document.units.map(\.isApproved) == [isApproved])
  }

  @Test(
    "The word “approved” of version 1.2 counts more than a state",
    arguments: [
      (" approved='yes'", "", true), (" approved='no'", " state='final'", false),
      (" approved='yes'", " state='translated'", true),
      (" approved='yes'", " state='needs-review-translation'", false),
    ])
  func approved(unit: String, target: String, isApproved: Bool) {
    let document = version1("<source>a</source><target\(target)>b</target>", unit)
    #expect(document.units.map(\.isApproved) == [isApproved])
  }

  @Test("All segments must be approved")
  func approvedSegments() {
    let document = version2(
      """
      <segment state="final"><source>A.</source><target>B.</target></segment>\
      <segment state="translated"><source>C.</source><target>D.</target></segment>
      """)
    #expect(document.units.map(\.isApproved) == [false])
  }

  @Test("A unit of which a part is translated is told and left out")
  func partial() {
    let message = "“u” has 2 segments, of which 1 are translated"
    let second = version2(
      """
      <segment state="final"><source>A.</source><target>B.</target></segment>\
      <segment><source>C.</source></segment>
      """)
    #expect(second.problems.map(\.message) == [message])
    #expect(second.units == [])
    let first = version1(
      """
      <source>A. C.</source><seg-source><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" \
      mid="1">C.</mrk></seg-source><target><mrk mtype="seg" mid="0">B.</mrk> <mrk mtype="seg" \
      mid="1"/></target>
      """)
    #expect(first.problems.map(\.message) == [message])
    #expect(first.units == [])
  }

  @Test("A source that a tool has copied is no translation, unless the state says so")
  func copies() {
    let copied = version1("<source>a</source><target state='new'>a</target>")
    #expect(copied.units == [])
    #expect(
      copied.problems.map(\.message) == [
        "“u” repeats its source and is left out; where that is the translation, set its state to "
          + "“translated”"
      ])
    #expect(version1("<source>a</source><target>a</target>").units.count == 1)
    #expect(
      version2("<segment state='initial'><source>a</source><target>a</target></segment>").units
        == [])
    #expect(
      version2("<segment state='translated'><source>a</source><target>a</target></segment>")
        .units.count == 1)
    for text in ["https://x.example/a", "<ph id='1'/>: 5"] {
      let same = "<source>\(text)</source><target>\(text)</target>"
      #expect(version2("<segment state='initial'>\(same)</segment>").units.count == 1)
    }
    let unit = "<trans-unit id='v'><source>a</source><target state='new'>a</target></trans-unit>"
    #expect(
      version1(
        "<source>a</source><target state='new'>a</target></trans-unit>\(unit)\(unit)<trans-unit id='w'>"
      ).problems.map { $0.message.hasSuffix(" (so do 2 more units)") } == [true])
  }

  @Test("What a unit was exported with comes back, under any prefix")
  func was() {
    let content = "<segment state='final'><source>a</source><target>b</target></segment>"
    let file = XLIFF.read(
      Array(
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:ns0="urn:parlance:exchange:1" \
        version="2.1" srcLang="en" trgLang="fr"><file id="f"><unit id="u" ns0:was="1234abcd">\
        \(content)</unit><unit id="v" was="1">\(content)</unit></file></xliff>
        """.utf8))
    #expect(file.units.map(\.was) == ["1234abcd", nil])
    let old = "<source>a</source><target>b</target>"
    #expect(version1(old, " extradata='parlance:was=none'").units.map(\.was) == ["none"])
    #expect(version1(old, " extradata='x'").units.map(\.was) == [nil])
  }

  @Test("Each unit has its line and column, in any encoding and with any line ends")
  func places() throws {
    let text = """
      <?xml version="1.0" encoding="ENCODING"?>
      <!-- <unit id="no"> -->
      <x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" trgLang="fr_CA" version="2.1"
        srcLang="en"><x:file id="f"><x:group id="g"><!-- 日本 --><x:unit
        id="a" name="a > b"><x:segment><x:source>a</x:source><x:target>é𝒳</x:target></x:segment>
      </x:unit> <x:unit id="b"><x:segment><x:source>a</x:source><x:target>ü</x:target></x:segment>
      </x:unit></x:group></x:file></x:xliff>
      """
    let lines = text.replacing("\n", with: "\r\n")
    var files: [[UInt8]] = []
    for own in [text, lines, text.replacing("\n", with: "\r")] {
      let utf8 = Array(own.replacing("ENCODING", with: "UTF-8").utf8)
      files += [utf8, [0xEF, 0xBB, 0xBF] + utf8]
      let utf16 = own.replacing("ENCODING", with: "utf-16").utf16
      files.append([0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      files.append([0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
      files.append(utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    }
    for file in files {
      let document = XLIFF.read(file)
      #expect(document.problems == [])
      #expect(document.target == LocaleTag("fr-CA"))
      #expect(document.units.map(\.id) == ["a", "b"])
      #expect(document.units.map(\.line) == [4, 6])
      #expect(document.units.map(\.column) == [58, 11])
      #expect(document.units.map(\.target) == [.parts([.text("é𝒳")]), .parts([.text("ü")])])
    }
  }

  @Test("Latin-1 is read, other encodings are refused by name")
  func encodings() {
    func file(_ encoding: String) -> [UInt8] {
      let text = """
        <?xml version='1.0' encoding='\(encoding)'?><xliff version="2.0" srcLang="en"><file id="f">\
        <unit id="u"><segment><source>a</source><target>!</target></segment></unit></file></xliff>
        """
      return Array(text.utf8).map { $0 == UInt8(ascii: "!") ? 0xE9 : $0 }
    }
    #expect(XLIFF.read(file("ISO-8859-1")).units.map(\.target) == [.parts([.text("é")])])
    #expect(
      XLIFF.read(file("windows-1252")).problems.map(\.message) == [
        "the file is in “windows-1252”; save it in UTF-8 or UTF-16"
      ])
    #expect(
      XLIFF.read(file("UTF-8")).problems == [
        ReturnedDocument.Problem(
          line: 1, column: 134, message: "this is no UTF-8; save the file in UTF-8")
      ])
  }

  @Test("Parts of a file in another language are told and left out")
  func languages() {
    func part(_ id: String, _ source: String, _ target: String) -> String {
      """
      <file original="a" source-language="\(source)" target-language="\(target)" datatype="plaintext">
      <body><trans-unit id="\(id)"><source>a</source><target>b</target></trans-unit></body></file>

      """
    }
    let document = XLIFF.read(
      Array(
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
        \(part("a", "en", "fr"))\(part("b", "en", "de"))\(part("c", "it", "fr"))\
        \(part("d", "en", "fr"))</xliff>
        """.utf8))
    #expect(document.units.map(\.id) == ["a", "d"])
    #expect(
      document.problems.map { "\($0.line):\($0.column): \($0.message)" } == [
        "4:1: this part is translated to de, those before it to fr",
        "6:1: this part is translated from it, those before it from en",
      ])
  }
}
