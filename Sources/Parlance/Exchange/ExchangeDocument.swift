/// What goes to a translator: the one model that every format of exchange is written from.
package struct ExchangeDocument: Sendable {
  /// The locale to translate from.
  package var source: LocaleTag
  /// The locale to translate to.
  package var target: LocaleTag
  /// The texts; those of an item follow each other, and so do the branches of a text.
  package var units: [TranslationUnit]
  /// What is not given out although it is left, each with its place and what to do: texts whose
  /// source has characters that no translation is taken with.
  package var unfit: [String] = []

  /// Makes a document.
  package init(source: LocaleTag, target: LocaleTag, units: [TranslationUnit]) {
    self.source = source
    self.target = target
    self.units = units
  }
}

/// What comes back from a translator: what every format of exchange is read into.
package struct ReturnedDocument: Sendable {
  /// The locale translated from, where the file says so.
  package var source: LocaleTag?
  /// The locale translated to, where the file says so.
  package var target: LocaleTag?
  /// The translations that the file holds, in its order; those without a translation are left out.
  package var units: [ReturnedUnit] = []
  /// What could not be read, each with its place; the rest of the file is here nevertheless.
  package var problems: [Problem] = []
  /// What is odd about the file, though all of it that is here was read.
  package var warnings: [Problem] = []
  /// How many translations are left out as fuzzy, which is to say that nobody has read them.
  package var fuzzyCount = 0

  package init() {}

  /// Something that could not be read.
  package struct Problem: Hashable, Sendable {
    /// The line, from 1; of a spreadsheet, the row.
    package var line: Int
    /// The column in Unicode code points, from 1; of a spreadsheet, the column.
    package var column: Int
    /// What is wrong, in one sentence without a full stop.
    package var message: String

    package init(line: Int, column: Int, message: String) {
      self.line = line
      self.column = column
      self.message = message
    }
  }
}

/// A translation that came back.
package struct ReturnedUnit: Hashable, Sendable {
  /// The ``TranslationUnit/id`` that the file names.
  package var id: String
  /// The translation.
  package var target: Text
  /// Whether the file says that somebody has approved it.
  package var isApproved = false
  /// The ``TranslationUnit/was`` that the file was given; nil where it has been lost.
  package var was: String?
  /// The line in the file, from 1; of a spreadsheet, the row.
  package var line: Int
  /// The column in the file, from 1.
  package var column: Int

  package init(
    id: String, target: Text, isApproved: Bool = false, was: String? = nil, line: Int, column: Int
  ) {
    self.was = was
    self.id = id
    self.target = target
    self.isApproved = isApproved
    self.line = line
    self.column = column
  }

  /// A text as a format has it.
  package enum Text: Hashable, Sendable {
    /// Words and references to codes of the unit.
    case parts([Part])
    /// Plain text, in which codes are written as ``InlineCode/equivalent`` has them, and in which
    /// quoting is that of messages: what ``UnitText/plain`` gives.
    case plain(String)
  }

  /// One part of a text.
  package enum Part: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A code of the unit, by ``InlineCode/id`` and role; and what the file itself says it stands
    /// for, for a code that the unit does not have.
    case code(id: String, role: InlineCode.Role, data: String?)
  }
}
