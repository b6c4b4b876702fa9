import MessageFormat
import Parlance

/// How fresh each locale is, and how much work is left in it.
struct CoverageFreshness {
  let page: CoveragePage

  private var words: Words { page.visit.words }
  private var repository: Repository { page.visit.repository }
  private var locales: [LocaleTag] { page.coverage.locales }

  var html: HTML {
    let ids = repository.orderedPlaybooks.map(\.id) + repository.itemIDs
    if ids.isEmpty { return .empty }
    var counts: [LocaleTag: [CoverageState: Int]] = [:]
    for locale in locales {
      for id in ids {
        counts[locale, default: [:]][repository.state(of: id, in: locale), default: 0] += 1
      }
    }
    let states = CoverageState.allCases.filter { state in
      counts.values.contains { $0[state] != nil }
    }
    let heads: [HTML] = states.map {
      "<th scope=\"col\" class=\"number\">\(words.state($0))</th>"
    }
    let rows: [HTML] = locales.map { locale in
      let own = counts[locale] ?? [:]
      let cells: [HTML] = states.map {
        "<td class=\"number\">\(words.number(own[$0] ?? 0))</td>"
      }
      return """
        <tr><th scope="row">\(page.name(of: locale))</th>\
        <td class="share">\(bar(states, own, of: ids.count))</td>\(cells)</tr>
        """
    }
    let table: HTML = """
      <table><caption class="hidden">\(words[.coverageFreshness])</caption>
      <thead><tr><th scope="col">\(words[.coverageLocale])</th>\
      <th scope="col">\(words[.coverageShare])</th>\(heads)</tr></thead>
      <tbody>\(rows)</tbody></table>
      """
    return """
      <section aria-labelledby="freshness">
      <h2 id="freshness">\(words[.coverageFreshness])</h2>
      <p class="muted">\(words[.coverageFreshnessExplained])</p>
      \(page.region(words[.coverageFreshness], table))
      </section>
      \(efforts)
      """
  }

  private func bar(_ states: [CoverageState], _ counts: [CoverageState: Int], of total: Int) -> HTML
  {
    var start = 0
    var parts: [HTML] = []
    for state in states {
      guard let count = counts[state] else { continue }
      parts.append(
        "<rect class=\"\(state.name)\" x=\"\(start)\" y=\"0\" width=\"\(count)\" height=\"1\"/>")
      start += count
    }
    return """
      <svg class="bar-of-states" viewBox="0 0 \(max(1, total)) 1" preserveAspectRatio="none" \
      aria-hidden="true" focusable="false">\(parts)</svg>
      """
  }

  // MARK: Words by how much work they are

  private var efforts: HTML {
    let left = locales.filter { (page.efforts[$0]?.all.wordCount ?? 0) > 0 }
    if left.isEmpty { return .empty }
    let bands = TranslationEffort.Band.allCases.filter { band in
      left.contains { (page.efforts[$0]?.all.words[band] ?? 0) > 0 }
    }
    let heads: [HTML] = bands.map {
      "<th scope=\"col\" class=\"number\">\(words.band($0))</th>"
    }
    let rows: [HTML] = left.map { locale in
      let effort = page.efforts[locale]?.all
      let cells: [HTML] = bands.map {
        "<td class=\"number\">\(words.number(effort?.words[$0] ?? 0))</td>"
      }
      return """
        <tr><th scope="row">\(page.name(of: locale))</th>\(cells)\
        <td class="number"><strong>\(words.number(effort?.wordCount ?? 0))</strong></td></tr>
        """
    }
    let table: HTML = """
      <table><caption class="hidden">\(words[.coverageEffort])</caption>
      <thead><tr><th scope="col">\(words[.coverageLocale])</th>\(heads)\
      <th scope="col" class="number">\(words[.coverageSum])</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      """
    return """
      <section aria-labelledby="effort">
      <h2 id="effort">\(words[.coverageEffort])</h2>
      <p class="muted">\(words[.coverageEffortExplained])</p>
      \(page.region(words[.coverageEffort], table))
      </section>
      """
  }
}
