/// The sketches of a locale's texts, in the order of their rows, that is of their lengths.
struct SketchTable {
  private var rows: [Int64] = []
  private var sketches: [TextSketch] = []

  /// Adds the sketch of a row, whose number is greater than all before.
  mutating func append(_ sketch: TextSketch, row: Int64) {
    rows.append(row)
    sketches.append(sketch)
  }

  /// Searches for the rows whose sketches are nearest to one.
  ///
  /// - Parameters:
  ///   - sketch: what they are near to.
  ///   - first: the first row that is looked at.
  ///   - end: the row before which it ends.
  ///   - count: how many rows.
  /// - Returns: the rows, the nearest first.
  func nearest(
    to sketch: TextSketch, from first: Int64, to end: Int64, atMost count: Int
  ) -> [Int64] {
    let range = place(of: first)..<max(place(of: first), place(of: end))
    /// How many rows there are at each distance.
    var frequencies = [UInt32](repeating: 0, count: 257)
    let distances = frequencies.withUnsafeMutableBufferPointer { frequencies in
      sketches.withUnsafeBufferPointer { sketches in
        [UInt16](unsafeUninitializedCapacity: range.count) { distances, count in
          for index in 0..<range.count {
            let distance = sketches[range.lowerBound + index].distance(to: sketch)
            distances.initializeElement(at: index, to: UInt16(truncatingIfNeeded: distance))
            frequencies[distance] &+= 1
          }
          count = range.count
        }
      }
    }
    var limit = 0
    var total = Int(frequencies[0])
    while limit < 256, total < count {
      limit += 1
      total += Int(frequencies[limit])
    }
    var nearest: [(distance: UInt16, row: Int64)] = []
    for (index, distance) in distances.enumerated() where distance <= limit {
      nearest.append((distance, rows[range.lowerBound + index]))
    }
    nearest.sort { $0 < $1 }
    return nearest.prefix(count).map(\.row)
  }

  /// Where a row stands, or would.
  private func place(of row: Int64) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
