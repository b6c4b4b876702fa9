import Testing

@testable import Parlance

@Suite("Files of every format that are broken")
struct BrokenFileTests {
  /// A file with texts of every kind, and the bytes of it.
  private struct Original {
    let document: ExchangeDocument
    let bytes: [UInt8]
    let targets: [String: ReturnedUnit.Text]
    private let format: ExchangeFormat
    private let folder: TemporaryFolder
    private let path: String

    init(_ format: ExchangeFormat) throws {
      self.format = format
      var generator = SeededGenerator(seed: 3)
      document = ExchangeSamples.document(using: &generator, count: 8)
      folder = try TemporaryFolder(for: "the test")
      path = "\(folder.path)/file"
      try format.write(document, to: path)
      bytes = try ReturnedFile.read(path)
      targets = Dictionary(try format.read(path).units.map { ($0.id, $0.target) }) { $1 }
    }

    /// What is read of other bytes; nil where they are refused as a whole.
    func read(_ bytes: [UInt8]) throws -> ReturnedDocument? {
      try FileWriter.write(to: path) { write throws(ParlanceError) in try write(bytes) }
      do throws(ParlanceError) {
        return try format.read(path)
      } catch {
        #expect(error.message.contains(path))
        return nil
      }
    }

    func remove() { folder.remove() }
  }

  @Test(
    "A file that breaks off gives the texts before that place, each whole",
    arguments: ExchangeFormat.allCases)
  func truncated(format: ExchangeFormat) throws {
    let original = try Original(format)
    defer { original.remove() }
    let step = max(1, original.bytes.count / 400)
    for count in stride(from: 0, to: original.bytes.count, by: step) {
      guard let returned = try original.read(Array(original.bytes[..<count])) else { continue }
      let isOdd = !returned.warnings.isEmpty
      for unit in returned.units {
        #expect(original.targets[unit.id] == unit.target, "\(count)")
      }
      let isTold = returned.units.count == original.targets.count || !returned.problems.isEmpty
      #expect(isTold || isOdd || returned.units.isEmpty, "\(count)")
      #expect(returned.problems.allSatisfy { $0.line > 0 && $0.column > 0 })
    }
  }

  @Test(
    "Bytes that changed on the way change no other text, and never the file’s order",
    arguments: ExchangeFormat.allCases)
  func flipped(format: ExchangeFormat) throws {
    let original = try Original(format)
    defer { original.remove() }
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      var bytes = original.bytes
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      guard let returned = try original.read(bytes) else { continue }
      #expect(returned.problems.allSatisfy { $0.line > 0 && $0.column > 0 })
      // A text whose ID is none of the file’s goes nowhere.
      let others = returned.units.filter { unit in
        original.targets[unit.id].map { $0 != unit.target } ?? false
      }
      #expect(others.count < 2 || !returned.problems.isEmpty, "\(place): \(others)")
    }
  }
}
