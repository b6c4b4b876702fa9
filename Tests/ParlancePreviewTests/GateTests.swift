import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import ParlancePreview

@Suite("Who may ask the server")
struct GateTests {
  @Test(
    "A request by another name is refused, whatever it leads to",
    arguments: [
      "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080", "[::2]:80", "",
    ])
  func otherNames(host: String) async throws {
    let gate = Gate<BasicRequestContext>(hosts: ["127.0.0.1", "localhost", "[::1]"])
    #expect(!gate.answers(to: host))
    let own = ["localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]", "[::1]:8080"]
    #expect(own.allSatisfy(gate.answers))
    // The request of the test is one to localhost.
    let router = Router(context: BasicRequestContext.self)
    router.add(middleware: Gate(hosts: [host]))
    router.get("/") { _, _ in "seen" }
    try await Application(router: router).test(.router) { client in
      try await client.execute(uri: "/", method: .get) { response in
        #expect(response.status == .misdirectedRequest)
      }
    }
  }

  @Test(
    "A change is only taken from a page of the server",
    arguments: [nil, "http://evil.example", "null", "https://localhost", "http://localhost:9999"])
  func otherOrigins(origin: String?) async throws {
    try await Served.site { client, _ in
      var headers: HTTPFields = [:]
      if let origin { headers[.origin] = origin }
      try await client.execute(
        uri: "/language", method: .post, headers: headers,
        body: ByteBuffer(string: "language=de&back=/")
      ) { response in
        #expect(response.status == .forbidden)
        #expect(response.headers[.setCookie] == nil)
      }
    }
  }

  @Test("A page of the server may change the language")
  func ownOrigin() async throws {
    try await Served.site { client, _ in
      try await client.execute(
        uri: "/language", method: .post,
        headers: [.origin: "http://localhost"],
        body: ByteBuffer(string: "language=ar&back=/coverage?locale=de")
      ) { response in
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/coverage?locale=de")
        #expect(response.headers[.setCookie]?.contains("parlance-language=ar") == true)
      }
    }
  }

  @Test(
    "Every answer says that no script within a page runs, and that no other site may frame it",
    arguments: ["/", "/nothing-here", "/assets/preview.css"])
  func policy(path: String) async throws {
    try await Served.site { client, _ in
      try await client.execute(uri: path, method: .get) { response in
        let policy = try #require(response.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("script-src 'self';"))
        #expect(!policy.contains("unsafe"))
        #expect(policy.contains("frame-ancestors 'none'"))
      }
    }
  }

  @Test(
    "Going back leads nowhere else",
    arguments: [
      "//evil.example", "https://evil.example", "/\\evil.example", "", "javascript:alert(1)",
      "/a\r\nSet-Cookie: x=y",
    ])
  func back(address: String) {
    #expect(LanguageRoute.ownAddress(address) == "/")
  }
}
