internal import Buffers

/// A single text that is no Markdown, broken into lines.
struct WrappedText {
  private let layout: LineLayout

  /// For texts in a locale, whose rules for breaking lines are used.
  init(locale: LocaleTag) {
    layout = LineLayout(language: locale.description)
  }

  init(_ layout: LineLayout) {
    self.layout = layout
  }

  /// The lines of a text, and of an address behind it that is not to be broken.
  func lines(_ text: String, address: String? = nil, width: Int) -> [String] {
    var lines = TextLines(ByteBuffer(capacity: 512))
    defer { lines.output.free() }
    layout.begin()
    layout.append(text)
    if let address {
      layout.appendSpace()
      layout.append(solid: "<\(address)>")
    }
    layout.write(to: &lines, limit: width)
    return String(decoding: lines.output.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The columns that the widest of some lines takes.
  static func columns(_ lines: [String]) -> Int {
    lines.map(LineBreaks.columns).max() ?? 0
  }
}
