/// The name among some that a mistyped one most likely meant.
///
/// Nil where none is near: where more than a third of the longer name would have to change.
func nearestName<Names: Sequence<String>>(to name: String, in names: Names) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard wanted.count <= 200 else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in names {
    let letters = Array(candidate.lowercased().unicodeScalars)
    let longer = max(wanted.count, letters.count)
    let allowed = longer < 3 ? 0 : max(1, longer / 3)
    guard abs(wanted.count - letters.count) <= allowed else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= allowed else { continue }
    if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// The end of a message about an unknown name: ` – did you mean “seats”?`, or nothing.
func didYouMean<Names: Sequence<String>>(_ name: String, in names: Names) -> String {
  nearestName(to: name, in: names).map { "; did you mean “\($0)”?" } ?? ""
}

/// Damerau–Levenshtein distance in its restricted form (optimal string alignment).
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for i in left.indices {
    var current = [i + 1]
    for j in right.indices {
      var cost = min(previous[j + 1] + 1, current[j] + 1)
      cost = min(cost, previous[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
