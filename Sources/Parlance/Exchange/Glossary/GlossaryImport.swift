import MessageFormat

/// What a file of terms changes in the glossary of a locale.
///
/// Terms that the file does not have stay, and so do those for which it has no word.
package struct GlossaryImport: Sendable {
  /// The terms that change or are new, in the order of the file.
  package private(set) var changed: [GlossaryRow] = []
  /// How many terms are as they were.
  package private(set) var same = 0
  /// How many terms have no word yet.
  package private(set) var open = 0
  /// What is not taken.
  package private(set) var problems: [GlossaryProblem]
  /// The locale's file as it is to be; nil where nothing changes.
  package private(set) var change: FileChange?

  /// The longest term or word, in characters.
  static let lengthLimit = 200

  /// Plans an import; nothing is written.
  ///
  /// - Throws: ``ParlanceError`` where the locale's file cannot be read or edited.
  package init(
    _ table: GlossaryTable, to locale: LocaleTag, in repository: Repository
  ) throws(ParlanceError) {
    problems = table.problems
    let path = repository.locales[locale]?.file ?? "locales/\(locale).yaml"
    let raw: String
    do throws(SourceFile.Unreadable) {
      raw = try SourceFile.readText(path, below: repository.root)
    } catch {
      throw ParlanceError("\(SourceLocation(file: path, error.position)): \(error.message)")
    }
    let edit = try GlossaryEdit(SourceFile(path: path, text: raw), tag: locale)
    var seen: [String: Int] = [:]
    for row in table.rows {
      if let first = seen.updateValue(row.line, forKey: row.term) {
        problems.append(
          .init(
            line: row.line,
            "“\(shortened(row.term))” stands in line \(first) already; which one is meant?"))
        continue
      }
      let known = edit.terms[row.term]
      if let known, row.says(known) {
        same += 1
      } else if row.isOpen {
        open += 1
      } else if let complaint = row.complaint {
        problems.append(.init(line: row.line, complaint))
      } else {
        changed.append(row.completed(by: known))
      }
    }
    problems.sort { $0.line < $1.line }
    guard !changed.isEmpty else { return }
    change = FileChange(path: path, before: raw, after: try edit.text(with: changed, raw: raw))
  }
}

extension GlossaryRow {
  /// Whether it has nothing but the term.
  fileprivate var isOpen: Bool {
    use.withoutOuterSpace.isEmpty && !term.withoutOuterSpace.isEmpty && (forms ?? []).isEmpty
      && (avoid ?? []).isEmpty
  }

  fileprivate func says(_ known: LocaleProfile.Term) -> Bool {
    var known = known
    if isReduced {
      let row = GlossaryRow(
        term: term, use: known.use, forms: known.forms, avoid: known.avoid
      ).reduced
      known = LocaleProfile.Term(use: row.use, forms: row.forms ?? [], avoid: row.avoid ?? [])
    }
    func same(_ words: [String]?, _ known: [String]) -> Bool {
      words.map { $0.map(\.bytes) == known.filter { !$0.isEmpty }.map(\.bytes) } ?? true
    }
    return use.withoutOuterSpace.bytes == known.use.withoutOuterSpace.bytes
      && same(forms, known.forms) && same(avoid, known.avoid)
  }

  /// What it does not say, as it was.
  fileprivate func completed(by known: LocaleProfile.Term?) -> GlossaryRow {
    var row = self
    row.use = use.withoutOuterSpace
    row.forms = forms ?? known?.forms ?? []
    row.avoid = avoid ?? known?.avoid ?? []
    return row
  }

  /// Why it is not taken, if it is not.
  fileprivate var complaint: String? {
    if term.withoutOuterSpace.isEmpty { return "this row has no term; write it in its first cell" }
    let name = "“\(shortened(term))”"
    if term.withoutOuterSpace != term { return "the term \(name) has white space around it" }
    if use.withoutOuterSpace.isEmpty { return "\(name) has no word to use; fill in “use”" }
    for word in [term, use] + (forms ?? []) + (avoid ?? []) {
      if let scalar = word.unicodeScalars.first(where: \.isControl) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return "\(name) has a line break or control character (U+\(code)); remove it"
      }
      if word.count > GlossaryImport.lengthLimit {
        return "“\(shortened(word))” is longer than \(GlossaryImport.lengthLimit) characters"
      }
    }
    let used = [use.withoutOuterSpace] + (forms ?? [])
    if let both = avoid?.first(where: used.contains), both != term {
      return "“\(shortened(both))” is both to be used and to be avoided for \(name)"
    }
    return nil
  }
}

extension String {
  fileprivate var bytes: [UInt8] { Array(utf8) }
}
