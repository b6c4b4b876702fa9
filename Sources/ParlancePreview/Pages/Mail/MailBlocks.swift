import MessageFormat
import Parlance

/// A mail in two locales, block by block, for reading one that one does not know the language of.
struct MailBlocks {
  /// A mail in one of the two locales.
  struct Side {
    var locale: LocaleTag
    /// The locale that it is really written in.
    var shown: LocaleTag
    var rendered: Rendered
    var mail: MailHTML

    init(_ rendered: Rendered) {
      locale = rendered.locale
      shown = rendered.shownLocale
      self.rendered = rendered
      mail = MailHTML(rendered.html)
    }

    fileprivate var attributes: HTML { "lang=\"\(shown)\" dir=\"\(shown.side)\"" }
  }

  let words: Words
  let left: Side
  let right: Side
  let scheme: MailChoice.Scheme

  /// The document.
  var html: String {
    let sheet = left.mail.sheet.map { range in
      MailDocument.edited(
        left.mail.bytes, MailDocument.schemes(of: left.mail.bytes, in: range, scheme), range)
    }
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="\(words.locale)" dir="\(words.direction)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(left.rendered.subject)</title>
      <base target="_blank">
      <style>
      \(HTML(trusted: sheet ?? ""))
      \(HTML(trusted: MailBlocks.sheet(scheme)))
      </style>
      </head>
      <body>
      <table class="blocks">
      <thead><tr>\(head(left))\(head(right))</tr></thead>
      <tbody>
      \(line(\.subject, "subject"))\(line(\.preheader, "preheader"))\
      \(pairs.enumerated().map(row))
      </tbody>
      </table>
      </body>
      </html>

      """
    return page.source
  }

  private func head(_ side: Side) -> HTML {
    let note: HTML? =
      side.shown == side.locale
      ? nil : "<br>\(words[.mailServedIn, ["name": .text(words.name(of: side.shown))]])"
    return "<th scope=\"col\">\(words.title(of: side.locale))\(note)</th>"
  }

  private func line(_ field: KeyPath<Rendered, String>, _ name: String) -> HTML {
    if left.rendered[keyPath: field].isEmpty, right.rendered[keyPath: field].isEmpty {
      return .empty
    }
    return """
      <tr class="\(name)"><td \(left.attributes)>\(left.rendered[keyPath: field])</td>\
      <td \(right.attributes)>\(right.rendered[keyPath: field])</td></tr>

      """
  }

  private func row(_ index: Int, _ pair: (left: Int?, right: Int?)) -> HTML {
    let id: HTML? = pair.left.map { " id=\"b\($0 + 1)\"" }
    return """
      <tr\(id)><td \(left.attributes)>\(block(pair.left, of: left))</td>\
      <td \(right.attributes)>\(block(pair.right, of: right))</td></tr>

      """
  }

  private func block(_ index: Int?, of side: Side) -> HTML {
    guard let index else { return .empty }
    let edits = side.mail.remotePictures.map { ($0, "") }
    return HTML(
      trusted: MailDocument.edited(side.mail.bytes, edits, side.mail.blocks[index].range))
  }

  /// Which block stands beside which.
  var pairs: [(left: Int?, right: Int?)] {
    MailBlocks.pairs(left.mail.blocks.map(\.name), right.mail.blocks.map(\.name))
  }

  /// Puts two lists of blocks beside each other, so that as many as can be of the same sort meet.
  static func pairs(_ left: [String], _ right: [String]) -> [(left: Int?, right: Int?)] {
    if left.count == right.count || max(left.count, right.count) > 500 {
      return (0..<max(left.count, right.count)).map {
        ($0 < left.count ? $0 : nil, $0 < right.count ? $0 : nil)
      }
    }
    // The cost of the rest behind each place: a gap costs 2, two sorts beside each other 3.
    var costs = Array(
      repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in (0...left.count).reversed() {
      for column in (0...right.count).reversed() {
        if row == left.count || column == right.count {
          costs[row][column] = 2 * (left.count - row + right.count - column)
        } else {
          let beside = left[row] == right[column] ? 0 : 3
          costs[row][column] = min(
            beside + costs[row + 1][column + 1], 2 + costs[row + 1][column],
            2 + costs[row][column + 1])
        }
      }
    }
    var pairs: [(left: Int?, right: Int?)] = []
    var (row, column) = (0, 0)
    while row < left.count || column < right.count {
      let cost = costs[row][column]
      if row < left.count, column < right.count,
        cost == (left[row] == right[column] ? 0 : 3) + costs[row + 1][column + 1]
      {
        pairs.append((row, column))
        (row, column) = (row + 1, column + 1)
      } else if row < left.count, cost == 2 + costs[row + 1][column] {
        pairs.append((row, nil))
        row += 1
      } else {
        pairs.append((nil, column))
        column += 1
      }
    }
    return pairs
  }

  private static func sheet(_ scheme: MailChoice.Scheme) -> String {
    let dark = """
      :root { --ink: #e9ecf3; --soft: #a6aebd; --sheet: #1b2029; --edge: #333b49; --room: #12151c; }
      """
    let always = scheme == .dark ? dark : ""
    let asSystem = scheme == .system ? "@media (prefers-color-scheme: dark) { \(dark) }" : ""
    return """
      :root { --ink: #1c2230; --soft: #5a6272; --sheet: #fff; --edge: #dde2ec; --room: #f3f5f9; }
      \(always)\(asSystem)
      body { margin: 0; padding: 12px; background: var(--room); color: var(--ink);
        font: 16px/1.6 system-ui, "Noto Sans", "Noto Sans CJK JP", sans-serif;
        overflow-wrap: anywhere; }
      .blocks { width: 100%; border-collapse: collapse; table-layout: fixed; background: var(--sheet); }
      .blocks > * > tr > * { padding: 12px 18px; border: 1px solid var(--edge); vertical-align: top;
        text-align: start; }
      .blocks > thead th { position: sticky; top: 0; background: var(--room); font-size: 14px; }
      .blocks td > :last-child { margin-bottom: 0 !important; }
      .blocks td > :first-child { margin-top: 0 !important; }
      .blocks > tbody > .subject > td { font-size: 18px; font-weight: 700; }
      .blocks > tbody > .preheader > td { color: var(--soft); }
      @media (max-width: 480px) { body { padding: 0; } .blocks > * > tr > * { padding: 8px; } }
      \(MailDocument.sheet)\(MailDocument.colors(scheme))
      """
  }
}

extension Rendered {
  /// The locale that the text was served in.
  var shownLocale: LocaleTag {
    parts.first { $0.part == "body" || $0.part == "title" || $0.part == "statement" }?.locale
      ?? locale
  }
}
