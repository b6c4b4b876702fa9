extension String {
  /// The text with a space for each line break and without other control characters, so that a
  /// message stays one line and a terminal does not obey it.
  package var onOneLine: String {
    guard unicodeScalars.contains(where: { $0.isControl }) else { return self }
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if !scalar.isControl {
        line.append(scalar)
      } else if "\n\r\t".unicodeScalars.contains(scalar), line.last != " " {
        line.append(" ")
      }
    }
    return String(line)
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character (general category Cc), or a line or paragraph separator.
  var isControl: Bool {
    properties.generalCategory == .control || value == 0x2028 || value == 0x2029
  }
}
