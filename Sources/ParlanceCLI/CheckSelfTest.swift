import ArgumentParser
import Parlance
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs the self-test that `check --self-test` asks for.
struct CheckSelfTest {
  let command: CheckCommand

  func run() async throws {
    Interruption.take()
    let progress = Mutex(Progress())
    let test = SelfTest(
      command.repository.start, on: command.day.day, locale: command.locale)
    let isShown = Console.errorsAreOnTerminal
    let report = try await test.run { now in
      guard isShown else { return }
      progress.withLock { $0.show(now) }
    } isStopped: {
      Interruption.signal != 0
    }
    progress.withLock { $0.clear() }
    let isJSON = command.format == .json
    if let output = command.output {
      try FileWriter.write(isJSON ? report.json : report.text(), to: output)
      Console.write(report.text(style: Console.style))
    } else {
      Console.write(isJSON ? report.json : report.text(style: Console.style))
    }
    // As a shell tells that a signal has ended a program.
    if Interruption.signal != 0 { throw ExitCode(128 + Interruption.signal) }
    if !report.unnoticed.isEmpty { throw ExitCode.findings }
  }
}

/// A signal that asks the program to end, which waits until what is temporary has been removed.
enum Interruption {
  private static let taken = Atomic<Int32>(0)
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// The number of the signal that has come; 0 where none has.
  static var signal: Int32 { taken.load(ordering: .relaxed) }

  /// Notes the first signal from now on; the second ends the program at once.
  static func take() {
    // The handler must not be the first to touch it.
    taken.store(0, ordering: .relaxed)
    for number in signals {
      var action = sigaction()
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND) | UInt32(SA_RESTART))
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = { Interruption.note($0) }
      #else
        action.__sigaction_handler.sa_handler = { Interruption.note($0) }
      #endif
      sigaction(number, &action, nil)
    }
  }

  private static func note(_ number: Int32) { taken.store(number, ordering: .relaxed) }
}
