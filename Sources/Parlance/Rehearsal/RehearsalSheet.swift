extension RehearsalPage {
  /// The style sheet: light, dark, narrow, and on paper.
  static let sheet = """
    :root { color-scheme: light dark; --text: #1c2430; --muted: #566070; --page: #f4f5f7;
      --surface: #ffffff; --line: #d5d9e0; --accent: #1f4fb3; --warn: #fdeab0; --on-warn: #6b3d0a;
      --bad: #fcd0cd; --on-bad: #7f1d1d; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #e5e8ee; --muted: #a3adbb; --page: #12161c; --surface: #1b2129;
        --line: #38414d; --accent: #9dbcff; --warn: #4d390e; --on-warn: #f7dc92;
        --bad: #5a2320; --on-bad: #ffc9c4; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 900px; padding: 28px 24px 60px; background: var(--page);
      color: var(--text); overflow-wrap: break-word;
      font: 15px/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans Arabic",
        "Noto Sans CJK JP", sans-serif; }
    :lang(ko) { word-break: keep-all; }
    h1 { margin: 0; font-size: 26px; line-height: 1.3; text-wrap: balance; }
    h2 { margin: 36px 0 12px; font-size: 20px; }
    h3 { margin: 18px 0 4px; font-size: 16px; }
    article h3 { margin: 0; font-size: 18px; line-height: 1.4; }
    h4 { margin: 0 0 10px; font-size: 15px; }
    p { margin: 4px 0; }
    a { color: var(--accent); }
    code { font: 13px/1.5 ui-monospace, monospace; direction: ltr; unicode-bidi: isolate;
      overflow-wrap: anywhere; }
    .muted { color: var(--muted); }
    .since { margin-top: 10px; font-weight: 600; }
    nav ol { margin: 0; padding-inline-start: 26px; }
    nav li { margin: 0 0 8px; }
    nav ul { margin: 2px 0 0; padding: 0; list-style: none; }
    nav ul li { margin: 0 0 2px; }
    nav code, .above code { font-size: 11.5px; }
    article { margin: 0 0 30px; padding: 20px 22px; background: var(--surface);
      border: 1px solid var(--line); border-top: 4px solid var(--accent);
      border-radius: 0 0 10px 10px; scroll-margin-top: 12px; }
    article > header { margin-bottom: 14px; }
    .when b { color: var(--accent); }
    .condition { color: var(--muted); }
    .item { margin: 18px 0 0; padding: 16px 0 0; border-top: 1px solid var(--line);
      scroll-margin-top: 12px; }
    .number, .badge { display: inline-block; padding: 0 9px; border-radius: 6px; font-size: 13px;
      font-weight: 600; background: var(--page); border: 1px solid var(--line); }
    .badge { background: var(--warn); color: var(--on-warn); border-color: transparent; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 14px;
      margin: 0 0 12px; }
    dt { color: var(--muted); }
    dd { margin: 0; font-weight: 600; }
    dd ~ dd { font-weight: 400; }
    .enclosed { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
    .old { opacity: 0.75; margin: 0 0 12px; padding-inline-start: 12px;
      border-inline-start: 4px solid var(--warn); }
    .fault { padding: 10px 14px; border-radius: 8px; background: var(--bad); color: var(--on-bad); }
    .verdict { display: flex; flex-wrap: wrap; gap: 6px 22px; align-items: baseline;
      margin: 12px 0 0; }
    .line { flex: 1 1 200px; min-width: 0; font: inherit; color: inherit; background: none;
      border: 0; border-bottom: 1px solid var(--muted); border-radius: 0; padding: 2px 4px; }
    .paths { padding: 0; list-style: none; columns: 2 300px; }
    .signature { display: flex; flex-wrap: wrap; gap: 26px 30px; margin-top: 48px; }
    .signature label { display: flex; flex: 1 1 240px; gap: 8px; align-items: baseline; }
    @media (max-width: 600px) {
      body { padding: 18px 12px 40px; }
      article { padding: 16px 14px; }
      dl { display: block; }
    }
    @page { size: A4; margin: 16mm 14mm; }
    @media print {
      :root { --page: #ffffff; --surface: #ffffff; --text: #000000; --muted: #444444; }
      body { max-width: none; padding: 0; font-size: 10pt; background: none; }
      nav a { color: inherit; text-decoration: none; }
      main > section { break-before: page; }
      main > section:first-child, .list, .signature { break-before: auto; }
      article { padding: 10px 0 0; border: 0; border-top: 2px solid var(--line); }
      h2, h3, h4, header, dl, .when { break-after: avoid; break-inside: avoid; }
      .verdict, .signature, nav li, .above { break-inside: avoid; }
      .verdict { break-before: avoid; }
      .item:not(.call-script) { break-inside: avoid; }
      .email > .enclosed, .email > .old > .enclosed { zoom: 0.7; }
      .enclosed { border-radius: 0; overflow: visible; }
      .badge { print-color-adjust: exact; }
    }
    """
}
