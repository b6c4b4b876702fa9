import ICUReference
import MessageFormat
import Testing

@Suite("Compared with libicu's own MessageFormat")
struct DifferentialTests {
  /// What came of one pattern.
  private enum Outcome: Equatable {
    case rejected
    case failed
    case text(String)
  }

  private static func reference(
    _ pattern: String, _ locale: String, _ arguments: [String: Value]
  ) -> Outcome {
    guard let message = Reference(pattern, locale: locale) else { return .rejected }
    return message.format(arguments).map { .text($0) } ?? .failed
  }

  private static func parlance(
    _ pattern: String, _ formatter: MessageFormatter, _ arguments: [String: Value]
  ) -> Outcome {
    guard let message = Message.parse(pattern).message,
      !formatter.complaints(about: message).contains(where: { $0.kind == .badFormat })
    else { return .rejected }
    do throws(FormatError) {
      return .text(try formatter.format(message, arguments))
    } catch {
      return .failed
    }
  }

  private static func prepared(
    _ pattern: String, _ writer: MessageWriter, _ arguments: [String: Value]
  ) -> Outcome {
    guard let message = Message.parse(pattern).message,
      !writer.formatter.complaints(about: message).contains(where: { $0.kind == .badFormat })
    else { return .rejected }
    let variables = message.arguments.map(\.variable)
    let prepared = writer.prepare(message, variables: variables)
    let trace = MessageTrace()
    do throws(FormatError) {
      let text = try prepared.format(variables.map { arguments[$0] })
      try prepared.trace(variables.map { arguments[$0] }, into: trace)
      return .text(prepared.text(of: trace) == text ? text : "the trace is of another text")
    } catch {
      return .failed
    }
  }

  @Test("random patterns give the same text, and the same are rejected", arguments: 0..<8)
  func random(part: Int) throws {
    let seed = environmentNumber("PARLANCE_SEED") ?? 1
    let count = (environmentNumber("PARLANCE_CASES") ?? 20_000) / 8
    var patterns = RandomPatterns(seed: UInt64(seed) &* 1_000 &+ UInt64(part))
    var writers: [String: MessageWriter] = [:]
    var shown = 0
    let trace = Trace("part-\(part)")
    defer { trace.end() }
    for index in 0..<count {
      let locale = patterns.locale()
      let pattern = index % 3 == 0 ? patterns.brokenPattern() : patterns.pattern()
      let arguments = patterns.arguments()
      if WantedDifference.reasonToSkip(pattern, locale, arguments) != nil { continue }
      let writer =
        try writers[locale]
        ?? MessageWriter(
          MessageFormatter(
            locale: locale, timeZone: "Europe/Berlin", missingArguments: .printName))
      writers[locale] = writer
      trace.begin("libicu: \(locale) \(pattern)\n\(arguments)")
      let expected = DifferentialTests.reference(pattern, locale, arguments)
      trace.begin("Parlance: \(locale) \(pattern)\n\(arguments)")
      let found = DifferentialTests.parlance(pattern, writer.formatter, arguments)
      let written = DifferentialTests.prepared(pattern, writer, arguments)
      if written != found {
        Issue.record("\(locale) \(pattern)\n\(arguments)\nformatter \(found)\nwriter \(written)")
        shown += 1
      }
      if expected == found { continue }
      if found == .rejected, WantedDifference.isBeyondLimits(pattern) { continue }
      if expected == .failed {
        if found == .rejected, WantedDifference.reasonToReject(pattern) != nil { continue }
        if WantedDifference.reasonToFormat(pattern, arguments) != nil { continue }
      }
      Issue.record("\(locale) \(pattern)\n\(arguments)\nlibicu \(expected)\nfound  \(found)")
      shown += 1
      if shown > 5 { return }
    }
  }

  @Test("the characters of the syntax are those of Unicode")
  func characters() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isSyntax = icu_reference_is_pattern_syntax(value)
      guard isSyntax || value < 0x3100 || value % 97 == 0 else { continue }
      let isWhite = icu_reference_is_pattern_white_space(value)
      let accepted = Message.parse("{a\(scalar)b}").message != nil
      let acceptedBehind = Message.parse("{a\(scalar)}").message != nil
      #expect(accepted == !isSyntax || scalar == "}", "U+\(String(value, radix: 16))")
      #expect(
        acceptedBehind == (!isSyntax || isWhite) || scalar == "}",
        "U+\(String(value, radix: 16)) behind")
    }
  }
}
