import MessageFormat

extension Rendering {
  /// The template of an item that a text names, in the text's locale or by fallback.
  mutating func part(
    _ id: ItemID, of template: CheckedTemplate, _ field: CheckedTemplate.Field
  ) throws(RenderError) -> CheckedTemplate {
    // In the locale of the text around it, which is not the one asked for where that came by
    // fallback: nothing mixes languages silently.
    try part(
      id, within: template.locale, of: template.id, field: field.name,
      at: field.source.references.first { $0.item == id }?.location
        ?? SourceLocation(file: template.file))
  }

  /// The template of an item that another one names at a place, in a locale or by fallback.
  mutating func part(
    _ id: ItemID, within locale: LocaleTag, of owner: ItemID, field: String? = nil,
    at place: @autoclosure () -> SourceLocation
  ) throws(RenderError) -> CheckedTemplate {
    let part = try template(of: id, in: locale, isPart: true)
    record(id.description, part.locale)
    if !part.locale.isSameLanguage(as: locale) {
      find(
        .mixedLanguage(
          of: id, in: part.locale, within: locale, of: owner, field: field, at: place()))
    }
    return part
  }

  /// Says where a value holds characters that turn the direction of text, which are left out.
  mutating func findDirectionOverride(
    _ value: String, _ variable: String?, _ field: CheckedTemplate.Field,
    of template: CheckedTemplate
  ) {
    guard ValueText.hasBidiControls(value) else { return }
    find(
      Finding(
        rule: "direction-override", severity: .warning,
        location: field.source.location(of: field.range(of: variable)), item: template.id,
        locale: template.locale, field: field.name,
        message: "the value of \(ValueText.named(variable)) holds characters that turn the "
          + "direction of text; they are left out",
        help: "delete U+202A to U+202E and U+2066 to U+2069 in the customer’s data"))
  }
}

extension Finding {
  /// An item in another language than the text that names it.
  static func mixedLanguage(
    of part: ItemID, in tag: LocaleTag, within locale: LocaleTag, of owner: ItemID,
    field: String?, at location: SourceLocation
  ) -> Finding {
    Finding(
      rule: "mixed-language", severity: .warning, location: location, item: owner,
      locale: locale, field: field,
      message: "\(part) is shown in \(tag), the text around it in \(locale)",
      help: "write \(part.file(in: locale))")
  }

  /// A label in another language than the text that it stands beside.
  static func mixedLanguage(
    ofLabel name: String, in tag: LocaleTag, within locale: LocaleTag
  ) -> Finding {
    Finding(
      rule: "mixed-language", severity: .warning,
      location: SourceLocation(file: "locales/\(locale).yaml"), locale: locale,
      field: "labels.\(name)",
      message: "the label “\(name)” is shown in \(tag), the text around it in \(locale)",
      help: "write it under “labels:” in locales/\(locale).yaml")
  }

  /// A text of a sender in another language than the mail.
  static func mixedLanguage(
    of key: String, of sender: Sender, in tag: LocaleTag, within locale: LocaleTag
  ) -> Finding {
    Finding(
      rule: "mixed-language", severity: .warning, location: SourceLocation(file: sender.file),
      locale: locale, field: key,
      message: "the sender’s \(key) is shown in \(tag), the text around it in \(locale)",
      help: "write under “\(key)”: \(locale): ...")
  }

  /// The HTML of a mail beyond which Gmail cuts it off, in bytes.
  static let mailLimit = 102 * 1024

  /// A mail whose HTML, of a length in bytes, Gmail would cut off; nil for one that is small enough.
  static func oversizedMail(
    _ length: Int, item: ItemID, locale: LocaleTag, file: String
  ) -> Finding? {
    guard length > mailLimit else { return nil }
    return Finding(
      rule: "oversized-mail", severity: .warning, location: SourceLocation(file: file),
      item: item, locale: locale, field: "body",
      message: "the HTML has \((length + 1023) / 1024) KB; Gmail cuts mails off behind "
        + "\(mailLimit / 1024) KB",
      help: "shorten the text, or link to a page")
  }
}
