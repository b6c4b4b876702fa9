import MessageFormat

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A repository on disk whose one mail is the workload's pattern in each locale.
enum MailRepository {
  /// Writes the repository into a folder, which is made.
  static func write(_ workload: Workload, to folder: String) throws {
    func write(_ path: String, _ text: String) throws {
      let file = URL(filePath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
    try write(
      "parlance.yaml",
      "parlance: 1\nsource: en\nsender: example\ntimeZone: UTC\n"
        + "recipient: {name: name, email: email}\n")
    try write(
      "content/senders/example.yaml",
      "name: Example Software\nemail: hello@example.com\naddress: Sample Street 1, Berlin\n"
        + "website: https://example.com\nunsubscribe: https://example.com/unsubscribe\n")
    var variables = "email: {type: email}\n"
    for (name, kind) in Workload.fields {
      let type =
        switch kind {
        case .text: name == "gender" ? "choice, values: [female, male, other]" : "text"
        case .integer: "integer"
        case .instant: "datetime"
        case .double: "decimal"
        }
      variables += "\(name): {type: \(type)}\n"
    }
    try write("content/variables.yaml", variables)
    for (locale, pattern) in workload.patterns {
      try write("locales/\(locale).yaml", "labels: {unsubscribe: Unsubscribe}\n")
      let lines = pattern.split(separator: "\n", omittingEmptySubsequences: false)
      let subject = lines.first.map { $0.drop { $0 == "#" || $0 == " " } } ?? ""
      try write(
        "content/emails/mail/\(locale).md", "---\nsubject: >-\n  \(subject)\n---\n\(pattern)\n")
    }
  }

  /// Writes customers as JSON Lines, those of the workload again and again, in all locales.
  static func writeCustomers(_ workload: Workload, count: Int, to file: String) throws {
    let encoder = JSONEncoder()
    func quoted(_ text: String) throws -> String {
      String(decoding: try encoder.encode(text), as: UTF8.self)
    }
    var lines = ""
    for index in 0..<count {
      let locale = workload.patterns[index % workload.patterns.count].locale
      var members = ["\"id\":\"c\(index)\"", "\"locale\":\"\(locale)\""]
      members.append("\"email\":\"c\(index)@example.com\"")
      let customer = workload.customers[index % workload.customers.count]
      for (field, value) in zip(Workload.fields, customer) {
        let text: String
        switch value {
        case .text(let value): text = try quoted(value)
        case .integer(let value): text = String(value)
        case .double(let value): text = String(value)
        case .instant(let instant):
          let (days, rest) = (instant.milliseconds / 86_400_000, instant.milliseconds % 86_400_000)
          let seconds = rest / 1_000
          func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
          text =
            "\"\(CalendarDay(daysSinceEpoch: Int(days)))T\(two(seconds / 3_600)):"
            + "\(two(seconds / 60 % 60)):\(two(seconds % 60))Z\""
        default: continue
        }
        members.append("\"\(field.name)\":\(text)")
      }
      lines += "{" + members.joined(separator: ",") + "}\n"
    }
    try lines.write(toFile: file, atomically: false, encoding: .utf8)
  }
}
