public import MessageFormat

/// One piece of content, which exists in several locales.
public struct Item: Sendable {
  /// The item's name.
  public var id: ItemID
  /// What no locale may change, from `item.yaml`.
  public var settings = ItemSettings()
  /// Its texts, by locale.
  public var translations: [LocaleTag: Translation] = [:]
}

/// What no locale may change about an item, from its `item.yaml`.
public struct ItemSettings: Sendable {
  /// Words to find the item by.
  public var tags: [String] = []
  /// What translators need to know.
  public var note: String?
  /// The longest text of a field, in characters.
  public var limits: [String: Int] = [:]
  /// The assets that go along with an objection's solution.
  public var forward: [Reference] = []
  /// The last day on which the item may be used.
  public var expires: CalendarDay?
  /// Where the file says so.
  public var expiresLocation: SourceLocation?
  /// The locales that need not have the item, each with its reason.
  public var notRequired: [LocaleTag: String] = [:]
  /// Where each of them is named.
  var notRequiredLocations: [LocaleTag: SourceLocation] = [:]
  /// The layout of a mail.
  public var layout: String?
  /// The findings about the item that the project wants to live with.
  public var ignores: [Ignore] = []

  /// An item that is named somewhere.
  public struct Reference: Hashable, Sendable {
    /// The item.
    public var item: ItemID
    /// Where it is named.
    public var location: SourceLocation
  }

  static let fileName = "item.yaml"
  private static let keys = [
    "tags", "note", "limits", "forward", "expires", "notRequired", "layout", "ignore",
  ]

  static func read(_ file: SourceFile, item: ItemID) -> (ItemSettings, [Finding]) {
    var reader = FileReader(file: file, item: item)
    var settings = ItemSettings()
    for entry in reader.entries(of: YAML.parse(file), for: fileName, known: keys) {
      settings.set(entry, &reader)
    }
    return (settings, reader.findings)
  }

  private mutating func set(_ entry: YAML.Entry, _ reader: inout FileReader) {
    let node = entry.value
    switch entry.key {
    case "tags": tags = reader.strings(node, for: "tags")
    case "note": note = reader.string(node, for: "note")
    case "ignore": ignores = Ignore.readAll(node, of: reader.item, &reader)
    case "layout": layout = reader.string(node, for: "layout")
    case "expires":
      expires = reader.day(node, for: "expires")
      expiresLocation = SourceLocation(file: reader.file.path, entry.keyPosition)
    case "limits":
      for entry in reader.entries(of: node, for: "limits") {
        limits[entry.key] = reader.integer(entry.value, for: entry.key, from: 1)
      }
    case "forward":
      let nodes = node.elements ?? [node]
      for element in nodes {
        guard let name = reader.string(element, for: "forward") else { continue }
        forward.append(
          Reference(
            item: ItemID(.asset, name),
            location: SourceLocation(file: reader.file.path, element.start)))
      }
    case "notRequired":
      for entry in reader.entries(of: node, for: "notRequired") {
        guard let tag = LocaleTag(entry.key) else {
          reader.report(
            "invalid-setting", at: entry.keyPosition,
            "“\(entry.key)” is not a locale such as de or pt-BR")
          continue
        }
        notRequired[tag] = reader.string(entry.value, for: entry.key)
        notRequiredLocations[tag] = SourceLocation(file: reader.file.path, entry.keyPosition)
      }
    default: break
    }
  }
}

/// The texts of an item, or of a playbook, in one locale.
public struct Translation: Sendable {
  /// The locale.
  public var locale: LocaleTag
  /// The file, from the repository's root.
  public var file: String
  /// The texts, in the order of the file, the body last.
  public var fields: [Field] = []
  /// How far the translation has come.
  public var state = State.approved
  /// Where the file says so; nil where it says nothing.
  public var stateLocation: SourceLocation?
  /// The fingerprints of the source texts that it was made from, by field.
  public var fingerprints: [String: Fingerprint] = [:]
  /// Whether the file holds no text at all.
  public var isEmpty: Bool { remembersEmpty ?? fields.allSatisfy(\.text.isBlank) }
  /// Whether the file holds no text at all, where it was not read and that is remembered.
  var remembersEmpty: Bool?

  /// One text under its name.
  public struct Field: Sendable {
    /// The name: `subject`, `body`, `stages.renewal.goal`.
    public var name: String
    /// The text.
    public var text: SourceText
  }

  /// How far a translation has come.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Not to be served: the same as a hole.
    case draft
    /// Served, with a note.
    case review
    /// Served.
    case approved
  }

  /// The text of a field.
  public subscript(field: String) -> SourceText? {
    fields.first { $0.name == field }?.text
  }
}
