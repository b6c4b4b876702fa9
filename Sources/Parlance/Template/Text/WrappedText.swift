/// A single text that is no Markdown, broken into lines.
struct WrappedText {
  /// The locale, whose rules for breaking lines are used.
  let locale: LocaleTag

  /// The lines of a text, and of an address behind it that is not to be broken.
  func lines(_ text: String, address: String? = nil, width: Int) -> [String] {
    var run = LineBreaker.Run()
    run.append(text)
    if let address {
      run.append(" ")
      run.append(solid: "<\(address)>")
    }
    return LineBreaker(language: locale.description).lines(run, width: width)
  }

  /// The columns that the widest of some lines takes.
  static func columns(_ lines: [String]) -> Int {
    lines.map(LineBreaker.columns).max() ?? 0
  }
}
