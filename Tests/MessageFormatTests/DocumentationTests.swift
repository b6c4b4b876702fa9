import MessageFormat
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Examples in the documentation")
struct DocumentationTests {
  private static let source =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Sources/MessageFormat"

  /// Files with examples; what stands in them stands below, too, where it is compiled and run.
  static let files = [
    "Documentation.docc/MessageFormat.md", "Documentation.docc/TypesAndStyles.md",
    "Documentation.docc/DifferencesFromLibicu.md", "Prepared/MessageWriter.swift",
  ]

  @Test("are those that are run here", arguments: files)
  func examples(file: String) throws {
    let text = try read(DocumentationTests.source + "/" + file)
    let own = trimmedLines(try read(#filePath)).joined(separator: "\n")
    let blocks = text.split(separator: "```", omittingEmptySubsequences: false)
    for (index, block) in blocks.enumerated() where index % 2 == 1 && block.hasPrefix("swift\n") {
      let lines = trimmedLines(String(block.dropFirst(6))).filter { !$0.isEmpty }
      #expect(own.contains(lines.joined(separator: "\n")), "\(lines)")
    }
  }

  @Test("cover every page of the documentation")
  func pages() throws {
    let found = try FileManager.default.contentsOfDirectory(
      atPath: DocumentationTests.source + "/Documentation.docc")
    for file in found where file.hasSuffix(".md") {
      #expect(DocumentationTests.files.contains("Documentation.docc/" + file))
    }
  }

  private func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// The lines without indentation, and without the slashes of a comment.
  private func trimmedLines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line.drop { $0 == " " }
      if line.hasPrefix("///") { line = line.dropFirst(3).drop { $0 == " " } }
      return line
    }
  }

  // MARK: The examples

  private static func parsed() throws -> Message {
    let pattern = "{seats, plural, one {# seat ends} other {# seats end}} on {day, date, long}"
    let (message, errors) = Message.parse(pattern)
    for error in errors { print(error.message, error.hint ?? "") }
    #expect(errors.isEmpty)
    return try #require(message)
  }

  @Test("fill a message")
  func fill() throws {
    let message = try DocumentationTests.parsed()
    let day = try #require(CalendarDay("2027-03-31"))
    let formatter = try MessageFormatter(locale: "de", timeZone: "Europe/Berlin")
    let text = try formatter.format(message, ["seats": .integer(12), "day": .date(day)])
    #expect(text == "12 seats end on 31. März 2027")
  }

  @Test("check a message")
  func check() throws {
    let message = try DocumentationTests.parsed()
    let formatter = try MessageFormatter(locale: "de", timeZone: "Europe/Berlin")
    for warning in message.warnings { print(warning.kind.rawValue, warning.message) }
    for complaint in formatter.complaints(about: message) { print(complaint.message) }
    #expect(message.warnings.isEmpty && formatter.complaints(about: message).isEmpty)
  }

  @Test("reach every branch")
  func branches() throws {
    let source = "{seats, plural, one {# Platz} other {# Plätze}}"
    let message = try #require(Message.parse(source).message)
    let formatter = try MessageFormatter(locale: "de", timeZone: "Europe/Berlin")
    let (cases, unreachable) = try formatter.branchCases(of: message)
    for branchCase in cases { print(try formatter.format(message, branchCase.arguments)) }
    #expect(cases.count == 2 && unreachable.isEmpty)
  }

  @Test("write a message")
  func write() throws {
    let source = "{name}: {seats, plural, one {# seat} other {# seats}}"
    let message = try #require(Message.parse(source).message)
    let formatter = try MessageFormatter(locale: "en")
    let writer = MessageWriter(formatter)
    let prepared = writer.prepare(message, variables: ["name", "seats"])
    var bytes: [UInt8] = []
    try prepared.write([.text("Acme"), .integer(12)], into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "Acme: 12 seats")
  }

  @Test("add a type")
  func ownType() throws {
    let shout = ArgumentType(
      name: "shout",
      complaint: { style, _ in style == nil ? nil : "`shout` has no style" },
      format: { value, _, formatter throws(FormatError) in
        try formatter.format(value).uppercased()
      })
    let types = ArgumentTypes.icu.adding(shout)
    let (message, errors) = Message.parse("{name, shout}!", types: types)
    let formatter = try MessageFormatter(locale: "en", types: types)
    #expect(errors.isEmpty)
    #expect(try formatter.format(#require(message), ["name": .text("acme")]) == "ACME!")
  }
}
