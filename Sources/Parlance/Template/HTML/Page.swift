/// The frame of everything that is no mail: a call script, an objection, an asset, a snippet.
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
      attributes: [.taskList: " class=\"tasks\"", .taskBox: " class=\"box\""], button: nil,
      hasScriptLinks: kind == .callScript || kind == .snippet)
  }

  /// The whole page; the heading and the line below it are text, the body is HTML.
  func html(kind: String, title: String, subtitle: String?, body: String) -> String {
    let subtitle = subtitle.map { "<p class=\"subtitle\">\(HTMLEscape.text($0))</p>\n" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(language)" dir="\(direction.attribute)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTMLEscape.text(title))</title>
      <style>
      \(sheet)
      </style>
      </head>
      <body>
      <main class="\(kind)">
      <h1>\(HTMLEscape.text(title))</h1>
      \(subtitle)\(body)</main>
      </body>
      </html>

      """
  }

  private var sheet: String {
    """
    :root { color-scheme: light dark; \(Page.variables(theme.colors)) }
    @media (prefers-color-scheme: dark) { :root { \(Page.variables(theme.dark)) } }
    body { margin: 0; background: var(--background); color: var(--text);
      font: 16px/1.65 \(theme.fonts(script: script)); }
    main { box-sizing: border-box; max-width: 720px; margin: 32px auto; padding: 32px 40px;
      background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
    h1 { margin: 0 0 8px; font-size: 26px; line-height: 1.3; }
    h1 + :not(.subtitle) { margin-top: 20px; }
    h2 { margin: 36px 0 12px; padding-top: 20px; border-top: 1px solid var(--line);
      font-size: 19px; line-height: 1.35; }
    h3 { margin: 24px 0 8px; font-size: 16px; }
    p, ul, ol, pre, table { margin: 0 0 16px; }
    ul, ol { padding-inline-start: 24px; }
    li { margin: 0 0 6px; }
    a { color: var(--accent); }
    .subtitle { color: var(--muted); font-size: 17px; }
    .call-script p { color: var(--muted); }
    .call-script blockquote p { color: var(--text); }
    blockquote { margin: 0 0 16px; padding: 14px 18px; background: var(--background);
      border-inline-start: 4px solid var(--accent); border-radius: 8px; font-size: 17px; }
    blockquote > :last-child { margin-bottom: 0; }
    details { margin: 0 0 16px; padding: 12px 18px; border: 1px solid var(--line);
      border-radius: 8px; }
    summary { cursor: pointer; font-weight: 600; color: var(--accent); }
    details[open] summary { margin-bottom: 10px; }
    .call-script details p { color: var(--text); }
    .tasks { padding: 0; list-style: none; }
    .tasks .box { color: var(--accent); font-size: 18px; }
    table { width: 100%; border-collapse: collapse; }
    th, td { padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
    th { color: var(--muted); font-size: 13px; }
    pre { padding: 14px 16px; border: 1px solid var(--line); border-radius: 8px;
      white-space: pre-wrap; direction: ltr; text-align: left; }
    hr { margin: 28px 0; border: 0; border-top: 1px solid var(--line); }
    img { max-width: 100%; height: auto; }
    @media (max-width: 620px) { main { margin: 0; padding: 24px 20px; border: 0; border-radius: 0; } }
    """
  }

  private static func variables(_ colors: Theme.Colors) -> String {
    """
    --text: \(colors.text); --muted: \(colors.muted); --background: \(colors.background); \
    --surface: \(colors.surface); --accent: \(colors.accent); --line: \(colors.line);
    """
  }
}
