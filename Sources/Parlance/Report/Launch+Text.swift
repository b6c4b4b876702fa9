extension LaunchPlan {
  /// The plan for people: what is left by stage and locale, and what could be launched today.
  func text(_ locales: [LocaleTag], style: TextStyle) -> String {
    guard !stages.isEmpty else { return "" }
    var table = [["stage"] + locales.map(\.description)]
    for stage in stages {
      table.append(
        [stage.name.replacing("/", with: " › ")] + locales.map { LaunchPlan.cell(stage[$0]) })
    }
    let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    var text = style.bold("Left to a launch, by stage (files, words of the source)") + "\n"
    for (index, row) in table.enumerated() {
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let remainder = index > 0 && column > 0 ? stages[index - 1][locales[column - 1]] : nil
        line += (column > 0 ? "  " : "") + styled(cell, remainder, style)
        if column < row.count - 1 { line += padding }
      }
      text += line + "\n"
    }
    text += "\n"
    for locale in locales { text += sentence(locale, style) + "\n" }
    return text + "\n"
  }

  private func styled(_ cell: String, _ remainder: Remainder?, _ style: TextStyle) -> String {
    guard let remainder else { return cell }
    return remainder.isReady
      ? remainder.files.isEmpty ? style.good(cell) : style.caution(cell) : style.bad(cell)
  }

  private static func cell(_ remainder: Remainder) -> String {
    if remainder.files.isEmpty { return "ready" }
    let left = "\(remainder.files.count) / \(remainder.words)"
    return remainder.isReady ? "ready (\(left))" : left
  }

  private func sentence(_ locale: LocaleTag, _ style: TextStyle) -> String {
    let name = style.bold("\(locale.englishName) (\(locale))")
    return "\(name): \(summary(of: locale))"
  }

  /// What a locale could launch today, and what is left of the rest.
  func summary(of locale: LocaleTag) -> String {
    let ready = stages.filter { $0[locale].isReady }
    let rest = total(in: locale)
    let left = rest.files.isEmpty ? "" : "; \(rest.amount) left"
    if ready.count == stages.count { return "could launch every stage today\(left)" }
    if let first = ready.first {
      let count = "\(ready.count) of \(stages.count) stages"
      return "could launch \(count) today, \(first.name) first\(left)"
    }
    guard let nearest = nearest(in: locale) else { return "nothing to launch" }
    return "can launch nothing yet; nearest is \(nearest.name) (\(nearest[locale].amount))\(left)"
  }
}

extension Remainder {
  /// The files and words, counted.
  var amount: String {
    let files = self.files.count == 1 ? "1 file" : "\(self.files.count) files"
    return "\(files), \(words == 1 ? "1 word" : "\(words) words")"
  }

  /// What is left as JSON: the numbers, and the files.
  var json: [(String, JSON)] {
    [
      ("ready", .boolean(isReady)), ("words", .number(words)),
      (
        "files",
        .array(
          files.map { file in
            .object([
              ("file", .string(file.file)), ("state", .string(file.state.rawValue)),
              ("words", .number(file.words)), ("blocks", .boolean(file.blocks)),
            ])
          })
      ),
    ]
  }
}

extension LaunchPlan {
  /// The plan as JSON, by locale.
  func json(_ locales: [LocaleTag]) -> JSON {
    .object(
      locales.map { locale in
        (
          locale.description,
          .object(
            [("firstReady", .optional(firstReady(in: locale)?.name))]
              + [("nearest", .optional(nearest(in: locale)?.name))]
              + total(in: locale).json
              + [
                (
                  "stages",
                  .array(
                    stages.map { .object([("stage", .string($0.name))] + $0[locale].json) })
                )
              ])
        )
      })
  }
}
