import HTTPTypes
import Hummingbird
import MessageFormat
import Parlance

/// The addresses of one mail: its page, what the frame shows, the file, and what is copied.
enum MailRoutes {
  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    MailList.add(to: router, site)
    router.page("/emails/:name", site) { visit, context in
      MailView(visit, try visit.item(.email, context.parameters.get("name"))).content
    }
    router.get("/emails/:name/frame") { request, context in
      let visit = try Visit(request, site: site)
      let item = try visit.item(.email, context.parameters.get("name"))
      return MailDocument.response(try frame(visit, item))
    }
    router.get("/emails/:name/fragment") { request, context in
      let visit = try Visit(request, site: site)
      let item = try visit.item(.email, context.parameters.get("name"))
      return try fragment(visit, item)
    }
    router.get("/emails/{name}.eml") { request, context in
      let visit = try Visit(request, site: site)
      let item = try visit.item(.email, context.parameters.get("name"))
      return try file(visit, item)
    }
  }

  /// The mail for the frame, or two of them block by block.
  private static func frame(_ visit: Visit, _ item: ItemID) throws(Problem) -> String {
    let choice = MailChoice(visit)
    let customer = Trial(visit).customer
    let rendered = try visit.rendered(item, for: customer)
    if choice.view == .blocks, let beside = choice.beside {
      let other = try visit.rendered(item, in: beside, for: customer)
      return MailBlocks(
        words: visit.words, left: MailBlocks.Side(rendered), right: MailBlocks.Side(other),
        scheme: choice.scheme
      ).html
    }
    return MailDocument(mail: MailHTML(rendered.html), scheme: choice.scheme).html
  }

  /// The HTML of the mail's text, for the clipboard; as plain text, so that it is no page.
  private static func fragment(_ visit: Visit, _ item: ItemID) throws(Problem) -> Response {
    var bytes = Array("<div lang=\"\(visit.locale)\" dir=\"\(visit.locale.side)\">\n".utf8)
    do throws(RenderError) {
      try visit.snapshot.renderer.worker().write(
        .fragment, of: item, locale: visit.locale, customer: Trial(visit).customer,
        on: visit.namedDay, into: &bytes)
    } catch {
      throw visit.problem(error)
    }
    bytes += "</div>\n".utf8
    return Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// The mail as a file that a mail program opens as a draft.
  private static func file(_ visit: Visit, _ item: ItemID) throws(Problem) -> Response {
    let rendered = try visit.rendered(item, for: Trial(visit).customer)
    do throws(RenderError) {
      let eml = try rendered.eml()
      let name = fileName([item.name, visit.locale.description, visit.customerID ?? ""])
      return Response(
        status: .ok,
        headers: [
          .contentType: "message/rfc822",
          .contentDisposition: "attachment; filename=\"\(name).eml\"",
        ],
        body: ResponseBody(byteBuffer: ByteBuffer(string: eml)))
    } catch {
      throw visit.problem(error)
    }
  }

  /// A name that every system takes.
  static func fileName(_ parts: [String]) -> String {
    parts.map { part in
      String(
        part.unicodeScalars.prefix(60).map { scalar in
          switch scalar {
          case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
          default: "_"
          }
        })
    }.filter { !$0.isEmpty }.joined(separator: "-")
  }
}

extension Visit {
  /// Why something cannot be shown, for a page of its own.
  func problem(_ error: RenderError) -> Problem {
    Problem(.unprocessableContent, words[.cannotBeShown], detail: error.message)
  }

  /// An item as the customer sees it, for what cannot show why there is none.
  ///
  /// - Throws: ``Problem`` that says why.
  func rendered(
    _ item: ItemID, in locale: LocaleTag? = nil, for customer: Customer
  ) throws(Problem) -> Rendered {
    switch render(item, in: locale, for: customer) {
    case .success(let rendered): return rendered
    case .failure(let error): throw problem(error)
    }
  }
}
