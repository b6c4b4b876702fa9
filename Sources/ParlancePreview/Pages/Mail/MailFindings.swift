import MessageFormat
import Parlance

/// What is wrong with a mail, beside it, each with the way to its place.
struct MailFindings {
  let visit: Visit
  let item: ItemID
  /// The mail, where it could be rendered.
  let rendered: Rendered?
  let mail: MailHTML?

  private var words: Words { visit.words }

  /// What the last check found, and what rendering for this customer has shown.
  var findings: [Finding] {
    let locales = [visit.locale, rendered?.shownLocale ?? visit.locale]
    var findings = visit.snapshot.findings.filter { finding in
      finding.item == item && finding.locale.map { locales.contains($0) } ?? true
    }
    for finding in rendered?.findings ?? []
    where !findings.contains(where: { $0.rule == finding.rule && $0.message == finding.message }) {
      findings.append(finding)
    }
    return findings.sorted { ($1.severity, $0.location) < ($0.severity, $1.location) }
  }

  var html: HTML {
    let findings = findings
    // What is wrong stands in place of the mail, although no check has come by yet.
    if findings.isEmpty, rendered == nil { return .empty }
    let count = Value.integer(Int64(findings.count))
    let none: HTML? = findings.isEmpty ? "<p class=\"muted\">\(words[.noFindings])</p>" : nil
    let list: HTML? =
      findings.isEmpty ? nil : "\(words.englishNote)\n<ul>\(findings.map(entry))</ul>"
    return """
      <section id="findings" class="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">\(words[.findings, ["count": count]])</h2>
      \(none)\(list)\(notes)
      </section>
      """
  }

  private func entry(_ finding: Finding) -> HTML {
    let help: HTML? = finding.help.map { "<p class=\"help\" lang=\"en\" dir=\"ltr\">\($0)</p>\n" }
    return """
      <li class="finding \(finding.severity.rawValue)">
      <p>\(finding.severity.mark(words)) <code class="rule" dir="ltr">\(finding.rule)</code></p>
      <p lang="en" dir="ltr">\(finding.message)</p>
      \(help)<p class="place"><code dir="ltr">\(finding.location.description)</code> \(jump(finding))</p>
      </li>
      """
  }

  /// What rendering has to say beside; that another locale serves is said above the mail.
  private var notes: HTML? {
    let notes = (rendered?.notes ?? []).filter { !$0.hasPrefix("\(item) is shown in") }
    if notes.isEmpty { return nil }
    let entries: [HTML] = notes.map { "<li>\($0)</li>" }
    return """
      <h3>\(words[.mailNotes])</h3>
      <ul class="notes" lang="en" dir="ltr">\(entries)</ul>
      """
  }

  // MARK: Places

  /// The way to what a finding is about, where that is to be seen.
  private func jump(_ finding: Finding) -> HTML? {
    guard rendered != nil else { return nil }
    switch finding.field {
    case "subject": return "<a href=\"#mail-subject\">\(words[.mailShowPlace])</a>"
    case "preheader": return "<a href=\"#mail-preheader\">\(words[.mailShowPlace])</a>"
    case "body", nil:
      guard let block = block(of: finding) else { return nil }
      let address = MailView.frameAddress(visit, item, MailChoice(visit)) + "#b\(block + 1)"
      return """
        <a href="\(address)" target="mail" data-place="b\(block + 1)">\(words[.mailShowPlace])</a>
        """
    default: return nil
    }
  }

  /// The block of the mail that is most like the line that a finding points to.
  private func block(of finding: Finding) -> Int? {
    guard let mail, let shown = rendered?.shownLocale,
      let body = visit.repository.translations(of: item)?[shown]?["body"],
      finding.location.file == body.location.file
    else { return nil }
    let lines = body.value.split(separator: "\n", omittingEmptySubsequences: false)
    let index = finding.location.line - body.location.line
    guard lines.indices.contains(index) else { return nil }
    return MailFindings.block(like: String(lines[index]), in: mail)
  }

  /// The block whose letters, two by two, are most like those of a line of its source.
  static func block(like line: String, in mail: MailHTML) -> Int? {
    let wanted = pairs(in: line)
    guard wanted.count >= 3 else { return nil }
    var best: (index: Int, likeness: Double)?
    for (index, block) in mail.blocks.enumerated() {
      let found = pairs(in: mail.text(of: block))
      let likeness = Double(wanted.intersection(found).count) / Double(wanted.count)
      if likeness > (best?.likeness ?? 0.3) { best = (index, likeness) }
    }
    return best?.index
  }

  private static func pairs(in text: String) -> Set<UInt64> {
    var pairs: Set<UInt64> = []
    var last: UInt32?
    for scalar in text.unicodeScalars {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        last = nil
        continue
      }
      if let last { pairs.insert(UInt64(last) << 32 | UInt64(scalar.value)) }
      last = scalar.value
    }
    return pairs
  }
}
