import MessageFormat

extension Rule {
  static let unsafeLink = Rule(
    id: "unsafe-link", severity: .warning,
    summary: "A link looks like one that customers are taught not to click.",
    explanation: """
      An address without encryption (http:), with a user’s name in front of the host, with a host \
      that mixes scripts or hides them (xn--), with a scheme such as javascript:, of a service \
      that shortens addresses and so hides them (bit.ly), or a link whose \
      text shows another host than the one that it leads to: mail filters punish them, and \
      customers should.
      """,
    bad: .germanMail(body: "[Ihr Konto](http://example.com/konto)"),
    good: .germanMail(body: "[Ihr Konto](https://example.com/konto)"),
    looks: .field { field in
      if field.texts.id?.kind == .asset, field.name == "link" {
        return [unsafety(of: field.value)].compactMap(\.self).map { message, help in
          field.finding(message, at: SourceRange(0, field.value.utf8.count), help: help)
        }
      }
      guard field.isMarkdown, field.signs.contains(.link) || field.signs.contains(.address) else {
        return []
      }
      var found: [Finding] = []
      var known: Set<Int> = []
      for reading in field.readings {
        for link in reading.links where known.insert(link.offset).inserted && found.count < 20 {
          let place = SourceRange(max(0, link.offset), max(0, link.offset))
          if let (message, help) = unsafety(of: link.address) {
            found.append(field.finding(message, at: place, help: help))
          } else if !link.isImage,
            let host = disguise(reading.text(of: link.text), of: WebAddress(link.address))
          {
            found.append(
              field.finding(
                "the link shows “\(host)”, and leads to “\(WebAddress(link.address).host)”",
                at: place, help: "show where it leads, or say it in words"))
          }
        }
      }
      return found
    }
  )
}

/// What is unsafe about an address, and what to do.
private func unsafety(of text: String) -> (String, String)? {
  let address = WebAddress(text)
  let shown = "“\(shortened(text.replacing("\u{FFFC}", with: "{…}"), to: 80))”"
  switch address.scheme {
  case "http":
    let isLocal = address.host == "localhost" || address.host.hasPrefix("127.")
    if !isLocal { return ("\(shown) is not encrypted", "write https:, if the server has it") }
  case "javascript", "data", "vbscript", "file", "blob", "ftp":
    return (
      "\(shown) has the scheme “\(address.scheme)”, which mail programs refuse",
      "link to a page: https://..."
    )
  default: break
  }
  if !address.user.isEmpty {
    return ("\(shown) has “\(address.user)” in front of the host", "leave it out")
  }
  if shorteners.contains(address.host) {
    return ("\(shown) hides where it leads", "write the address that it leads to")
  }
  if !address.host.isEmpty,
    address.host.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
  {
    return ("\(shown) has numbers for a host", "write the name of the server")
  }
  for label in address.host.split(separator: ".") {
    if label.hasPrefix("xn--") {
      return ("the host of \(shown) is written in an encoding (xn--)", "check that it is yours")
    }
    let scripts = Set(
      label.unicodeScalars.map { Script.of($0) }.filter {
        $0 == Script.latin || $0 == Script.cyrillic || $0 == Script.greek
      })
    if scripts.count > 1 {
      return ("the host of \(shown) mixes letters of two scripts", "write it in one script")
    }
  }
  return nil
}

/// The hosts of services that shorten addresses.
private let shorteners: Set<String> = [
  "bit.ly", "tinyurl.com", "goo.gl", "t.co", "ow.ly", "is.gd", "buff.ly", "rebrand.ly", "cutt.ly",
  "t.ly", "rb.gy", "tiny.cc", "shorturl.at", "lnkd.in", "bl.ink", "v.gd", "soo.gd", "s.id",
]

/// The host that a link’s text shows, where it is not the one that it leads to.
private func disguise(_ text: String, of address: WebAddress) -> String? {
  guard !address.host.isEmpty, !address.host.contains("\u{FFFC}"), text.utf8.count < 200,
    !text.contains(where: \.isWhitespace)
  else { return nil }
  let shown = WebAddress(text.contains("://") ? text : "https://\(text)")
  let labels = shown.host.split(separator: ".", omittingEmptySubsequences: false)
  guard labels.count > 1, let last = labels.last, (2...12).contains(last.utf8.count),
    shown.user.isEmpty,
    last.utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
    labels.allSatisfy({ label in
      !label.isEmpty && label.unicodeScalars.allSatisfy { $0.isWordPart || $0.isDigit || $0 == "-" }
    }),
    text.contains("://") || text.hasPrefix("www.") || knownEndings.contains(String(last))
  else { return nil }
  func domain(_ host: String) -> String {
    host.split(separator: ".").suffix(2).joined(separator: ".")
  }
  return domain(shown.host) == domain(address.host) ? nil : shown.host
}

/// Endings of hosts that are no endings of files or sentences.
private let knownEndings: Set<String> = [
  "com", "org", "net", "edu", "gov", "de", "fr", "it", "es", "uk", "jp", "kr", "cn", "eu", "ch",
  "at", "nl", "pl", "ru", "br", "io", "dev", "app", "info", "biz",
]
