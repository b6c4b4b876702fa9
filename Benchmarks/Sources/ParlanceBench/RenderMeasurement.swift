import ICUBaseline
import MessageFormat
import Parlance

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was measured of mails: CPU time of one in microseconds, round by round.
struct RenderFigures {
  /// libicu's MessageFormat, parsed once, and md4c for each mail.
  var baseline: [Double] = []
  /// Parlance, by form.
  var forms: [(name: String, times: [Double])]
  var areEqual = true

  /// What is written, and how it is called.
  static let measured: [Measured] = [
    ("html", .fragment), ("text", .text), ("eml", .eml), ("page", .html), ("json", .json),
  ]

  /// A form by the name that its figures have.
  typealias Measured = (name: String, form: CustomerRenderer.Form)

  init(_ measured: [Measured]) {
    forms = measured.map { ($0.name, []) }
  }

  /// Prints the medians, and the ratios inside the same rounds.
  func print(asJSON: Bool) {
    var members = ["\"baseline_us\":\(rounded(median(baseline)))"]
    if !asJSON { Swift.print("ICU4C and md4c  \(rounded(median(baseline))) us a mail") }
    for (name, times) in forms {
      let ratios = zip(times, baseline).map { $0 / $1 }
      let time = rounded(median(times))
      let ratio = rounded(median(ratios))
      let least = rounded(ratios.min() ?? .nan)
      let most = rounded(ratios.max() ?? .nan)
      members.append("\"\(name)_us\":\(time),\"\(name)_ratio\":\(ratio)")
      members.append("\"\(name)_ratio_min\":\(least),\"\(name)_ratio_max\":\(most)")
      if !asJSON { Swift.print("\(name)  \(time) us, ratio \(ratio) (\(least) to \(most))") }
    }
    members.append("\"equal\":\(areEqual)")
    Swift.print(asJSON ? "{\(members.joined(separator: ","))}" : "texts equal: \(areEqual)")
  }
}

/// Renders each pattern as a mail for every customer, by hand and with Parlance in turn.
func measureRendering(
  _ workload: Workload, rounds: Int, only: String?
) async throws -> RenderFigures {
  let forms = RenderFigures.measured.filter { only == nil || $0.name == only }
  var figures = RenderFigures(forms)
  let folder = "\(FileManager.default.temporaryDirectory.path)/parlance-bench-\(UUID())"
  try MailRepository.write(workload, to: folder)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let repository = try await Repository.load(from: folder)
  for finding in repository.findings { print(finding) }
  let item = try repository.item("emails/mail")
  let renderer = Renderer(repository: repository)
  let worker = renderer.worker()
  let values = baselineValues(workload.customers)
  let width = Workload.fields.count
  let customers = workload.customers.enumerated().map { index, row in
    var customer = Customer(id: "c\(index)")
    for (field, value) in zip(Workload.fields, row) { customer.values[field.name] = value }
    customer.values["email"] = .text("c\(index)@example.com")
    return customer
  }
  let day = CalendarDay("2026-11-21")
  var output: [UInt8] = []
  output.reserveCapacity(1 << 17)
  var mails: [(locale: LocaleTag, baseline: Baseline)] = []
  for (locale, pattern) in workload.patterns {
    guard let baseline = Baseline(pattern: pattern, locale: locale), let tag = LocaleTag(locale)
    else { continue }
    mails.append((tag, baseline))
  }
  for round in 0..<rounds {
    var times = Array(repeating: Int64(0), count: forms.count + 1)
    for (locale, baseline) in mails {
      var start = icu_baseline_cpu_time()
      var bytes = 0
      for row in customers.indices { bytes += baseline.html(values + row * width).count }
      if bytes == 0 { figures.areEqual = false }
      for (index, measured) in forms.enumerated() {
        let next = icu_baseline_cpu_time()
        times[index] += next - start
        start = next
        for customer in customers {
          output.removeAll(keepingCapacity: true)
          try worker.write(
            measured.form, of: item, locale: locale, customer: customer, on: day, into: &output)
        }
      }
      times[forms.count] += icu_baseline_cpu_time() - start
      guard round == 0 else { continue }
      // Outside the timing: the words of every mail.
      for (row, customer) in customers.enumerated() where hasNoMarkup(workload.customers[row]) {
        output.removeAll(keepingCapacity: true)
        try worker.write(
          .fragment, of: item, locale: locale, customer: customer, on: day, into: &output)
        let found = words(of: output[...])
        if found != words(of: Array(baseline.html(values + row * width))[...]) {
          figures.areEqual = false
        }
      }
    }
    let count = Double(mails.count * customers.count) * 1_000
    figures.baseline.append(Double(times[0]) / count)
    for index in figures.forms.indices {
      figures.forms[index].times.append(Double(times[index + 1]) / count)
    }
  }
  return figures
}

/// Whether Markdown reads nothing in the texts of a customer: by hand, they are read as Markdown.
private func hasNoMarkup(_ values: [Value]) -> Bool {
  values.allSatisfy { value in
    guard case .text(let text) = value else { return true }
    return !text.utf8.contains { "_*`[]<>&\\~|#!".utf8.contains($0) }
  }
}

/// The text of a piece of HTML, without tags and white space.
private func words(of html: ArraySlice<UInt8>) -> [UInt8] {
  var words: [UInt8] = []
  var isTag = false
  for byte in html {
    if byte == UInt8(ascii: "<") { isTag = true }
    if !isTag, byte > 0x20 { words.append(byte) }
    if byte == UInt8(ascii: ">") { isTag = false }
  }
  // One side writes `'` as it is.
  return Array(String(decoding: words, as: UTF8.self).replacing("&#39;", with: "'").utf8)
}
