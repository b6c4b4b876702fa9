import Testing

@testable import Parlance

@Suite("XLIFF that is broken or hostile")
struct XLIFFHostileTests {
  private func wrapped(_ content: String) -> String {
    """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">
    <file id="f"><unit id="u"><segment><source>a</source><target>b</target></segment></unit>
    \(content)</file></xliff>
    """
  }

  private func problems(_ text: String) -> [String] { problems(Array(text.utf8)) }

  private func problems(
    _ bytes: [UInt8], _ limits: XLIFF.Limits = XLIFF.Limits()
  ) -> [String] {
    XLIFF.read(bytes, limits: limits).problems.map { "\($0.line):\($0.column): \($0.message)" }
  }

  @Test(
    "A file that is no XLIFF is told in one sentence",
    arguments: [
      ("", "1:1: the file is empty"), (" \n ", "1:1: the file is empty"),
      ("<html/>", "1:1: the file is no XLIFF: it begins with <html>"),
      ("\n <a:xliff xmlns:a='urn:a'/>", "2:2: the file is no XLIFF: it begins with <xliff>"),
      (
        "<xliff version='3.0'/>", "1:1: this is XLIFF “3.0”; versions 1.0 to 2.2 are read"
      ),
      ("<xliff/>", "1:1: this is XLIFF “”; versions 1.0 to 2.2 are read"),
      (
        "<xliff version='2.0' srcLang='english!'/>",
        "1:1: “english!” is no language: write it as de or pt-BR"
      ),
    ])
  func noXLIFF(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test("What is no XML is told with its place", arguments: ["PK\u{3}\u{4}", "id;source", "{}"])
  func noXML(text: String) {
    let found = problems(text)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("1:1: the file is no well-formed XML from here on: ") == true)
  }

  @Test(
    "A document type is refused, whatever is in it",
    arguments: [
      "<!DOCTYPE xliff>", "<!DOCTYPE xliff SYSTEM 'http://127.0.0.1:9/x.dtd'>",
      "<!DOCTYPE xliff [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
      "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>",
      "<!doctype xliff>", "<!ENTITY a 'b'>",
    ])
  func documentType(type: String) {
    let refusal = "this begins a document type or entity, which nothing here needs: remove it"
    #expect(problems("<?xml version='1.0'?>\n\(type)\(wrapped(""))") == ["2:1: \(refusal)"])
  }

  @Test("Entities other than XML's own are no text", arguments: ["&a;", "&#0;", "&#xD800;", "&"])
  func entities(entity: String) {
    let text = wrapped("<unit id='v'><segment><source/><target>\(entity)</target></segment></unit>")
    let document = XLIFF.read(Array(text.utf8))
    #expect(document.units.allSatisfy { $0.id == "u" })
    #expect(document.problems.map(\.line) == [3])
  }

  @Test("What stands before the place where a file breaks off is read")
  func truncated() {
    let text = Array(wrapped("<unit id='v'/>").utf8)
    for count in 0..<text.count {
      let document = XLIFF.read(Array(text[..<count]))
      #expect(document.problems.count == 1)
      #expect(document.units.count <= 1)
    }
    #expect(problems(text) == [])
    #expect(
      problems("<xliff version='2.0'>\n é") == [
        "2:3: the file breaks off here; was it copied whole?"
      ])
  }

  @Test("NUL and what is no UTF-8 or UTF-16 are told with their places")
  func bytes() {
    #expect(problems(wrapped("\n \u{0}")) == ["4:2: a NUL character stands here"])
    let broken = Array(wrapped("").utf8) + [0x0A, 0x20, 0xC3]
    #expect(problems(broken) == ["4:2: this is no UTF-8; save the file in UTF-8"])
    #expect(problems([0xFF, 0xFE, 0x3C]) == ["1:1: this is no UTF-16; save the file in UTF-8"])
    #expect(
      problems([0xFF, 0xFE, 0x3C, 0, 0, 0xD8]) == ["1:1: this is no UTF-16; save the file in UTF-8"]
    )
  }

  @Test("A unit without an ID is told")
  func withoutID() {
    let text = wrapped("<unit><segment><source>a</source><target>b</target></segment></unit>")
    #expect(problems(text) == ["3:1: the unit has no ID, so that it belongs nowhere"])
  }

  @Test("Limits hold at the last that is allowed and the first that is not")
  func limits() {
    let text = wrapped("<group id='g'><group id='h'/></group>")
    let bytes = Array(text.utf8)
    func found(_ change: (inout XLIFF.Limits) -> Void) -> [String] {
      var limits = XLIFF.Limits()
      change(&limits)
      return problems(bytes, limits)
    }
    #expect(found { $0.bytes = bytes.count } == [])
    #expect(
      found { $0.bytes = bytes.count - 1 } == [
        "1:1: the file has \(bytes.count) bytes; at most \(bytes.count - 1) are read"
      ])
    #expect(found { $0.depth = 5 } == [])
    #expect(found { $0.depth = 4 } == ["2:36: elements stand more than 4 deep in one another"])
    #expect(found { $0.elements = 8 } == [])
    #expect(found { $0.elements = 7 } == ["3:15: there are more than 7 elements"])
    #expect(found { $0.attributes = 4 } == [])
    #expect(found { $0.attributes = 3 } == ["1:1: the element has more than 3 attributes"])
    #expect(found { $0.tag = 93 } == [])
    #expect(found { $0.tag = 92 } == ["1:1: the tag is longer than 92 bytes"])
  }

  @Test("Elements may stand 64 deep")
  func depth() {
    func nested(_ depth: Int) -> String {
      let groups = String(repeating: "<group id='g'>", count: depth)
      return wrapped(groups + String(repeating: "</group>", count: depth))
    }
    #expect(problems(nested(62)) == [])
    #expect(
      problems(nested(63)).map { $0.split(separator: ": ").last } == [
        "elements stand more than 64 deep in one another"
      ])
    #expect(problems(nested(100_000)).count == 1)
  }

  @Test("Much of one thing takes no time")
  func much() {
    let names = (0..<60_000).map { "a\($0)=''" }.joined(separator: " ")
    #expect(
      problems(wrapped("<unit \(names)/>")) == ["3:1: the element has more than 64 attributes"])
    let long = String(repeating: "x", count: 1 << 20)
    #expect(
      problems(wrapped("<unit id='\(long)'/>")) == ["3:1: the tag is longer than 1048576 bytes"])
    let text = String(repeating: "a &amp; b ", count: 100_000)
    let document = XLIFF.read(
      Array(
        wrapped("<unit id='v'><segment><source/><target>\(text)</target></segment></unit>").utf8))
    #expect(document.problems == [])
    let comments = String(repeating: "<!-- -->", count: 50_000)
    #expect(problems(wrapped(comments)) == [])
  }

  @Test("Random changes of a file neither crash nor hang")
  func mutations() throws {
    var generator = SeededGenerator(seed: 11)
    let document = try ExchangeDocument.rich()
    let signs = Array("<>&'\"/=;!-[]?x \u{0}\n".utf8) + [0xFF, 0xC3, 0xED]
    for version in XLIFF.Version.allCases {
      let original = Array(XLIFF.write(document, version: version).utf8)
      for _ in 0..<150 {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: bytes[place] = signs.randomElement(using: &generator) ?? 0
          case 1: bytes.insert(signs.randomElement(using: &generator) ?? 0, at: place)
          default:
            let end = min(place + Int.random(in: 1...40, using: &generator), bytes.count)
            bytes.removeSubrange(place..<end)
          }
        }
        let returned = XLIFF.read(bytes)
        #expect(returned.units.count <= document.units.count + 1)
      }
    }
  }
}
