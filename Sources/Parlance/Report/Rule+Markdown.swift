extension Rule {
  /// The page of the documentation about all rules, in the order in which content is made.
  public static var page: String {
    """
    # Rules

    What `parlance check` finds, why it matters, and how it looks when it is right.

    ## Overview

    `parlance explain` prints the same; this page is made of the rules by `make rules`.

    The severity is what a rule has where `parlance.yaml` sets no other one; an error is a warning in a
    locale that need not have the content. *Mended* rules have a fix for `parlance check --fix`.

    | rule | severity | finds |
    | --- | --- | --- |
    \(all.map(\.row).joined(separator: "\n"))

    \(all.map(\.section).joined(separator: "\n"))
    """
  }

  private var row: String {
    let mended = fix == nil ? "" : ", mended"
    return "| `\(id)` | \(severity.rawValue)\(mended) | \(escaped(summary, inTable: true)) |"
  }

  private var section: String {
    var text = "## \(id)\n\n"
    text += "*\(severity.rawValue)*"
    text += fix.map { " · mended: `parlance check --fix` \(escaped($0))" } ?? ""
    text += "\n\n\(escaped(summary))\n\n\(escaped(explanation))\n\n"
    return text + "Bad:\n\n\(bad.markdown)\nGood:\n\n\(good.markdown)"
  }

  /// Text that Markdown shows as it is.
  private func escaped(_ text: String, inTable: Bool = false) -> String {
    var result = ""
    var isCode = false
    for character in text {
      if character == "`" { isCode.toggle() }
      let isSpecial = "\\*_[]<>".contains(character) && !isCode
      if isSpecial || (inTable && character == "|") { result += "\\" }
      result.append(character)
    }
    return result
  }
}

extension Rule.Example {
  fileprivate var markdown: String {
    files.sorted { $0.key < $1.key }.map { path, text in
      guard let text else { return "`\(path)` is not there.\n" }
      let shown = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.count > 500 ? "\(line.prefix(80)) …" : String(line)
      }.joined(separator: "\n")
      let end = shown.hasSuffix("\n") ? "" : "\n"
      let kind = path.hasSuffix(".md") ? "markdown" : "yaml"
      return "`\(path)`:\n\n````\(kind)\n\(shown.harmlessLines)\(end)````\n"
    }.joined(separator: "\n")
  }
}

extension String {
  /// The text with what shows as nothing shown by its number; its lines stay.
  fileprivate var harmlessLines: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).harmless }.joined(separator: "\n")
  }
}
