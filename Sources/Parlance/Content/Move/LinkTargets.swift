/// The targets of links in Markdown.
enum LinkTargets {
  /// Where an objection is named as a target: `](objection:x)`, `[1]: <objection:x>`.
  ///
  /// - Parameters:
  ///   - name: The objection’s name.
  ///   - bytes: A part of a text.
  ///   - isLast: Whether the text ends behind it.
  /// - Returns: The indices at which the name begins.
  static func objections(_ name: String, in bytes: ArraySlice<UInt8>, isLast: Bool) -> [Int] {
    let target = Array("objection:\(name)".utf8)
    var offsets: [Int] = []
    var index = bytes.startIndex
    while index + target.count <= bytes.endIndex {
      defer { index += 1 }
      guard bytes[index] == target[0], bytes[index...].starts(with: target) else { continue }
      let rest = bytes[(index + target.count)...]
      let isEnd =
        rest.first.map { [0x29, 0x3E].contains($0) || $0.isPatternSpace } ?? isLast
      var before = bytes[..<index]
      if before.last == UInt8(ascii: "<") { before.removeLast() }
      if before.last == UInt8(ascii: "(") {
        before.removeLast()
      } else {
        while before.last?.isPatternSpace == true { before.removeLast() }
        guard before.popLast() == UInt8(ascii: ":") else { continue }
      }
      if isEnd, before.last == UInt8(ascii: "]") {
        offsets.append(index + target.count - name.utf8.count)
      }
    }
    return offsets
  }
}

extension UInt8 {
  /// Whether it is white space of messages.
  var isPatternSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
