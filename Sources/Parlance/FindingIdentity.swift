/// What makes two findings the same one, wherever their file has moved the place to.
public struct FindingIdentity: Hashable, Sendable {
  /// The ID of the rule.
  public var rule: String
  /// The item, as its ID.
  public var item: String?
  /// The locale, as its tag.
  public var locale: String?
  /// The field.
  public var field: String?
  /// The message.
  public var message: String

  /// A hash that stays the same from run to run: 32 hexadecimal digits of SHA-256.
  ///
  /// Findings of one identity are told apart by how many of it came before.
  func hash(occurrence: Int = 0) -> String {
    let parts = [rule, item ?? "", locale ?? "", field ?? "", message]
    let number = occurrence == 0 ? "" : "\u{0}\(occurrence)"
    return SHA256.hex(of: parts.joined(separator: "\u{0}") + number, bytes: 16)
  }
}

extension FindingIdentity: Comparable {
  /// By item, locale, field, rule and message.
  public static func < (left: FindingIdentity, right: FindingIdentity) -> Bool {
    left.key.lexicographicallyPrecedes(right.key)
  }

  private var key: [String] { [item ?? "", locale ?? "", field ?? "", rule, message] }
}

extension Finding {
  /// What makes it the same finding as another one, wherever its place has moved to.
  public var identity: FindingIdentity {
    FindingIdentity(
      rule: rule, item: item?.description, locale: locale?.description, field: field,
      message: message)
  }
}

extension Sequence<Finding> {
  /// A hash for each finding, all different.
  var hashes: [String] {
    var seen: [FindingIdentity: Int] = [:]
    return map { finding in
      let occurrence = seen[finding.identity, default: 0]
      seen[finding.identity] = occurrence + 1
      return finding.identity.hash(occurrence: occurrence)
    }
  }
}
