/// What a translator is told about a unit, in words, for formats with notes.
struct UnitNote: Hashable {
  /// What the note is about, in a word.
  var category: Category
  /// The note.
  var text: String

  enum Category: String {
    case note, use, branch, limit, register, term, advice, outdated, repeated
    case previousSource = "previous-source"
    case previousTranslation = "previous-translation"
    /// The name that XLIFF 2.2 has for it.
    case pluralExamples = "plural_examples"

    /// What begins the note where a format has no categories.
    var title: String {
      switch self {
      case .note: "Note"
      case .use: "Used in"
      case .branch: "Branch"
      case .limit: "Limit"
      case .register: "Register"
      case .term: "Term"
      case .advice: "Advice"
      case .outdated: "Outdated"
      case .repeated: "Repeated"
      case .previousSource: "Previous source"
      case .previousTranslation: "Previous translation"
      case .pluralExamples: "Examples"
      }
    }
  }
}

extension TranslationUnit {
  /// The notes of the unit, the most important first.
  ///
  /// - `withPrevious`: with the texts from before the source changed.
  /// - `withExamples`: with the numbers of the sentence's own plurals as notes of their own.
  func notes(withPrevious: Bool, withExamples: Bool = false) -> [UnitNote] {
    var notes: [UnitNote] = []
    let own = branches.suffix(withExamples ? sentence?.choices ?? 0 : 0)
    for (index, branch) in branches.enumerated() {
      let text = "{\(branch.variable)} is “\(branch.key)”"
      let samples = branch.samples.joined(separator: ", ")
      guard own.indices.contains(index), !samples.isEmpty else {
        notes.append(
          UnitNote(
            category: .branch, text: samples.isEmpty ? text : "\(text), for example \(samples)"))
        continue
      }
      notes.append(UnitNote(category: .branch, text: text))
      let isAlone = own.count { !$0.samples.isEmpty } == 1
      notes.append(
        UnitNote(
          category: .pluralExamples,
          text: isAlone ? samples : "{\(branch.variable)}: \(samples)"))
    }
    if let note = context.note { notes.append(UnitNote(category: .note, text: note)) }
    if let limit = context.limit {
      let unit = limit == 1 ? "character" : "characters"
      notes.append(UnitNote(category: .limit, text: "at most \(limit) \(unit)"))
    }
    if let register = context.register {
      notes.append(UnitNote(category: .register, text: register))
    }
    notes += context.uses.map { UnitNote(category: .use, text: $0) }
    notes += context.terms.map { UnitNote(category: .term, text: $0.inWords) }
    if let advice = context.advice { notes.append(UnitNote(category: .advice, text: advice)) }
    if state == .outdated {
      notes.append(
        UnitNote(
          category: .outdated, text: "the source may have changed since it was translated"))
    }
    if let repeats {
      notes.append(UnitNote(category: .repeated, text: "the same text as \(repeats)"))
    }
    if withPrevious, let previous {
      if let source = previous.source {
        notes.append(UnitNote(category: .previousSource, text: source.shown))
      }
      notes.append(UnitNote(category: .previousTranslation, text: previous.target.shown))
    }
    return notes
  }
}

extension TranslationUnit.Term {
  /// The term, the word to use for it, and those not to use.
  var inWords: String {
    let avoided = avoid.map { "“\($0)”" }.joined(separator: ", ")
    return "“\(source)”: “\(use)”" + (avoided.isEmpty ? "" : ", not \(avoided)")
  }
}
