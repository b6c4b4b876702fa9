import MessageFormat
import Parlance

/// A piece of a page: what is put into it is escaped, unless it is such a piece itself.
struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The piece as it is sent.
  private(set) var source: String

  /// Takes HTML as it is; never a text that somebody else has written.
  init(stringLiteral value: String) { source = value }

  init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  /// Takes HTML that Parlance has made, such as a rendered part of a page.
  init(trusted source: String) { self.source = source }

  /// Nothing.
  static let empty: HTML = ""

  /// Whether there is nothing.
  var isEmpty: Bool { source.isEmpty }

  static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.source + right.source) }

  static func += (left: inout HTML, right: HTML) { left.source += right.source }

  /// What is shown in few words where those who do not see what is around it need more.
  static func shown(_ text: String, said: HTML) -> HTML {
    "<span aria-hidden=\"true\">\(text)</span><span class=\"hidden\">\(said)</span>"
  }

  /// A text with what means something in HTML replaced, for text and for quoted attributes.
  static func escaped(_ text: String) -> String {
    if !text.utf8.contains(where: { special($0) != nil }) { return text }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      if let replacement = special(byte) {
        escaped.append(contentsOf: replacement.utf8)
      } else {
        escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func special(_ byte: UInt8) -> StaticText? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0: "\u{FFFD}"
    default: nil
    }
  }

  private typealias StaticText = String

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate(set) var source = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: String) { source += literal }
    mutating func appendInterpolation(_ text: some StringProtocol) {
      source += HTML.escaped(String(text))
    }
    mutating func appendInterpolation(_ number: Int) { source += String(number) }
    mutating func appendInterpolation(_ locale: LocaleTag) { source += locale.description }
    mutating func appendInterpolation(_ day: CalendarDay) { source += day.description }
    mutating func appendInterpolation(_ html: HTML) { source += html.source }
    mutating func appendInterpolation(_ html: HTML?) { source += html?.source ?? "" }
    mutating func appendInterpolation(_ list: [HTML]) { for html in list { source += html.source } }
  }
}
