import MessageFormat

extension Rule {
  static let hashInMarkup = Rule(
    id: "hash-in-markup", severity: .warning,
    summary: "A # that was meant as a heading or as part of an address is a number in a plural.",
    explanation: """
      Within a plural, ICU prints the number in the place of each #. At the beginning of a line \
      “# Your seats” is therefore no heading but “12 Your seats”, and an address such as \
      https://example.com/#seats leads to https://example.com/12seats. Quote it: '#'. Where the \
      number is meant at the beginning of a line, write {seats}.
      """,
    bad: .germanMail(
      body: "{seats, plural, one {[Lizenz](https://example.com/#one)} other {# Lizenzen}}"),
    good: .germanMail(
      body: "{seats, plural, one {[Lizenz](https://example.com/'#'one)} other {# Lizenzen}}"),
    fix: "quotes the #",
    looks: .field { field in
      field.matches.flatMap { match -> [Finding] in
        guard match.selectors.first?.kind.isNumeric == true else { return [] }
        return match.variants.flatMap { $0.pattern.markupHashes(field.isMarkdown) }.map { hash in
          var finding = field.finding(
            hash.isAddress
              ? "the # in this address prints the number"
              : "the # at the beginning of this line prints the number, and makes no heading",
            at: hash.range,
            help: hash.isAddress
              ? "quote it: '#'"
              : "for a heading quote it: '#'; for the number write {\(match.selectors[0].variable)}"
          )
          if hash.isCertain { finding.fix = field.fix("quote the #", at: hash.range, with: "'#'") }
          return finding
        }
      }
    }
  )
}

/// A # that stands where Markdown or an address would want one.
private struct MarkupHash {
  var range: SourceRange
  var isAddress: Bool
  /// Whether no number can be meant.
  var isCertain: Bool
}

extension Pattern {
  /// What stands in the branch itself; in a select within it a # is a #.
  fileprivate func markupHashes(_ isMarkdown: Bool) -> [MarkupHash] {
    var found: [MarkupHash] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case .matchedNumber(let range):
        let run = runBefore(index)
        if run.contains("://") || (isMarkdown && run.isOpenDestination) {
          found.append(MarkupHash(range: range, isAddress: true, isCertain: true))
        } else if isMarkdown, isAtLineStart(index) {
          let isRepeated = parts[index...].dropFirst().first.map { $0.isMatchedNumber } ?? false
          guard isRepeated || startsWord(index + 1) else { continue }
          found.append(MarkupHash(range: range, isAddress: false, isCertain: isRepeated))
        }
      default: break
      }
    }
    return found
  }

  /// What stands before a part without white space between.
  private func runBefore(_ index: Int) -> String {
    var run = ""
    for part in parts[..<index].reversed() {
      guard case .text(let literal) = part else {
        run = "x" + run
        continue
      }
      let tail = literal.value.suffix(while: { !$0.isWhitespace })
      run = tail + run
      if tail.count < literal.value.count { break }
    }
    return run
  }

  private func isAtLineStart(_ index: Int) -> Bool {
    guard index > 0, case .text(let before) = parts[index - 1] else { return false }
    return before.value.suffix(while: { $0 == " " || $0 == "\t" }).count < before.value.count
      && before.value.last { $0 != " " && $0 != "\t" } == "\n"
  }

  /// Whether a part begins with a space and a word in upper case, as headings do.
  private func startsWord(_ index: Int) -> Bool {
    guard index < parts.count, case .text(let text) = parts[index], text.value.first == " " else {
      return false
    }
    return text.value.dropFirst().first { $0 != " " }?.isUppercase == true
  }
}

extension Pattern.Part {
  fileprivate var isMatchedNumber: Bool {
    if case .matchedNumber = self { true } else { false }
  }
}

extension String {
  /// Whether a Markdown link's destination has begun and not ended.
  fileprivate var isOpenDestination: Bool {
    guard let start = ranges(of: "](").last else { return false }
    return !self[start.upperBound...].contains(")")
  }

  /// The longest end of which all characters fulfil a condition.
  fileprivate func suffix(while isPart: (Character) -> Bool) -> Substring {
    let end = reversed().prefix(while: isPart).count
    return suffix(end)
  }
}
