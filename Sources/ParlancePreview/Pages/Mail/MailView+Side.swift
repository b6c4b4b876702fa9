import MessageFormat
import Parlance

/// What stands beside a mail.
extension MailView {
  /// The links of the mail, which lead nowhere in the frame.
  func links(_ mail: MailHTML) -> HTML? {
    if mail.links.isEmpty { return nil }
    let entries: [HTML] = mail.links.map {
      "<li>\($0.text)<br><code dir=\"ltr\">\($0.address)</code></li>"
    }
    return """
      <details class="card" id="mail-links">
      <summary>\(words[.mailLinks, ["count": .integer(Int64(mail.links.count))]])</summary>
      <ul class="plain-list">\(entries)</ul>
      </details>
      """
  }

  /// Where playbooks use the mail.
  var uses: HTML {
    let uses = MailUses(visit)[item]
    let list: HTML =
      uses.isEmpty
      ? "<p class=\"muted\">\(words[.mailUnused])</p>"
      : "<ul class=\"uses\">\(uses.map { $0.html(words) })</ul>"
    return """
      <section class="card" aria-labelledby="uses-title">
      <h2 id="uses-title">\(words[.usedIn])</h2>
      \(list)
      </section>
      """
  }
}
