import HTTPTypes
import Hummingbird
import Parlance
import ServiceLifecycle

/// Tells open pages of changes, as server-sent events (HTML Living Standard, 9.2).
struct LiveRoute: Sendable {
  let site: Site

  /// How often an open page hears that the server is still there.
  static let pulse = Duration.seconds(20)

  func add(to router: Router<BasicRequestContext>) {
    router.get("/live") { request, _ in
      guard let events = site.workspace.listeners.listen() else {
        throw HTTPError(.serviceUnavailable)
      }
      let revision = site.workspace.snapshot.revision
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"],
        body: ResponseBody { writer in
          // What has changed before the page began to listen.
          try await writer.write(
            ByteBuffer(string: "retry: 1000\nevent: hello\ndata: \(revision)\n\n"))
          let (lines, continuation) = AsyncStream.makeStream(
            of: String.self, bufferingPolicy: .bufferingNewest(16))
          let telling = Task { for await event in events { continuation.yield(event.text) } }
          let beating = Task {
            while !Task.isCancelled {
              try await Task.sleep(for: LiveRoute.pulse)
              continuation.yield(":\n\n")
            }
          }
          defer {
            telling.cancel()
            beating.cancel()
          }
          // A page that is left makes room at once, not when it is next written to.
          try await request.body.consumeWithInboundCloseHandler { _ in
            for await line in lines.cancelOnGracefulShutdown() {
              try await writer.write(ByteBuffer(string: line))
            }
          } onInboundClosed: {
            continuation.finish()
          }
          try await writer.finish(nil)
        })
    }
  }
}
