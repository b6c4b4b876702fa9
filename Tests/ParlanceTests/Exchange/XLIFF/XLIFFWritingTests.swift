import Testing

@testable import Parlance

@Suite("XLIFF as it is written")
struct XLIFFWritingTests {
  private func document() throws -> ExchangeDocument {
    let source = try UnitText.markdown("**{seats} seats** end,\n[see](https://x.example) & ask")
    let target = try UnitText.markdown(
      "**{seats} licences** : [voir](https://x.example)", like: source)
    let branch = TranslationUnit.Branch(
      variable: "seats", kind: "plural", key: "other", samples: ["2", "3"])
    var context = TranslationUnit.Context(note: "Be kind", limit: 40)
    context.terms = [TranslationUnit.Term(source: "seat", use: "licence", avoid: ["siège"])]
    context.uses = ["vip, renewal, week 40"]
    var document = try ExchangeDocument.french([
      .sample(
        "emails.a:subject:01", item: "emails/a", field: "subject", part: .field,
        branches: [branch], source, context: context),
      .sample(
        "emails.a:body:02", item: "emails/a", source, target, state: .outdated,
        previous: TranslationUnit.Previous(source: source, target: target)),
      .sample(
        "locales:week:03", item: "locales", field: "week", part: .field,
        UnitText([.text(" Week")]), UnitText([.text("Semaine ")]), state: .approved),
    ])
    document.units[2].was = "0a1b2c3d"
    return document
  }

  @Test("Version 2.1, to the byte")
  func version21() throws {
    #expect(
      XLIFF.write(try document(), version: .v21) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" \
        xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" \
        xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" \
        xmlns:parlance="urn:parlance:exchange:1" version="2.1" srcLang="en" trgLang="fr">
          <file id="emails.a" original="emails/a">
            <slr:profiles generalProfile="xliff:codepoints"/>
            <unit id="emails.a:subject:01" name="subject" type="parlance:field" \
        slr:sizeRestriction="40" parlance:was="none">
              <gls:glossary>
                <gls:glossEntry>
                  <gls:term>seat</gls:term>
                  <gls:translation>licence</gls:translation>
                  <gls:definition>Not: “siège”</gls:definition>
                </gls:glossEntry>
              </gls:glossary>
              <notes>
                <note appliesTo="target" category="branch">{seats} is “other”, for example 2, 3</note>
                <note category="note">Be kind</note>
                <note appliesTo="target" category="limit">at most 40 characters</note>
                <note category="use">vip, renewal, week 40</note>
                <note category="term">“seat”: “licence”, not “siège”</note>
              </notes>
              <originalData>
                <data id="d1">**</data>
                <data id="d2">{seats}</data>
                <data id="d3">[</data>
                <data id="d4">](https://x.example)</data>
              </originalData>
              <segment state="initial">
                <source><pc id="1" dataRefStart="d1" dataRefEnd="d1" dispStart="bold" \
        dispEnd="bold" type="fmt" subType="xlf:b"><ph id="2" dataRef="d2" disp="{seats}" \
        equiv="{seats}" type="ui" subType="xlf:var"/> seats</pc> end, <pc id="3" \
        dataRefStart="d3" dataRefEnd="d4" dispStart="link" dispEnd="link" type="link">see</pc> \
        &amp; ask</source>
              </segment>
            </unit>
            <unit id="emails.a:body:02" name="body" type="parlance:paragraph" parlance:was="none">
              <notes>
                <note category="outdated">the source may have changed since it was translated</note>
                <note appliesTo="source" category="previous-source">**{seats} seats** end, \
        [see](https://x.example) &amp; ask</note>
                <note appliesTo="target" category="previous-translation">**{seats} licences** : \
        [voir](https://x.example)</note>
              </notes>
              <originalData>
                <data id="d1">**</data>
                <data id="d2">{seats}</data>
                <data id="d3">[</data>
                <data id="d4">](https://x.example)</data>
              </originalData>
              <segment state="initial" subState="parlance:outdated">
                <source><pc id="1" dataRefStart="d1" dataRefEnd="d1" dispStart="bold" \
        dispEnd="bold" type="fmt" subType="xlf:b"><ph id="2" dataRef="d2" disp="{seats}" \
        equiv="{seats}" type="ui" subType="xlf:var"/> seats</pc> end, <pc id="3" \
        dataRefStart="d3" dataRefEnd="d4" dispStart="link" dispEnd="link" type="link">see</pc> \
        &amp; ask</source>
                <target><pc id="1" dataRefStart="d1" dataRefEnd="d1" dispStart="bold" \
        dispEnd="bold" type="fmt" subType="xlf:b"><ph id="2" dataRef="d2" disp="{seats}" \
        equiv="{seats}" type="ui" subType="xlf:var"/> licences</pc> : <pc id="3" \
        dataRefStart="d3" dataRefEnd="d4" dispStart="link" dispEnd="link" type="link">voir</pc>\
        </target>
              </segment>
            </unit>
          </file>
          <file id="locales" original="locales">
            <unit id="locales:week:03" name="week" type="parlance:field" parlance:was="0a1b2c3d" \
        xml:space="preserve">
              <segment state="final">
                <source> Week</source>
                <target>Semaine </target>
              </segment>
            </unit>
          </file>
        </xliff>

        """)
  }

  @Test("Version 1.2, to the byte")
  func version12() throws {
    #expect(
      XLIFF.write(try document(), version: .v12) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
          <file original="emails/a" source-language="en" target-language="fr" \
        datatype="plaintext">
            <body>
              <trans-unit id="emails.a:subject:01" resname="subject" restype="x-field" \
        maxwidth="40" size-unit="char" extradata="parlance:was=none">
                <source><bpt id="1" ctype="bold" equiv-text="bold">**</bpt><ph id="2" \
        ctype="x-variable" equiv-text="{seats}">{seats}</ph> seats<ept id="1" \
        equiv-text="bold">**</ept> end, <bpt id="3" ctype="link" equiv-text="link">[</bpt>see\
        <ept id="3" equiv-text="link">](https://x.example)</ept> &amp; ask</source>
                <note from="parlance">Branch: {seats} is “other”, for example 2, 3</note>
                <note from="parlance">Note: Be kind</note>
                <note from="parlance">Limit: at most 40 characters</note>
                <note from="parlance">Used in: vip, renewal, week 40</note>
                <note from="parlance">Term: “seat”: “licence”, not “siège”</note>
              </trans-unit>
              <trans-unit id="emails.a:body:02" resname="body" restype="x-paragraph" \
        extradata="parlance:was=none">
                <source><bpt id="1" ctype="bold" equiv-text="bold">**</bpt><ph id="2" \
        ctype="x-variable" equiv-text="{seats}">{seats}</ph> seats<ept id="1" \
        equiv-text="bold">**</ept> end, <bpt id="3" ctype="link" equiv-text="link">[</bpt>see\
        <ept id="3" equiv-text="link">](https://x.example)</ept> &amp; ask</source>
                <target state="needs-translation"><bpt id="1" ctype="bold" \
        equiv-text="bold">**</bpt><ph id="2" ctype="x-variable" equiv-text="{seats}">{seats}\
        </ph> licences<ept id="1" equiv-text="bold">**</ept> : <bpt id="3" ctype="link" \
        equiv-text="link">[</bpt>voir<ept id="3" equiv-text="link">](https://x.example)</ept>\
        </target>
                <alt-trans alttranstype="previous-version">
                  <source><bpt id="1" ctype="bold" equiv-text="bold">**</bpt><ph id="2" \
        ctype="x-variable" equiv-text="{seats}">{seats}</ph> seats<ept id="1" \
        equiv-text="bold">**</ept> end, <bpt id="3" ctype="link" equiv-text="link">[</bpt>see\
        <ept id="3" equiv-text="link">](https://x.example)</ept> &amp; ask</source>
                  <target><bpt id="1" ctype="bold" equiv-text="bold">**</bpt><ph id="2" \
        ctype="x-variable" equiv-text="{seats}">{seats}</ph> licences<ept id="1" \
        equiv-text="bold">**</ept> : <bpt id="3" ctype="link" equiv-text="link">[</bpt>voir\
        <ept id="3" equiv-text="link">](https://x.example)</ept></target>
                </alt-trans>
                <note from="parlance">Outdated: the source may have changed since it was \
        translated</note>
              </trans-unit>
            </body>
          </file>
          <file original="locales" source-language="en" target-language="fr" \
        datatype="plaintext">
            <body>
              <trans-unit id="locales:week:03" resname="week" restype="x-field" approved="yes" \
        extradata="parlance:was=0a1b2c3d" xml:space="preserve">
                <source> Week</source>
                <target state="final">Semaine </target>
              </trans-unit>
            </body>
          </file>
        </xliff>

        """)
  }

  @Test("A pair is the same element in source and translation, and never half in another")
  func pairs() throws {
    let text = XLIFF.write(
      try .french([
        .sample("a", .overlapping, try .markdown("**a** _b_ ~~c~~"), state: .review),
        .sample("b", try .markdown("{x, plural, one {a} other {b}}")),
      ]), version: .v21)
    #expect(text.contains(#"<pc id="3" "#))
    #expect(text.contains(#"<sc id="1" "#))
    #expect(text.contains(#"<ec startRef="1" "#))
    #expect(!text.contains(#"<pc id="1" "#))
    #expect(text.contains(#"<ph id="1" canCopy="no" canDelete="no" "#))
  }

  @Test("Units of an item are in one file, wherever they stand; direction is said")
  func files() throws {
    var document = try ExchangeDocument.french([
      .sample("1", item: "emails/a", UnitText([.text("a")])),
      .sample("2", item: "emails.a", UnitText([.text("b")])),
      .sample("3", item: "emails/a", UnitText([.text("c")])),
    ])
    document.target = try #require(LocaleTag("ar"))
    let text = XLIFF.write(document, version: .v21)
    #expect(text.contains(#"<file id="emails.a" original="emails/a" trgDir="rtl">"#))
    #expect(text.contains(#"<file id="emails_x2E_a" original="emails.a" trgDir="rtl">"#))
    #expect(text.split(separator: "<file ").count == 3)
  }
}
