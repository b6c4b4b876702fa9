import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Parlance
import Testing

@testable import ParlancePreview

@Suite("Paths that would leave the repository")
struct TraversalTests {
  /// Makes paths of pieces that servers have fallen for; the same number makes the same path.
  struct Probe {
    private var state: UInt64

    static let starts = [
      "/", "/assets/", "/emails/", "/emails/hello/", "/call-scripts/", "/objections/", "/snippets/",
      "/try/", "/try/emails/", "/lifecycle/", "/coverage/", "/content/", "/language/",
    ]
    static let pieces = [
      "..", "../", "..\\", "%2e%2e", "%2e%2e/", "%2e%2e%2f", "..%2f", "..%5c", "%252e%252e%252f",
      "..%c0%af", "%c0%ae%c0%ae/", "..;/", "....//", ".%00", "%00", "/", "//", "%2f", "%5c", ".",
      "./", "secret.txt", "secret", "link", "link/secret.txt", "content/", "parlance.yaml", "hello",
      "etc/passwd", "proc/self/environ", "file:///", "C:\\", "~", "?locale=../../secret",
      "?customer=../secret.txt", "?locale=en&customer=%2e%2e%2fsecret", "#", "%", "%zz", "\u{202E}",
    ]

    init(number: Int) { state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func next(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }

    /// The path.
    mutating func path() -> String {
      var path = Probe.starts[next(Probe.starts.count)]
      for _ in 0...next(6) { path += Probe.pieces[next(Probe.pieces.count)] }
      return path
    }
  }

  @Test("10,000 generated paths lead to nothing outside")
  func probes() async throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    let secret = "what-nobody-may-read"
    try Served.write(secret, to: "secret.txt", below: folder.path)
    let root = "\(folder.path)/repository"
    for (path, text) in Served.files { try Served.write(text, to: path, below: root) }
    try Served.link("\(root)/content/emails/link", to: folder.path)
    try Served.link("\(root)/content/emails/hello/pl.md", to: "\(folder.path)/secret.txt")
    try await Served.site(at: root) { client, _ in
      for number in 1...10_000 {
        var probe = Probe(number: number)
        let path = probe.path()
        let answer = try await client.execute(uri: path, method: .get) {
          (status: $0.status, text: String(buffer: $0.body))
        }
        #expect(!answer.text.contains(secret), "\(path)")
        #expect(!answer.text.contains("root:x:0"), "\(path)")
        #expect(answer.status != .internalServerError, "\(path)")
      }
    }
  }
}
