/// How alike two texts are.
enum Similarity {
  /// The least percentage at which a translation is worth being offered.
  static let least = 75

  /// The percentage of a text that need not be changed to become another, rounded down.
  ///
  /// What is counted are characters that are put in, left out or replaced (Levenshtein's distance),
  /// of the longer text; a code counts as one character. Only texts that are the same have 100.
  ///
  /// - Returns: nil where it is less than a minimum.
  static func percent(_ one: [UInt32], _ other: [UInt32], atLeast minimum: Int = least) -> Int? {
    let longest = max(one.count, other.count)
    if one == other { return 100 }
    let limit = longest * (100 - minimum) / 100
    guard let distance = distance(one, other, atMost: limit) else { return nil }
    return min(99, 100 * (longest - distance) / longest)
  }

  /// The distance of two texts, of which only a band beside the diagonal is looked at (Ukkonen);
  /// nil where it is more than a limit.
  static func distance(_ one: [UInt32], _ other: [UInt32], atMost limit: Int) -> Int? {
    // What is alike at both ends costs nothing.
    var start = 0
    var ends = (one.count, other.count)
    while start < min(ends.0, ends.1), one[start] == other[start] { start += 1 }
    while min(ends.0, ends.1) > start, one[ends.0 - 1] == other[ends.1 - 1] {
      ends = (ends.0 - 1, ends.1 - 1)
    }
    let (rows, columns) = (ends.0 - start, ends.1 - start)
    guard abs(rows - columns) <= limit else { return nil }
    if rows == 0 || columns == 0 { return max(rows, columns) }
    let far = limit + 1
    var row = [Int](repeating: far, count: columns + 1)
    for column in 0...min(columns, limit) { row[column] = column }
    return row.withUnsafeMutableBufferPointer { row in
      one.withUnsafeBufferPointer { one in
        other.withUnsafeBufferPointer { other -> Int? in
          for line in 1...rows {
            let low = max(1, line - limit)
            let high = min(columns, line + limit)
            guard low <= high else { return nil }
            var diagonal = row[low - 1]
            row[low - 1] = low == 1 && line <= limit ? line : far
            var least = row[low - 1]
            let element = one[start + line - 1]
            for column in low...high {
              let above = column == line + limit ? far : row[column]
              var value = diagonal
              if element != other[start + column - 1] {
                value = min(diagonal, min(above, row[column - 1])) + 1
              }
              diagonal = above
              row[column] = value
              if value < least { least = value }
            }
            if least > limit { return nil }
          }
          return row[columns] <= limit ? row[columns] : nil
        }
      }
    }
  }
}
