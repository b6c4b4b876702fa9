import Testing

@testable import Parlance

@Suite("Sentences with branches in XLIFF 2.2")
struct XLIFFSentenceTests {
  /// The branches of a sentence that chooses by a number and by how somebody is addressed.
  private func document() throws -> ExchangeDocument {
    func unit(
      _ seats: String, _ samples: [String], _ salutation: String, _ target: String? = nil
    ) throws -> TranslationUnit {
      let source = try UnitText.markdown("Dear {name}, **{seats} seats** end")
      let seatsName = seats.hasPrefix("=") ? "_x3D_\(seats.dropFirst())" : seats
      var unit = TranslationUnit.sample(
        "emails.a:body:01:seats.\(seatsName):salutation.\(salutation)", item: "emails/a",
        branches: [
          .init(variable: "seats", kind: "plural", key: seats, samples: samples),
          .init(variable: "salutation", kind: "select", key: salutation),
        ], source, try target.map { try .markdown($0, like: source) },
        state: target == nil ? .missing : .review)
      unit.sentence = .init(id: "emails.a:body:01", choices: 2)
      unit.context.limit = 40
      return unit
    }
    var document = try ExchangeDocument.french([
      try unit("other", ["2"], "other"), try unit("other", ["2"], "female"),
      try unit("=1", ["1"], "other"),
      try unit("=1", ["1"], "female", "Chère {name}, **{seats} licence** expire"),
    ])
    document.units[3].was = "0a1b2c3d"
    return document
  }

  @Test("A sentence is one unit with a segment a branch, to the byte")
  func bytes() throws {
    let name = "emails.a:body:01"
    func code(_ id: Int, _ data: String, _ label: String) -> String {
      """
      <ph id="\(id)" dataRef="\(data)" disp="\(label)" equiv="\(label)" type="ui" \
      subType="xlf:var"/>
      """
    }
    func text(_ first: Int, _ start: String, _ noun: String, _ end: String) -> String {
      """
      \(start) \(code(first + 1, "d1", "{name}")), <pc id="\(first + 2)" dataRefStart="d2" \
      dataRefEnd="d2" dispStart="bold" dispEnd="bold" type="fmt" subType="xlf:b">\
      \(code(first + 3, "d3", "{seats}")) \(noun)</pc> \(end)
      """
    }
    #expect(
      XLIFF.write(try document(), version: .v22) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" \
        xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0" \
        xmlns:parlance="urn:parlance:exchange:1" version="2.2" srcLang="en" trgLang="fr">
          <file id="emails.a" original="emails/a">
            <unit id="\(name)" name="body" canResegment="no" type="parlance:paragraph" \
        pgs:switch="plural:seats gender:salutation" parlance:was="\
        seats._x3D_1:salutation.female=0a1b2c3d seats._x3D_1:salutation.other=none \
        seats.other:salutation.female=none seats.other:salutation.other=none">
              <notes>
                <note appliesTo="target" category="limit">at most 40 characters</note>
                <note appliesTo="target" category="branch" \
        ref="#\(name):seats._x3D_1:salutation.female">{seats} is “=1”</note>
                <note appliesTo="target" category="plural_examples" \
        ref="#\(name):seats._x3D_1:salutation.female">1</note>
                <note appliesTo="target" category="branch" \
        ref="#\(name):seats._x3D_1:salutation.female">{salutation} is “female”</note>
                <note appliesTo="target" category="branch" \
        ref="#\(name):seats._x3D_1:salutation.other">{seats} is “=1”</note>
                <note appliesTo="target" category="plural_examples" \
        ref="#\(name):seats._x3D_1:salutation.other">1</note>
                <note appliesTo="target" category="branch" \
        ref="#\(name):seats._x3D_1:salutation.other">{salutation} is “other”</note>
                <note appliesTo="target" category="branch" \
        ref="#\(name):seats.other:salutation.female">{seats} is “other”</note>
                <note appliesTo="target" category="plural_examples" \
        ref="#\(name):seats.other:salutation.female">2</note>
                <note appliesTo="target" category="branch" \
        ref="#\(name):seats.other:salutation.female">{salutation} is “female”</note>
                <note appliesTo="target" category="branch" \
        ref="#\(name):seats.other:salutation.other">{seats} is “other”</note>
                <note appliesTo="target" category="plural_examples" \
        ref="#\(name):seats.other:salutation.other">2</note>
                <note appliesTo="target" category="branch" \
        ref="#\(name):seats.other:salutation.other">{salutation} is “other”</note>
              </notes>
              <originalData>
                <data id="d1">{name}</data>
                <data id="d2">**</data>
                <data id="d3">{seats}</data>
              </originalData>
              <segment id="\(name):seats._x3D_1:salutation.female" state="translated" \
        pgs:case="1 feminine">
                <source>\(text(0, "Dear", "seats", "end"))</source>
                <target>\(text(0, "Chère", "licence", "expire"))</target>
              </segment>
              <segment id="\(name):seats._x3D_1:salutation.other" state="initial" \
        pgs:case="1 other">
                <source>\(text(1000, "Dear", "seats", "end"))</source>
              </segment>
              <segment id="\(name):seats.other:salutation.female" state="initial" \
        pgs:case="other feminine">
                <source>\(text(2000, "Dear", "seats", "end"))</source>
              </segment>
              <segment id="\(name):seats.other:salutation.other" state="initial" \
        pgs:case="other other">
                <source>\(text(3000, "Dear", "seats", "end"))</source>
              </segment>
            </unit>
          </file>
        </xliff>

        """)
  }

  @Test("Keys have the standard’s names and its order")
  func axes() {
    func axis(_ kind: String, _ keys: [String]) -> String? {
      let branches = keys.map { TranslationUnit.Branch(variable: "x", kind: kind, key: $0) }
      return ChoiceAxis(branches).map { axis in
        let sorted = keys.sorted { axis.rank(of: $0) < axis.rank(of: $1) }
        return ([axis.keyword] + sorted.map(axis.name)).joined(separator: " ")
      }
    }
    #expect(
      axis("plural", ["=10", "other", "few", "=2", "one", "=0.5", "zero"])
        == "plural 0.5 2 10 zero one few other")
    #expect(axis("selectordinal", ["two", "one", "other"]) == "ordinal one two other")
    #expect(axis("plural", ["=-1", "other"]) == nil)
    #expect(axis("plural", ["=1E3", "other"]) == nil)
    #expect(axis("select", ["male", "other", "female"]) == "gender feminine masculine other")
    #expect(axis("select", ["neuter", "masculine", "other"]) == "gender masculine neuter other")
    #expect(
      axis("select", ["neutral", "female", "other", "missing"])
        == "gender missing neutral feminine other")
    #expect(axis("select", ["male", "company", "other"]) == "select company male other")
    #expect(axis("select", ["male", "masculine", "other"]) == "select male masculine other")
    #expect(axis("select", ["missing", "other"]) == "select missing other")
    #expect(axis("select", ["neutral", "other"]) == "select neutral other")
  }

  @Test("What the standard has no words for is given out as in version 2.1")
  func unsayable() throws {
    var few = try document()
    few.units[0].branches[0].key = "=-1"
    var many = try document()
    many.units[1].source = UnitText([
      .code(InlineCode(id: XLIFF2Unit.codeStride, role: .single, data: "x", label: "x"))
    ])
    for document in [few, many] {
      let text = XLIFF.write(document, version: .v22)
      #expect(!text.contains("pgs:"))
      #expect(text.split(separator: "<unit ").count == 5)
    }
    many.units[1].source = UnitText([
      .code(InlineCode(id: XLIFF2Unit.codeStride - 1, role: .single, data: "x", label: "x"))
    ])
    #expect(XLIFF.write(many, version: .v22).contains(#"<ph id="2999" "#))
  }

  @Test("A match belongs to its branch, and its codes are numbered as those of the branch")
  func matches() throws {
    var document = try document()
    document.units[0].matches = [
      .init(
        source: try .markdown("{name} seats"), target: try .markdown("{name} licences"),
        percent: 80, origin: "emails/b body")
    ]
    let text = XLIFF.write(document, version: .v22)
    #expect(
      text.contains(
        ##"<mtc:match ref="#emails.a:body:01:seats.other:salutation.other" similarity="80""##))
    #expect(text.contains(#"<source><ph id="3001" "#))
  }

  // MARK: Reading

  private let attributes = """
    <unit id="e:body:1" PGSparlance:was="seats.one=aa seats.few=none seats.other=bb" \
    xmlns:parlance="urn:parlance:exchange:1">
    """

  private func segment(
    _ key: String, _ target: String, _ more: String = "", source: String = "a"
  ) -> String {
    """
    <segment id="e:body:1:seats.\(key)" state="translated"\(more)><source>\(source)</source>\
    <target>\(target)</target></segment>
    """
  }

  private func read(_ segments: [String], unit: String? = nil) -> ReturnedDocument {
    XLIFF.read(
      Array(
        """
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" version="2.2" srcLang="en" \
        xmlns:q="urn:oasis:names:tc:xliff:pgs:1.0" trgLang="pl"><file id="f">\
        \(unit ?? attributes.replacing("PGS", with: ""))
        \(segments.joined(separator: "\n"))
        </unit></file></xliff>
        """.utf8))
  }

  private func shown(_ document: ReturnedDocument) -> [String] {
    document.units.map { unit in
      guard case .parts(let parts) = unit.target else { return "" }
      return parts.reduce(into: "\(unit.id.dropFirst(9)) \(unit.was ?? "-") ") { text, part in
        switch part {
        case .text(let words): text += words
        case .code(let id, _, _): text += "[\(id)]"
        }
      }
    }
  }

  @Test("Segments are known by their IDs, in any order and without the module’s attributes")
  func order() {
    let segments = [
      segment("other", #"c<ph id="2001"/>"#), segment("one", #"a<ph id="1"/>"#),
      segment("few", #"b<ph id="1002"/><ph id="new"/>"#),
    ]
    let document = read(segments)
    #expect(document.problems == [])
    #expect(
      shown(document) == [
        "seats.other bb c[1]", "seats.one aa a[1]", "seats.few none b[2][new]",
      ])
    #expect(document.units.map(\.line) == [2, 3, 4])
    #expect(document.units.map(\.column) == [1, 1, 1])
    let bare = read(segments, unit: #"<unit id="e:body:1">"#)
    #expect(
      shown(bare) == ["seats.other - c[1]", "seats.one - a[1]", "seats.few - b[2][new]"])
  }

  @Test("Each branch has a state of its own, and one without a translation is left out")
  func states() {
    let document = read([
      segment("one", "a").replacing("translated", with: "final"), segment("few", ""),
      segment("other", "a").replacing("translated", with: "initial"),
    ])
    #expect(document.units.map(\.id) == ["e:body:1:seats.one"])
    #expect(document.units.map(\.isApproved) == [true])
    #expect(
      document.problems.map(\.message) == [
        "“e:body:1:seats.other” repeats its source and is left out; where that is the "
          + "translation, set its state to “translated”"
      ])
  }

  @Test("A branch that a tool has cut in two is put together by its case")
  func cut() {
    let document = read([
      segment("one", "A.", #" q:case="one""#),
      "<ignorable><source> </source></ignorable>",
      #"<segment id="7" state="translated" q:case="one"><source>x</source><target>B.</target></segment>"#,
      segment("few", "C.", #" q:case="few""#), segment("other", "D.", #" q:case="other""#),
    ])
    #expect(document.problems == [])
    #expect(shown(document) == ["seats.one aa A. B.", "seats.few none C.", "seats.other bb D."])
  }

  @Test("Nothing is taken of a sentence whose branches cannot be told from each other")
  func strays() {
    let stray = read([
      segment("one", "A."), segment("few", "C."), segment("other", "D."),
      "<segment id='7'><source>x</source><target>B.</target></segment>",
    ])
    #expect(stray.units == [])
    #expect(
      stray.problems.map(\.message) == [
        "“e:body:1” has a segment “7” that is no branch of the export, so that it belongs nowhere; "
          + "translate it with its segments as they were"
      ])
    let joined = read([segment("one", "A."), segment("other", "C. D.")])
    #expect(joined.units == [])
    #expect(
      joined.problems.map(\.message) == [
        "“e:body:1” lacks its segment “e:body:1:seats.few”, whose words may stand in another now; "
          + "translate it with its segments as they were"
      ])
    let empty = read([
      segment("one", "A."), segment("few", "C."), segment("other", "D."),
      "<segment id='7'><source/></segment>",
    ])
    #expect(empty.problems == [])
    #expect(empty.units.count == 3)
  }

  @Test("Units as version 2.1 has them stand beside, and as many branches as a file may hold")
  func beside() {
    let unit = #"<unit id="e:body:1:seats.one" p:was="aa" xmlns:p="urn:parlance:exchange:1">"#
    let plain = read(
      ["<segment><source>a</source><target><ph id='1001'/>b</target></segment>"], unit: unit)
    #expect(shown(plain) == ["seats.one aa [1001]b"])
    let many = read(
      (0..<20_000).map { segment("x\($0)", "b", #" q:case="x\#($0)""#) },
      unit: #"<unit id="e:body:1">"#)
    #expect(many.units.count == 20_000)
  }
}
