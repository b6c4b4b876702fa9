/// The shortest way from one sequence to another (Myers, An O(ND) Difference Algorithm, 1986).
enum EditScript {
  /// What is done with the next element.
  enum Step {
    case keep
    case remove
    case insert
  }

  /// The steps in order.
  ///
  /// - Parameters:
  ///   - old: The old sequence.
  ///   - new: The new one.
  ///   - limit: The most removals and insertions; where more are needed, all of the old is
  ///     removed and all of the new inserted.
  /// - Returns: A step for each element that is kept, removed or inserted.
  static func steps(_ old: [Int], _ new: [Int], limit: Int) -> [Step] {
    let whole =
      Array(repeating: Step.remove, count: old.count)
      + Array(repeating: .insert, count: new.count)
    if old.isEmpty || new.isEmpty { return whole }
    // Of each number of edits, how far the old sequence is read on each diagonal.
    var trace: [[Int]] = []
    for edits in 0...min(limit, old.count + new.count) {
      let before = trace.last ?? []
      var reached = [Int](repeating: 0, count: 2 * edits + 1)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var x = start(before, edits, diagonal)
        while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
        reached[diagonal + edits] = x
        if x >= old.count, x - diagonal >= new.count {
          return walk(back: trace, edits, diagonal, x, old.count, new.count)
        }
      }
      trace.append(reached)
    }
    return whole
  }

  /// Where a diagonal is entered: from the one above by an insertion, or the one below by a removal.
  private static func start(_ before: [Int], _ edits: Int, _ diagonal: Int) -> Int {
    guard edits > 0 else { return 0 }
    func reached(_ diagonal: Int) -> Int { before[diagonal + edits - 1] }
    if isInsertion(before, edits, diagonal) { return reached(diagonal + 1) }
    return reached(diagonal - 1) + 1
  }

  private static func isInsertion(_ before: [Int], _ edits: Int, _ diagonal: Int) -> Bool {
    if diagonal == -edits { return true }
    if diagonal == edits { return false }
    return before[diagonal + edits - 2] < before[diagonal + edits]
  }

  private static func walk(
    back trace: [[Int]], _ edits: Int, _ diagonal: Int, _ end: Int, _ old: Int, _ new: Int
  ) -> [Step] {
    var steps: [Step] = []
    var diagonal = diagonal
    var x = end
    for edits in stride(from: edits, to: 0, by: -1) {
      let before = trace[edits - 1]
      let first = start(before, edits, diagonal)
      steps += Array(repeating: .keep, count: x - first)
      if isInsertion(before, edits, diagonal) {
        steps.append(.insert)
        x = first
        diagonal += 1
      } else {
        steps.append(.remove)
        x = first - 1
        diagonal -= 1
      }
    }
    steps += Array(repeating: .keep, count: x)
    return steps.reversed()
  }
}
