extension Page {
  /// The style sheet of a page: for a screen wide and narrow, light and dark, and for paper.
  func sheet(kind: String) -> String {
    let parts = [
      colors, text, scriptRules, Page.blocks, Page.lists, Page.folds,
      kind == ItemKind.callScript.rawValue ? Page.callScript : "",
      kind == ItemKind.objection.rawValue ? Page.objection : "",
      kind == ItemKind.playbook.rawValue ? Page.playbook : "",
      kind == Page.dueKind ? Page.due : "",
      kind == ItemKind.email.rawValue ? Page.mail : "",
      Page.narrow, Page.paper,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var colors: String {
    """
    :root { color-scheme: light dark; \(Page.variables(theme.colors)) }
    @media (prefers-color-scheme: dark) { :root { \(Page.variables(theme.dark)) } }
    """
  }

  private static func variables(_ colors: Theme.Colors) -> String {
    """
    --text: \(colors.text); --muted: \(colors.muted); --background: \(colors.background); \
    --surface: \(colors.surface); --accent: \(colors.accent); --on-accent: \(colors.onAccent); \
    --line: \(colors.line);
    """
  }

  private var text: String {
    """
    body { margin: 0; background: var(--background); color: var(--text);
      font: 16px/\(isAlphabetic ? "1.6" : "1.8") \(theme.fonts(script: script));
      overflow-wrap: break-word; }
    main { box-sizing: border-box; max-width: 720px; margin: 32px auto; padding: 36px 44px;
      background: var(--surface); border: 1px solid var(--line); border-top: 4px solid var(--accent);
      border-radius: 0 0 12px 12px; }
    h1 { margin: 0 0 8px; font-size: 26px; line-height: 1.3; text-wrap: balance; }
    h1 + :not(.subtitle) { margin-top: 20px; }
    h2 { margin: 36px 0 12px; padding-top: 22px; border-top: 1px solid var(--line);
      font-size: 19px; line-height: 1.35; }
    h3 { margin: 24px 0 8px; font-size: 16px; }
    h4, h5, h6 { margin: 20px 0 6px; font-size: 15px; }
    .subtitle { color: var(--muted); font-size: 17px; }
    p { margin: 0 0 16px; }
    a { color: var(--accent); }
    .parent { font-size: 14px; }
    """
  }

  /// Whether the script is as open as Latin letters are, and has italics.
  private var isAlphabetic: Bool { ["Latn", "Cyrl", "Grek"].contains(script) }

  /// What scripts have of their own: Korean breaks lines between words, and many have no italics.
  private var scriptRules: String {
    (isAlphabetic ? "" : "em { font-style: normal; font-weight: 600; }")
      + (script == "Kore" ? "\nbody { word-break: keep-all; }" : "")
  }

  private static let blocks = """
    blockquote { margin: 0 0 16px; padding: 14px 18px; background: var(--background);
      border-inline-start: 4px solid var(--accent); border-radius: 8px; }
    blockquote > :last-child, details > div > :last-child { margin-bottom: 0; }
    .table { margin: 0 0 16px; overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; }
    th, td { padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
    th { color: var(--muted); font-size: 13px; word-break: keep-all; }
    pre { margin: 0 0 16px; padding: 14px 16px; border: 1px solid var(--line); border-radius: 8px;
      font-size: 14px; line-height: 1.5; white-space: pre-wrap; direction: ltr; text-align: left; }
    :not(pre) > code { padding: 1px 4px; background: var(--background); border-radius: 4px;
      font-size: 14px; }
    hr { margin: 28px 0; border: 0; border-top: 1px solid var(--line); }
    img { display: block; max-width: 100%; height: auto; border-radius: 8px; }
    """

  private static let lists = """
    ul, ol { margin: 0 0 16px; padding-inline-start: 24px; }
    li { margin: 0 0 6px; }
    li > ul, li > ol { margin: 6px 0 0; }
    .tasks { padding: 0; list-style: none; }
    .tasks > li { padding-inline-start: 28px; }
    .box { display: inline-block; width: 23px; margin-inline-start: -28px; color: var(--accent);
      font-size: 18px; line-height: 1; text-indent: 0; }
    .forward { padding: 0; list-style: none; }
    .forward > li { padding: 10px 14px; border: 1px solid var(--line); border-radius: 8px; }
    """

  /// Directions are paler than what is said aloud.
  private static let callScript = """
    .call-script > p, .call-script > ul:not(.tasks) { color: var(--muted); }
    .call-script > .subtitle { margin-bottom: 28px; }
    blockquote { font-size: 17px; }
    h2, [id^="objection-"] { scroll-margin-top: 16px; }
    """

  /// What is folded: the solutions of objections.
  private static let folds = """
    details { margin: 0 0 16px; padding: 12px 18px; border: 1px solid var(--line);
      border-radius: 8px; }
    summary { cursor: pointer; font-weight: 600; color: var(--accent); }
    details > div { padding-top: 10px; }
    """

  private static let objection = """
    .objection h1 { padding-inline-start: 18px; border-inline-start: 4px solid var(--accent);
      font-size: 21px; line-height: 1.45; text-wrap: pretty; }
    """

  /// A mail among other pages.
  private static let mail = """
    main.email { max-width: 780px; }
    .email > h1 { font-size: 21px; }
    .enclosed { overflow: hidden; border: 1px solid var(--line); border-radius: 8px; }
    """

  private static let narrow = """
    @media (max-width: 780px) {
      main { max-width: none; margin: 0; padding: 26px 20px; border-width: 4px 0 0;
        border-radius: 0; }
      body { background: var(--surface); }
    }
    """

  /// On paper all is open, and what belongs together stays together.
  private static let paper = """
    @page { margin: 18mm 16mm; }
    @media print {
      body { background: none; font-size: 10.5pt; line-height: 1.5; }
      main { max-width: none; margin: 0; padding: 0; border: 0; }
      h1, h2, h3, h4, summary { break-after: avoid; }
      h2 { margin-top: 22px; padding-top: 14px; }
      blockquote, li, tr, img, pre, summary { break-inside: avoid; }
      p { orphans: 3; widows: 3; }
      details::details-content { content-visibility: visible; block-size: auto; }
      summary { list-style: none; }
      blockquote, .subtitle { font-size: inherit; }
      .parent { display: none; }
      .with, p:has(+ .with) { break-after: avoid; }
      .forward > li { padding: 0; border: 0; }
      :is(.forward, .material) a[href^="http"]::after { content: " " attr(href); color: var(--muted);
        font-size: 9pt; overflow-wrap: anywhere; }
    }
    """
}
