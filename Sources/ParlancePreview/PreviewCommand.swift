import ArgumentParser
import Hummingbird
import MessageFormat
import NIOCore
import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@main
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parlance preview",
    abstract: "Show in a browser what customers will see, as it is being written.",
    discussion: """
      Starts a web server on this computer and prints its address; Ctrl-C stops it.
      Pages follow the files: what is saved shows at once. Nothing leaves the computer,
      and customers are kept in memory only.

      Examples:
        parlance preview
        parlance preview --open
        parlance preview --customers crm.csv --done done.jsonl
        parlance preview --port 0   (any port that is free)
      """,
    version: Versions.current.parlance)

  @Option(
    help: ArgumentHelp(
      "Customers: a file of JSON Lines or CSV, as for parlance due.", valueName: "file"))
  var customers: String?

  @Option(
    help: ArgumentHelp(
      "Where what is done is kept, as for parlance due; made where it is missing.",
      valueName: "file"))
  var done: String?

  @Option(help: "The port; 0 for one that is free.")
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "The address to listen on; any other than 127.0.0.1 lets others in.", valueName: "address"))
  var host = "127.0.0.1"

  @Flag(help: "Open the first page in the browser.")
  var open = false

  @Flag(help: "Print nothing but the address and errors.")
  var quiet = false

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp(
      "The day to pretend, such as 2026-11-21 (default: today).", valueName: "date"))
  var on: String?

  @Option(
    name: .customShort("C"),
    help: ArgumentHelp(
      "The repository (default: the nearest folder upward that holds parlance.yaml).",
      valueName: "folder"))
  var folder: String?

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port is a number from 0 to 65535")
    }
    if let on, CalendarDay(on) == nil {
      throw ValidationError("“\(on)” is not a date such as 2026-11-21")
    }
    if host.isEmpty { throw ValidationError("--host needs an address such as 127.0.0.1") }
  }

  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    do {
      let command = try parse()
      try await command.run()
    } catch let error as ParlanceError {
      fail(error.message)
    } catch {
      if exitCode(for: error) == .success { exit(withError: error) }
      fail(message(for: error))
    }
  }

  func run() async throws {
    let (workspace, watched) = try await Workspace.open(
      folder ?? ".", on: on.flatMap { CalendarDay($0) })
    let list = CustomerBook()
    if let customers { try list.open(.file(customers), in: watched.repository) }
    let site = try Site(
      workspace, languages: Languages(), customers: list, done: DoneBook(file: done))
    let watcher = FileWatcher(root: watched.repository.root)
    let server = PreviewServer(site: site, host: host, port: port)
    if !["127.0.0.1", "localhost", "::1"].contains(host), !quiet {
      note("warning: with --host \(host) everybody who reaches this computer can read along")
    }
    let following = Task { await workspace.follow(watched, watcher) }
    defer { following.cancel() }
    let (quiet, open, host) = (quiet, open, host)
    do {
      try await server.application { port in
        let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
        print(quiet ? address : "The preview is at \(address) (Ctrl-C stops it)")
        fflush(nil)
        site.lookAhead()
        if open { Browser.open(address) }
      }.runService()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw ParlanceError("port \(port) is taken; name another one with --port, or 0 for any")
    } catch let error as IOError {
      throw ParlanceError(
        "cannot listen on \(host), port \(port): \(String(cString: strerror(error.errnoCode)))")
    }
  }
}

/// Ends with the exit code of what cannot work.
private func fail(_ message: String) -> Never {
  note("parlance: \(message)")
  exit(2)
}

private func note(_ line: String) {
  var bytes = Array("\(line)\n".utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    if count <= 0 { return }
    bytes = bytes.dropFirst(count)
  }
}
