import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request takes too long to arrive, however steadily it trickles.
///
/// The time of a request’s header is limited by that for which a connection may do nothing, since
/// only whole headers count as something.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart

  private let limit: TimeAmount
  private var closing: Scheduled<Void>?

  /// Gives each request this long, from the end of its header on.
  init(_ limit: TimeAmount) { self.limit = limit }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      let channel = context.channel
      closing?.cancel()
      closing = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
    case .body: break
    case .end: cancel()
    }
    context.fireChannelRead(data)
  }

  func channelInactive(context: ChannelHandlerContext) {
    cancel()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { cancel() }

  private func cancel() {
    closing?.cancel()
    closing = nil
  }
}
