/// A term with its words in one locale, as it goes to people and comes back.
package struct GlossaryRow: Hashable, Sendable {
  /// The term, as the source locale calls it.
  package var term: String
  /// The word to use; empty where nobody has decided yet.
  package var use: String
  /// Its other forms; nil where a file does not say.
  package var forms: [String]?
  /// Words that are not to be used for it; nil where a file does not say.
  package var avoid: [String]?
  /// The line of the file in which it stands.
  package var line = 0
  /// Whether the format of the file has each word of a term but once.
  var isReduced = false

  package init(term: String, use: String = "", forms: [String]? = [], avoid: [String]? = []) {
    self.term = term
    self.use = use
    self.forms = forms
    self.avoid = avoid
  }
}

extension GlossaryRow {
  /// The row with each word once, where it weighs most: to use, as a form, or to be avoided; and
  /// without words that are blank.
  var reduced: GlossaryRow {
    var row = self
    if use.withoutOuterSpace.isEmpty { row.use = "" }
    var seen: Set<String> = [use.withoutOuterSpace]
    func once(_ words: [String]?) -> [String]? {
      words?.filter { word in
        let word = word.withoutOuterSpace
        return !word.isEmpty && seen.insert(word).inserted
      }
    }
    row.forms = once(forms)
    row.avoid = once(avoid)
    return row
  }
}

/// Why something in a file of terms is not taken.
package struct GlossaryProblem: Hashable, Sendable {
  /// The line.
  package var line: Int
  /// What is wrong, and what to do.
  package var message: String

  package init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }
}

/// A file of terms that was read.
package struct GlossaryTable: Sendable {
  /// The terms that could be read.
  package var rows: [GlossaryRow] = []
  /// What could not.
  package var problems: [GlossaryProblem] = []

  /// The most terms that are read.
  static let rowLimit = 50_000

  package init(rows: [GlossaryRow] = []) { self.rows = rows }

  /// The terms of a locale in the order of its file, and behind them those that only the source
  /// has, with nothing decided yet.
  ///
  /// - Throws: ``ParlanceError`` where a file cannot be read.
  package init(of locale: LocaleTag, in repository: Repository) throws(ParlanceError) {
    var seen: Set<String> = []
    for tag in [locale, repository.project.source] {
      guard let profile = repository.locales[tag] else { continue }
      let file: SourceFile
      do throws(SourceFile.Unreadable) {
        file = try SourceFile.read(profile.file, below: repository.root)
      } catch {
        let place = SourceLocation(file: profile.file, error.position)
        throw ParlanceError("\(place): \(error.message)")
      }
      let entries = YAML.parse(file)["glossary"]?.entries ?? []
      for entry in entries where seen.insert(entry.key).inserted {
        var row = GlossaryRow(term: entry.key)
        if tag == locale, let known = profile.glossary[entry.key] {
          (row.use, row.forms, row.avoid) = (known.use, known.forms, known.avoid)
        }
        rows.append(row)
      }
    }
  }
}
