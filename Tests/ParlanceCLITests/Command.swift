import Foundation
import Testing

/// What a command did: its exit code and what it printed.
struct Outcome {
  var exitCode: Int32
  var output: String
  var errors: String
}

/// Runs the command line tool that was built beside the tests; its output goes to the outcome,
/// or to a file.
func parlance(
  _ arguments: [String], at folder: URL? = nil, input: String = "", output sink: String? = nil
) throws -> Outcome {
  let process = Process()
  process.executableURL = try tool
  process.arguments = arguments
  process.currentDirectoryURL = folder
  process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
  let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  let errors = output.appendingPathExtension("errors")
  for file in [output, errors] {
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
  }
  defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
  process.standardOutput = try FileHandle(forWritingTo: sink.map { URL(filePath: $0) } ?? output)
  process.standardError = try FileHandle(forWritingTo: errors)
  let source = output.appendingPathExtension("input")
  try Data(input.utf8).write(to: source)
  defer { try? FileManager.default.removeItem(at: source) }
  process.standardInput = try FileHandle(forReadingFrom: source)
  try process.run()
  process.waitUntilExit()
  return Outcome(
    exitCode: process.terminationStatus,
    output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
}

/// The tool stands in the folder that the tests were built into.
private var tool: URL {
  get throws {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for bundle in Bundle.allBundles { folder = bundle.bundleURL.deletingLastPathComponent() }
    let candidates = [folder, packageRoot.appending(path: ".build/debug")]
    return try #require(
      candidates.map { $0.appending(path: "parlance") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) })
  }
}

let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// A copy of the content that is shipped, removed with the value.
final class ShippedContent {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "parlance-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for name in ["parlance.yaml", "content", "locales"] {
      try FileManager.default.copyItem(
        at: packageRoot.appending(path: name), to: root.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func read(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: root.appending(path: path))
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appending(path: path))
  }

  func run(_ arguments: String...) throws -> Outcome {
    try parlance(arguments, at: root)
  }
}
