/// The frame of a mail: what stands around its body.
struct MailPage {
  let style: MailStyle
  /// The locale, as HTML's `lang` has it.
  let language: String
  let footer: Footer

  /// What the foot of a mail says of its sender, in the mail's locale.
  struct Footer: Hashable, Sendable {
    var name: String?
    var address: String?
    var website: String?
    /// Where to have no more mails.
    var unsubscribe: Unsubscribe?

    /// A link to have no more mails.
    struct Unsubscribe: Hashable, Sendable {
      var address: String
      var label: String
    }
  }

  private var colors: Theme.Colors { style.theme.colors }
  private var locale: String { "lang=\"\(language)\" dir=\"\(style.direction.attribute)\"" }

  /// Outlook's tables do not take the direction of what they stand in.
  private var side: String { "dir=\"\(style.direction.attribute)\"" }

  /// The whole mail; subject and preheader are text, the body is HTML.
  ///
  /// The frame is made once with marks in the place of the three, and filled for each customer:
  /// subject and preheader are written escaped by ``HTMLEscape/text(_:)`` and the body as it is,
  /// and nothing else on the page depends on them but for whether the preheader is empty.
  func html(subject: String, preheader: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html \(locale) xmlns="http://www.w3.org/1999/xhtml" \
    xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
    <meta name="x-apple-disable-message-reformatting" content="">
    <title>\(HTMLEscape.text(subject))</title>
    <!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch>\
    </o:OfficeDocumentSettings></xml>\
    <style>table { mso-table-lspace: 0; mso-table-rspace: 0; }</style><![endif]-->
    <style>
    \(style.sheet)
    </style>
    </head>
    <body class="background" style="margin:0;padding:0;background-color:\(colors.background)">
    <div \(locale) class="background" style="background-color:\(colors.background);\
    word-wrap:break-word;overflow-wrap:break-word">
    \(hidden(preheader))\
    <table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" \
    class="background" style="table-layout:fixed;background-color:\(colors.background)">
    <tr><td align="center" class="around" style="padding:32px 12px">
    <!--[if mso]><table role="presentation" width="600" border="0" cellpadding="0" \
    cellspacing="0"><tr><td><![endif]-->
    <table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" \
    \(side) class="card" style="table-layout:fixed;max-width:600px;\
    background-color:\(colors.surface);border:1px solid \(colors.line);\
    border-top:4px solid \(colors.accent);border-radius:0 0 12px 12px;border-collapse:separate">
    \(head)\
    <tr><td class="inset body" align="\(style.direction.start)" style="padding:30px 40px 18px">
    \(body)\
    </td></tr>
    </table>
    \(foot)\
    <!--[if mso]></td></tr></table><![endif]-->
    </td></tr>
    </table>
    </div>
    </body>
    </html>

    """
  }

  /// The line that a list of mails shows beside the subject.
  private func hidden(_ preheader: String) -> String {
    guard !preheader.isEmpty else { return "" }
    // Behind it blanks that take no room, or else programs fill the line up with the body.
    let filler = String(repeating: "&#847;&zwnj;&nbsp;", count: 60)
    return """
      <div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;\
      font-size:1px;line-height:1px;color:\(colors.background);mso-hide:all">\
      \(HTMLEscape.text(preheader))\(filler)</div>

      """
  }

  private var head: String {
    let brand: String
    if let logo = style.theme.logo {
      let height = logo.height.map { " height=\"\($0)\"" } ?? ""
      let size =
        "width:\(logo.width)px;max-width:100%;"
        + (logo.height.map { "height:\($0)px;" } ?? "height:auto;")
      brand = """
        <img src="\(HTMLEscape.text(logo.source))" alt="\(HTMLEscape.text(logo.alternative))" \
        width="\(logo.width)"\(height) class="brand" style="display:block;border:0;\(size)\
        \(style.text(size: 20, color: colors.accent, height: "1.5"));font-weight:700">
        """
    } else if let name = footer.name {
      brand = """
        <span class="brand" style="\(style.text(size: 20, color: colors.accent, height: "1.3"));\
        font-weight:700">\(isolated(name))</span>
        """
    } else {
      return ""
    }
    return """
      <tr><td class="inset line" align="\(style.direction.start)" \
      style="padding:26px 40px 22px;border-bottom:1px solid \(colors.line)">\(brand)</td></tr>

      """
  }

  private var foot: String {
    var lines: [String] = []
    if let name = footer.name { lines.append("<strong>\(isolated(name))</strong>") }
    if let address = footer.address {
      let parts = address.split(whereSeparator: \.isNewline).map { isolated(String($0)) }
      lines.append(parts.joined(separator: "<br>"))
    }
    var links: [String] = []
    if let website = footer.website { links.append(link(to: website, shown(website))) }
    if let unsubscribe = footer.unsubscribe {
      links.append(link(to: unsubscribe.address, unsubscribe.label))
    }
    if !links.isEmpty { lines.append(links.joined(separator: " &nbsp;&middot;&nbsp; ")) }
    guard !lines.isEmpty else { return "" }
    return """
      <table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" \
      \(side) style="table-layout:fixed;max-width:600px">
      <tr><td class="inset muted" align="\(style.direction.start)" \
      style="padding:22px 40px 30px;\(style.text(size: 13, color: colors.muted))">
      \(lines.joined(separator: "<br>\n"))
      </td></tr>
      </table>

      """
  }

  /// Text that may be in another language than the mail.
  private func isolated(_ text: String) -> String {
    let escaped = HTMLEscape.text(text)
    return style.direction.isolates(text) ? "<bdi>\(escaped)</bdi>" : escaped
  }

  private func link(to address: String, _ text: String) -> String {
    """
    <a href="\(HTMLEscape.text(address))" class="muted" \
    style="color:\(colors.muted);text-decoration:underline">\(isolated(text))</a>
    """
  }

  /// An address as people read it.
  private func shown(_ address: String) -> String {
    var text = address[...]
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    return String(text.hasSuffix("/") ? text.dropLast() : text)
  }
}
