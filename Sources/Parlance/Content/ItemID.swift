/// What sort of content an item is.
public enum ItemKind: String, Hashable, Sendable, CaseIterable {
  /// A mail to a customer.
  case email
  /// What a reseller says on the phone.
  case callScript = "call-script"
  /// Something that a customer says against it, and its solution.
  case objection
  /// Something to send along.
  case asset
  /// A passage that other content shares.
  case snippet
  /// The plan of a customer lifecycle.
  case playbook

  /// The folder below `content/` that holds the items of this kind.
  public var folder: String {
    switch self {
    case .email: "emails"
    case .callScript: "call-scripts"
    case .objection: "objections"
    case .asset: "assets"
    case .snippet: "snippets"
    case .playbook: "playbooks"
    }
  }

  /// The kind in words, for messages.
  public var label: String { self == .callScript ? "call script" : rawValue }

  init?(folder: Substring) {
    guard let kind = ItemKind.allCases.first(where: { $0.folder == folder }) else { return nil }
    self = kind
  }

  /// The fields of a translation, in the order in which they print, the body last.
  var fields: [String] {
    switch self {
    case .email: ["subject", "preheader", "body"]
    case .callScript: ["title", "purpose", "body"]
    case .objection: ["statement", "body"]
    case .asset: ["title", "link", "body"]
    case .snippet: ["body"]
    case .playbook: []
    }
  }

  /// The fields without which a translation is of no use.
  var requiredFields: [String] {
    switch self {
    case .email: ["subject", "body"]
    case .callScript: ["title", "body"]
    case .objection: ["statement", "body"]
    case .asset: ["title", "link"]
    case .snippet: ["body"]
    case .playbook: []
    }
  }
}

/// The name of an item, which all its locales share: `emails/renewal-general`.
public struct ItemID: Hashable, Sendable {
  /// What sort of content the item is.
  public let kind: ItemKind
  /// The name of the item's folder.
  public let name: String

  /// Makes an ID of a kind and a name.
  public init(_ kind: ItemKind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// Reads `emails/renewal-general`; nil where the folder is not one of a kind of item.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = ItemKind(folder: parts[0]), !parts[1].isEmpty else {
      return nil
    }
    self.init(kind, String(parts[1]))
  }

  /// The item's folder, from the repository's root.
  public var folder: String { "content/\(kind.folder)/\(name)" }

  /// The file that holds, or would hold, the item in a locale.
  public func file(in locale: LocaleTag) -> String {
    "\(folder)/\(locale).\(kind == .playbook ? "yaml" : "md")"
  }

  /// What is wrong with the name, if anything; snippets are named in messages, so that they
  /// may not have hyphens.
  static func complaint(aboutName name: String, kind: ItemKind) -> String? {
    let hyphen = kind != .snippet
    let fits = name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      case "-": hyphen
      default: false
      }
    }
    if fits { return nil }
    let allowed = hyphen ? "letters, digits, - and _" : "letters, digits and _"
    return "the name “\(name)” is not an ID: use ASCII \(allowed)"
  }
}

extension ItemID: Comparable, CustomStringConvertible {
  /// By kind's folder, then by name.
  public static func < (left: ItemID, right: ItemID) -> Bool {
    (left.kind.folder, left.name) < (right.kind.folder, right.name)
  }

  /// The ID as people write it: `emails/renewal-general`.
  public var description: String { "\(kind.folder)/\(name)" }
}
