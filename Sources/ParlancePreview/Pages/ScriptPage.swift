import Hummingbird
import MessageFormat
import Parlance

/// A call script as a page to talk from.
struct ScriptPage {
  let visit: Visit
  let item: ItemID

  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    router.page("/call-scripts/:name", site) { visit, context in
      ScriptPage(visit: visit, item: try visit.item(.callScript, context)).content
    }
  }

  private var words: Words { visit.words }

  private var content: PageContent {
    do throws(RenderError) {
      let passage = try visit.passage(item)
      return PageContent(
        title: passage.title, section: .scripts, body: body(passage), isWide: true)
    } catch {
      return PageContent(
        title: item.name, section: .scripts,
        body: back + PassagePages.refused(visit, item, error))
    }
  }

  private var back: HTML {
    "<p class=\"back\"><a href=\"\(visit.link("/call-scripts"))\">\(words[.navScripts])</a></p>"
  }

  private func body(_ passage: RenderedPassage) -> HTML {
    let language = HTML.language(of: passage.locale)
    return """
      <div id="script" class="script-page" data-script="\(item.name)" \
      data-customer="\(visit.customerID ?? "")" data-sure="\(words[.clearNotesSure])" \
      data-note-line="\(words.pattern(.noteLine, ["name", "other"]))" \
      data-heading="\(heading(passage))">
      <header class="script-head">
      \(back)
      <h1\(language)>\(passage.title)</h1>
      <p class="lead"\(language)>\(passage.subtitle)</p>
      \(visit.fallbackNote(passage.locale))
      \(actions)
      </header>
      <nav class="step-list" aria-label="\(words[.steps])"><ol>\(steps(passage))</ol></nav>
      \(ScriptPage.article(passage, words))
      <aside class="script-aside">
      \(search)
      \(otherNotes)
      \(PassagePages.aside(visit, item))
      </aside>
      \(keys)
      </div>
      """
  }

  /// The steps of a script with all that is said, and room for notes.
  static func article(_ passage: RenderedPassage, _ words: Words) -> HTML {
    let note = words.sides(.noteOn)
    return """
      <article class="script"\(HTML.language(of: passage.locale))>
      <span id="note-before" hidden lang="\(words.locale)">\(note.before)</span>
      <span id="note-behind" hidden lang="\(words.locale)">\(note.behind)</span>
      \(HTML(trusted: passage.html))</article>
      """
  }

  /// What the notes begin with: what the call was about, with whom, and when.
  private func heading(_ passage: RenderedPassage) -> String {
    "\(passage.title)\n\(visit.customerName)\n\(words.day(visit.day))"
  }

  private func steps(_ passage: RenderedPassage) -> [HTML] {
    let language = HTML.language(of: passage.locale)
    return passage.steps.enumerated().map { index, title in
      "<li><a href=\"#step-\(index + 1)\"\(language)>\(title)</a></li>"
    }
  }

  private var actions: HTML {
    """
    <div class="actions">
    <button class="with-script" data-notes="copy">\(words[.copyNotes])</button>
    <button class="plain with-script" data-notes="clear">\(words[.clearNotes])</button>
    <button class="plain with-script" data-print>\(words[.print])</button>
    <button class="plain with-script" data-dialog="keys">\(words[.keys]) \
    <kbd aria-hidden="true">?</kbd></button>
    \(TryPage.way(visit, item))
    </div>
    """
  }

  /// What customers may say against it: first in the stages that the script is used in, then else.
  private var search: HTML {
    var nearby: [ItemID] = []
    for use in visit.stages(using: item) {
      for objection in use.stage.objections.map(\.item)
      where !nearby.contains(objection) && visit.repository.items[objection] != nil {
        nearby.append(objection)
      }
    }
    let search = ObjectionSearch(visit: visit, nearby: nearby, limit: 12, level: 3)
    return """
      <section id="objections" class="objection-search" aria-labelledby="objections-title">
      <h2 id="objections-title">\(words[.navObjections])</h2>
      \(search.form)
      \(search.found)
      </section>
      """
  }

  private var otherNotes: HTML {
    """
    <section class="other-notes" aria-labelledby="other-notes-title">
    <h2 id="other-notes-title"><label for="note-0">\(words[.otherNotes])</label></h2>
    <textarea class="note" id="note-0" rows="3"></textarea>
    <p class="small muted with-script">\(words[.notesStay])</p>
    </section>
    """
  }

  private var keys: HTML {
    let (forward, back) = visit.words.locale.isRightToLeft ? ("←", "→") : ("→", "←")
    let all: [(keys: [String], does: Label)] = [
      (["j", forward], .keysNext), (["k", back], .keysBack), (["1", "–", "9"], .keysStep),
      (["/"], .keysSearch), (["?"], .keysThese),
    ]
    let rows: [HTML] = all.map { row in
      let keys: [HTML] = row.keys.map { "<kbd>\($0)</kbd> " }
      return "<div><dt dir=\"ltr\">\(keys)</dt><dd>\(words[row.does])</dd></div>"
    }
    return """
      <dialog id="keys" data-keep aria-labelledby="keys-title">
      <h2 id="keys-title">\(words[.keys])</h2>
      <dl class="keys">\(rows)</dl>
      <p><label><input type="checkbox" id="use-keys" checked> \(words[.keysOn])</label></p>
      <form method="dialog"><button>\(words[.close])</button></form>
      </dialog>
      """
  }
}
