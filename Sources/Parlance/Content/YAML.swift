import MessageFormat

/// YAML as Parlance reads it: the 1.2 core schema, one document, no anchors, aliases or tags.
///
/// Scalars stay text with their style; what a value means is said by who asks for it.
enum YAML {
  /// How deep sequences and mappings may be nested.
  static let nestingLimit = 64

  /// How a scalar was written.
  enum Style: Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  /// A value and where it stands.
  struct Node: Sendable {
    var content: Content
    /// Where the node begins; a block scalar at its `|` or `>`.
    var start: TextPosition
    /// Where the node ends, that is, the position behind it.
    var end: TextPosition

    static let null = Node(
      content: .scalar("", .plain), start: TextPosition(line: 1, column: 1),
      end: TextPosition(line: 1, column: 1))
  }

  /// What a node holds.
  enum Content: Sendable {
    case scalar(String, Style)
    case sequence([Node])
    case mapping([Entry])
    /// What YAML cannot read, or reads as something that is refused here; and why.
    case broken(Problem)
  }

  /// A key of a mapping with its value.
  struct Entry: Sendable {
    var key: String
    var keyPosition: TextPosition
    var value: Node
  }

  /// Why something cannot be read.
  struct Problem: Error, Sendable, Hashable {
    var message: String
    var position: TextPosition
  }
}

extension YAML.Node {
  /// Whether the value is null in the core schema: empty, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The entries of a mapping; of anything else nil.
  var entries: [YAML.Entry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  /// The elements of a sequence; of anything else nil.
  var elements: [YAML.Node]? {
    guard case .sequence(let elements) = content else { return nil }
    return elements
  }

  /// The text of a scalar; of anything else nil.
  var scalar: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// The value of a boolean of the core schema; nil for anything else.
  var boolean: Bool? {
    guard case .scalar(let text, .plain) = content else { return nil }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: return nil
    }
  }

  /// Whether the node, or something in it, cannot be read.
  var hasBrokenPart: Bool {
    switch content {
    case .scalar: false
    case .broken: true
    case .sequence(let elements): elements.contains(where: \.hasBrokenPart)
    case .mapping(let entries): entries.contains(where: \.value.hasBrokenPart)
    }
  }

  /// Whether two nodes say the same, wherever and however they were written.
  func says(_ other: YAML.Node) -> Bool {
    switch (content, other.content) {
    case (.scalar(let left, _), .scalar(let right, _)): left == right
    case (.sequence(let left), .sequence(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.says($1) }
    case (.mapping(let left), .mapping(let right)):
      left.map(\.key) == right.map(\.key)
        && zip(left, right).allSatisfy { $0.value.says($1.value) }
    default: false
    }
  }

  /// What the node is, for messages.
  var description: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : "“\(text)”"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .broken: "something that YAML cannot read"
    }
  }

  /// The value of a key; nil where the node is no mapping or has no such key.
  subscript(key: String) -> YAML.Node? {
    entries?.first { $0.key == key }?.value
  }
}
