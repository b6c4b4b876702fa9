extension PlaybookPage {
  /// The page as Markdown, its title included.
  func markdown(in locale: LocaleTag) -> String {
    Markdown().text(self)
  }

  /// Writes the parts of a page.
  private struct Markdown {
    func text(_ page: PlaybookPage) -> String {
      var parts = ["# " + line(page.title)]
      parts += ([page.intro].compactMap { $0 } + page.texts).map(line)
      if let audience = page.audience { parts.append("**\(line(audience))**") }
      parts += page.remarks.map(line)
      for agenda in page.agenda {
        parts.append("## " + line(agenda.title))
        parts.append(agenda.steps.map { bullet(head(of: $0, state: false), $0.text) }.joined())
      }
      return (parts + page.stages.flatMap(self.parts)).map { part in
        part.hasSuffix("\n") ? part : part + "\n"
      }.joined(separator: "\n")
    }

    private func parts(of stage: Stage) -> [String] {
      var parts = stage.title.map { ["## " + line($0)] } ?? []
      if let leftOut = stage.leftOut { parts.append("*\(line(leftOut))*") }
      parts += stage.conditions.map { "*\(line($0))*" } + stage.texts.map(line)
      for effort in stage.efforts {
        parts.append("### " + line(effort.title))
        for action in effort.actions {
          if let title = action.title { parts.append("#### " + line(title)) }
          parts += action.conditions.map { "*\(line($0))*" } + action.texts.map(line)
          if !action.steps.isEmpty { parts.append(action.steps.map(item).joined()) }
        }
      }
      if let title = stage.objectionsTitle { parts.append("### " + line(title)) }
      for objection in stage.objections {
        parts.append("#### " + line(objection.statement))
        if !objection.markdown.isEmpty { parts.append(objection.markdown) }
        if let title = objection.forwardTitle, !objection.forwarded.isEmpty {
          parts.append("**\(line(title))**")
          parts.append(objection.forwarded.map { "- \(named($0))\n" }.joined())
        }
      }
      return parts
    }

    private func item(_ step: Step) -> String {
      var lines = bullet(head(of: step, state: true), step.text)
      for condition in step.conditions { lines += "  *\(line(condition))*\n" }
      for material in step.material { lines += "  - \(named(material))\n" }
      if let title = step.withTitle {
        lines += "  - \(line(title))\n"
        for material in step.with { lines += "    - \(named(material))\n" }
      }
      return lines
    }

    /// When and how, and how that stands to the day that it is.
    private func head(of step: Step, state: Bool) -> String {
      let head = ([step.timing] + [step.channel].compactMap { $0 }).map(line)
      let name = state ? step.state?.name.map { ["(\(line($0)))"] } ?? [] : []
      return "**\(head.joined(separator: " · "))**" + name.map { " " + $0 }.joined()
    }

    private func bullet(_ head: String, _ text: Text?) -> String {
      // The two spaces of an item are told from those that break a line by the backslash.
      "- \(head)" + (text.map { "\\\n  \(line($0))" } ?? "") + "\n"
    }

    private func named(_ material: Material) -> String {
      let name = line(material.name)
      let link = material.address.map { MarkdownText.link(name, to: $0) } ?? name
      let kind = material.kind.map { line($0) + " · " } ?? ""
      return kind + link + material.conditions.map { " (\(line($0)))" }.joined()
    }

    private func line(_ text: Text) -> String { MarkdownText.line(text.text) }
  }
}
