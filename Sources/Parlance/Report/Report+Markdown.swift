import MessageFormat

extension Report {
  /// The longest text that a comment on a pull request may have, in UTF-8 bytes: GitHub takes
  /// 65,536 characters.
  static let commentLimit = 65_536

  /// The report as Markdown for a comment on a pull request.
  var markdown: String {
    var head = "## \(findings.isEmpty ? "✅" : count(.error) > 0 ? "❌" : "⚠️") Parlance: "
    head += "\(markdownText(headline(style: .plain)))\n\n"
    if !fixed.isEmpty {
      head += "Mended, but still in the baseline (`--update-baseline` removes it):\n\n"
      let most = 20
      for entry in fixed.prefix(most) { head += "- \(markdownText(entry.description))\n" }
      if fixed.count > most { head += "- and \(fixed.count - most) more\n" }
      head += "\n"
    }
    if let audience { head += "\(markdownText(audience.text))\n\n" }
    head += localeTable
    var foot = ""
    if fixable > 0 {
      foot +=
        "\(counted(fixable, "finding")) can be mended mechanically: `parlance check --fix`\n\n"
    }
    foot += "<sub>\(markdownText(edition))</sub>\n"
    let blocks = findingBlocks
    let room = Report.commentLimit - head.utf8.count - foot.utf8.count - 200
    var body = ""
    var left = findings.count
    for block in blocks {
      guard body.utf8.count + block.text.utf8.count <= room else { break }
      body += block.text
      left -= block.count
    }
    if left > 0 {
      body += "\n**\(counted(left, "more finding"))** would make this comment longer than "
      body += "\(Report.commentLimit) characters; `parlance check` prints all.\n"
    }
    return head + body + (body.isEmpty ? "" : "\n") + foot
  }

  /// Pieces of text that are left out as a whole: the headings of files, and findings.
  private var findingBlocks: [(text: String, count: Int)] {
    var blocks: [(String, Int)] = []
    var file: String?
    for finding in findings {
      var text = ""
      if finding.location.file != file {
        file = finding.location.file
        text += "\n#### \(code(finding.location.file))\n\n"
      }
      let place = "\(finding.location.line):\(finding.location.column)"
      text += "- **\(finding.severity.rawValue)** \(place) \(markdownText(finding.message)) "
      text += "\(code(finding.rule))\n"
      for line in [finding.help, audience?.text(of: finding)].compactMap({ $0 }) {
        text += "  → \(markdownText(line))\n"
      }
      blocks.append((text, 1))
    }
    return blocks
  }

  private var localeTable: String {
    let locales = counts { $0.locale?.description }
    guard !locales.isEmpty else { return "" }
    var table = "| locale | errors | warnings | notes |\n| --- | ---: | ---: | ---: |\n"
    let most = 100
    for (name, _) in locales.prefix(most) {
      let own = findings.filter { $0.locale?.description == name }
      let numbers = Severity.allCases.reversed().map { severity in
        "\(own.count { $0.severity == severity })"
      }
      table += "| \(markdownText(name)) | \(numbers.joined(separator: " | ")) |\n"
    }
    if locales.count > most { table += "| and \(locales.count - most) more | | | |\n" }
    return table
  }

  /// Text that Markdown shows as it is, on one line; `@name` and `#1` call nobody and link to
  /// nothing.
  private func markdownText(_ text: String) -> String {
    var result = ""
    for scalar in text.harmless.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "@", "#": result += "\(scalar)<!-- -->"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "|", "~", "!", "$": result += "\\\(scalar)"
      case ":":
        // An address is not made a link of.
        result += result.hasSuffix("http") || result.hasSuffix("https") ? ":<!-- -->" : ":"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text as code, whatever it holds.
  private func code(_ text: String) -> String {
    let text = text.harmless
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? "`\(text)`" : "\(fence) \(text) \(fence)"
  }
}
