extension Coverage {
  /// The coverage for people: a table of touchpoints by locale, and what each locale needs.
  public func text(style: TextStyle) -> String {
    var table: [[String]] = [["touchpoint", "when"] + locales.map(\.description)]
    for row in rows {
      table.append(
        [row.path, row.timing] + locales.map { (row.states[$0] ?? .missing).rawValue })
    }
    let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for (index, row) in table.enumerated() {
      let cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let isState = index > 0 && column > 1
        return (index == 0 ? style.bold(cell) : isState ? style.state(cell) : cell) + padding
      }
      var line = cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      text += line + "\n"
    }
    if rows.isEmpty { text = "There is no playbook yet, so that there are no touchpoints.\n" }
    text += "\n" + launch.text(locales, style: style)
    for locale in locales { text += summary(of: locale, style: style) }
    return text + effortText(style: style)
  }

  private func summary(of locale: LocaleTag, style: TextStyle) -> String {
    let name = "\(locale.englishName) (\(locale))"
    guard let need = needs[locale], !need.files.isEmpty else {
      let isWhole = launch.total(in: locale).files.isEmpty
      return "\(style.bold(name)): "
        + (isWhole ? style.good("complete") : "nothing is left of what it must have") + "\n"
    }
    let states = CoverageState.allCases.reversed().compactMap { state in
      let count = need.files.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    let files = need.files.count == 1 ? "1 file" : "\(need.files.count) files"
    let words = need.words == 1 ? "1 word" : "\(need.words) words"
    var text = "\(style.bold(name)): \(files) to do, \(words) of the source "
    text += "(\(states.joined(separator: ", ")))\n"
    for entry in need.files { text += "  \(style.state(entry.state.rawValue))  \(entry.file)\n" }
    return text
  }

  /// The coverage as JSON, version 1: keys may be added, never changed.
  public var json: String {
    JSON.object(
      [
        ("version", .number(1)),
        (
          "touchpoints",
          .array(
            rows.map { row in
              .object([
                ("path", .string(row.path)), ("when", .string(row.timing)),
                (
                  "locales",
                  .object(
                    locales.map { ($0.description, .string((row.states[$0] ?? .missing).rawValue)) }
                  )
                ),
                (
                  "words",
                  .object(locales.map { ($0.description, .number(row.words[$0] ?? 0)) })
                ),
              ])
            })
        ),
        (
          "needs",
          .object(
            locales.map { locale in
              let need = needs[locale] ?? Need()
              return (
                locale.description,
                .object([
                  ("words", .number(need.words)),
                  (
                    "files",
                    .array(
                      need.files.map {
                        .object([
                          ("file", .string($0.file)), ("state", .string($0.state.rawValue)),
                        ])
                      })
                  ),
                ])
              )
            })
        ),
        ("launch", launch.json(locales)),
      ] + effortJSON
    ).text(pretty: true) + "\n"
  }
}

extension TextStyle {
  fileprivate func state(_ word: String) -> String {
    switch CoverageState(rawValue: word) {
    case .missing, .draft, .broken: bad(word)
    case .outdated, .unrecorded, .byFallback, .review: caution(word)
    case .notRequired: dim(word)
    case .ok: good(word)
    case nil: word
    }
  }
}
