import MessageFormat
import Parlance

/// Every branch of an item's texts in a locale, as sentences.
struct TrySheet {
  let visit: Visit
  let item: ItemID
  let trial: Trial

  private var words: Words { visit.words }

  var html: HTML {
    let sheets: [BranchSheet]
    do throws(FormatError) {
      sheets = try visit.repository.branchSheets(
        of: item, in: visit.locale, for: trial.customer, on: visit.namedDay)
    } catch {
      return section("<p lang=\"en\" dir=\"ltr\">\(error.message)</p>\(words.englishNote)")
    }
    let named: [HTML] = visit.repository.namedItems(by: item, in: visit.locale).map { id in
      "<li><a href=\"\(TryPage.address(visit, id))\">\(id.description)</a></li>"
    }
    let more: HTML? =
      named.isEmpty
      ? nil
      : "<p class=\"small\">\(words[.tryNamed])</p><ul class=\"plain-list small\">\(named)</ul>"
    if sheets.isEmpty { return section("<p class=\"muted\">\(words[.tryNoBranches])</p>\(more)") }
    return section("<p class=\"lead\">\(words[.tryBranchesLead])</p>\(sheets.map(field))\(more)")
  }

  private func section(_ body: HTML) -> HTML {
    """
    <section class="branches" aria-labelledby="branches-title">
    <h2 id="branches-title">\(words[.tryBranches])</h2>
    \(body)
    </section>
    """
  }

  private func field(_ sheet: BranchSheet) -> HTML {
    let locale = visit.repository.served(item, in: visit.locale)?.locale ?? visit.locale
    let passages: [HTML] = sheet.passages.map { passage in
      let rows: [HTML] = passage.rows.map { row($0, locale) }
      let branches: [HTML] = passage.unreachable.map { "<code dir=\"ltr\">\($0)</code>" }
      let unreachable: HTML? =
        passage.unreachable.isEmpty
        ? nil
        : """
        <p class="remark warn">\(words.html(.tryUnreachable, ["names": .list(branches)]))</p>
        """
      return """
        <div class="card branch-card">
        <div class="scroll"><table>
        <thead class="hidden"><tr><th scope="col">\(words[.tryValuesColumn])</th>\
        <th scope="col">\(words[.tryTextColumn])</th></tr></thead>
        <tbody>\(rows)</tbody>
        </table></div>
        \(unreachable)<p class="small muted"><code dir="ltr">\(passage.location.description)</code></p>
        </div>
        """
    }
    return "<h3><code dir=\"ltr\">\(sheet.field)</code></h3>\(passages)"
  }

  private func row(_ row: BranchSheet.Row, _ locale: LocaleTag) -> HTML {
    let values: [HTML] = row.values.map { entry in
      let value: HTML
      switch entry.value {
      case nil: value = "<em>\(words[.tryMissing])</em>"
      case .table(let rows)?:
        value = "\(words[.tryRows, ["count": .integer(Int64(rows.count))]])"
      case .list(let values)? where values.isEmpty: value = "<em>\(words[.tryNone])</em>"
      case let other?: value = "<b dir=\"auto\">\(other.written)</b>"
      }
      return "<li><code dir=\"ltr\">\(entry.name)</code> \(value)</li>"
    }
    let text: HTML
    switch row.text {
    case .success(let sentence):
      text = "<td class=\"sentence\" \(MailView.language(locale))>\(sentence)</td>"
    case .failure(let error):
      text = "<td class=\"wrong\" lang=\"en\" dir=\"ltr\">\(error.message)</td>"
    }
    return "<tr><th scope=\"row\"><ul class=\"values\">\(values)</ul></th>\(text)</tr>\n"
  }
}
