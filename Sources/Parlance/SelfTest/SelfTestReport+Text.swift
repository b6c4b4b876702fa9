import MessageFormat

extension SelfTestReport {
  /// The report for people: a line for each damage that was not noticed, then a summary.
  public func text(style: TextStyle = .plain) -> String {
    var text = ""
    for damage in unnoticed {
      let place = damage.line.map { "\(damage.file):\($0)" } ?? damage.file
      text += style.bold(place) + ": \(damage.what)\n"
      text += "  not noticed; \(damage.expectation)\n"
    }
    if !unnoticed.isEmpty { text += "\n" }
    text += kindsTable + "\n"
    let counted =
      "\(damages.grouped) damage\(damages == 1 ? "" : "s") in \(files.grouped) "
      + "file\(files == 1 ? "" : "s")"
    if wasStopped { text += "Stopped before the end: " }
    text +=
      unnoticed.isEmpty
      ? "\(counted), all noticed.\n" : "\(counted), \(unnoticed.count) not noticed.\n"
    let made = "Parlance \(versions.parlance), ICU \(versions.icu), CLDR \(versions.cldr)"
    return text + (day.map { "\(made), for \($0)" } ?? made) + "\n"
  }

  /// How many damages of each kind were noticed, and by what.
  private var kindsTable: String {
    let width = kinds.keys.map(\.count).max() ?? 0
    return kinds.sorted { $0.key < $1.key }.map { kind, counts in
      var parts = Severity.allCases.reversed().compactMap { severity in
        counts.noticed[severity].map { "\($0) \(severity.rawValue)\($0 == 1 ? "" : "s")" }
      }
      if counts.stopped > 0 { parts.append("\(counts.stopped) where nothing works") }
      if counts.unnoticed > 0 { parts.append("\(counts.unnoticed) NOT NOTICED") }
      let name = kind + String(repeating: " ", count: width - kind.count)
      return "  \(name)  \(parts.joined(separator: ", "))\n"
    }.joined()
  }
}

extension SelfTestReport.Unnoticed {
  /// What ought to have been said: “missing-variable should have spoken”.
  fileprivate var expectation: String {
    let names = rules.map { off.contains($0) ? "\($0) (which is off)" : $0 }
    return "\(names.joined(separator: " or ")) should have spoken"
  }
}

extension Int {
  /// The number with a comma between thousands.
  fileprivate var grouped: String {
    var text = ""
    let digits = Array(String(self))
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
