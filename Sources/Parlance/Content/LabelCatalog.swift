/// Texts of an interface in one locale, written as the labels of a file of `locales/` are.
package struct LabelCatalog: Sendable {
  /// The patterns of the messages, by name.
  package let patterns: [String: String]
  /// The locale as libicu is to be asked, with numbering system and calendar.
  package let icuLocale: String
  /// What is wrong with the file.
  package let findings: [Finding]

  /// Reads the text of a file such as `locales/de.yaml`.
  package init(_ text: String, locale: LocaleTag) {
    let file = SourceFile(path: "locales/\(locale).yaml", text: text)
    let (profile, findings) = LocaleProfile.read(file, tag: locale)
    icuLocale = profile.icuLocale
    patterns = profile.labels.mapValues(\.value)
    self.findings = findings
  }
}
