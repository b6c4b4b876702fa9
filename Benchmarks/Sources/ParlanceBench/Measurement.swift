import ICUBaseline
import MessageFormat

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was measured: CPU time of one message in microseconds, round by round.
struct Figures {
  var icu: [Double] = []
  var parlance: [Double] = []
  var areEqual = true

  /// Prints the medians, and the ratios inside the same rounds.
  func print(asJSON: Bool) {
    let ratios = zip(parlance, icu).map { $0 / $1 }
    let ratio = rounded(median(ratios))
    let least = rounded(ratios.min() ?? .nan)
    let most = rounded(ratios.max() ?? .nan)
    let icu = rounded(median(icu))
    let parlance = rounded(median(parlance))
    if asJSON {
      Swift.print(
        "{\"icu4c_us\":\(icu),\"parlance_us\":\(parlance),\"ratio\":\(ratio),"
          + "\"ratio_min\":\(least),\"ratio_max\":\(most),\"equal\":\(areEqual)}")
    } else {
      Swift.print("ICU4C     \(icu) us a message")
      Swift.print("Parlance  \(parlance) us a message")
      Swift.print("ratio     \(ratio) (\(least) to \(most)), outputs equal: \(areEqual)")
    }
  }
}

/// Fills every message for every customer, with ICU4C and Parlance in turn.
func measureMessages(_ workload: Workload, rounds: Int, folder: String?) throws -> Figures {
  var figures = Figures()
  let width = Workload.fields.count
  let values = baselineValues(workload.customers)
  let rows: [[Value?]] = workload.customers
  let names = Workload.fields.map(\.name)
  var pairs: [(baseline: Baseline, prepared: PreparedMessage)] = []
  for (locale, pattern) in workload.patterns {
    guard let baseline = Baseline(pattern: pattern, locale: locale),
      let message = Message.parse(pattern).message
    else { continue }
    let writer = MessageWriter(try MessageFormatter(locale: locale))
    pairs.append((baseline, writer.prepare(message, variables: names)))
  }
  var output: [UInt8] = []
  output.reserveCapacity(1 << 16)
  for round in 0..<rounds {
    var icuTime: Int64 = 0
    var parlanceTime: Int64 = 0
    var icuBytes = 0
    var parlanceBytes = 0
    for (baseline, prepared) in pairs {
      let start = icu_baseline_cpu_time()
      for row in 0..<rows.count {
        icuBytes += baseline.format(values + row * width).count
      }
      let middle = icu_baseline_cpu_time()
      for row in 0..<rows.count {
        output.removeAll(keepingCapacity: true)
        try prepared.write(rows[row], into: &output)
        parlanceBytes += output.count
      }
      icuTime += middle - start
      parlanceTime += icu_baseline_cpu_time() - middle
    }
    let count = Double(pairs.count * rows.count) * 1_000
    figures.icu.append(Double(icuTime) / count)
    figures.parlance.append(Double(parlanceTime) / count)
    if icuBytes != parlanceBytes { figures.areEqual = false }
    guard round == 0 else { continue }
    // Outside the timing: every output, byte for byte.
    for (index, (baseline, prepared)) in pairs.enumerated() {
      var lines = ""
      for row in 0..<rows.count {
        output.removeAll(keepingCapacity: true)
        try prepared.write(rows[row], into: &output)
        if !baseline.format(values + row * width).elementsEqual(output) { figures.areEqual = false }
        if folder != nil {
          lines += "{\"id\":\"c\(String(100_000 + row).dropFirst())\",\"text\":"
          lines += String(
            decoding: try JSONEncoder().encode(String(decoding: output, as: UTF8.self)),
            as: UTF8.self)
          lines += "}\n"
        }
      }
      if let folder {
        try lines.write(
          toFile: "\(folder)/\(workload.patterns[index].locale).jsonl", atomically: false,
          encoding: .utf8)
      }
    }
  }
  return figures
}

/// Parses every pattern, with icu::MessagePattern and Parlance in turn.
func measureParsing(_ workload: Workload, rounds: Int) throws -> Figures {
  var figures = Figures()
  let repetitions = 2_000
  for _ in 0..<rounds {
    let start = icu_baseline_cpu_time()
    for (_, pattern) in workload.patterns {
      let length = Int32(pattern.utf8.count)
      for _ in 0..<repetitions where icu_baseline_parse(pattern, length) == 0 {
        figures.areEqual = false
      }
    }
    let middle = icu_baseline_cpu_time()
    for (_, pattern) in workload.patterns {
      for _ in 0..<repetitions where Message.parse(pattern).message == nil {
        figures.areEqual = false
      }
    }
    let end = icu_baseline_cpu_time()
    let count = Double(workload.patterns.count * repetitions) * 1_000
    figures.icu.append(Double(middle - start) / count)
    figures.parlance.append(Double(end - middle) / count)
  }
  return figures
}
