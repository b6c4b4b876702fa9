import MessageFormat

extension Rehearsal {
  /// The year as plain text, without what is only for a screen.
  public var text: String {
    var lines = heading(frame[.title], "=")
    lines += ["\(customer) · \(locale.name(in: locale)) (\(locale)) · \(day)", ""]
    if let revision {
      let word = frame[chapters.isEmpty && removed.isEmpty ? .noDifferences : .differences]
      lines += ["\(word) (\(revision.harmless))", ""]
    }
    for chapter in chapters {
      lines += heading(chapter.title, "=") + [""]
      for entry in chapter.entries { lines += self.lines(of: entry) }
    }
    lines += list(.removed, removed) + list(.leftOut, leftOut)
    let blank = String(repeating: "_", count: 24)
    for word in [RehearsalFrame.Word.name, .date, .signature] {
      lines.append("\(frame[word]): \(blank)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of entry: Entry) -> [String] {
    var lines = heading(
      ([entry.when] + entry.details).filter { !$0.isEmpty }
        .joined(separator: " · "), "-")
    lines += [entry.place.joined(separator: " › "), entry.path]
    lines += entry.conditions
    if let text = entry.text { lines += WrappedText(locale: locale).lines(text, width: 72) }
    if let before = entry.before, !before.isEmpty {
      lines += ["", "\(frame[.before]): \(before.joined(separator: " · "))"]
    }
    lines.append("")
    for item in entry.items { lines += self.lines(of: item) + [""] }
    return lines
  }

  private func lines(of item: Shown) -> [String] {
    var lines = ["[\(item.number)] \(item.item)\(item.isNew ? " (\(frame[.new]))" : "")"]
    if let before = item.before {
      lines += ["\(frame[.before]):"] + self.lines(of: before, item) + ["\(frame[.now]):"]
    }
    lines += self.lines(of: item.state, item)
    if case .asAbove = item.state { return lines }
    return lines + ["[ ] \(frame[.approved])   [ ] \(frame[.changes])"]
  }

  private func lines(of state: Shown.State, _ item: Shown) -> [String] {
    switch state {
    case .asAbove: return ["\(frame[.asAbove]) [\(item.number)]"]
    case .fault(let message): return ["\(frame[.fault]): \(message)"]
    case .rendered(let rendered):
      var lines: [String] = []
      if !rendered.subject.isEmpty {
        let label = item.item.kind == .email ? "\(frame[.subject]): " : ""
        lines.append(label + rendered.subject)
      }
      if item.item.kind == .email, !rendered.preheader.isEmpty {
        lines.append("\(frame[.preheader]): \(rendered.preheader)")
      }
      let body = rendered.text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines + [""] + body.map { $0.isEmpty ? "  |" : "  | \($0)" }
    }
  }

  private func list(_ word: RehearsalFrame.Word, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : heading(frame[word], "-") + lines.map { "- \($0)" } + [""]
  }

  private func heading(_ text: String, _ mark: Character) -> [String] {
    text.isEmpty
      ? [] : [text, String(repeating: mark, count: max(3, WrappedText.columns([text])))]
  }
}
