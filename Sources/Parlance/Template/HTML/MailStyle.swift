/// How the elements of a mail look.
///
/// Mail programs throw style sheets away, so that every element carries its style; the classes
/// are for those that keep one, and take their colours in the dark from it.
struct MailStyle {
  let theme: Theme
  let direction: Direction
  /// The script that the mail is written in (ISO 15924).
  let script: String

  private var colors: Theme.Colors { theme.colors }

  var fonts: String { theme.fonts(script: script) }

  /// Whether the script is as open as Latin letters are, and has italics.
  private var isAlphabetic: Bool { ["Latn", "Cyrl", "Grek"].contains(script) }

  /// Letters of some scripts are denser than Latin ones and need more room between lines.
  private var lineHeight: String { isAlphabetic ? "1.6" : "1.8" }

  /// The style of running text; Outlook's tables do not hand it down.
  func text(size: Int = 16, color: String? = nil, height: String? = nil) -> String {
    "font-family:\(fonts);font-size:\(size)px;line-height:\(height ?? lineHeight);"
      + "color:\(color ?? colors.text)" + wordBreak
  }

  /// Korean lines break between words, as its readers are used to, not within them.
  private var wordBreak: String { script == "Kore" ? ";word-break:keep-all" : "" }

  /// For short texts and numbers: in no script are they broken but at blanks.
  private var whole: String { script == "Kore" ? "" : ";word-break:keep-all" }

  /// A class and a style, as an element's start tag has them.
  private func attributes(_ name: String, _ style: String) -> String {
    " class=\"\(name)\" style=\"\(style)\""
  }

  func htmlStyle() -> HTMLStyle {
    let start = direction.start
    let text = text()
    let cell = "padding:10px 12px;border-bottom:1px solid \(colors.line);vertical-align:top;"
    let code = "font-family:Menlo,Consolas,monospace;font-size:14px"
    var style = HTMLStyle()
    style.attributes = [
      .paragraph: attributes("text", "margin:0 0 18px;\(text)"),
      .tightParagraph: attributes("text", "margin:0;\(text)"),
      .quote: attributes(
        "text quote",
        "margin:0 0 18px;padding-\(start):16px;border-\(start):3px solid \(colors.accent);\(text)"),
      .bulletList: attributes("text", "margin:0 0 18px;padding:0;padding-\(start):22px;\(text)"),
      .numberList: attributes("text", "margin:0 0 18px;padding:0;padding-\(start):26px;\(text)"),
      .taskList: attributes("text", "margin:0 0 18px;padding:0;list-style:none;\(text)"),
      .item: " style=\"margin:0 0 8px;padding-\(start):4px\"",
      .tableFrame: " style=\"margin:0 0 22px;overflow-x:auto\"",
      .table: attributes(
        "text line",
        "width:100%;border-collapse:collapse;border-top:1px solid \(colors.line);\(text)")
        + " cellpadding=\"0\" cellspacing=\"0\"",
      .headCell: attributes("muted line", cell + self.text(size: 13, color: colors.muted) + whole),
      .cell: attributes("text line", cell + self.text(size: 15)),
      .endCell: attributes("text line", cell + self.text(size: 15) + whole),
      .rule: attributes(
        "line", "margin:26px 0;border:0;border-top:1px solid \(colors.line);height:0"),
      .codeBlock: attributes(
        "text line",
        "margin:0 0 18px;padding:14px 16px;border:1px solid \(colors.line);border-radius:8px;"
          + "white-space:pre-wrap;color:\(colors.text);\(code);line-height:1.5;direction:ltr;"
          + "text-align:left"),
      .code: attributes(
        "code", "padding:1px 3px;background-color:\(colors.background);border-radius:4px;\(code)"),
      .link: attributes("link", "color:\(colors.accent);text-decoration:underline"),
      // The width in pixels is for Outlook, which knows no max-width.
      .image: " width=\"520\" style=\"display:block;width:100%;max-width:520px;height:auto;"
        + "border:0;border-radius:8px;font-size:14px\"",
    ]
    for (level, size) in zip(1...6, [26, 21, 18, 16, 15, 14]) {
      // The first heading is the first thing in the mail most of the time.
      let top = [8, 32][min(level, 2) - 1] - (level > 2 ? 6 : 0)
      let isMinor = level == 6
      style.attributes[.heading(level)] = attributes(
        isMinor ? "muted" : "text",
        "margin:\(top)px 0 \(level == 1 ? 14 : 10)px;"
          + self.text(size: size, color: isMinor ? colors.muted : nil, height: "1.3")
          + ";font-weight:700")
    }
    style.button = button()
    return style
  }

  private func button() -> HTMLButton {
    let font = "font-family:\(fonts);font-size:16px;font-weight:600"
    let shape =
      "style=\"height:50px;v-text-anchor:middle;width:"
    return HTMLButton(
      beforeShapeAddress:
        "<table role=\"presentation\" dir=\"\(direction.attribute)\" class=\"action\" border=\"0\" "
        + "cellpadding=\"0\" cellspacing=\"0\" style=\"margin:8px 0 26px\"><tr><td>\n"
        + "<!--[if mso]><v:roundrect xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        + "xmlns:w=\"urn:schemas-microsoft-com:office:word\" href=\"",
      beforeShapeWidth: "\" \(shape)",
      beforeShapeText: "px\" arcsize=\"16%\" stroke=\"f\" fillcolor=\"\(colors.accent)\">"
        + "<w:anchorlock/><center style=\"color:\(colors.onAccent);\(font)\">",
      beforeAddress: "</center></v:roundrect><![endif]-->\n<!--[if !mso]><!--><a href=\"",
      beforeText: "\" class=\"button\" style=\"display:inline-block;padding:13px 28px;"
        + "background-color:\(colors.accent);border-radius:8px;color:\(colors.onAccent);"
        + "\(font);line-height:24px;text-align:center;text-decoration:none\">",
      end: "</a><!--<![endif]-->\n</td></tr></table>\n")
  }

  /// Scripts without italics stress with weight.
  private static let upright = "em { font-style: normal; font-weight: 600; }"

  /// What mail programs that keep a style sheet take from it: smaller margins on a telephone,
  /// other colours in the dark.
  var sheet: String {
    let dark = theme.dark
    return """
      :root { color-scheme: light dark; supported-color-schemes: light dark; }
      body { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
      .body > :first-child { margin-top: 0 !important; }
      li ul, li ol { margin: 8px 0 0 !important; }\(isAlphabetic ? "" : "\n" + MailStyle.upright)
      a[x-apple-data-detectors] { color: inherit !important; text-decoration: none !important; }
      @media (max-width: 620px) {
        .around { padding: 0 !important; }
        .card { border-radius: 0 !important; border-width: 4px 0 1px !important; }
        .inset { padding-left: 22px !important; padding-right: 22px !important; }
        .action { width: 100% !important; }
        .button { display: block !important; }
      }
      @media (prefers-color-scheme: dark) {
        .background { background-color: \(dark.background) !important; }
        .card { background-color: \(dark.surface) !important; }
        .text { color: \(dark.text) !important; }
        .muted { color: \(dark.muted) !important; }
        .card, .line { border-color: \(dark.line) !important; }
        .card { border-top-color: \(dark.accent) !important; }
        .quote { border-color: \(dark.accent) !important; }
        .code { background-color: \(dark.background) !important; }
        .link, .brand { color: \(dark.accent) !important; }
        .button { background-color: \(dark.accent) !important; color: \(dark.onAccent) !important; }
      }
      """
  }
}
