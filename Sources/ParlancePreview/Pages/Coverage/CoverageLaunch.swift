import MessageFormat
import Parlance

/// What each locale could launch today, and what is left until then.
struct CoverageLaunch {
  let page: CoveragePage

  private var words: Words { page.visit.words }
  private var launch: LaunchPlan { page.coverage.launch }

  var html: HTML {
    if launch.stages.isEmpty { return .empty }
    return """
      <section aria-labelledby="launch">
      <h2 id="launch">\(words[.coverageLaunch])</h2>
      <ul class="cards launch">\(page.coverage.locales.map(card))</ul>
      </section>
      """
  }

  private func card(_ locale: LocaleTag) -> HTML {
    let ready = launch.stages.count { $0[locale].isReady }
    let left = launch.total(in: locale)
    let stages: [HTML] = launch.stages.map { stage in
      let remainder = stage[locale]
      let tone: HTML = remainder.isReady ? remainder.files.isEmpty ? "good" : "warn" : "bad"
      let title = page.titles.plain(ofStage: stage.name)
      return "<i class=\"\(tone)\" title=\"\(title)\"></i>"
    }
    let count = words[
      .coverageStages,
      [
        "ready": .integer(Int64(ready)), "total": .integer(Int64(launch.stages.count)),
      ]]
    let rest: HTML =
      left.files.isEmpty
      ? "<p class=\"muted\">\(words[.coverageNothingLeft])</p>"
      : """
      <p><a href="#left-\(locale)">\(amount(left))</a></p>
      """
    return """
      <li class="card">
      <h3>\(page.name(of: locale))</h3>
      <p class="figure">\(count)</p>
      <div class="stages" aria-hidden="true">\(stages)</div>
      <p>\(sentence(locale))</p>
      \(rest)
      </li>
      """
  }

  private func amount(_ left: Remainder) -> String {
    words[
      .coverageLeftAmount,
      ["count": .integer(Int64(left.words)), "files": .integer(Int64(left.files.count))]]
  }

  private func sentence(_ locale: LocaleTag) -> String {
    if launch.stages.allSatisfy({ $0[locale].isReady }) { return words[.coverageAllReady] }
    if let first = launch.firstReady(in: locale) {
      return words[.coverageFirst, ["name": .text(page.titles.plain(ofStage: first.name))]]
    }
    guard let nearest = launch.nearest(in: locale) else { return "" }
    return words[
      .coverageNearest,
      [
        "name": .text(page.titles.plain(ofStage: nearest.name)),
        "count": .integer(Int64(nearest[locale].words)),
      ]]
  }
}
