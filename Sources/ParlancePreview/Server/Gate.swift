import HTTPTypes
import Hummingbird

/// Lets only requests through that a page of this server, or its visitor, has made, and tells
/// browsers what pages may do.
///
/// A page of another site may make a browser ask this server. By its name a hostile one may lead
/// here (DNS rebinding): `Host` must be one of the server's own. What changes something must come
/// from a page of the server: `Origin` (RFC 6454) must be its own.
struct Gate<Context: RequestContext>: RouterMiddleware {
  /// The names that the server answers to, such as `127.0.0.1`.
  let hosts: Set<String>

  func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await answer(request, context, next)
    let headers: [(HTTPField.Name, String)] = [
      (.contentSecurityPolicy, Gate.policy), (.xContentTypeOptions, "nosniff"),
      (Gate.name("Referrer-Policy"), "same-origin"),
      (Gate.name("Cross-Origin-Opener-Policy"), "same-origin"),
      (Gate.name("Cross-Origin-Resource-Policy"), "same-origin"),
      (Gate.name("X-Frame-Options"), "SAMEORIGIN"),
      (Gate.name("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
      (.cacheControl, "no-store"),
    ]
    for (name, value) in headers where response.headers[name] == nil {
      response.headers[name] = value
    }
    return response
  }

  private func answer(
    _ request: Request, _ context: Context,
    _ next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let authority = request.head.authority?.lowercased(), answers(to: authority) else {
      return Gate.refusal(.misdirectedRequest, "This server answers to another name.")
    }
    guard request.uri.path.utf8.count <= 2_048, (request.uri.query ?? "").utf8.count <= 32_768
    else { return Gate.refusal(.uriTooLong, "The address is too long.") }
    switch request.method {
    case .get: break
    case .post:
      guard request.headers[.origin]?.lowercased() == "http://\(authority)" else {
        return Gate.refusal(.forbidden, "The request comes from another site.")
      }
    default: return Gate.refusal(.methodNotAllowed, "Only GET and POST are known here.")
    }
    return try await next(request, context)
  }

  /// Whether an authority, such as `localhost:8080`, is the server’s own.
  func answers(to authority: String) -> Bool {
    hosts.contains(Gate.name(ofAuthority: authority.lowercased()))
  }

  /// What a page may load, and do: what comes from this server, and no script within the page.
  static var policy: String {
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      + "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
      + "frame-ancestors 'none'"
  }

  /// The name in front of the port.
  private static func name(ofAuthority authority: String) -> String {
    guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else {
      return authority
    }
    return String(authority[..<colon])
  }

  private static func refusal(_ status: HTTPResponse.Status, _ text: String) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
  }

  private static func name(_ text: String) -> HTTPField.Name {
    HTTPField.Name(text) ?? .contentDisposition
  }
}
