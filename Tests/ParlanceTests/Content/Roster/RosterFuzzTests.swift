import Testing

@testable import Parlance

@Suite("Customers in generated files")
struct RosterFuzzTests {
  private static let header = "id,companyName,Product,Count,seats\n"
  private static let pieces = [
    "a", "b", ",", ",", ",", "\"", "\"\"", "\n", "\n", "\r\n", "\r", " ", "1", ";", "\u{0}", "é",
    "a,A,P,1,2\n", "b,\"B\nB\",Q,,\n", "\"a\",,R,3,\n", ",,,,\n", "x,\"y", "z\"z", "\\",
  ]
  private static let jsonPieces = [
    "{", "}", "\"id\"", ":", ",", "\"a\"", "\n", "\n", "[", "]", "1", " ", "\"seats\":12",
    "{\"id\":\"b\"}\n", "{\"companyName\":\"x\",\"seats\":1}\n", "null", "\\", "\u{0}", "é", "\r",
  ]

  @Test("Where batches end does not matter, nor how many records are wanted at a time")
  func batches() async throws {
    let folder = try TemporaryRepository(LiteralRoster.repository)
    let repository = try await folder.load()
    var generator = SeededGenerator(seed: 11)
    for round in 0..<1_000 {
      let isJSON = round % 3 == 0
      let pieces = isJSON ? Self.jsonPieces : Self.pieces
      var text = isJSON ? "{}\n" : Self.header
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      }
      let name = isJSON ? "x.jsonl" : "x.csv"
      try folder.write(name, bytes: Array(text.utf8))
      let path = "\(folder.root)/\(name)"
      let whole = try lines(RosterReader(path, repository: repository), atATime: .max)
      let parts = try lines(
        RosterReader(path, repository: repository, batchSize: 7), atATime: 1)
      #expect(whole == parts, "\(text.debugDescription)")
      let numbers = whole.compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
      #expect(numbers == numbers.sorted(), "\(text.debugDescription)")
    }
  }

  private func lines(_ reader: RosterReader, atATime count: Int) throws -> [String] {
    let decoder = reader.roster.decoder()
    var lines: [String] = []
    while let batch = try reader.next() {
      var rest: RosterBatch? = batch
      while let part = rest {
        var taken = 0
        rest = decoder.decode(part) {
          lines.append(LiteralRoster.line($0))
          taken += 1
          return taken < count
        }
      }
    }
    return lines
  }
}
