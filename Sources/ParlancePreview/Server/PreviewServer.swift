import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Parlance
import ServiceLifecycle

/// The web server of the preview.
struct PreviewServer: Sendable {
  let site: Site
  /// The address that it listens on, and the port; 0 for one that is free.
  let host: String
  let port: Int

  /// What a visitor may cost.
  enum Limits {
    /// The bytes of a request's header.
    static let header = 32 * 1_024
    /// The fields of a request's header.
    static let headerFields = 100
    /// The connections that are open at once.
    static let connections = 256
    /// The bytes of a form.
    static let form = 256 * 1_024
    /// The bytes of a list of customers.
    static let customers = 64 << 20
    /// How long a connection may do nothing; bytes of a header that is not whole are nothing.
    static let idle = TimeAmount.seconds(60)
    /// How long a request may take to arrive, from the end of its header on.
    static let request = TimeAmount.seconds(60)
  }

  /// Makes the application; `ready` is called with the port once it listens.
  func application(
    ready: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    // What is asked for may name a customer, and is not logged.
    var logger = Logger(label: "parlance-preview")
    logger.logLevel = .critical
    let configuration = HTTP1Channel.Configuration(
      additionalChannelHandlers: [RequestDeadline(Limits.request)],
      idleTimeout: Limits.idle,
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: Limits.header, maxHeaderListSize: Limits.header,
        maxHeaderFieldCount: Limits.headerFields))
    return Application(
      router: router(),
      server: .http1(configuration: configuration),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(Limits.connections)),
      onServerRunning: { channel in await ready(channel.localAddress?.port ?? port) },
      logger: logger)
  }

  /// The names that the server answers to.
  var hosts: Set<String> {
    ["127.0.0.1", "localhost", "[::1]", host.contains(":") ? "[\(host)]" : host.lowercased()]
  }

  /// The pages, behind what all requests pass.
  func router() -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self)
    router.add(middleware: Gate(hosts: hosts))
    router.add(middleware: ProblemPages(site: site))
    Assets.add(to: router)
    LiveRoute(site: site).add(to: router)
    LanguageRoute(site: site).add(to: router)
    // Today, lifecycle, coverage.
    TodayPage.add(to: router, site)
    CustomerRoutes(site: site).add(to: router)
    LifecyclePage.add(to: router, site)
    CoveragePage.add(to: router, site)
    // Call scripts, objections, and what else has a page.
    ScriptListPage.add(to: router, site)
    ScriptPage.add(to: router, site)
    ObjectionPages.add(to: router, site)
    PassagePages.add(to: router, site)
    // Mails.
    MailRoutes.add(to: router, site)
    TryPage.add(to: router, site)
    return router
  }
}
