import CICU
import MessageFormat

/// The words that a translator of a message writes: those of all its branches, without its
/// placeholders and the addresses of its links.
func wordCount(ofMessage text: String) -> Int {
  var literals = ""
  Message.recover(text, types: .parlance).message.pattern.visit { part in
    if case .text(let literal) = part { literals += literal.value + "\n" }
  }
  return wordCount(of: literals.withoutLinkDestinations)
}

/// The words of a text, by libicu's word boundaries (UAX #29, and dictionaries for Chinese,
/// Japanese, Thai and others that leave no space between words): those that hold a letter or digit.
func wordCount(of text: String) -> Int {
  var text = text
  return text.withUTF8 { bytes in
    var error: Int32 = 0
    let breaks = bytes.withMemoryRebound(to: CChar.self) {
      cicu_breaks_open(CICU_BREAKS_WORDS, "root", $0.baseAddress, Int32($0.count), &error)
    }
    guard let breaks else { return 0 }
    defer { cicu_breaks_close(breaks) }
    var count = 0
    var start = 0
    while case let end = cicu_breaks_next(breaks), end >= 0 {
      let word = String(decoding: bytes[start..<Int(end)], as: UTF8.self)
      if word.unicodeScalars.contains(where: {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }) {
        count += 1
      }
      start = Int(end)
    }
    return count
  }
}

extension String {
  /// Markdown without what stands in `](...)`.
  fileprivate var withoutLinkDestinations: String {
    guard utf8.contains(UInt8(ascii: "]")) else { return self }
    var kept: [UInt8] = []
    var isDestination = false
    for byte in utf8 {
      if isDestination {
        isDestination = ![UInt8(ascii: ")"), UInt8(ascii: " "), 0x0A].contains(byte)
      } else if byte == UInt8(ascii: "("), kept.last == UInt8(ascii: "]") {
        isDestination = true
      } else {
        kept.append(byte)
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
