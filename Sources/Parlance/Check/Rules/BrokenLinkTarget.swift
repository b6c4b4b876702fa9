import MessageFormat

extension Rule {
  static let brokenLinkTarget = Rule(
    id: "broken-link-target", severity: .error,
    summary: "A link leads nowhere: no address, a step that is not there, a place on the page.",
    explanation: """
      A mail has no pages to go to: an address needs its host, and #section leads nowhere; nor \
      does a scheme that is misspelt (htps:). A call \
      script’s step: counts its headings from 1. (An objection that does not exist is an \
      unknown-item.)
      """,
    bad: .germanMail(body: "[Ihr Konto](#konto)"),
    good: .germanMail(body: "[Ihr Konto](https://example.com/konto)"),
    looks: .field { $0.brokenLinks }
  )
}

extension FieldInput {
  /// The links that lead nowhere.
  var brokenLinks: [Finding] {
    if texts.id?.kind == .asset, name == "link" {
      guard readings.first?.scalars.contains(Reading.value) == false,
        let (message, help) = faultOfAddress(value, isImage: false)
      else { return [] }
      return [finding(message, at: SourceRange(0, value.utf8.count), help: help)]
    }
    guard isMarkdown, signs.contains(.link) else { return [] }
    var found: [Finding] = []
    var known: Set<Int> = []
    for reading in readings {
      for link in reading.links where known.insert(link.offset).inserted && found.count < 20 {
        guard let (message, help) = fault(of: link) else { continue }
        let place = SourceRange(max(0, link.offset), max(0, link.offset))
        found.append(finding(message, at: place, help: help))
      }
    }
    return found
  }

  fileprivate func fault(of link: Reading.Link) -> (String, String?)? {
    let address = WebAddress(link.address)
    let kind = link.isImage ? "picture" : "link"
    if link.address.isEmpty {
      return ("the \(kind) has no address", "write it between the brackets: (https://example.com/)")
    }
    if address.scheme == "step" {
      let steps = stepCount
      if let step = Int(address.rest), step >= 1, step <= steps { return nil }
      return (
        "“\(shortened(link.address))” names no step: this call script has \(steps)",
        "count its headings from 1"
      )
    }
    if link.address.hasPrefix("#") {
      return (
        "“\(shortened(link.address))” is a place on a page, and leads nowhere from here",
        "write the whole address"
      )
    }
    let isWeb = address.scheme == "http" || address.scheme == "https"
    if isWeb, address.host.isEmpty || address.rest.isEmpty && !address.host.contains(where: isHost)
    {
      return ("“\(shortened(link.address))” has no host", "write it: https://example.com/")
    }
    if address.scheme == "objection" { return nil }
    return faultOfAddress(link.address, isImage: link.isImage)
  }

  /// What keeps an address without values from leading anywhere, and what to do.
  private func faultOfAddress(_ text: String, isImage: Bool) -> (String, String?)? {
    let address = WebAddress(text)
    // Those are unsafe links.
    if ["javascript", "data", "vbscript", "file", "blob", "ftp"].contains(address.scheme) {
      return nil
    }
    if address.scheme == "mailto" || address.scheme == "tel", address.rest.isEmpty {
      return ("“\(shortened(text))” names nobody", "write \(address.scheme): and whom to reach")
    }
    if text.contains("\u{FFFC}") { return nil }
    do throws(FillError) {
      _ = try Address([.literal(text)], use: isImage ? .image : .link).filled()
      return nil
    } catch {
      return (error.message, nil)
    }
  }

  private func isHost(_ character: Character) -> Bool {
    character == "." || character == "\u{FFFC}" || character == ":" || character == "l"
  }

  /// The headings of the call script, which its steps are.
  private var stepCount: Int {
    guard texts.id?.kind == .callScript else { return 0 }
    return readings.first?.markup.count {
      if case .heading = $0.kind { true } else { false }
    } ?? 0
  }
}
