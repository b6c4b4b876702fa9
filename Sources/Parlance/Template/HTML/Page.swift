/// The frame of everything that is no mail: a call script, an objection, an asset, a snippet, a
/// playbook.
struct Page {
  let theme: Theme
  let direction: Direction
  /// The locale, as HTML's `lang` has it.
  let language: String
  /// The script that the text is written in (ISO 15924).
  let script: String

  /// The style of a text on a page, where a style sheet is kept.
  ///
  /// Only call scripts have links to objections and steps, and the snippets that may be in them.
  static func style(of kind: ItemKind) -> HTMLStyle {
    HTMLStyle(
      attributes: [
        .taskList: " class=\"tasks\"", .taskBox: " class=\"box\"",
        .tableFrame: " class=\"table\"",
      ],
      button: nil, hasScriptLinks: kind == .callScript || kind == .snippet)
  }

  /// The style of a call script that is worked with, on a page of the preview.
  static var worksheetStyle: HTMLStyle {
    var style = style(of: .callScript)
    style.isWorksheet = true
    return style
  }

  /// The whole page; the title and the line below it are text, the body is HTML.
  ///
  /// The frame may be made once with marks in the place of the three: title and subtitle are
  /// written escaped by ``HTMLEscape/text(_:)`` and the body as it is, and nothing else on the page
  /// depends on them but for whether there is a subtitle. A snippet has no title of its own, only
  /// a name that nobody is to read: it names the window and is no heading.
  func html(kind: String, title: String, subtitle: String?, body: String) -> String {
    let subtitle = subtitle.map { "<p class=\"subtitle\">\(HTMLEscape.text($0))</p>\n" } ?? ""
    let heading =
      kind == ItemKind.snippet.rawValue ? "" : "<h1>\(HTMLEscape.text(title))</h1>\n"
    return """
      <!DOCTYPE html>
      <html lang="\(language)" dir="\(direction.attribute)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTMLEscape.text(title))</title>
      <style>
      \(sheet(kind: kind))
      </style>
      </head>
      <body>
      <main class="\(kind)">
      \(heading)\(subtitle)\(body)</main>
      </body>
      </html>

      """
  }
}
