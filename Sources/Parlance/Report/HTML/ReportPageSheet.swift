extension ReportPage {
  /// The style sheet: light, dark, narrow, and on paper.
  static let sheet = """
    :root { color-scheme: light dark; --text: #1c2430; --muted: #566070; --page: #f4f5f7;
      --surface: #ffffff; --line: #d5d9e0; --accent: #1f4fb3; --mark: #ffe08a;
      --ok: #d9f2e0; --on-ok: #14532d; --quiet: #eceef1; --on-quiet: #4b5563;
      --info: #dbe8fd; --on-info: #1e3a8a; --warn: #fdeab0; --on-warn: #6b3d0a;
      --bad: #fcd0cd; --on-bad: #7f1d1d; --hole: #b3261e; --on-hole: #ffffff; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #e5e8ee; --muted: #a3adbb; --page: #12161c; --surface: #1b2129;
        --line: #38414d; --accent: #9dbcff; --mark: #6b5310;
        --ok: #173d27; --on-ok: #b5e8c6; --quiet: #272e38; --on-quiet: #b4bdc9;
        --info: #1c3157; --on-info: #c3d8ff; --warn: #4d390e; --on-warn: #f7dc92;
        --bad: #5a2320; --on-bad: #ffc9c4; --hole: #f2867d; --on-hole: #2a0705; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--page); color: var(--text);
      font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
      overflow-wrap: break-word; }
    header, main { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
    header { padding-top: 28px; }
    h1 { margin: 0; font-size: 26px; line-height: 1.3; text-wrap: balance; }
    h2 { margin: 0 0 14px; font-size: 19px; }
    h3 { margin: 0; font-size: 15px; font-family: ui-monospace, monospace; font-weight: 600; }
    a { color: var(--accent); }
    nav { display: flex; flex-wrap: wrap; gap: 4px 18px; }
    .muted { color: var(--muted); font-weight: 400; }
    section { margin: 22px 0; padding: 22px 24px; background: var(--surface);
      border: 1px solid var(--line); border-radius: 10px; }
    .scroll { overflow-x: auto; margin: 0 0 14px; }
    table { border-collapse: collapse; }
    caption { text-align: start; color: var(--muted); padding: 0 0 6px; }
    th { text-align: start; font-weight: 600; }
    th, td { padding: 6px 10px; border-bottom: 1px solid var(--line); }
    thead th { color: var(--muted); font-size: 13px; white-space: nowrap; }
    abbr { text-decoration: none; }
    .heat td { min-width: 38px; text-align: center; font-weight: 600;
      border: 2px solid var(--surface); border-radius: 6px; }
    .heat tbody th { font-weight: 400; min-width: 240px; }
    .heat th:first-child { position: sticky; inset-inline-start: 0; background: var(--surface); }
    .number { text-align: end; font-variant-numeric: tabular-nums; }
    .share { width: 30%; min-width: 140px; }
    .bar { display: flex; height: 16px; border: 1px solid var(--muted); border-radius: 4px; overflow: hidden; gap: 1px; }
    .bar span { min-width: 3px; }
    .ok { background: var(--ok); color: var(--on-ok); }
    .not-required { background: var(--quiet); color: var(--on-quiet); }
    .review, .by-fallback { background: var(--info); color: var(--on-info); }
    .unrecorded, .outdated { background: var(--warn); color: var(--on-warn); }
    .draft, .broken { background: var(--bad); color: var(--on-bad); }
    .missing { background: var(--hole); color: var(--on-hole); }
    .legend { display: flex; flex-wrap: wrap; gap: 6px 20px; margin: 0 0 18px; padding: 0;
      list-style: none; font-size: 13px; color: var(--muted); }
    .legend b { color: var(--text); font-weight: 600; }
    .cell { display: inline-block; min-width: 24px; padding: 0 6px; border-radius: 4px;
      text-align: center; font-weight: 600; }
    .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    summary { cursor: pointer; color: var(--accent); margin: 0 0 10px; }
    .filters { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: center;
      margin: 0 0 18px; }
    .filters [hidden] { display: none; }
    select, input[type="search"] { font: inherit; color: inherit; background: var(--page);
      border: 1px solid var(--muted); border-radius: 6px; padding: 3px 8px; max-width: 100%; }
    article { margin: 0 0 20px; padding: 14px 0 0; border-top: 1px solid var(--line); }
    article > ul { margin: 8px 0 0; padding: 0; list-style: none; }
    .finding { padding: 8px 0 8px 14px; border-inline-start: 4px solid var(--quiet);
      margin: 0 0 8px; }
    .finding.error { border-color: var(--hole); }
    .finding.warning { border-color: var(--on-warn); }
    .finding p { margin: 0; }
    .badge { display: inline-block; padding: 0 8px; border-radius: 5px; font-size: 13px;
      font-weight: 600; background: var(--quiet); color: var(--on-quiet); }
    .error > p > .badge { background: var(--bad); color: var(--on-bad); }
    .warning > p > .badge { background: var(--warn); color: var(--on-warn); }
    .rule, code { font-family: ui-monospace, monospace; font-size: 13px; }
    .help { color: var(--muted); }
    pre { margin: 6px 0; padding: 8px 12px; background: var(--page); border-radius: 6px;
      font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { background: var(--mark); color: inherit; border-bottom: 2px solid currentColor; }
    dt { margin: 14px 0 0; scroll-margin-top: 16px; }
    dd { margin: 2px 0 0; max-width: 80ch; }
    #findings:has(#show-error:not(:checked)) .finding.error,
    #findings:has(#show-warning:not(:checked)) .finding.warning,
    #findings:has(#show-note:not(:checked)) .finding.note { display: none; }
    .finding[hidden], article[hidden] { display: none; }
    @media (max-width: 700px) {
      header, main { padding-inline: 14px; }
      section { padding: 18px 14px; border-radius: 8px; }
      .heat tbody th { min-width: 150px; }
      h1 { font-size: 22px; }
    }
    @media print {
      body { background: none; font-size: 10pt; }
      section { border: 0; padding: 0; }
      .filters, nav { display: none; }
      .finding, tr { break-inside: avoid; }
      td, .bar span, .badge, mark { print-color-adjust: exact; }
    }
    """

  /// What filters findings; without it all are shown.
  static let script = """
    (() => {
      const byId = (id) => document.getElementById(id);
      const fields = ["only-locale", "only-rule", "search"].map(byId);
      const findings = [...document.querySelectorAll(".finding")];
      if (!findings.length) return;
      document.querySelectorAll(".scripted").forEach((label) => { label.hidden = false; });
      const update = () => {
        const [locale, rule, words] = fields.map((field) => field ? field.value : "");
        const search = words.toLowerCase();
        for (const finding of findings) {
          finding.hidden = (locale && finding.dataset.locale !== locale)
            || (rule && finding.dataset.rule !== rule)
            || (search && !finding.closest("article").querySelector("h3").textContent
              .concat(finding.textContent).toLowerCase().includes(search));
        }
        const seen = (finding) => finding.getClientRects().length > 0;
        document.querySelectorAll("article").forEach((article) => { article.hidden = false; });
        document.querySelectorAll("article").forEach((article) => {
          article.hidden = ![...article.querySelectorAll(".finding")].some(seen);
        });
        const count = findings.filter(seen).length;
        byId("shown").textContent = count === findings.length ? "" : count + " shown";
      };
      document.querySelector(".filters").addEventListener("input", update);
      document.querySelector(".filters").addEventListener("submit", (event) => {
        event.preventDefault();
      });
      update();
    })();
    """
}
