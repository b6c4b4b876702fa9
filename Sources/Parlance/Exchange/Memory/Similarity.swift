/// A text to which others are compared: how alike they are.
///
/// What is counted are characters that are put in, left out or replaced (Levenshtein's distance), of
/// the longer text; a code counts as one character. Only texts that are the same have 100.
struct Similarity {
  /// The least percentage at which a translation is worth being offered.
  static let least = 75

  private let elements: [UInt32]
  /// How many words of 64 bits have a bit an element.
  private let width: Int
  /// The bits of each different element, and where those of an element begin.
  private var bits: [UInt64] = []
  private var common = [Int](repeating: 0, count: 256)
  private var others: [UInt32: Int] = [:]

  /// Prepares to compare with a text.
  init(_ elements: [UInt32]) {
    self.elements = elements
    width = (elements.count + 63) / 64
    // What is not in the text has no bits.
    bits = [UInt64](repeating: 0, count: width)
    for (index, element) in elements.enumerated() {
      var place = self.place(of: element)
      if place == 0 {
        place = bits.count
        bits.append(contentsOf: repeatElement(0, count: width))
        if element < 256 { common[Int(element)] = place } else { others[element] = place }
      }
      bits[place + index / 64] |= 1 << UInt64(index % 64)
    }
  }

  private func place(of element: UInt32) -> Int {
    element < 256 ? common[Int(element)] : others[element] ?? 0
  }

  /// The percentage of the texts that need not be changed to make one of the other, rounded down.
  ///
  /// - Returns: nil where it is less than a minimum.
  func percent(_ other: [UInt32], atLeast minimum: Int = least) -> Int? {
    let longest = max(elements.count, other.count)
    if elements == other { return 100 }
    let limit = longest * (100 - minimum) / 100
    guard let distance = distance(to: other, atMost: limit) else { return nil }
    return min(99, 100 * (longest - distance) / longest)
  }

  /// The distance to a text; nil where it is more than a limit.
  ///
  /// A column of the table of distances is a bit for each step up and each step down, so that 64 rows
  /// are one addition (Myers 1999, in blocks by Hyyrö 2003).
  func distance(to other: [UInt32], atMost limit: Int) -> Int? {
    guard abs(elements.count - other.count) <= limit else { return nil }
    if elements.isEmpty || other.isEmpty { return max(elements.count, other.count) }
    let width = width
    var score = elements.count
    let last: UInt64 = 1 << UInt64((elements.count - 1) % 64)
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * width) { steps -> Int? in
      steps[..<width].initialize(repeating: .max)
      steps[width...].initialize(repeating: 0)
      return bits.withUnsafeBufferPointer { bits -> Int? in
        for (column, element) in other.enumerated() {
          let place = place(of: element)
          var stepUp: UInt64 = 1
          var stepDown: UInt64 = 0
          for block in 0..<width {
            let (up, down) = (steps[block], steps[width + block])
            let same = bits[place + block]
            let vertical = same | down
            let reached = same | stepDown
            let across = (((reached & up) &+ up) ^ up) | reached
            var rises = down | ~(across | up)
            var falls = up & across
            if block == width - 1 {
              if rises & last != 0 { score += 1 } else if falls & last != 0 { score -= 1 }
            }
            let next = (rises >> 63, falls >> 63)
            rises = rises << 1 | stepUp
            falls = falls << 1 | stepDown
            steps[block] = falls | ~(vertical | rises)
            steps[width + block] = rises & vertical
            (stepUp, stepDown) = next
          }
          // A column brings it down by one at most.
          if score - (other.count - column - 1) > limit { return nil }
        }
        return score <= limit ? score : nil
      }
    }
  }
}
