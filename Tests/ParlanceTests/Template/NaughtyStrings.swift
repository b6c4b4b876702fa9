@testable import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Values that break programs.
enum NaughtyStrings {
  /// Those of a suite that stands beside the repository where it is there; else none.
  static let suite: [String] = {
    var folder = Substring(#filePath)
    var strings: [String] = []
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      guard let file = fopen("\(folder)/../shared/suites/naughty-strings.json", "r") else {
        continue
      }
      defer { fclose(file) }
      var line: UnsafeMutablePointer<CChar>?
      var capacity = 0
      // One string a line, in double quotes.
      while getline(&line, &capacity, file) > 0, let text = line {
        let trimmed = String(cString: text).trimmedLine
        if trimmed.hasPrefix("\""), trimmed.hasSuffix("\""), trimmed.count > 1 {
          strings.append(unescaped(trimmed.dropFirst().dropLast()))
        }
      }
      free(line)
      break
    }
    return strings
  }()

  /// Values that are made of markup, of characters of all planes, of controls and of length; the
  /// same ones each time.
  static let generated: [String] = {
    var numbers = SeededGenerator(seed: 4)
    return (0..<120).map { index in
      let length = index % 40 == 0 ? 2_000 : Int.random(in: 1...24, using: &numbers)
      var text = ""
      while text.unicodeScalars.count < length {
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0, 1, 2: text += markup.randomElement(using: &numbers) ?? ""
        case 3: text.append("\u{FFFD}")
        case 4: text += special.randomElement(using: &numbers).map(String.init) ?? ""
        case 5: text += String(UInt8.random(in: 0...127, using: &numbers).ascii)
        default:
          let planes: [ClosedRange<UInt32>] = [0x20...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF]
          let range = planes.randomElement(using: &numbers) ?? 0x20...0x7E
          let scalar = Unicode.Scalar(UInt32.random(in: range, using: &numbers))
          text.unicodeScalars.append(scalar ?? "?")
        }
      }
      return text
    }
  }()

  private static let markup = [
    "<", ">", "</", "/>", "\"", "'", "&", "&amp;", "&#x3c;", "&#60", "<!--", "-->", "--!>",
    "<![CDATA[",
    "]]>", "<?", "<script>", "</script>", "</style>", "</title>", "</td>", "<b", " onload=", "=",
    "`", "```", "*", "**", "_", "~~", "[", "](", ")", "![", "|", "# ", "- ", "1. ", "> ", "\\", "{",
    "}",
    "{x}", "'{", "#", "=?utf-8?q?", "?=", "Bcc:", "@", ",", ";", "%", "%0d%0a", "://",
    "javascript:",
    "\n", "\r\n", "\n\n", "\t", " ", "  ", "--", "\n-- \n", "a", "Z", "7",
  ]

  /// Controls, what turns directions, what joins and is not seen, noncharacters, private marks.
  private static let special: [Unicode.Scalar] = [
    0x0, 0x8, 0xB, 0x1B, 0x7F, 0x85, 0xA0, 0xAD, 0x200B, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029,
    0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFE0F, 0xFFF9, 0xFFFE, 0xFDD0, 0x1FFFE, 0xE0001,
    0xF0000, 0xF0001, 0xFFFFD, 0x10FFFD, 0x301, 0x5D0, 0x627, 0x661, 0x1F468, 0xD7FF, 0xE000,
  ].compactMap { Unicode.Scalar($0 as UInt32) }

  private static func unescaped(_ text: Substring) -> String {
    var result: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.popFirst() {
      guard unit == 0x5C, let escape = rest.popFirst() else {
        result.append(unit)
        continue
      }
      switch UnicodeScalar(escape) {
      case "n": result.append(0x0A)
      case "t": result.append(0x09)
      case "r": result.append(0x0D)
      case "b": result.append(0x08)
      case "f": result.append(0x0C)
      case "u":
        result.append(UInt16(String(decoding: rest.prefix(4), as: UTF16.self), radix: 16) ?? 0xFFFD)
        rest = rest.dropFirst(4)
      default: result.append(escape)
      }
    }
    return String(decoding: result, as: UTF16.self)
  }
}

extension String {
  /// Without white space at its ends and a comma at its end.
  fileprivate var trimmedLine: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace || last == "," { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }
}

extension UInt8 {
  fileprivate var ascii: Character { Character(Unicode.Scalar(self)) }
}
