/// Reads the tags of HTML that Parlance has written, one after the other; comments are passed over.
struct TagReader {
  private let bytes: [UInt8]
  private var index = 0

  /// A tag.
  struct Tag {
    var name: String
    var isEnd: Bool
    /// From the bracket to the bracket.
    var range: Range<Int>
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Tag? {
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[open...].starts(with: "<!--".utf8) {
        index = endOfComment(from: open + 4)
        continue
      }
      var end = open + 1
      var quote: UInt8?
      while end < bytes.count, quote != nil || bytes[end] != UInt8(ascii: ">") {
        if bytes[end] == quote {
          quote = nil
        } else if quote == nil, bytes[end] == UInt8(ascii: "\"") {
          quote = bytes[end]
        }
        end += 1
      }
      guard end < bytes.count else {
        index = bytes.count
        return nil
      }
      index = end + 1
      let isEnd = bytes[open + 1] == UInt8(ascii: "/")
      let name = bytes[(open + (isEnd ? 2 : 1))..<end].prefix { !" \n\t/>".utf8.contains($0) }
      // <!DOCTYPE html>
      if name.first == UInt8(ascii: "!") { continue }
      return Tag(
        name: String(decoding: name, as: UTF8.self).lowercased(), isEnd: isEnd,
        range: open..<(end + 1))
    }
    return nil
  }

  private func endOfComment(from start: Int) -> Int {
    var index = start
    while let dash = bytes[index...].firstIndex(of: UInt8(ascii: "-")) {
      if bytes[dash...].starts(with: "-->".utf8) { return dash + 3 }
      index = dash + 1
    }
    return bytes.count
  }
}

extension TagReader.Tag {
  /// An attribute in quotes: the whole of it with the blank before it, and its value.
  func value(
    of attribute: String, in bytes: [UInt8]
  ) -> (attribute: Range<Int>, value: Range<Int>)? {
    let start = Array(" \(attribute)=\"".utf8)
    var index = range.lowerBound
    while let blank = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: " ")) {
      if bytes[blank..<range.upperBound].starts(with: start) {
        let first = blank + start.count
        guard let end = bytes[first..<range.upperBound].firstIndex(of: UInt8(ascii: "\"")) else {
          return nil
        }
        return (blank..<(end + 1), first..<end)
      }
      index = blank + 1
    }
    return nil
  }
}
