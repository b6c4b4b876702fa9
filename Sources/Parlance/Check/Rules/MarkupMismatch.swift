import MessageFormat

extension Rule {
  static let markupMismatch = Rule(
    id: "markup-mismatch", severity: .warning,
    summary:
      "A translation is built otherwise than its source: a heading, a point, a link is not there.",
    explanation: """
      What the source shows as three points and a button should be three points and a button in \
      every language. Headings are compared by level, lists by their points, links and pictures by \
      address (the language in an address may differ: /en/ and /de/). Emphasis that only one of \
      the two has is a note.
      """,
    bad: Example([
      "content/emails/welcome/en.md":
        "---\nsubject: >-\n  Welcome\n---\nHello.\n\n[More](https://example.com/start)\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nHallo.\n\n[Mehr](https://example.com/ende)\n",
    ]),
    good: Example([
      "content/emails/welcome/en.md":
        "---\nsubject: >-\n  Welcome\n---\nHello.\n\n[More](https://example.com/start)\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nHallo.\n\n[Mehr](https://example.com/de/start)\n",
    ]),
    looks: .field { field in
      guard field.isMarkdown, let source = field.source, let own = field.readings.first,
        let model = source.readings.first
      else { return [] }
      if own.hasSameMarkup(as: model) { return [] }
      return MarkupComparison(field: field, own: own, model: model).findings
    }
  )
}

extension Reading {
  /// Whether the same Markdown stands in the same order, links with the same addresses.
  fileprivate func hasSameMarkup(as other: Reading) -> Bool {
    markup.count == other.markup.count
      && zip(markup, other.markup).allSatisfy { own, other in
        switch (own.kind, other.kind) {
        case (.link(let address, _), .link(let other, _)),
          (.image(let address, _), .image(let other, _)):
          address == other
        default: own.kind == other.kind
        }
      }
  }
}

/// Compares what Markdown makes of a text and of its source.
private struct MarkupComparison {
  let field: FieldInput
  let own: Reading
  let model: Reading

  var findings: [Finding] {
    [headings, points ?? numbering].compactMap(\.self) + counts + links(isImage: false)
      + links(isImage: true)
      + emphasis
  }

  private func levels(_ reading: Reading) -> [Int] {
    reading.markup.compactMap { if case .heading(let level) = $0.kind { level } else { nil } }
  }

  private var headings: Finding? {
    let (here, there) = (levels(own), levels(model))
    guard here != there else { return nil }
    let index = zip(here, there).prefix { $0 == $1 }.count
    let places = own.markup.filter { if case .heading = $0.kind { true } else { false } }
    let place = index < places.count ? places[index].offset : places.last?.offset ?? 0
    let message =
      here.count == there.count
      ? "this heading is of level \(here[index]), and in the source of level \(there[index])"
      : "the text has \(number(here.count, "heading")), and its source \(there.count)"
    return finding(message, at: place)
  }

  /// How many points each list has, one list after the other.
  private func lists(_ reading: Reading) -> [(place: Int, points: Int)] {
    var lists: [(place: Int, points: Int)] = []
    for markup in reading.markup {
      switch markup.kind {
      case .list: lists.append((markup.offset, 0))
      case .item: if !lists.isEmpty { lists[lists.count - 1].points += 1 }
      default: break
      }
    }
    return lists
  }

  private var points: Finding? {
    let (here, there) = (lists(own), lists(model))
    guard here.map(\.points) != there.map(\.points) else { return nil }
    guard here.count == there.count else {
      let (all, wanted) = (here.map(\.points).reduce(0, +), there.map(\.points).reduce(0, +))
      if all == wanted { return nil }
      return finding(
        "the text has \(number(all, "point")) in \(number(here.count, "list")), and its source "
          + "\(wanted) in \(there.count)", at: here.first?.place ?? 0)
    }
    let pairs = zip(here, there)
    guard let (list, wanted) = pairs.first(where: { $0.points != $1.points }) else { return nil }
    return finding(
      "the list has \(number(list.points, "point")), and in the source \(wanted.points)",
      at: list.place)
  }

  /// A list that has numbers in one of the two texts alone.
  private var numbering: Finding? {
    func lists(_ reading: Reading) -> [(place: Int, isOrdered: Bool)] {
      reading.markup.compactMap { markup in
        guard case .list(let isOrdered) = markup.kind else { return nil }
        return (markup.offset, isOrdered)
      }
    }
    let (here, there) = (lists(own), lists(model))
    guard here.count == there.count,
      let (list, wanted) = zip(here, there).first(where: { $0.isOrdered != $1.isOrdered })
    else { return nil }
    return finding(
      wanted.isOrdered
        ? "the list has no numbers, and in the source it has"
        : "the list has numbers, and in the source it has none", at: list.place)
  }

  /// What is only counted.
  private var counts: [Finding] {
    typealias Kind = Reading.Markup.Kind
    let kinds: [(String, (Kind) -> Bool)] = [
      ("table", { $0 == .table }), ("block of code", { $0 == .codeBlock }),
      ("quotation", { $0 == .quote }), ("dividing line", { $0 == .rule }),
      ("task", { $0 == .item(isTask: true) }),
    ]
    return kinds.compactMap { name, matches in
      let here = own.markup.filter { matches($0.kind) }
      let there = model.markup.filter { matches($0.kind) }
      guard here.count != there.count else { return nil }
      return finding(
        "the text has \(number(here.count, name)), and its source \(there.count)",
        at: here.last?.offset ?? 0)
    }
  }

  private func links(isImage: Bool) -> [Finding] {
    let links = own.links.filter { $0.isImage == isImage }
    let places = Dictionary(grouping: links.indices) {
      WebAddress(links[$0].address).withoutLanguage
    }
    var used: [String: Int] = [:]
    var lost: [Reading.Link] = []
    for link in model.links where link.isImage == isImage {
      let wanted = WebAddress(link.address).withoutLanguage
      let count = used[wanted, default: 0]
      if count < places[wanted]?.count ?? 0 {
        used[wanted] = count + 1
      } else {
        lost.append(link)
      }
    }
    var isLeft = [Bool](repeating: true, count: links.count)
    for (address, count) in used {
      for index in (places[address] ?? []).prefix(count) { isLeft[index] = false }
    }
    var rest = links.indices.filter { isLeft[$0] }.map { links[$0] }
    if lost.count * rest.count < 10_000 { removeOtherLanguages(&lost, &rest) }
    let name = isImage ? "picture" : "link"
    switch (lost.first, rest.first) {
    case (nil, nil): return []
    case (let link?, let other?):
      return [
        finding(
          "this \(name) leads to \(shown(other.address)), and in the source to "
            + shown(link.address), at: other.offset)
      ]
    case (let link?, nil):
      return [
        finding(
          "the \(name) to \(shown(link.address)) is only in the source"
            + (lost.count > 1 ? ", as are \(lost.count - 1) more" : ""), at: place(of: link))
      ]
    case (nil, let other?):
      return [
        finding(
          "the source does not have this \(name) to \(shown(other.address))", at: other.offset)
      ]
    }
  }

  /// Lets another page of the same host be fine where the address says that it is in another
  /// language.
  private func removeOtherLanguages(_ lost: inout [Reading.Link], _ rest: inout [Reading.Link]) {
    lost.removeAll { link in
      let address = WebAddress(link.address)
      let index = rest.firstIndex { own in
        let other = WebAddress(own.address)
        return other.hostWithoutLanguage == address.hostWithoutLanguage && !other.host.isEmpty
          && (other.namesLanguage || address.namesLanguage)
      }
      if let index { rest.remove(at: index) }
      return index != nil
    }
  }

  /// Where something of the source would stand: in the block of the same number.
  private func place(of link: Reading.Link) -> Int {
    guard own.blocks.count == model.blocks.count,
      let number = model.blocks.lastIndex(where: { $0.range.lowerBound <= link.text.lowerBound })
    else { return 0 }
    return own.sourceRange(of: own.blocks[number].range).lowerBound
  }

  private var emphasis: [Finding] {
    func count(_ kind: Reading.Markup.Kind, _ reading: Reading) -> Int {
      reading.markup.count { $0.kind == kind }
    }
    let kinds: [(Reading.Markup.Kind, String)] = [(.strong, "strong"), (.emphasis, "emphasized")]
    return kinds.compactMap { kind, name in
      let (here, there) = (count(kind, own), count(kind, model))
      // Few scripts have italics, and languages stress by other means, too.
      guard kind == .strong ? here != there : (here == 0) != (there == 0) && there > 0,
        kind == .strong || field.locale.language.scripts.first == Script.latin
      else { return nil }
      let place = own.markup.first { $0.kind == kind }?.offset ?? 0
      var finding = finding(
        "the text has \(number(here, "\(name) passage")), and its source \(there)", at: place)
      finding.severity = .note
      return finding
    }
  }

  private func finding(_ message: String, at offset: Int) -> Finding {
    field.finding(message, at: SourceRange(max(0, offset), max(0, offset)))
  }

  private func shown(_ address: String) -> String {
    "“\(shortened(address.replacing("\u{FFFC}", with: "{…}"), to: 80))”"
  }
}

/// A number of things in English.
private func number(_ count: Int, _ name: String) -> String {
  if name == "block of code" { return count == 1 ? "1 block of code" : "\(count) blocks of code" }
  return count == 1 ? "1 \(name)" : "\(count) \(name)s"
}
