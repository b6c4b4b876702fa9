import ArgumentParser
import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Starts the program of the preview; the web server in it would make every command start later.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show in a browser what customers will see, as it is being written.",
    usage: "parlance preview [options]   (parlance preview --help says which)")

  @Argument(parsing: .captureForPassthrough)
  var arguments: [String] = []

  func run() throws {
    var words: [UnsafeMutablePointer<CChar>?] = []
    defer { for word in words { free(word) } }
    for word in ["parlance-preview"] + arguments { words.append(strdup(word)) }
    words.append(nil)
    // The program that belongs to this one stands beside it.
    if let beside = PreviewCommand.folder.map({ "\($0)/parlance-preview" }) { execv(beside, words) }
    execvp("parlance-preview", words)
    throw ParlanceError(
      "the program parlance-preview is missing; it belongs beside parlance, and "
        + "“swift build --product parlance-preview” builds it")
  }

  /// The folder of this program; nil where the system does not tell.
  private static var folder: String? {
    #if os(Linux)
      let path = "/proc/self/exe"
    #else
      let path = CommandLine.arguments.first ?? ""
    #endif
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let program = String(cString: resolved)
    return program.lastIndex(of: "/").map { String(program[..<$0]) }
  }
}
