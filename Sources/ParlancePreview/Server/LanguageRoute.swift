import HTTPTypes
import Hummingbird
import Parlance

/// Takes the language that the visitor has chosen for the interface, as a cookie.
struct LanguageRoute: Sendable {
  let site: Site

  func add(to router: Router<BasicRequestContext>) {
    router.post("/language") { request, _ in
      let body = try await request.body.collect(upTo: PreviewServer.Limits.form)
      let form = Query(String(buffer: body))
      var response = Response(
        status: .seeOther, headers: [.location: LanguageRoute.ownAddress(form["back"])])
      if let tag = form["language"],
        let words = site.languages.all.first(where: { $0.locale.description == tag })
      {
        response.setCookie(
          Cookie(
            name: Site.languageCookie, value: words.locale.description, maxAge: 31_536_000,
            path: "/", httpOnly: true, sameSite: .strict))
      }
      return response
    }
  }

  /// An address of this server to go back to; the first page for any other one.
  static func ownAddress(_ text: String?) -> String {
    guard let text, text.utf8.first == UInt8(ascii: "/"),
      text.utf8.dropFirst().first != UInt8(ascii: "/"),
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
    else { return "/" }
    return text
  }
}
