/// The address of a link or picture, with the values that stand in it.
struct Address: Sendable {
  /// Which schemes may be used where.
  enum Use: Sendable {
    /// Somewhere for a customer to go.
    case link
    /// A picture to fetch.
    case image

    var schemes: [String] {
      self == .link ? ["http", "https", "mailto", "tel"] : ["http", "https"]
    }

    var expectation: String {
      self == .link
        ? "an address that begins with https:, http:, mailto: or tel:"
        : "an address that begins with https: or http:"
    }

    /// What is said where there is no address at all.
    var emptiness: String {
      self == .link
        ? "a link has no address; write it between the brackets: [text](https://example.com/)"
        : "a picture has no address; write it between the brackets: ![text](https://example.com/)"
    }
  }

  /// Literal text or a value.
  enum Piece: Hashable, Sendable {
    case literal(String)
    case value(String, variable: String?)
  }

  private let pieces: [Piece]
  private let use: Use

  init(_ pieces: [Piece], use: Use) {
    self.pieces = pieces
    self.use = use
  }

  /// A filled address; a variable that is all of it must be one of those that are addresses.
  /// - Throws: ``FillError`` for an address that must not be written.
  static func filled(
    _ pieces: [Piece], use: Use, addresses: Set<String>
  ) throws(FillError) -> String {
    if pieces.count == 1, case .value(_, let variable?) = pieces[0], !addresses.contains(variable) {
      throw FillError(
        variable: variable, address: "{\(variable)}",
        message: "“\(variable)” is a whole address here, but is not of the type url; "
          + "declare it so, or put it behind the host: https://example.com/{\(variable)}")
    }
    return try Address(pieces, use: use).filled()
  }

  /// An address without values, as it goes into a document; nil where there are values in it.
  /// - Throws: ``FillError`` for an address that must not be written.
  static func finished(_ segments: [Verbatim], use: Use) throws(FillError) -> String? {
    var literal = ""
    for segment in segments {
      guard case .literal(let text) = segment else { return nil }
      literal += text
    }
    return try Address([.literal(literal)], use: use).filled()
  }

  /// The address as it goes into a document, each value percent-encoded behind the host.
  /// - Throws: ``FillError`` where a value could choose the scheme or the host.
  func filled() throws(FillError) -> String {
    do throws(FillError) {
      return try written()
    } catch {
      throw FillError(variable: error.variable, address: text, message: error.message)
    }
  }

  private func written() throws(FillError) -> String {
    if pieces.count == 1, case .value(let value, let variable) = pieces[0] {
      return try whole(value, variable: variable)
    }
    var result = ""
    var last: String?
    var holdsValue = false
    for piece in pieces {
      switch piece {
      case .literal(let literal): result += Address.encoded(literal)
      case .value(let value, let variable):
        guard Address.isBehindHost(result) else {
          throw FillError(
            variable: variable,
            message: "the value of \(ValueText.named(variable)) stands in the scheme or host of "
              + "“\(text)”; a value is a whole address, or stands behind the host and a “/”")
        }
        let text = ValueText.body(value)
        result += Address.percentEncoded(text, keeping: kept(in: result))
        last = variable
        holdsValue = true
      }
    }
    if let fault = fault(of: result) {
      throw FillError(message: fault.isEmpty ? use.emptiness : "“\(text)” \(fault)")
    }
    if holdsValue, Address.hasDotSegment(result) {
      throw FillError(
        variable: last,
        message: "the value of \(ValueText.named(last)) makes “\(result)” lead to another folder; "
          + "expected something other than dots")
    }
    return result
  }

  /// The address as it was written, with the names of its variables.
  private var text: String {
    pieces.map { piece in
      switch piece {
      case .literal(let literal): literal
      case .value(_, let variable): "{\(variable ?? "#")}"
      }
    }.joined()
  }

  /// The scheme of a literal address in small letters; nil where it has none, or begins with a value.
  static func scheme(of address: String) -> String? {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = address[..<colon]
    guard let first = name.utf8.first, isLetter(first),
      name.utf8.allSatisfy({ isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) })
    else { return nil }
    return name.lowercased()
  }

  private func whole(_ value: String, variable: String?) throws(FillError) -> String {
    let line = try ValueText.line(value, variable: variable)
    let address = Address.encoded(line)
    if let fault = fault(of: address) {
      throw FillError(
        variable: variable,
        message: "the value of \(ValueText.named(variable)) is “\(shortened(value))”, which "
          + (fault.isEmpty ? "is no address" : fault))
    }
    return address
  }

  /// Why an address is refused, to stand behind it; empty where there is none.
  private func fault(of address: String) -> String? {
    guard !address.isEmpty else { return "" }
    guard let scheme = Address.scheme(of: address) else {
      return "is a relative address, which leads nowhere from here; expected \(use.expectation)"
    }
    guard use.schemes.contains(scheme) else {
      return ScriptLink.schemes.contains(scheme)
        ? "is a link that only a call script can have; expected \(use.expectation)"
        : "has the scheme “\(shortened(scheme))”, which is refused; expected \(use.expectation)"
    }
    guard scheme.hasPrefix("http"), !Address.hasHost(address) else { return nil }
    return Address.authority(of: address).contains(UInt8(ascii: "@"))
      ? "has a user name in front of the host, which is refused, as it makes an address look like "
        + "another; leave it out"
      : "has no host; expected an address such as https://example.com/"
  }

  /// Whether what comes next can change neither scheme nor host.
  private static func isBehindHost(_ address: String) -> Bool {
    guard let scheme = scheme(of: address) else { return false }
    let rest = address.utf8.dropFirst(scheme.utf8.count + 1)
    if scheme == "mailto" || scheme == "tel" { return true }
    guard rest.starts(with: "//".utf8), hasHost(address) else { return false }
    return rest.dropFirst(2).contains { "/?#".utf8.contains($0) }
  }

  private static func hasHost(_ address: String) -> Bool {
    let authority = authority(of: address)
    // A user's name in front of the host only serves to make it look like another.
    return !authority.isEmpty && !authority.contains(UInt8(ascii: "@"))
      && authority.first != UInt8(ascii: ":") && !authority.contains(UInt8(ascii: "%"))
  }

  /// What stands between the two slashes and the path; empty where they are not there.
  private static func authority(of address: String) -> Substring.UTF8View.SubSequence {
    let rest = Substring(address).utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst()
    guard rest.starts(with: "//".utf8) else { return rest.prefix(0) }
    return rest.dropFirst(2).prefix { !"/?#".utf8.contains($0) }
  }

  /// Whether a reader of the address would go up a folder (RFC 3986, 5.2.4, and `%2e` as browsers do).
  private static func hasDotSegment(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
    return path.split(separator: "/", omittingEmptySubsequences: false).contains { segment in
      var dots = ""
      var rest = segment
      while !rest.isEmpty {
        if rest.hasPrefix("%2e") {
          rest = rest.dropFirst(3)
        } else if rest.hasPrefix(".") {
          rest = rest.dropFirst()
        } else {
          return false
        }
        dots += "."
      }
      return dots == "." || dots == ".."
    }
  }

  /// What a value may hold unescaped: more in a mail address or telephone number than in a path.
  private func kept(in address: String) -> String {
    guard !address.contains("?") else { return "" }
    return switch Address.scheme(of: address) {
    // Part of a mail address must not take its host from it.
    case "mailto": hasWholeMailbox ? "@" : ""
    case "tel": "+"
    default: ""
    }
  }

  /// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
  static func percentEncoded(_ text: String, keeping kept: String = "") -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if isLetter(byte) || isDigit(byte) || "-._~".utf8.contains(byte) || kept.utf8.contains(byte) {
        result.append(byte)
      } else {
        result += encoded(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Percent-encodes what cannot stand in an address, and leaves its parts as they are.
  private static func encoded(_ address: String) -> String {
    var result: [UInt8] = []
    var slashes = 0
    for byte in address.utf8 {
      if "/?#".utf8.contains(byte) { slashes += byte == UInt8(ascii: "/") ? 1 : 3 }
      // A host keeps its letters (RFC 3987): they have an encoding of their own.
      let isHost = slashes == 2 && byte >= 0x80
      let isPlain =
        isLetter(byte) || isDigit(byte) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
      if isPlain || isHost { result.append(byte) } else { result += encoded(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func encoded(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// Whether a value is all that stands between `mailto:` and the end or a question mark.
  private var hasWholeMailbox: Bool {
    guard pieces.count >= 2, case .literal(let start) = pieces[0], case .value = pieces[1] else {
      return false
    }
    guard start.last == ":" else { return false }
    guard pieces.count > 2 else { return true }
    if case .literal(let rest) = pieces[2] { return rest.first == "?" }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
