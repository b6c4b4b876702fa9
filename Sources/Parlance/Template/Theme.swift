import MessageFormat

/// How mails and pages look, from `content/theme.yaml`.
public struct Theme: Hashable, Sendable {
  /// The colours, as CSS writes them in hexadecimal.
  public var colors = Colors.light
  /// The colours where the reader's device is set to dark.
  public var dark = Colors.dark
  /// Lists of CSS font families by ISO 15924 script; `default` serves the scripts that have none.
  public var fonts: [String: String] = [:]
  /// The picture at the top of a mail; without one the sender's name stands there.
  public var logo: Logo?

  /// A theme that is plain, and works without a file.
  public init() {}

  /// The colours of a mail.
  public struct Colors: Hashable, Sendable {
    /// The text.
    public var text: String
    /// Text that matters less, such as the footer.
    public var muted: String
    /// What the mail lies on.
    public var background: String
    /// The mail itself.
    public var surface: String
    /// Links and buttons.
    public var accent: String
    /// The text on a button.
    public var onAccent: String
    /// Lines between parts.
    public var line: String

    static let light = Colors(
      text: "#1f2430", muted: "#5d6473", background: "#f3f4f7", surface: "#ffffff",
      accent: "#2456c8", onAccent: "#ffffff", line: "#dfe3ea")
    static let dark = Colors(
      text: "#e8eaf0", muted: "#a5acba", background: "#13161c", surface: "#1c2028",
      accent: "#8db0ff", onAccent: "#0c1530", line: "#343b48")
  }

  /// A picture at the top of a mail.
  public struct Logo: Hashable, Sendable {
    /// The address of the picture.
    public var source: String
    /// What stands in its place where pictures are not shown.
    public var alternative: String
    /// The width in pixels.
    public var width: Int
    /// The height in pixels, where it is known.
    public var height: Int?
  }

  /// The font families for a script, as a `font-family` in an attribute may hold them.
  func fonts(script: String) -> String {
    fonts[script] ?? Theme.standardFonts[script] ?? fonts["default"] ?? Theme.standardFont
  }

  private static let standardFont =
    "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

  /// For scripts that the usual families of Latin letters lack.
  private static let standardFonts = [
    "Jpan": "'Hiragino Sans', 'Yu Gothic', Meiryo, 'Noto Sans JP', sans-serif",
    "Kore": "'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif",
    "Hans": "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif",
    "Hant": "'PingFang TC', 'Microsoft JhengHei', 'Noto Sans TC', sans-serif",
    "Arab": "'Geeza Pro', 'Segoe UI', Tahoma, 'Noto Sans Arabic', sans-serif",
    "Hebr": "'Arial Hebrew', 'Segoe UI', Arial, 'Noto Sans Hebrew', sans-serif",
    "Thai": "Thonburi, 'Leelawadee UI', Tahoma, 'Noto Sans Thai', sans-serif",
    "Deva": "'Kohinoor Devanagari', 'Nirmala UI', 'Noto Sans Devanagari', sans-serif",
  ]
}
