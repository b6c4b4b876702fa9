/// An address of a link or picture in its parts, values in it as ``Reading/value``.
struct WebAddress: Hashable {
  /// The scheme in small letters; empty where there is none.
  let scheme: String
  /// What stands before the @ of a host; empty where nothing does.
  let user: String
  /// The host in small letters, without port.
  let host: String
  /// What follows the host, or the scheme where there is no host.
  let rest: String

  init(_ text: String) {
    let name = Address.scheme(of: text) ?? ""
    scheme = name
    var remainder = Substring(text.dropFirst(name.isEmpty ? 0 : name.count + 1))
    guard remainder.hasPrefix("//") else {
      (user, host, rest) = ("", "", String(remainder))
      return
    }
    remainder = remainder.dropFirst(2)
    let authority = remainder.prefix { !"/?#".contains($0) }
    rest = String(remainder.dropFirst(authority.count))
    let at = authority.lastIndex(of: "@")
    user = at.map { String(authority[..<$0]) } ?? ""
    let named = at.map { authority[authority.index(after: $0)...] } ?? authority
    host = (named.first == "[" ? String(named) : String(named.prefix { $0 != ":" })).lowercased()
  }

  /// The address without what only says in which language a page is: `/de/`, `de.`, `hl=de`, and
  /// without the place on the page.
  var withoutLanguage: String {
    guard scheme == "http" || scheme == "https" else {
      guard scheme.isEmpty else { return "\(scheme):\(rest)" }
      return rest.hasPrefix("#") ? "#" : String(rest.prefix { $0 != "#" })
    }
    let path = rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
      .filter { !WebAddress.isLanguage($0) }
    let query = rest.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }.split(separator: "&")
      .filter { part in !["lang=", "hl=", "locale=", "language="].contains { part.hasPrefix($0) } }
    return hostWithoutLanguage + "/" + path.joined(separator: "/")
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// The host without `www.` and without a language.
  var hostWithoutLanguage: String {
    var labels = host.split(separator: ".")
    if labels.count > 2, let first = labels.first, first == "www" || WebAddress.isLanguage(first) {
      labels.removeFirst()
    }
    return labels.joined(separator: ".")
  }

  /// Whether something in the address says which language a page is in.
  var namesLanguage: Bool {
    let labels = host.split(separator: ".")
    if labels.count > 2, let first = labels.first, WebAddress.isLanguage(first) { return true }
    let path = rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    return path.contains { WebAddress.isLanguage($0) }
      || ["lang=", "hl=", "locale=", "language="].contains { rest.contains($0) }
  }

  /// Whether a part of an address is a language such as `de`, `pt-br` or `zh_Hans`.
  private static func isLanguage(_ part: Substring) -> Bool {
    let parts = part.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let language = parts.first, language.utf8.count == 2, parts.count <= 2,
      language.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return false }
    guard parts.count == 2 else { return true }
    return (2...4).contains(parts[1].utf8.count)
      && parts[1].utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
      }
  }
}

extension Reading {
  /// A link or a picture.
  struct Link {
    var address: String
    var isImage: Bool
    /// Where it begins in the text as it is written; negative where that is not known.
    var offset: Int
    /// Its text in ``Reading/scalars``.
    var text: Range<Int>

    /// The place of its first character.
    var range: (lower: Int, upper: Int) { (max(0, offset), max(0, offset)) }
  }

  /// The links and pictures, in order.
  var links: [Link] {
    markup.compactMap { markup in
      switch markup.kind {
      case .link(let address, let length):
        Link(
          address: address, isImage: false, offset: markup.offset,
          text: markup.position..<min(scalars.count, markup.position + length))
      case .image(let address, let length):
        Link(
          address: address, isImage: true, offset: markup.offset,
          text: markup.position..<min(scalars.count, markup.position + length))
      default: nil
      }
    }
  }
}
