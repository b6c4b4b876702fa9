import Foundation
import Testing

@Suite("parlance message")
struct MessageCommandTests {
  static let pattern = "{n, plural, one {# Lizenz} other {# Lizenzen}} bis {d, date, long}"

  @Test("A pattern is filled from the command line, a file or standard input")
  func sources() throws {
    let set = ["--locale", "de", "--set", "n=3", "--set", "d=2027-03-31"]
    let expected = "3 Lizenzen bis 31. März 2027\n"
    #expect(try parlance(["message", "--pattern", Self.pattern] + set).output == expected)
    #expect(try parlance(["message"] + set, input: Self.pattern + "\n").output == expected)
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(Self.pattern.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try parlance(["message", "--file", file.path] + set).output == expected)
  }

  @Test("All branches are shown with the values that reach them")
  func branches() throws {
    let outcome = try parlance([
      "message", "--locale", "pl", "--branches", "--pattern",
      "{n, plural, one {# licencja} few {# licencje} many {# licencji} other {# licencji}}",
    ])
    #expect(
      outcome.output == """
        n=1    1 licencja
        n=2    2 licencje
        n=0    0 licencji
        n=0.1  0,1 licencji

        """)
  }

  @Test(
    "What is wrong names its place, and exits with 1",
    arguments: [
      (["--pattern", "{n, plural, one {x}}"], "pattern:1:5: ", "[missing-other]"),
      (["--pattern", "a\n{b"], "pattern:2:1: ", "[unclosed-argument]"),
      (["--pattern", "{b}"], "pattern:1:1: ", "[missing-argument]"),
    ])
  func faults(arguments: [String], place: String, kind: String) throws {
    let outcome = try parlance(["message"] + arguments)
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.hasPrefix("parlance: \(place)"))
    #expect(outcome.errors.hasSuffix("\(kind)\n"))
  }

  @Test("What libicu accepts and is most likely a mistake is warned of, and printed all the same")
  func warnings() throws {
    let pattern = "{n, plural, one {a} other {b} one {c}}"
    let outcome = try parlance(["message", "--pattern", pattern, "--set", "n=1"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output == "a\n")
    #expect(outcome.errors.hasPrefix("parlance: pattern:1:31: warning: "))
    #expect(outcome.errors.hasSuffix("[duplicate-selector]\n"))
  }

  @Test("Each line of JSON is answered in order, a bad one with an error")
  func jsonLines() throws {
    let input = """
      {"locale":"de","pattern":"{n, number}","args":{"n":1234.5}}
      no JSON
      {"pattern":"a {b"}
      {"locale":"en","pattern":"{m} {d} {x}","args":{"m":{"money":"12.50","currency":"EUR"},\
      "d":{"date":"2026-11-21"},"x":{"decimal":"1.10"}}}
      {"locale":"en","pattern":"{t, time, short}","args":{"t":{"datetime":"2026-11-21T10:00:00Z"}},\
      "timeZone":"Asia/Tokyo"}
      {"pattern":"{x}"}
      """
    let outcome = try parlance(["message", "--jsonl"], input: input)
    #expect(outcome.exitCode == 0)
    let answers = outcome.output.split(separator: "\n")
    #expect(answers.count == 6)
    #expect(answers[0] == #"{"text":"1.234,5"}"#)
    #expect(answers[1].hasPrefix(#"{"error":{"kind":"bad-request","line":1,"column":1,"#))
    #expect(answers[2].hasPrefix(#"{"error":{"kind":"unclosed-argument","line":1,"column":3,"#))
    #expect(answers[3] == #"{"text":"€12.50 Nov 21, 2026 1.1"}"#)
    #expect(answers[4].contains("7:00"))
    #expect(answers[5].contains("missing-argument"))
  }

  @Test("Compatible with libicu, a missing argument is printed, and other types are unknown")
  func compatible() throws {
    let input = #"{"pattern":"{x}"}"# + "\n" + #"{"pattern":"{x, money}","args":{"x":1}}"#
    let outcome = try parlance(["message", "--jsonl", "--icu-compatible"], input: input)
    let answers = outcome.output.split(separator: "\n")
    #expect(answers.first == #"{"text":"{x}"}"#)
    #expect(answers.last?.contains("unknown-type") == true)
  }
}
