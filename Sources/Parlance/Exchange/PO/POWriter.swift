/// Writes units as the entries of a PO file.
struct POWriter {
  private let document: ExchangeDocument

  init(_ document: ExchangeDocument) { self.document = document }

  /// The file.
  var text: String {
    ([header] + document.units.map(entry) + [POEnd.lines])
      .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var header: [String] {
    let target = document.target
    let forms = POPluralForms.forms(of: target)
    var lines = [
      "# \(target.englishName) (\(target)) from \(document.source.englishName) (\(document.source)).",
      "#",
      "# Translate msgid into msgstr. What stands in braces is a placeholder: keep it as it is.",
      "# Marks such as ** or [ ]( ) are Markdown: keep them around the words that they belong to.",
      "# Keep msgctxt: the text is known by it. Fuzzy entries are not taken: what they have is an",
      "# older translation, or that of a text like this one, for you to look at.",
      "# A plural has an entry a branch, with the numbers that it is printed for, so that",
      "# msgid_plural is not used.",
    ]
    if forms == nil {
      lines += [
        "# No formula that gettext’s tools know is that of \(target.englishName); nothing here",
        "# needs one, so Plural-Forms names none.",
      ]
    }
    lines += ["# To approve a translation, write a comment line “# approved” above it."]
    let fields = [
      ("Project-Id-Version", "Parlance"), ("Report-Msgid-Bugs-To", ""), ("PO-Revision-Date", ""),
      ("Last-Translator", ""), ("Language-Team", target.englishName),
      ("Language", POLocale.name(target)), ("MIME-Version", "1.0"),
      ("Content-Type", "text/plain; charset=UTF-8"), ("Content-Transfer-Encoding", "8bit"),
      ("Plural-Forms", forms?.field ?? "nplurals=1; plural=0;"),
      ("X-Generator", "Parlance \(Versions.current.parlance)"),
      (POHeader.sourceField, POLocale.name(document.source)),
      (POHeader.countField, "\(document.units.count)"),
    ]
    let value = fields.map { $0.1.isEmpty ? "\($0.0):\n" : "\($0.0): \($0.1)\n" }.joined()
    return lines + POString.lines("msgid", "") + POString.lines("msgstr", value)
  }

  private func entry(_ unit: TranslationUnit) -> [String] {
    var lines: [String] = []
    var notes = unit.notes(withPrevious: false).map { "\($0.category.title): \($0.text)" }
    if let match = unit.matches.first, unit.state.isLeft {
      notes.append("Match: \(match.percent) %, \(match.origin)")
    }
    for note in notes {
      let text = note.split(whereSeparator: \.isNewline)
      for (index, line) in text.enumerated() {
        var line = line
        // To gettext’s tools, a backslash at the end joins the next line, even in a comment.
        while line.last == "\\" { line.removeLast() }
        // A further line is set in, so that it is not one that Parlance reads.
        lines.append(index == 0 ? "#. \(line)" : "#.   \(line)")
      }
    }
    lines.append("#. \(POEntry.stateMark)\(unit.state.rawValue)")
    lines.append("#. \(POEntry.wasMark)\(unit.was)")
    lines.append("#: \(unit.item)/\(unit.field)")
    if let offered = unit.offered {
      lines.append("#, fuzzy")
      if let source = offered.source?.plain, source != unit.source.plain {
        lines += POString.lines("msgid", source).map { "#| \($0)" }
      }
    }
    let target = unit.target ?? unit.offered?.target
    lines += POString.lines("msgctxt", unit.id)
    lines += POString.lines("msgid", unit.source.plain)
    lines += POString.lines("msgstr", target?.plain ?? "")
    return lines
  }
}

extension TranslationUnit {
  /// What a translator may begin with where nothing is translated: what the text was before its
  /// source changed, or the best match; the same text translated elsewhere comes first.
  fileprivate var offered: Previous? {
    guard target == nil else { return nil }
    let match = matches.first.map { Previous(source: $0.source, target: $0.target) }
    if matches.first?.percent == 100 { return match }
    return previous ?? match
  }
}
