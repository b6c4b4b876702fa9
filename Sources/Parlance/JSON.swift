internal import Buffers
internal import MessageFormat

/// A JSON value (RFC 8259), with the members of objects in order.
package enum JSON: Hashable, Sendable {
  /// A string.
  case string(String)
  /// A number, as it is written.
  case number(text: String)
  /// `true` or `false`.
  case boolean(Bool)
  /// `null`.
  case null
  /// Values in order.
  case array([JSON])
  /// Members in order.
  case object([Member])

  /// A name with its value.
  package struct Member: Hashable, Sendable {
    /// The name.
    package var name: String
    /// The value.
    package var value: JSON
  }

  /// A whole number.
  package static func number(_ number: Int) -> JSON { .number(text: String(number)) }

  /// Members in order.
  package static func object(_ members: [(String, JSON)]) -> JSON {
    .object(members.map { Member(name: $0.0, value: $0.1) })
  }

  /// A string, or `null` where there is none.
  package static func optional(_ text: String?) -> JSON {
    text.map(JSON.string) ?? .null
  }

  /// The text on one line, or with a line a member and two spaces a level.
  package func text(pretty: Bool = false) -> String {
    var text = ""
    write(to: &text, indentation: pretty ? 0 : nil)
    return text
  }

  private func write(to text: inout String, indentation: Int?) {
    switch self {
    case .string(let string): JSON.write(string, to: &text)
    case .number(let number): text += number
    case .boolean(let value): text += value ? "true" : "false"
    case .null: text += "null"
    case .array(let values):
      JSON.writeList(values, between: ("[", "]"), to: &text, indentation: indentation) {
        $0.write(to: &$1, indentation: $2)
      }
    case .object(let members):
      JSON.writeList(members, between: ("{", "}"), to: &text, indentation: indentation) {
        JSON.write($0.name, to: &$1)
        $1 += $2 == nil ? ":" : ": "
        $0.value.write(to: &$1, indentation: $2)
      }
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], between brackets: (String, String), to text: inout String,
    indentation: Int?, write: (Element, inout String, Int?) -> Void
  ) {
    text += brackets.0
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if let indentation { text += "\n" + String(repeating: "  ", count: indentation + 1) }
      write(element, &text, indentation.map { $0 + 1 })
    }
    if let indentation, !elements.isEmpty {
      text += "\n" + String(repeating: "  ", count: indentation)
    }
    text += brackets.1
  }

  private static func write(_ string: String, to text: inout String) {
    var output = ByteBuffer(capacity: string.utf8.count + 16)
    defer { output.free() }
    append(string: string, to: &output)
    text += String(decoding: output.bytes, as: UTF8.self)
  }
}
