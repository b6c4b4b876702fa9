import Testing

@testable import Parlance

@Suite("Rules on text")
struct TextRuleTests {
  @Test(
    "What is invisible or garbled is found",
    arguments: [
      ("de", "ein\u{200B}s", "\u{200B}"), ("de", "a\u{FFFD}b", "\u{FFFD}"),
      ("de", "fÃ¼r", "Ã¼"), ("de", "sie sagt â€žjaâ€œ", "â€ž"), ("de", "Preis 5Â €", "Â\u{A0}"),
      ("it", "la libertÃ\u{A0} è", "Ã\u{A0}"), ("fr", "il vient Ã\u{A0} Paris", "Ã\u{A0}"),
      ("ru", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "ÐŸÑ€Ð¸Ð²ÐµÑ‚"), ("de", "ð\u{178}˜€", "ð\u{178}˜€"),
      ("de", "Zu\u{AD}sammen", "\u{AD}"), ("de", "a\u{FEFF}b", "\u{FEFF}"),
      ("de", "a\u{200D}b", "\u{200D}"), ("de", "\u{202E}ab", "\u{202E}"),
      ("ar", "مرحبا \u{202E}ab", "\u{202E}"), ("de", "a\u{200E}b", "\u{200E}"),
      ("de", "a\u{2066}b\u{2069}", "\u{2066}"),
    ])
  func invisible(locale: String, body: String, place: String) async throws {
    let found = try await RuleProbe(rule: "invisible-character", locale: locale).places(
      body.replacing("Â €", with: "Â\u{A0}€"))
    #expect(found.first == place)
  }

  @Test(
    "What a script, an emoji or a direction needs is left alone",
    arguments: [
      ("fa", "می\u{200C}خواهم"), ("hi", "क्\u{200D}ष"), ("de", "👩\u{200D}👩\u{200D}👧 und 🏴‍☠️"),
      ("ar", "شركة\u{200F} (Adobe)\u{200F}"), ("he", "שלום \u{2066}Adobe\u{2069}"),
      ("th", "ภาษา\u{200B}ไทย"), ("de", "Spaß“ und CAFÉ… É» Â!"), ("pt", "SÃO PAULO, Ã£"),
      ("pt", "IRMÃ\u{A0}!"),
      ("de", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 England"),
    ])
  func visible(locale: String, body: String) async throws {
    let probe = RuleProbe(rule: "invisible-character", locale: locale)
    #expect(try await probe.find(body.replacing("Ã£", with: "")).map(\.message) == [])
  }

  @Test("Garbled letters are errors, invisible ones warnings, soft hyphens notes")
  func severities() async throws {
    let found = try await RuleProbe(rule: "invisible-character").find(
      "fÃ¼r a\u{200B}b Zu\u{AD}sammen")
    #expect(found.map(\.severity) == [.error, .warning, .note])
  }

  @Test(
    "Fixes restore, remove and compose",
    arguments: [
      ("invisible-character", "fÃ¼r a\u{200B}\u{200B}b", "für ab"),
      ("unnormalized-text", "Scho\u{308}n und gru\u{308}n", "Schön und grün"),
      ("stray-whitespace", "ja , und  so ( was )", "ja, und so (was)"),
      ("foreign-quotes", "Sie “sagt” das", "Sie „sagt“ das"),
      ("foreign-quotes", "Sie « sagt » das", "Sie „sagt“ das"),
      ("repeated-word", "das ist ist gut", "das ist gut"),
    ])
  func fixes(rule: String, body: String, mended: String) async throws {
    let text = try await RuleProbe(rule: rule).mended(body)
    #expect(text.unicodeScalars.elementsEqual(mended.unicodeScalars))
  }

  @Test(
    "Decomposed letters are found, marks in another order are a note",
    arguments: [
      ("de", "Scho\u{308}n", Severity.warning), ("ko", "\u{1112}\u{1161}\u{11AB}글", .warning),
      ("bn", "\u{9DF}া", .note), ("de", "5 \u{212B}", .note),
    ])
  func unnormalized(locale: String, body: String, severity: Severity) async throws {
    let found = try await RuleProbe(rule: "unnormalized-text", locale: locale).find(body)
    #expect(found.map(\.severity) == [severity])
  }

  @Test(
    "Blanks where none belong are found",
    arguments: [
      ("de", "a  b", "  "), ("de", "a ,b , c", " "), ("de", "a\tb", "\t"), ("de", "( a)", " "),
      ("de", "a {seats} .", " "), ("es", "¿Qué tal ?", " "), ("ru", "да !", " "),
      ("ar", "نعم ، لا", " "), ("ja", "はい 。", " "), ("fr", "oui , non", " "),
      ("hi", "हाँ , नहीं", " "),
    ])
  func strayBlank(locale: String, body: String, place: String) async throws {
    let found = try await RuleProbe(rule: "stray-whitespace", locale: locale).places(body)
    #expect(found.first == place)
  }

  @Test(
    "Blanks that a language or a sign needs are left alone",
    arguments: [
      ("fr", "Oui ! Non ? Si : là ; ici"), ("de", "die Datei .env und ... so"),
      ("de", "2 : 1 gewonnen :) ;-)"), ("en-GB", "One.  Two.  Three.  Four."),
      ("de", "`a  b` und\n\n```\ncode  code\n```"), ("th", "ใช่ ?"), ("hi", "हाँ ? नहीं !"),
      ("de", "{salutation, select, female {Frau} other {}} hier"), ("de", "- [ ] a\n- [ ] b"),
    ])
  func neededBlank(locale: String, body: String) async throws {
    let found = try await RuleProbe(rule: "stray-whitespace", locale: locale).find(body)
    #expect(found.map(\.message) == [])
  }

  @Test(
    "French has its no-break spaces, each country its own",
    arguments: [
      ("fr", "Ça va ?", "Ça va\u{202F}?"), ("fr", "Ça va?", "Ça va\u{202F}?"),
      ("fr", "Voici : «oui»", "Voici\u{A0}: «\u{A0}oui\u{A0}»"),
      ("fr-CA", "Voici : oui!", "Voici\u{A0}: oui!"), ("fr-CH", "Oui ! Non!", "Oui\u{202F}! Non!"),
      (
        "fr", "à 10:30 sur https://a.fr/?a:b {seats}!",
        "à 10:30 sur https://a.fr/?a:b {seats}\u{202F}!"
      ),
      ("de", "30 % oder 5 km", "30\u{A0}% oder 5\u{A0}km"),
    ])
  func ties(locale: String, body: String, mended: String) async throws {
    let text = try await RuleProbe(rule: "missing-nonbreaking-space", locale: locale).mended(body)
    #expect(text.unicodeScalars.elementsEqual(mended.unicodeScalars), "\(text.debugDescription)")
  }

  @Test(
    "What is tied already, or written otherwise, is left alone",
    arguments: [
      ("fr", "Ça va\u{A0}? Oui\u{202F}! «\u{A0}ici\u{A0}»"), ("fr-CH", "«oui» Non?"),
      ("en-GB", "30 % and 5 km"), ("de", "30% und 30 Tage"), ("fr", "Vraiment…?"),
      ("fr", "par e-mail :) et ;-)"),
    ])
  func tied(locale: String, body: String) async throws {
    let probe = RuleProbe(rule: "missing-nonbreaking-space", locale: locale)
    #expect(try await probe.find(body).map(\.message) == [])
  }

  @Test(
    "A text ends as its source does, in its own script",
    arguments: [
      ("de", "Wirklich?", "Really?", nil), ("de", "Wirklich.", "Really?", Severity.warning),
      ("de", "So:", "So.", .warning), ("de", "So…", "So...", nil), ("de", "So", "So.", .note),
      ("de", "So!", "So.", .note), ("ja", "はい。", "Yes.", nil), ("ja", "はいですか。", "Yes?", nil),
      ("el", "Ναι;", "Yes?", nil), ("ar", "نعم؟", "Yes?", nil), ("hi", "हाँ।", "Yes.", nil),
      ("th", "ใช่", "Yes?", nil), ("de", "Sie sagt: „Ja.“", "She says: “Yes.”", nil),
      ("de", "Hallo,", "Hello!", nil), ("de", "Bis {seats}", "Until 12.", nil),
      ("fr", "Oui\u{202F}!", "Yes!", nil), ("es", "¿Sí?", "Yes?", nil),
    ] as [(String, String, String, Severity?)])
  func ends(locale: String, body: String, source: String, severity: Severity?) async throws {
    let found = try await RuleProbe(rule: "end-punctuation", locale: locale)
      .find(body, source: source)
    #expect(found.map(\.severity) == (severity.map { [$0] } ?? []))
  }

  @Test(
    "A word that stands twice is found, across lines and markup",
    arguments: [
      ("de", "das ist ist gut", "ist"), ("de", "das ist\nist gut", "ist"),
      ("de", "das **ist** ist gut", "ist"), ("en-GB", "The the house", "the"),
      ("pl", "to jest jest dobre", "jest"), ("ru", "это это дом", "это"),
      ("de", "{seats, plural, one {eine eine Lizenz} other {# Lizenzen}}", "eine"),
      ("de", "die Lizenz Lizenz endet", "Lizenz"), ("fr", "de de la", "de"),
      ("ar", "في في البداية", "في"),
    ])
  func repeated(locale: String, body: String, place: String) async throws {
    #expect(try await RuleProbe(rule: "repeated-word", locale: locale).places(body) == [place])
  }

  @Test(
    "Doubles that a language has are left alone",
    arguments: [
      ("de", "Leute, die die Lizenz haben, wenn sie Sie sehen"), ("fr", "Vous vous trompez"),
      ("id", "anak anak"), ("tr", "yavaş yavaş"), ("hi", "धीरे धीरे"),
      ("en-GB", "Duran Duran had had it"),
      ("de", "10 10 und a. A. und ja, ja"), ("cs", "že se se mnou"), ("ko", "점점 점점"),
      ("ar", "خطوة خطوة"), ("ar", "بندًا بندًا"),
    ])
  func doubled(locale: String, body: String) async throws {
    let found = try await RuleProbe(rule: "repeated-word", locale: locale).find(body)
    #expect(found.map(\.message) == [])
  }
}
