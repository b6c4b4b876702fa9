import Testing

@testable import Parlance

@Suite("Glossaries out and in")
struct GlossaryTests {
  private static let french = """
    \u{FEFF}required: false\r
    # Words.\r
    glossary:\r
      # People ask for it.\r
      seat: {use: poste, forms: [postes], avoid: [siège]}  # decided in May\r
      "No": {use: 'l''Autre', forms: []}\r
      quote:\r
        use: devis\r
        avoid:\r
          - offre\r
    #   renewal: {use: ..., forms: [], avoid: []}\r

      trial: {use: essai}\r
    labels: {week: "Semaine {first}"}\r

    """

  private static func repository(_ french: String) throws -> TemporaryRepository {
    try TemporaryRepository(
      smallRepository.with([
        "locales/fr.yaml": french,
        "locales/en.yaml":
          "required: true\nglossary:\n  seat: {use: seat}\n  renewal: {use: renewal}\n  \"=x\": {use: x}\n",
      ]))
  }

  private static func fr() throws -> LocaleTag { try #require(LocaleTag("fr")) }

  /// What a file of CSV makes of the French file.
  private func imported(
    _ csv: String, _ text: String = french
  ) async throws -> (plan: GlossaryImport, text: String) {
    let folder = try Self.repository(text)
    let plan = try GlossaryImport(
      GlossaryCSV.read(Array(csv.utf8)), to: Self.fr(), in: try await folder.load())
    return (plan, plan.change?.after ?? text)
  }

  @Test("A glossary goes out in the order of its file, and what only the source has is open")
  func write() async throws {
    let folder = try Self.repository(Self.french)
    let table = try GlossaryTable(of: Self.fr(), in: try await folder.load())
    #expect(
      GlossaryCSV.write(table) == """
        \u{FEFF}term,use,forms,avoid\r
        seat,poste,postes,siège\r
        No,l'Autre,,\r
        quote,devis,,offre\r
        trial,essai,,\r
        renewal,,,\r
        '=x,,,\r

        """)
  }

  @Test("The untouched file changes not a byte, in both formats")
  func untouched() async throws {
    for text in [Self.french, "glossary: {seat: {use: poste}}\n", "required: true\n"] {
      let folder = try Self.repository(text)
      let repository = try await folder.load()
      let table = try GlossaryTable(of: Self.fr(), in: repository)
      let source = repository.project.source
      let tbx = try #require(TBX.write(table, from: source, to: try Self.fr()))
      for back in [
        GlossaryCSV.read(Array(GlossaryCSV.write(table).utf8)),
        TBX.read(Array(tbx.utf8), from: source, to: try Self.fr()),
      ] {
        let plan = try GlossaryImport(back, to: Self.fr(), in: repository)
        #expect(plan.problems.isEmpty)
        #expect(plan.change == nil)
        #expect(plan.same + plan.open == table.rows.count)
      }
    }
  }

  @Test("TBX has each word of a term once, where it weighs most, and none that is blank")
  func reduced() async throws {
    let text = """
      glossary:
        seat: {use: poste, forms: [poste, postes, ""], avoid: [siège, poste, postes, siège, ""]}
        quote: {use: " ", forms: [devis]}
        trial: {use: essai, avoid: [""]}

      """
    let folder = try Self.repository(text)
    let repository = try await folder.load()
    let source = repository.project.source
    let table = try GlossaryTable(of: Self.fr(), in: repository)
    let tbx = try #require(TBX.write(table, from: source, to: try Self.fr()))
    #expect(!tbx.contains("<term/>") && !tbx.contains("<term> "))
    for word in ["poste", "postes", "siège", "essai"] {
      #expect(tbx.split(separator: "<term>\(word)</term>").count == 2)
    }
    let back = TBX.read(Array(tbx.utf8), from: source, to: try Self.fr())
    #expect(back.rows.first?.forms == ["postes"] && back.rows.first?.avoid == ["siège"])
    let plan = try GlossaryImport(back, to: Self.fr(), in: repository)
    #expect(plan.problems.isEmpty)
    #expect(plan.change == nil)
  }

  @Test("Without a term there is no TBX")
  func empty() throws {
    let source = try #require(LocaleTag("en"))
    for rows in [[], [GlossaryRow(term: " ", use: "x")]] {
      #expect(TBX.write(GlossaryTable(rows: rows), from: source, to: try Self.fr()) == nil)
    }
  }

  @Test("Words are changed where they stand, new terms come behind, and comments stay")
  func edit() async throws {
    let (plan, text) = try await imported(
      """
      term,use,forms,avoid
      seat,licence,licences; "accès",siège
      quote,devis,,
      renewal,renouvellement,,
      =x,'=y,,
      offer,"a, b",,
      """)
    #expect(plan.problems.isEmpty)
    #expect(plan.changed.map(\.term) == ["seat", "quote", "renewal", "=x", "offer"])
    #expect(
      text
        == Self.french
        .replacing(
          "{use: poste, forms: [postes], avoid: [siège]}",
          with: "{use: licence, forms: [licences, \"\\\"accès\\\"\"], avoid: [siège]}"
        )
        .replacing(
          "quote:\r\n    use: devis\r\n    avoid:\r\n      - offre", with: "quote: {use: devis}"
        )
        .replacing(
          "#   renewal: {use: ..., forms: [], avoid: []}",
          with: "  renewal: {use: renouvellement}"
        )
        .replacing(
          "  trial: {use: essai}\r\n",
          with: "  trial: {use: essai}\r\n  \"=x\": {use: \"=y\"}\r\n  offer: {use: \"a, b\"}\r\n"))
  }

  @Test("The comments of a new locale become terms, one by one")
  func scaffold() async throws {
    let folder = try Self.repository("required: true\n")
    folder.remove("locales/fr.yaml")
    let begun = try LocaleScaffold("fr", in: try await folder.load())
    try begun.write(below: folder.root)
    func take(_ csv: String) async throws -> String {
      let plan = try GlossaryImport(
        GlossaryCSV.read(Array(csv.utf8)), to: Self.fr(), in: try await folder.load())
      #expect(plan.problems.isEmpty)
      if let change = plan.change { #expect(try change.write(below: folder.root)) }
      return try folder.read("locales/fr.yaml")
    }
    #expect(begun.text.contains("\n# glossary:\n"))
    let one = try await take("term;use\nseat;poste\n")
    #expect(
      one
        == begun.text.replacing("\n# glossary:\n", with: "\nglossary:\n")
        .replacing("#   seat: {use: ..., forms: [], avoid: []}", with: "  seat: {use: poste}"))
    let two = try await take("term\tuse\nrenewal\trenouvellement\nnew\tnouveau\n")
    #expect(
      two.hasSuffix(
        "  renewal: {use: renouvellement}\n  seat: {use: poste}\n  new: {use: nouveau}\n"))
  }

  @Test(
    "A glossary begins where the file has none",
    arguments: [
      ("required: true\n", "required: true\nglossary:\n  a: {use: b}\n"),
      ("required: true", "required: true\nglossary:\n  a: {use: b}\n"),
      ("", "glossary:\n  a: {use: b}\n"),
      ("glossary:\nlabels: {x: y}\n", "glossary:\n  a: {use: b}\nlabels: {x: y}\n"),
      ("glossary: {}\n", "glossary:\n  a: {use: b}\n"),
    ])
  func begin(before: String, after: String) async throws {
    #expect(try await imported("term,use\na,b\n", before).text == after)
  }

  @Test(
    "A broken row is refused with its line, and the others are taken",
    arguments: [
      (",poste,,", "no term"), ("seat,,postes,", "no word to use"), (" seat,x,,", "white space"),
      ("seat,\"a\nb\",,", "U+A"), ("seat,x,,x", "both"), ("trial,x,,", "line 2"),
      ("seat,\"a\"b,,", "closing quotation mark"),
      ("seat,\(String(repeating: "a", count: 201)),,", "longer than 200"),
      ("seat,\u{7},,", "U+7"),
    ])
  func refuse(row: String, complaint: String) async throws {
    let (plan, text) = try await imported(
      "term,use,forms,avoid\ntrial,test,,\n\(row)\nquote,cote,,\n")
    #expect(plan.problems.map(\.line) == [3])
    #expect(plan.problems.first?.message.contains(complaint) == true)
    #expect(plan.changed.map(\.term) == ["trial", "quote"])
    #expect(text.contains("trial: {use: test}") && text.contains("poste"))
  }

  @Test("A word may have 200 characters, and an empty row is none")
  func limits() async throws {
    let word = String(repeating: "a", count: 200)
    let (plan, _) = try await imported("term,use\r\nseat,\(word)\r\n,\r\n\r\n")
    #expect(plan.problems.isEmpty && plan.changed.count == 1)
    func rows(_ count: Int) -> GlossaryTable {
      GlossaryCSV.read(Array(("term,use\n" + String(repeating: "a,b\n", count: count)).utf8))
    }
    #expect(rows(GlossaryTable.rowLimit).problems.isEmpty)
    #expect(rows(GlossaryTable.rowLimit + 1).problems.count == 1)
  }

  @Test(
    "What is no file of terms is refused as a whole",
    arguments: [
      [], [0xFF, 0xFE, 0x74, 0x00], Array("use,forms\nx,y\n".utf8), [0xFF],
      Array("term,use\n\"a".utf8), Array("PK\u{3}\u{4}".utf8),
    ] as [[UInt8]])
  func refuse(bytes: [UInt8]) {
    let table = GlossaryCSV.read(bytes)
    #expect(table.rows.isEmpty && table.problems.count == 1)
  }

  @Test("A file of a form that is not edited is left as it is")
  func unsupported() async throws {
    for text in [
      "glossary: {seat: {use: poste}}\n", "glossary: [a]\n",
      "glossary:\n  seat:\n    use: poste  # why\n",
    ] {
      let folder = try Self.repository(text)
      let repository = try await folder.load()
      let table = GlossaryCSV.read(Array("term,use\nseat,x\n".utf8))
      #expect(throws: ParlanceError.self) {
        try GlossaryImport(table, to: Self.fr(), in: repository)
      }
    }
  }

  @Test("Every word comes back as it was, in both formats", arguments: 0..<50)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "=1+1", "+", "-", "@SUM", "'", "''=", "\"", ",", ";", "\\", "a", "é", "席", "العربية", "👩‍👩‍👧",
      "&amp;", "<term>", "]]>", "x y", "null", "#", ": ", "{",
    ]
    func word() -> String {
      let word = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      return word.hasSuffix(" ") ? word + "z" : word
    }
    func words() -> [String] {
      (0..<Int.random(in: 0...3, using: &generator)).map { _ in word() }
    }
    let rows = (0..<20).map { _ in
      GlossaryRow(term: word(), use: word(), forms: words(), avoid: words())
    }
    let source = try #require(LocaleTag("en"))
    let csv = GlossaryCSV.read(Array(GlossaryCSV.write(GlossaryTable(rows: rows)).utf8))
    let xml = TBX.write(GlossaryTable(rows: rows), from: source, to: try Self.fr())
    let tbx = TBX.read(Array(try #require(xml).utf8), from: source, to: try Self.fr())
    #expect(csv.problems.isEmpty && tbx.problems.isEmpty)
    for (number, row) in rows.enumerated() {
      for (back, row) in [(csv.rows[number], row), (tbx.rows[number], row.reduced)] {
        #expect(back.term == row.term && back.use == row.use)
        #expect((back.forms ?? []) == row.forms && (back.avoid ?? []) == row.avoid)
      }
    }
  }

  @Test(
    "TBX of other tools is read, in both styles and as it was before 2019",
    arguments: [
      """
      <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
       xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
      <tbxHeader/><text><body><conceptEntry id="c5"><min:subjectField>sales</min:subjectField>
      <langSec xml:lang="fr-FR"><termSec><term>siège</term>
      <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
      <termSec><term>postes</term><basic:termType>variant</basic:termType></termSec>
      <termSec><term> poste
       client </term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
      </termSec></langSec><langSec xml:lang="en"><termSec><term>seat</term></termSec></langSec>
      </conceptEntry></body></text></tbx>
      """,
      """
      <martif type="TBX" xml:lang="en"><text><body><termEntry id="1">
      <langSet xml:lang="EN"><tig><term>seat</term></tig></langSet>
      <langSet xml:lang="fr"><ntig><termGrp><term>poste client</term></termGrp></ntig>
      <tig><term>postes</term></tig>
      <tig><term>siège</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
      </tig></langSet></termEntry></body></text></martif>
      """,
    ])
  func foreign(xml: String) throws {
    let source = try #require(LocaleTag("en"))
    let table = TBX.read(Array(xml.utf8), from: source, to: try Self.fr())
    #expect(table.problems.isEmpty)
    #expect(table.rows.map(\.term) == ["seat"])
    #expect(table.rows.first?.use == "poste client")
    #expect(table.rows.first?.forms == ["postes"] && table.rows.first?.avoid == ["siège"])
  }

  @Test(
    "Hostile XML, and what is no TBX, is refused",
    arguments: [
      "", "<html/>", "<tbx>", "<!DOCTYPE tbx [<!ENTITY a \"b\">]><tbx>&a;</tbx>", "\u{0}", "PK",
      String(repeating: "<tbx>", count: 1_000),
      "<tbx><text><body><conceptEntry><langSec xml:lang=\"fr\"><termSec><term>x</term></termSec>"
        + "</langSec></conceptEntry></body></text></tbx>",
    ])
  func hostile(xml: String) throws {
    let source = try #require(LocaleTag("en"))
    let table = TBX.read(Array(xml.utf8), from: source, to: try Self.fr())
    #expect(table.rows.isEmpty && table.problems.count == 1)
  }
}
