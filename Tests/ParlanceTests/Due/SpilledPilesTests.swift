import Testing

@testable import Parlance

@Suite struct `Piles that wait in a temporary file` {
  @Test func `each is read in the order in which it grew, and the piles are in order`() throws {
    let piles = SpilledPiles()
    var expected: [DuePile: [UInt8]] = [:]
    for step in 0..<2_000 {
      let key = DuePile(section: step % 3, day: -(step % 2))
      let bytes = Array("\(step) \(String(repeating: "x", count: step % 400))\n".utf8)
      try piles.add(bytes, to: key)
      expected[key, default: []] += bytes
    }
    #expect(piles.keys == expected.keys.sorted())
    for key in piles.keys {
      var read: [UInt8] = []
      try piles.read(key) { bytes throws(ParlanceError) in read += bytes }
      #expect(read == expected[key])
    }
  }

  @Test func `a pile that nothing was put on is empty`() throws {
    let piles = SpilledPiles()
    try piles.add([], to: DuePile(section: 0))
    #expect(piles.keys.isEmpty)
    try piles.read(DuePile(section: 0)) { _ throws(ParlanceError) in Issue.record("nothing") }
  }
}
