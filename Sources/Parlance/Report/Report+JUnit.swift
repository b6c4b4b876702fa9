import MessageFormat

extension Report {
  /// The report as JUnit XML: a suite a file, a case a finding.
  ///
  /// What fails the check is a failure; the rest is a skipped case, which build servers show
  /// without failing. Where nothing is found there is one case that passes.
  func junit(paths: HostPaths, strict: Bool) -> String {
    let shown = shownFindings
    var files: [String] = []
    for entry in shown where files.last != entry.finding.location.file {
      files.append(entry.finding.location.file)
    }
    var suites: [String] = []
    var start = 0
    for file in files {
      let own = shown[start...].prefix { $0.finding.location.file == file }
      start = own.endIndex
      suites.append(suite(paths.path(of: file), own, strict: strict))
    }
    if !fixed.isEmpty { suites.append(baselineSuite) }
    let failures = shown.count { fails($0, strict: strict) } + fixed.count
    let cases = shown.count + fixed.count
    if cases == 0 {
      suites.append(
        """
          <testsuite name="parlance check" tests="1" failures="0" errors="0" skipped="0">
        \(properties)
            <testcase classname="parlance" name="Everything is fine"/>
          </testsuite>
        """)
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="parlance check" tests="\(max(1, cases))" failures="\(failures)" \
      errors="0" skipped="\(cases - failures)">
      \(suites.joined(separator: "\n"))
      </testsuites>

      """
  }

  private func fails(_ shown: Shown, strict: Bool) -> Bool {
    !shown.isOld
      && (shown.finding.severity == .error || (strict && shown.finding.severity == .warning))
  }

  private func suite(_ path: String, _ shown: ArraySlice<Shown>, strict: Bool) -> String {
    let failures = shown.count { fails($0, strict: strict) }
    let cases = shown.map { testCase($0, path, fails: fails($0, strict: strict)) }
    return """
        <testsuite name="\(xml(path))" tests="\(shown.count)" failures="\(failures)" errors="0" \
      skipped="\(shown.count - failures)">
      \(properties)
      \(cases.joined(separator: "\n"))
        </testsuite>
      """
  }

  private func testCase(_ shown: Shown, _ path: String, fails: Bool) -> String {
    let finding = shown.finding
    let place = "\(finding.location.line):\(finding.location.column)"
    let name = "\(place) \(finding.message)"
    let severity =
      shown.isOld ? "\(finding.severity.rawValue) from before" : finding.severity.rawValue
    let urgency = audience?.text(of: finding)
    let text = [finding.message, finding.help, urgency, "\(path):\(place)"].compactMap { $0 }
    let summary = finding.message + (urgency.map { "; \($0)" } ?? "")
    let outcome =
      fails
      ? """
            <failure type="\(severity)" message="\(xml(finding.message))">\
      \(xml(text.joined(separator: "\n")))</failure>
      """
      : """
            <skipped message="\(xml("\(severity): \(summary)"))"/>
      """
    return """
          <testcase classname="\(xml("parlance.\(finding.rule)"))" name="\(xml(name))" \
      file="\(xml(path))" line="\(finding.location.line)">
      \(outcome)
          </testcase>
      """
  }

  private var baselineSuite: String {
    let cases = fixed.map { entry in
      """
          <testcase classname="\(xml("parlance.\(entry.rule)"))" name="\(xml(entry.description))">
            <failure type="fixed" message="is mended, but still in the baseline"/>
          </testcase>
      """
    }
    return """
        <testsuite name="baseline" tests="\(fixed.count)" failures="\(fixed.count)" errors="0" \
      skipped="0">
      \(properties)
      \(cases.joined(separator: "\n"))
        </testsuite>
      """
  }

  private var properties: String {
    let values = [
      ("parlance", versions.parlance), ("icu", versions.icu), ("cldr", versions.cldr),
      ("date", day?.description ?? ""),
    ]
    let lines = values.map { "      <property name=\"\($0.0)\" value=\"\(xml($0.1))\"/>" }
    return "    <properties>\n\(lines.joined(separator: "\n"))\n    </properties>"
  }
}

/// Text for XML 1.0, in attributes too; characters that XML 1.0 cannot hold are left out.
func xml(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&apos;"
    case "\n", "\r", "\t": result += "&#\(scalar.value);"
    case "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
      // Controls that XML allows, but that it wishes nobody used, and noncharacters.
      let isWanted = !(0x7F...0x9F).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
      if isWanted { result.unicodeScalars.append(scalar) }
    default: break
    }
  }
  return result
}
