import Testing

@testable import Parlance

@Suite("A sketch tells how alike two texts are")
struct TextSketchTests {
  /// Texts of words that come the same each time.
  private struct Invented {
    private var state: UInt64 = 7

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    mutating func word() -> [UInt32] {
      // A few words make up most of a text.
      let number = min(next(400), next(400))
      return "\(number % 20 * 977)x\(number * 7_919)".unicodeScalars.map { $0.value + 49 } + [32]
    }

    mutating func text(words: Int) -> [[UInt32]] { (0..<words).map { _ in word() } }
  }

  private static func elements(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private static func trigrams(_ elements: [UInt32]) -> Set<[UInt32]> {
    let padded = [0, 0] + elements + [0, 0]
    return Set((0..<(padded.count - 2)).map { Array(padded[$0..<($0 + 3)]) })
  }

  @Test("Texts that are the same, but for capitals, have the same one")
  func same() {
    #expect(
      TextSketch(Self.elements("Renew your SEATS")) == TextSketch(Self.elements("renew your seats"))
    )
    #expect(TextSketch([]) == TextSketch([]))
    #expect(TextSketch([]) != TextSketch(Self.elements("a")))
  }

  @Test(
    "Of two texts that share a part of their trigrams, half of the other part of the bits differs",
    arguments: [3, 10, 40, 400], [0, 1, 2, 4])
  func estimates(words: Int, changed: Int) {
    var invented = Invented()
    var error = 0.0
    for _ in 0..<50 {
      let one = invented.text(words: words)
      var other = one
      for _ in 0..<changed { other[invented.next(words)] = invented.word() }
      let (first, second) = (Array(one.joined()), Array(other.joined()))
      let (left, right) = (Self.trigrams(first), Self.trigrams(second))
      let shared = Double(left.intersection(right).count) / Double(left.union(right).count)
      let distance = TextSketch(first).distance(to: TextSketch(second))
      error += Double(distance) / 256 - (1 - shared) / 2
    }
    #expect(abs(error / 50) < 0.03)
  }

  @Test("The distance is the number of bits that differ, up to all of them")
  func distance() throws {
    func sketch(_ bytes: [UInt8]) throws -> TextSketch {
      try #require(bytes.withUnsafeBytes { TextSketch(bytes: $0) })
    }
    let none = try sketch(Array(repeating: 0, count: 32))
    #expect(none.distance(to: none) == 0)
    #expect(try sketch(Array(repeating: 0xFF, count: 32)).distance(to: none) == 256)
    #expect(try sketch((0..<32).map { UInt8($0 * 8) }).distance(to: none) == 80)
  }

  @Test("It is kept in 32 bytes, and nothing else is one")
  func kept() {
    let sketch = TextSketch(Self.elements("Renew"))
    #expect(sketch.bytes.withUnsafeBytes { TextSketch(bytes: $0) } == sketch)
    for count in [0, 31, 33] {
      #expect([UInt8](repeating: 1, count: count).withUnsafeBytes { TextSketch(bytes: $0) } == nil)
    }
  }

  @Test("Of many texts the nearest are given, those of a range of rows, the nearest first")
  func nearest() {
    var table = SketchTable()
    let text = "Renew your seats before the end of the month"
    for (row, ending) in ["", "!", " of May", " of May, or call us", "", "?"].enumerated() {
      table.append(TextSketch(Self.elements(text + ending)), row: Int64(row * 10))
    }
    let sketch = TextSketch(Self.elements(text))
    func rows(_ first: Int64, _ end: Int64, _ count: Int) -> [Int64] {
      table.nearest(to: sketch, from: first, to: end, atMost: count)
    }
    #expect(rows(0, 100, 2) == [0, 40])
    #expect(rows(0, 100, 1) == [0])
    #expect(Set(rows(0, 100, 4)) == [0, 10, 40, 50])
    #expect(Set(rows(0, 100, 99)) == [0, 10, 20, 30, 40, 50])
    #expect(rows(1, 50, 1) == [40])
    #expect(rows(1, 40, 1) == [10])
    #expect(rows(60, 100, 5).isEmpty)
    #expect(rows(30, 10, 5).isEmpty)
  }

  @Test("What a comparison with each text finds is found, where few texts are compared")
  func finds() {
    var invented = Invented()
    let texts = (0..<2_000).map { _ in invented.text(words: 3 + invented.next(30)) }
    var table = SketchTable()
    for (row, text) in texts.enumerated() {
      table.append(TextSketch(Array(text.joined())), row: Int64(row))
    }
    for _ in 0..<200 {
      let row = invented.next(texts.count)
      var text = texts[row]
      // One word in eight is another one.
      for _ in 0..<((text.count + 7) / 8) { text[invented.next(text.count)] = invented.word() }
      let elements = Array(text.joined())
      let similarity = Similarity(elements)
      guard similarity.percent(Array(texts[row].joined())) != nil else { continue }
      let nearest = table.nearest(to: TextSketch(elements), from: 0, to: 2_000, atMost: 60)
      #expect(nearest.contains(Int64(row)))
    }
  }
}
