/// A translation memory as tools hand it on: Translation Memory eXchange 1.4b.
package struct TMXDocument: Sendable {
  /// The texts, each in several languages.
  package var units: [Unit] = []
  /// What could not be read, each with its place.
  package var problems: [ReturnedDocument.Problem] = []

  package init() {}

  /// A text in several languages.
  package struct Unit: Hashable, Sendable {
    /// The text by language, in the file's order.
    package var variants: [Variant] = []
    /// Where the text is from; nil where the file does not say.
    var place: String?
    /// The branches that it is for.
    var branches = ""
  }

  /// A text in one language.
  package struct Variant: Hashable, Sendable {
    /// The language as the file has it: `en-US`.
    package var language: String
    /// The text.
    package var text: UnitText
  }

  /// The translations from one locale to another.
  ///
  /// A text in `de-AT` serves `de`, and one in `de` serves `de-AT`, but none in `de-CH` does.
  func entries(from source: LocaleTag, to target: LocaleTag, in file: String) -> [MemoryEntry] {
    units.compactMap { unit in
      guard let from = unit.text(in: source), let to = unit.text(in: target), !from.isBlank,
        !to.isBlank
      else { return nil }
      return MemoryEntry(source: from, target: to, branches: unit.branches, place: file)
    }
  }

  /// How many translations there are from one locale to another.
  package func count(from source: LocaleTag, to target: LocaleTag) -> Int {
    entries(from: source, to: target, in: "").count
  }
}

extension TMXDocument.Unit {
  fileprivate func text(in locale: LocaleTag) -> UnitText? {
    let wanted = locale.description.lowercased()
    var second: UnitText?
    for variant in variants {
      let language = variant.language.lowercased().replacing("_", with: "-")
      if language == wanted { return variant.text }
      let isRelative = language.hasPrefix("\(wanted)-") || wanted.hasPrefix("\(language)-")
      if second == nil, isRelative { second = variant.text }
    }
    return second
  }
}
