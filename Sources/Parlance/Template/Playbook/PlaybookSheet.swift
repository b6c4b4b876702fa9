extension Page {
  /// The rules of a playbook's page: stages, and steps beside the weeks in which they are due.
  static let playbook = """
    main.playbook { max-width: 860px; }
    .playbook > .subtitle { margin-bottom: 24px; }
    nav ol { padding-inline-start: 20px; columns: 2 240px; }
    section[id] { scroll-margin-top: 16px; }
    h2 { font-size: 23px; }
    h3.effort { display: inline-block; margin: 30px 0 14px; padding: 5px 14px; border-radius: 999px;
      background: var(--accent); color: var(--on-accent); font-size: 14px; line-height: 1.4; }
    h3.effort ~ h3.effort { margin-top: 34px; }
    h4 { margin: 0 0 10px; font-size: 17px; line-height: 1.4; }
    .goal { font-size: 17px; }
    .action { margin: 0 0 18px; padding: 18px 22px; border: 1px solid var(--line);
      border-radius: 10px; }
    .condition { color: var(--muted); font-size: 14px; }
    .steps { margin: 0; padding: 0; list-style: none; }
    .steps > li { display: grid; grid-template-columns: 132px minmax(0, 1fr); gap: 4px 20px;
      margin: 0; padding: 12px 0; border-top: 1px solid var(--line); }
    .steps > li:last-child { padding-bottom: 0; }
    .steps div > :last-child { margin-bottom: 0; }
    .when strong, .when span { display: block; }
    .when strong { color: var(--accent); word-break: keep-all; text-wrap: balance; }
    .when span { color: var(--muted); font-size: 14px; }
    .steps p { margin: 0 0 8px; }
    .with { color: var(--muted); font-size: 14px; font-weight: 600; }
    p.with { margin: 14px 0 6px; }
    .material { margin: 0 0 4px; padding: 0; list-style: none; }
    .material > li { margin: 0 0 6px; padding: 7px 12px; background: var(--background);
      border-radius: 8px; line-height: 1.45; }
    .material .condition { display: block; font-size: 13px; }
    .name { font-weight: 600; }
    .kind { display: inline-block; margin-inline-end: 8px; padding: 0 8px; border: 1px solid
      var(--line); border-radius: 999px; color: var(--muted); font-size: 12px; line-height: 1.6; }
    .agenda { margin: 24px 0; padding: 16px 22px; border: 1px solid var(--line);
      border-inline-start: 4px solid var(--accent); border-radius: 10px; }
    .agenda h2 { margin: 16px 0 6px; padding: 0; border: 0; font-size: 16px; }
    .agenda ul { margin: 0; padding: 0; list-style: none; }
    .agenda li strong { margin-inline-end: 6px; }
    .audience { font-weight: 600; }
    .agenda > :last-child { margin-bottom: 0; }
    .steps > li[id] { scroll-margin-top: 16px; }
    .when .state { display: inline-block; margin: 4px 0; padding: 0 9px; border: 1px solid
      var(--accent); border-radius: 999px; color: var(--accent); font-size: 13px;
      line-height: 1.6; }
    .due .state, .overdue .state { background: var(--accent); color: var(--on-accent); }
    .overdue .state { background: var(--text); border-color: var(--text); color: var(--surface); }
    .past .state { border-color: var(--line); color: var(--muted); }
    .past .when strong, .left-out { color: var(--muted); }
    .pages > li { margin: 0 0 10px; }
    .pages .condition { display: block; }
    @media (max-width: 560px) {
      .steps > li { display: block; }
      .when { margin-bottom: 4px; }
      .when strong, .when span { display: inline; }
      .when span::before { content: "\\00b7"; margin: 0 6px; }
      .action { padding: 16px; }
    }
    @media print {
      main.playbook { max-width: none; }
      nav { display: none; }
      .agenda { padding: 8px 14px; break-inside: avoid; }
      .kind, .when .state { padding: 0; border: 0; background: none; color: inherit; }
      .kind { margin-inline-end: 4px; }
      .kind::after { content: " \\00b7"; }
      .overdue .state, .due .state { background: none; color: inherit; }
      summary { break-after: avoid; }
      .agenda a { color: inherit; text-decoration: none; }
      section[id] + section[id] { break-before: page; }
      section[id] + section[id] > h2 { margin-top: 0; padding-top: 0; border: 0; }
      h3.effort { padding: 0; background: none; color: inherit; font-size: 13pt;
        break-after: avoid; display: block; }
      .goal { font-size: inherit; }
      .action { padding: 10px 14px; }
      .steps > li { break-inside: avoid; }
      .material > li { padding: 3px 8px; }
    }
    """
}
