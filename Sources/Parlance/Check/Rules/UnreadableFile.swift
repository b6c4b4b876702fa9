extension Rule {
  static let unreadableFile = foundWhileReading(
    "unreadable-file",
    summary: "A file or folder cannot be read as text.",
    explanation: """
      Parlance reads regular files of UTF-8 text, up to 4 MiB. It does not follow links, so that \
      nothing from outside the repository is ever shown. Save the file as UTF-8, or put the file \
      itself where the link is. (The example has a link of the name de.md.)
      """,
    bad: Example([
      "content/emails/welcome/de.md": """
      -> en.md

      """
    ]),
    good: .germanMail())
}
