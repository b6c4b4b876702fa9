/// A rendered page inside another one, of which neither sees the styles of the other.
///
/// It stands in a shadow tree of its own (HTML, declarative shadow DOM), unlike a frame as long as
/// it is, so that it prints on as many pages as it takes. Nothing in it runs: what Parlance renders
/// has no scripts, and the page around it forbids them.
enum EnclosedPage {
  /// The page that holds a whole one, with everything in it that can be unfolded open.
  static func html(_ page: String) -> String {
    """
    <div class="enclosed"><template shadowrootmode="open"><style>
    :host { display: block; }
    \(sheet(of: page))
    </style>
    \(body(of: page))</template></div>

    """
  }

  /// The style sheet, for the root of a shadow tree.
  private static func sheet(of page: String) -> String {
    // The one before it is for Outlook.
    text(of: page, between: "<style>\n", and: "</style>")
      .replacing(":root", with: ":host").replacing("main {", with: ".sheet {")
      .replacing("main.", with: ".sheet.").replacing("body {", with: ":host {")
  }

  private static func body(of page: String) -> String {
    var body = text(of: page, between: "<body", and: "</body>")
    body = "<div\(body)</div>\n"
    return body.replacing("<details>", with: "<details open>")
      .replacing("<main class=\"", with: "<div class=\"sheet ").replacing("</main>", with: "</div>")
  }

  private static func text(of page: String, between start: String, and end: String) -> String {
    guard let first = page.firstRange(of: start)?.upperBound,
      let last = page[first...].firstRange(of: end)?.lowerBound
    else { return "" }
    return String(page[first..<last])
  }
}
