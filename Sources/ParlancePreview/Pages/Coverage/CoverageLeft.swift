import MessageFormat
import Parlance

/// The files that are to be written or brought up to date, by locale.
struct CoverageLeft {
  let page: CoveragePage

  private var words: Words { page.visit.words }

  /// The most files of a locale that are listed.
  static let limit = 500

  var html: HTML {
    let open = page.coverage.locales.filter { !page.coverage.launch.total(in: $0).files.isEmpty }
    if page.coverage.launch.stages.isEmpty { return .empty }
    let body: HTML =
      open.isEmpty
      ? "<p>\(words[.coverageNothingLeft])</p>"
      : HTML(trusted: open.map { list($0).source }.joined())
    return """
      <section aria-labelledby="left">
      <h2 id="left">\(words[.coverageLeft])</h2>
      \(body)
      </section>
      """
  }

  private func list(_ locale: LocaleTag) -> HTML {
    let left = page.coverage.launch.total(in: locale)
    let amount = words[
      .coverageLeftAmount,
      ["count": .integer(Int64(left.words)), "files": .integer(Int64(left.files.count))]]
    let entries: [HTML] = left.files.prefix(CoverageLeft.limit).map { file in
      let parts = file.file.split(separator: "/")
      let item =
        parts.count == 4 && parts[0] == "content" ? ItemID("\(parts[1])/\(parts[2])") : nil
      let count: HTML =
        file.words == 0
        ? .empty : " <span class=\"muted\">\(words.words(file.words))</span>"
      let isThere = file.state != .missing || item == nil
      return """
        <li><span class="\(file.state.tone)">\(words.state(file.state))</span> \
        \(page.entry(of: item, file.file, in: locale, isThere: isThere))\(count)</li>
        """
    }
    let more = left.files.count - entries.count
    let rest: HTML =
      more > 0
      ? "<p class=\"muted\">\(words[.andMore, ["count": .integer(Int64(more))]])</p>" : .empty
    return """
      <details class="left card" id="left-\(locale)">
      <summary><strong>\(page.name(of: locale))</strong> <span class="muted">\(amount)</span></summary>
      <ul class="plain">\(entries)</ul>\(rest)
      </details>
      """
  }
}

/// What the interface says of how far texts have come.
extension Words {
  /// What a state means, behind its name.
  func meaning(_ state: CoverageState) -> String {
    switch state {
    case .ok: self[.meaningOk]
    case .notRequired: self[.meaningNotRequired]
    case .review: self[.meaningReview]
    case .byFallback: self[.meaningByFallback]
    case .unrecorded: self[.meaningUnrecorded]
    case .outdated: self[.meaningOutdated]
    case .draft: self[.meaningDraft]
    case .broken: self[.meaningBroken]
    case .missing: self[.meaningMissing]
    }
  }

  /// How much work words are.
  func band(_ band: TranslationEffort.Band) -> String {
    switch band {
    case .new: self[.bandNew]
    case .changed: self[.bandChanged]
    case .low: self[.bandAlike, ["first": .integer(75), "last": .integer(84)]]
    case .middle: self[.bandAlike, ["first": .integer(85), "last": .integer(94)]]
    case .high: self[.bandAlike, ["first": .integer(95), "last": .integer(99)]]
    case .exact: self[.bandExact]
    case .repeated: self[.bandRepeated]
    case .done: self[.bandDone]
    }
  }
}
