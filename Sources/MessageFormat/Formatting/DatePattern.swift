/// What a date pattern consists of.
enum DatePattern {
  /// The letters that stand for a field of a date.
  static let known = Set("GyYuUrQqMLwWdDFgEecabBhHkKjJCmsSAzZOvVXx".unicodeScalars)

  /// The ASCII letters of a pattern that are not quoted.
  static func letters(of pattern: String) -> [Unicode.Scalar] {
    var isQuoted = false
    var letters: [Unicode.Scalar] = []
    for scalar in pattern.unicodeScalars {
      if scalar == "'" {
        isQuoted.toggle()
      } else if !isQuoted, ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
        letters.append(scalar)
      }
    }
    return letters
  }

  /// The letters that patterns have without anything between them: `yMd`.
  private static let common: Set<Unicode.Scalar> = Set("yMLdEHhKkmsSazZ".unicodeScalars)

  /// Whether three or more letters stand together of which each is another one, as in a word that
  /// was not quoted: `HH:mm Uhr`.
  static func holdsWord(_ pattern: String) -> Bool {
    var isQuoted = false
    var run: [Unicode.Scalar] = []
    for scalar in pattern.unicodeScalars + [" "] {
      if scalar == "'" { isQuoted.toggle() }
      if !isQuoted, ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
        run.append(scalar)
      } else {
        if run.count > 2, Set(run).count == run.count, !run.allSatisfy(common.contains) {
          return true
        }
        run = []
      }
    }
    return false
  }

  /// A part of a pattern.
  enum Field {
    case literal(String)
    /// A letter, and how often it stands there.
    case letters(Unicode.Scalar, Int)
  }

  /// The parts of a pattern, quoting removed; nil where a quote is open at the end.
  static func fields(of pattern: String) -> [Field]? {
    var fields: [Field] = []
    var literal = ""
    var isQuoted = false
    let scalars = Array(pattern.unicodeScalars)
    var index = 0
    func flush() {
      if !literal.isEmpty { fields.append(.literal(literal)) }
      literal = ""
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "'" {
        if index + 1 < scalars.count, scalars[index + 1] == "'" {
          literal.unicodeScalars.append("'")
          index += 1
        } else {
          isQuoted.toggle()
        }
      } else if !isQuoted, ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
        flush()
        var end = index + 1
        while end < scalars.count, scalars[end] == scalar { end += 1 }
        fields.append(.letters(scalar, end - index))
        index = end - 1
      } else {
        literal.unicodeScalars.append(scalar)
      }
      index += 1
    }
    flush()
    return isQuoted ? nil : fields
  }
}
