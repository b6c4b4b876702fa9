/// The names and values of a query or a form (`application/x-www-form-urlencoded`, URL Standard, 5).
struct Query: Sendable, Equatable {
  private(set) var pairs: [(name: String, value: String)] = []

  /// The most pairs that are read.
  static let capacity = 512

  init() {}

  /// Reads what stands behind the question mark of an address, or in a form's body.
  init(_ text: some StringProtocol) {
    for part in text.split(separator: "&", maxSplits: Query.capacity).prefix(Query.capacity) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = Query.decoded(sides[0])
      guard !name.isEmpty else { continue }
      pairs.append((name, sides.count > 1 ? Query.decoded(sides[1]) : ""))
    }
  }

  static func == (left: Query, right: Query) -> Bool {
    left.pairs.elementsEqual(right.pairs) { $0.name == $1.name && $0.value == $1.value }
  }

  /// The first value of a name; nil where there is none, or an empty one.
  subscript(_ name: String) -> String? {
    get { pairs.first { $0.name == name && !$0.value.isEmpty }?.value }
    set {
      pairs.removeAll { $0.name == name }
      if let newValue { pairs.append((name, newValue)) }
    }
  }

  /// The query as it stands in an address, with the question mark; empty where there is none.
  var text: String {
    if pairs.isEmpty { return "" }
    return "?"
      + pairs.map { "\(Query.encoded($0.name))=\(Query.encoded($0.value))" }
      .joined(separator: "&")
  }

  /// A text with everything but unreserved characters (RFC 3986, 2.3) as `%` and two digits.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text with `%41` and `+` replaced by what they stand for.
  static func decoded(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = hexadecimal(rest[rest.startIndex]),
        let low = hexadecimal(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
