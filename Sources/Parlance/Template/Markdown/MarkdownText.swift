/// Writes text so that Markdown (CommonMark, GitHub’s) reads it as text.
enum MarkdownText {
  /// A text on one line, without a beginning that would be read as a block.
  static func line(_ text: String) -> String { guarded(escaped(text.onOneLine)) }

  /// A text whose signs of Markdown are escaped; what may only begin a line is left.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>|~&".unicodeScalars.contains(scalar) { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// An escaped line that begins no heading, list or rule.
  static func guarded(_ line: String) -> String {
    let line = line.drop { $0 == " " || $0 == "\t" }
    guard let first = line.utf8.first else { return "" }
    if "#+-=".utf8.contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    if !digits.isEmpty, digits.count < 10, rest.first == "." || rest.first == ")" {
      return digits + "\\" + rest
    }
    return String(line)
  }

  /// The address of a link, between its brackets.
  static func address(_ address: String) -> String {
    let isPlain = address.utf8.allSatisfy { byte in
      byte > 0x20 && byte != 0x7F && !"()<>\\".utf8.contains(byte)
    }
    if isPlain { return address }
    let escaped = address.flatMap { "<>\\".contains($0) ? "\\\($0)" : String($0) }
    return "<\(String(escaped))>"
  }

  /// A link.
  static func link(_ escaped: String, to address: String) -> String {
    "[\(escaped)](\(self.address(address)))"
  }
}
