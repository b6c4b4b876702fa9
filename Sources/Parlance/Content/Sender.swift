public import MessageFormat

/// Who sends: name, address and whatever else mails say of the sender, from `content/senders/`.
public struct Sender: Sendable {
  /// The name of the sender's file, by which it is chosen.
  public var id: String
  /// The sender's file, from the repository's root.
  public var file: String
  /// What is known of it, by key, such as `name` and `email`.
  private var values: [String: Text] = [:]
  /// Where the locales of such texts are named first.
  private(set) var localeLocations: [LocaleTag: SourceLocation] = [:]

  /// A value that may differ by locale.
  private enum Text: Sendable {
    case same(String)
    case byLocale([LocaleTag: String])
  }

  static func read(_ file: SourceFile, id: String) -> (Sender, [Finding]) {
    var reader = FileReader(file: file)
    var sender = Sender(id: id, file: file.path)
    let entries = reader.entries(of: YAML.parse(file), for: "a sender")
    for entry in entries {
      if entry.value.entries != nil {
        var texts: [LocaleTag: String] = [:]
        for text in reader.entries(of: entry.value, for: entry.key) {
          guard let tag = LocaleTag(text.key) else {
            reader.report(
              "invalid-setting", at: text.keyPosition,
              "“\(text.key)” is not a locale such as de or pt-BR")
            continue
          }
          texts[tag] = reader.string(text.value, for: text.key)
          if sender.localeLocations[tag] == nil {
            sender.localeLocations[tag] = SourceLocation(file: file.path, text.keyPosition)
          }
        }
        sender.values[entry.key] = .byLocale(texts)
      } else {
        sender.values[entry.key] = reader.string(entry.value, for: entry.key).map(Text.same)
      }
      sender.check(entry, &reader)
    }
    for key in ["name", "email"] where !entries.contains(where: { $0.key == key }) {
      reader.report(
        "invalid-setting", at: TextPosition(line: 1, column: 1), "the sender has no \(key)")
    }
    return (sender, reader.findings)
  }

  private func check(_ entry: YAML.Entry, _ reader: inout FileReader) {
    guard case .same(let text)? = values[entry.key] else { return }
    let type = Sender.type(ofKey: entry.key)
    let variable = Variable(
      name: entry.key, type: type,
      location: SourceLocation(file: file, entry.keyPosition))
    if case .failure = variable.value(ofText: text) {
      reader.expected(variable.expectation, at: entry.value, for: entry.key)
    }
  }

  private static func type(ofKey key: String) -> VariableType {
    switch key {
    case "email": .email
    case "website", "unsubscribe": .url
    default: .text
    }
  }

  /// What is known under a key, for a locale and, where that has none of its own, its language.
  public func text(_ key: String, in locale: LocaleTag) -> String? {
    localizedText(key, in: locale)?.text
  }

  /// What is known under a key, and the locale that it is in; nil for one that all locales share.
  func localizedText(
    _ key: String, in locale: LocaleTag
  ) -> (text: String, locale: LocaleTag?)? {
    switch values[key] {
    case .same(let text): return (text, nil)
    case .byLocale(let texts):
      if let text = texts[locale] { return (text, locale) }
      guard let language = LocaleTag(String(locale.language)) else { return nil }
      return texts[language].map { ($0, language) }
    case nil: return nil
    }
  }

  /// The keys whose texts differ by locale, but have none for a locale.
  func missingKeys(in locale: LocaleTag) -> [String] {
    values.keys.sorted().filter { key in
      if case .byLocale? = values[key] { text(key, in: locale) == nil } else { false }
    }
  }

  /// The variables that messages may use for this sender, `{senderName}` and so on.
  public var variables: [Variable] {
    values.keys.sorted().map { key in
      Variable(
        name: Sender.variableName(ofKey: key), type: Sender.type(ofKey: key),
        location: SourceLocation(file: file))
    }
  }

  /// The values of those variables in a locale.
  public func variableValues(in locale: LocaleTag) -> [String: Value] {
    var result: [String: Value] = [:]
    for key in values.keys {
      if let text = text(key, in: locale) {
        result[Sender.variableName(ofKey: key)] = .text(text)
      }
    }
    return result
  }

  private static func variableName(ofKey key: String) -> String {
    "sender" + key.prefix(1).uppercased() + key.dropFirst()
  }
}
