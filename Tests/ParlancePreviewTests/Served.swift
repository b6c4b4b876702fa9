import Hummingbird
import HummingbirdTesting
import MessageFormat
import Parlance

@testable import ParlancePreview

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A site made of a small repository, asked without a socket.
enum Served {
  /// Files that every test may begin with, by path.
  static let files: [String: String] = [
    "parlance.yaml": "parlance: 1\nsource: en\n",
    "locales/en.yaml": "required: true\n",
    "locales/de.yaml": "required: true\n",
    "content/variables.yaml": "seats: {type: integer, example: 12}\n",
    "content/emails/hello/en.md": "---\nsubject: Hello\n---\nYou have {seats} seats.\n",
    "content/emails/hello/de.md": "---\nsubject: Hallo\n---\nSie haben {seats} Lizenzen.\n",
  ]

  /// Serves a repository of these files, and hands a client to the test.
  static func site(
    _ files: [String: String] = files,
    customerLimit: Int = PreviewServer.Limits.customers,
    _ test: @Sendable (any TestClientProtocol, Site) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    for (path, text) in files { try write(text, to: path, below: folder.path) }
    try await site(at: folder.path, customerLimit: customerLimit, test)
  }

  /// Serves the repository in a folder, and hands a client to the test.
  static func site(
    at root: String, customerLimit: Int = PreviewServer.Limits.customers,
    _ test: @Sendable (any TestClientProtocol, Site) async throws -> Void
  ) async throws {
    let (workspace, _) = try await Workspace.open(root, on: CalendarDay("2026-11-21"))
    let site = Site(
      workspace, languages: try Languages(), customerLimit: customerLimit)
    let server = PreviewServer(site: site, host: "127.0.0.1", port: 8080)
    try await Application(router: server.router()).test(.router) { client in
      try await test(client, site)
    }
  }

  /// Makes a symbolic link.
  static func link(_ path: String, to target: String) throws {
    struct Failure: Error {}
    if symlink(target, path) != 0 { throw Failure() }
  }

  /// Writes a file below a folder.
  static func write(_ text: String, to path: String, below root: String) throws {
    let parts = path.split(separator: "/")
    var folder = root
    for part in parts.dropLast() {
      folder += "/\(part)"
      try FileWriter.createFolder(folder)
    }
    try FileWriter.write(to: "\(root)/\(path)") { write throws(ParlanceError) in
      try write(Array(text.utf8))
    }
  }
}
