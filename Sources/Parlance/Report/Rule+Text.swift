extension Rule {
  /// The rule for people: what it wants, why, a bad and a good example.
  public func text(style: TextStyle) -> String {
    """
    \(style.bold(id)) (\(severity.rawValue))

    \(summary)
    \(wrapped(explanation))
    \(fix.map { "\nparlance check --fix \($0).\n" } ?? "")
    \(style.bold("Bad:"))
    \(bad.text)
    \(style.bold("Good:"))
    \(good.text)
    """
  }

  /// All rules with what each finds, a line a rule.
  public static func list(style: TextStyle) -> String {
    let width = all.map(\.id.count).max() ?? 0
    return all.map { rule in
      let padding = String(repeating: " ", count: width - rule.id.count)
      return "\(style.bold(rule.id))\(padding)  \(rule.summary)\n"
    }.joined()
  }

  /// The end of a message about an unknown rule: the nearest known one.
  package static func suggestion(for name: String) -> String {
    didYouMean(name, in: all.map(\.id))
  }

  private func wrapped(_ text: String) -> String {
    var lines: [String] = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + word.count < 80 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Rule.Example {
  fileprivate var text: String {
    files.sorted { $0.key < $1.key }.map { path, text in
      let lines = text?.split(separator: "\n", omittingEmptySubsequences: false) ?? ["(not there)"]
      let shown = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
      return "  \(path)\n" + shown.map(Self.shown).joined()
    }.joined()
  }

  /// A line, indented; an example of what is too long need not be shown to its end.
  private static func shown(_ line: Substring) -> String {
    if line.isEmpty { return "\n" }
    return "    \(line.count > 500 ? line.prefix(80) + " …" : line)\n"
  }
}
