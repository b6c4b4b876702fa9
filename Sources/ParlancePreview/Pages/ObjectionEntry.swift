import MessageFormat
import Parlance

/// An objection with its solution and what to send along, opened in place.
struct ObjectionEntry {
  let visit: Visit
  let item: ItemID
  /// The level of the heading that the objection is.
  var level = 2

  private var words: Words { visit.words }

  /// The entry of a list, with what was searched for marked.
  func html(_ marked: inout Marked?) -> HTML {
    let name = item.name
    let page = visit.link(to: item)
    do throws(RenderError) {
      let passage = try visit.passage(item)
      let language = HTML.language(of: passage.locale)
      let statement = marked?.text(passage.title) ?? "\(passage.title)"
      let excerpt: HTML? = marked?.excerpt(passage.line).map {
        "<p class=\"excerpt\"\(language)>\($0)</p>"
      }
      return """
        <li id="found-\(name)">
        <details class="objection">
        <summary><h\(level)\(language)>\(statement)</h\(level)>\(excerpt)</summary>
        <div class="opened">
        \(visit.fallbackNote(passage.locale))\(ObjectionEntry.solution(passage, words))
        \(ObjectionEntry.actions(passage, words))
        <p class="small"><a href="\(page)">\(words[.ownPage])</a></p>
        </div>
        </details>
        </li>
        """
    } catch {
      return """
        <li id="found-\(name)" class="broken">
        <p><a href="\(page)"><code dir="ltr">\(item.description)</code></a></p>
        \(FindingList.refusal(error, words))
        </li>
        """
    }
  }

  /// The solution as it is said, and what to send along.
  static func solution(_ passage: RenderedPassage, _ words: Words) -> HTML {
    """
    <div class="passage" id="solution-\(passage.item.name)"\(HTML.language(of: passage.locale))>
    \(HTML(trusted: passage.html))</div>
    \(forwarded(passage, words))
    """
  }

  /// What to send along, each with its address to copy.
  static func forwarded(_ passage: RenderedPassage, _ words: Words) -> HTML {
    guard !passage.forwarded.isEmpty else { return .empty }
    let assets: [HTML] = passage.forwarded.map { asset in
      let name = words[.copyLinkTo, ["name": .text(asset.title)]]
      return """
        <li><a href="\(asset.address)" rel="noreferrer"\(HTML.language(of: asset.locale))>\
        \(asset.title)</a>
        <button class="plain with-script" data-copy="\(asset.address)" aria-label="\(name)">\
        \(words[.copyLink])</button></li>
        """
    }
    return """
      <div class="along"><p class="small muted">\(words[.sendAlong])</p>
      <ul class="assets">\(assets)</ul></div>
      """
  }

  /// Takes the solution along: as text, and with its formatting.
  static func actions(_ passage: RenderedPassage, _ words: Words) -> HTML {
    let name = passage.item.name
    return """
      <div class="actions with-script">
      <button class="plain" data-copy="#text-\(name)">\(words[.copyText])</button>
      <button class="plain" data-copy-rich="solution-\(name)">\(words[.copyFormatted])</button>
      </div>
      <pre id="text-\(name)" hidden>\(passage.shareText)</pre>
      """
  }
}
