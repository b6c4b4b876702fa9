extension PlaybookPage {
  /// The page as plain text, without its title; lines are broken as its locale breaks them.
  func text(in locale: LocaleTag) -> String {
    PlainText(wrapping: WrappedText(locale: locale)).text(self)
  }

  /// Writes the parts of a page.
  private struct PlainText {
    let wrapping: WrappedText
    private let width = Rendering.textWidth

    init(wrapping: WrappedText) {
      self.wrapping = wrapping
    }

    func text(_ page: PlaybookPage) -> String {
      var parts = ([page.intro].compactMap { $0 } + page.texts).map { lines($0) }
      if let audience = page.audience { parts.append(lines(audience)) }
      parts += page.remarks.map { lines($0) }
      for agenda in page.agenda {
        parts.append(heading(agenda.title, "-"))
        parts.append(
          agenda.steps.flatMap { step in
            lines(when(step, state: false), indent: "  ")
              + (step.text.map { lines($0, indent: "    ") } ?? [])
          })
      }
      parts += page.stages.flatMap(parts(of:))
      return parts.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private func parts(of stage: Stage) -> [[String]] {
      var parts = stage.title.map { [heading($0, "=")] } ?? []
      if let leftOut = stage.leftOut { parts.append(lines(leftOut)) }
      parts += (stage.conditions + stage.texts).map { lines($0) }
      for effort in stage.efforts {
        parts.append(heading(effort.title, "-"))
        for action in effort.actions {
          if let title = action.title { parts.append(lines(title)) }
          parts += (action.conditions + action.texts).map { lines($0, indent: "  ") }
          parts += action.steps.map(lines(of:))
        }
      }
      if let title = stage.objectionsTitle { parts.append(heading(title, "-")) }
      for objection in stage.objections {
        parts.append(lines(objection.statement))
        let solution = objection.solution.text.split(
          separator: "\n", omittingEmptySubsequences: false)
        parts.append(solution.dropLast().map { $0.isEmpty ? "    |" : "    | \($0)" })
      }
      return parts
    }

    private func lines(of step: Step) -> [String] {
      var result = lines(when(step, state: true), indent: "  ")
      for condition in step.conditions { result += lines(condition, indent: "    ") }
      if let text = step.text { result += lines(text, indent: "    ") }
      result += step.material.flatMap(lines(of:))
      if let title = step.withTitle {
        result += lines(title, indent: "    ") + step.with.flatMap(lines(of:))
      }
      return result
    }

    /// When and how, and how that stands to the day that it is.
    private func when(_ step: Step, state: Bool) -> String {
      let state = state ? step.state?.name : nil
      return ([step.timing] + [step.channel, state].compactMap { $0 }).map(\.text)
        .joined(separator: " · ")
    }

    private func lines(of material: Material) -> [String] {
      let kind = material.kind.map { "\($0.text) · " } ?? ""
      let conditions = material.conditions.map { " [\($0.text)]" }.joined()
      let lines = wrapping.lines(
        kind + material.name.text + conditions, address: material.address, width: width - 6)
      return lines.enumerated().map { ($0.offset == 0 ? "    - " : "      ") + $0.element }
    }

    private func heading(_ text: Text, _ mark: Character) -> [String] {
      let lines = lines(text)
      return lines + [String(repeating: mark, count: WrappedText.columns(lines))]
    }

    private func lines(_ text: Text, indent: String = "") -> [String] {
      lines(text.text, indent: indent)
    }

    private func lines(_ text: String, indent: String) -> [String] {
      wrapping.lines(text, width: width - indent.count).map { indent + $0 }
    }
  }
}
