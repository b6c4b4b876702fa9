import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import ParlancePreview

@Suite("A request arrives in time, or its connection is closed")
struct RequestDeadlineTests {
  private static let head = HTTPRequestPart.head(
    HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/customers"))
  private static let some = HTTPRequestPart.body(ByteBuffer(string: "a"))

  private static func connection() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handler: RequestDeadline(.seconds(60)))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  @Test("A body that trickles is cut off, however steadily it comes")
  func trickle() throws {
    let channel = try Self.connection()
    try channel.writeInbound(Self.head)
    for _ in 1...59 {
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      try channel.writeInbound(Self.some)
      #expect(channel.isActive)
    }
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test("A request that has arrived is answered at leisure, and the next one has as long again")
  func whole() throws {
    let channel = try Self.connection()
    for _ in 1...2 {
      try channel.writeInbound(Self.head)
      channel.embeddedEventLoop.advanceTime(by: .seconds(59))
      try channel.writeInbound(Self.some)
      try channel.writeInbound(HTTPRequestPart.end(nil))
      channel.embeddedEventLoop.advanceTime(by: .seconds(500))
      #expect(channel.isActive)
    }
    _ = try channel.finish(acceptAlreadyClosed: true)
  }
}
