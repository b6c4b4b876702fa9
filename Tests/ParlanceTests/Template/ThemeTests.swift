import Testing

@testable import Parlance

@Suite("A theme is read as far as it can be used")
struct ThemeTests {
  private func read(_ text: String) -> (Theme, [Finding]) {
    Theme.read(SourceFile(path: Theme.file, text: text))
  }

  @Test("Colours, fonts and logo are what the file says, and the rest is as without it")
  func good() {
    let (theme, findings) = read(
      """
      colors: {accent: "#123456", text: "#abc"}
      dark: {accent: "#fedcba"}
      fonts: {default: '"Some Font", Arial', Jpan: Meiryo}
      logo: {src: "https://example.com/l.png", alt: L, width: 90, height: 20}
      """)
    #expect(findings.isEmpty)
    #expect(theme.colors.accent == "#123456")
    #expect(theme.colors.line == Theme().colors.line)
    #expect(theme.dark.accent == "#fedcba")
    #expect(theme.fonts(script: "Latn") == "'Some Font', Arial")
    #expect(theme.fonts(script: "Jpan") == "Meiryo")
    #expect(
      theme.logo
        == Theme.Logo(
          source: "https://example.com/l.png", alternative: "L", width: 90, height: 20))
  }

  @Test(
    "What could break out of a style, or leads elsewhere, is a finding",
    arguments: [
      "colors: {accent: red}", "colors: {accent: \"#12345\"}", "colors: {accent: \"#fff;}\"}",
      "colors: {acent: \"#ffffff\"}", "fonts: {default: \"a;color:red\"}",
      "fonts: {default: \"</style>\"}",
      "fonts: {Japanese: Arial}", "logo: {src: \"javascript:x\"}", "logo: {src: logo.png}",
      "logo: {src: \"https://e.com\", width: none}", "colours: {}", "- a",
    ])
  func bad(text: String) {
    let (theme, findings) = read(text)
    #expect(findings.count == 1)
    #expect(theme.colors == Theme().colors)
    #expect(theme.fonts == Theme().fonts)
  }
}
