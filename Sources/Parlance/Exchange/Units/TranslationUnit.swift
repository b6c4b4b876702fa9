/// One text for a translator, with all that there is to know about it.
package struct TranslationUnit: Hashable, Sendable {
  /// The name by which the unit is known again: item, field, hash of the source text, and branch.
  ///
  /// It does not depend on where the text stands, so that a paragraph put in before it changes
  /// nothing. It is an NMTOKEN of XML: `emails.win-back:body:3f2a9c10:seats.few`.
  package var id: String
  /// What the text belongs to: `emails/win-back`, `playbooks/vip`, or `locales` for labels.
  package var item: String
  /// The field: `subject`, `body`, `stages.renewal.goal`, `week`.
  package var field: String
  /// What the text is in its field.
  package var part: Part
  /// The branches of plurals and selects that the text is for; empty where there is no choice.
  package var branches: [Branch] = []
  /// The sentence that the unit is a branch of; nil where it is all of it, and where a plural counts
  /// from an offset, which no format has a word for.
  package var sentence: Sentence?
  /// The text to translate.
  package var source: UnitText
  /// The translation as it is; nil where something is left to translate, be it that there is an
  /// old translation (``previous``).
  package var target: UnitText?
  /// The fingerprint of what the content has as translation.
  ///
  /// It is `none` where there is nothing. What comes back says it again (``ReturnedUnit/was``), so that an edit meanwhile is noticed.
  package var was = "none"
  /// How far the translation has come.
  package var state: State
  /// What the translation was made from, where the source has changed since, and the translation.
  package var previous: Previous?
  /// What a translator needs to know.
  package var context = Context()
  /// What was translated before and is like this text, the most alike first.
  package var matches: [Match] = []
  /// The ID of the first unit of the document with the same text; nil for that one.
  package var repeats: String?

  /// What a text is in its field.
  package enum Part: String, Hashable, Sendable {
    /// The whole field, such as a subject.
    case field
    /// A paragraph of Markdown.
    case paragraph
    /// A heading.
    case heading
    /// A point of a list.
    case listItem = "list item"
    /// A paragraph of a quotation; in a call script, what to say.
    case quote
    /// A cell of a table.
    case cell
    /// A whole body that cannot be cut as its source is.
    case body
  }

  /// Whether neither the source nor the translation says anything, as a branch may.
  package var isEmpty: Bool { source.isBlank && target?.isBlank != false && previous == nil }

  /// A branch of a plural or select.
  package struct Branch: Hashable, Sendable {
    /// The variable that is chosen by.
    package var variable: String
    /// How it is compared: `plural`, `selectordinal` or `select`.
    package var kind: String
    /// The key: `few`, `=1`, `female`.
    package var key: String
    /// Numbers for which the branch is printed, in ascending order; empty for a `select`.
    package var samples: [String] = []
  }

  /// A sentence that is cut into a unit for each combination of branches.
  package struct Sentence: Hashable, Sendable {
    /// Its name, which the IDs of its units begin with.
    package var id: String
    /// How many of a unit's branches are its own, the last of them; the others are blocks that the
    /// whole sentence stands in.
    package var choices: Int
  }

  /// How far a translation has come.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// There is no translation, or only a draft.
    case missing
    /// The source has changed since, or nobody has recorded which source it was made from.
    case outdated
    /// Somebody is still to read it.
    case review
    /// It is served as it is.
    case approved

    /// Whether a translator has something to do.
    package var isLeft: Bool { self == .missing || self == .outdated }
  }

  /// A pair of texts from before the source changed.
  package struct Previous: Hashable, Sendable {
    /// The old text of the source; nil where it is not to be found.
    package var source: UnitText?
    /// Its translation.
    package var target: UnitText
  }

  /// A translation of a text that is like this one.
  package struct Match: Hashable, Sendable {
    /// The text that was translated.
    package var source: UnitText
    /// Its translation.
    package var target: UnitText
    /// How alike the texts are, from 75 to 100 percent; only the same has 100.
    package var percent: Int
    /// Where it is from: `emails/win-back body`, `memory/agency.tmx`.
    package var origin: String
  }

  /// What a translator needs to know about a text.
  package struct Context: Hashable, Sendable {
    /// The note of the item.
    package var note: String?
    /// The most characters that the text may have.
    package var limit: Int?
    /// The glossary's terms in the source text.
    package var terms: [Term] = []
    /// How the reader is addressed: `formal` or `informal`.
    package var register: String?
    /// Where the text is used: `vip, renewal, week 40`.
    package var uses: [String] = []
    /// What makes the sentence costly to translate, and how it can be split.
    package var advice: String?
  }

  /// A term of the glossary that stands in a source text.
  package struct Term: Hashable, Sendable {
    /// The term.
    package var source: String
    /// The word to use.
    package var use: String
    /// Words that are not to be used for it.
    package var avoid: [String] = []
  }
}
