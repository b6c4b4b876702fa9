import ArgumentParser
import Parlance

@main
struct ParlanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parlance",
    abstract: "Keeps what a company says to its customers, in every language it says it in.",
    discussion: """
      Exit codes: 0 everything is fine, 1 the content has faults,
      2 Parlance cannot work (no repository, a bad option, an unknown name).

      Try: parlance init my-content && cd my-content && parlance check
      """,
    version: Versions.current.parlance,
    subcommands: [
      CheckCommand.self, StatusCommand.self, RenderCommand.self, PlaybookCommand.self,
      DueCommand.self, AcceptCommand.self, ExplainCommand.self, MessageCommand.self,
      InitCommand.self, NewCommand.self, RehearseCommand.self, ExportCommand.self,
      ImportCommand.self, ApproveCommand.self, LocaleCommand.self, DiffCommand.self,
      RenameCommand.self, RemoveCommand.self, GlossaryCommand.self,
      MemoryCommand.self, PreviewCommand.self,
    ])

  static func main() async {
    await run(arguments: Array(CommandLine.arguments.dropFirst()))
  }

  private static func run(arguments: [String]) async {
    Console.takeWriteErrors()
    do {
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as ParlanceError {
      Console.fail(error.message)
    } catch let error as ExitCode {
      Self.exit(withError: error)
    } catch {
      // What the argument parser prints on request (help, the version) is no failure.
      if exitCode(for: error) == .success { Self.exit(withError: error) }
      Console.fail(message(for: error), usage: fullMessage(for: error))
    }
  }
}

extension ExitCode {
  /// The content has faults.
  static let findings = ExitCode(1)
  /// Parlance cannot work.
  static let cannotWork = ExitCode(2)
}
