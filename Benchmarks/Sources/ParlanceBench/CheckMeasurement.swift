import MessageFormat
import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was measured of a check: seconds by the clock, round by round.
struct CheckFigures {
  var files: Int
  var bytes = 0
  /// Reading all files on all processors, and nothing else.
  var floor: [Double] = []
  /// A check that reads every file.
  var whole: [Double] = []
  /// A check after a hundredth of the files has changed.
  var edited: [Double] = []
  /// A check after nothing has changed.
  var unchanged: [Double] = []
  var findings = 0
  /// The largest memory of a process that checks all files and leaves what the next check need
  /// not do again, in MB.
  var peakMemory: Double = 0

  /// Prints the medians, and the ratios inside the same rounds.
  func print(asJSON: Bool) {
    func ratio(_ times: [Double]) -> Double { rounded(median(zip(times, floor).map { $0 / $1 })) }
    if asJSON {
      Swift.print(
        "{\"files\":\(files),\"floor_s\":\(rounded(median(floor))),"
          + "\"check_s\":\(rounded(median(whole))),\"ratio\":\(ratio(whole)),"
          + "\"edited_s\":\(rounded(median(edited))),\"edited_ratio\":\(ratio(edited)),"
          + "\"unchanged_s\":\(rounded(median(unchanged))),"
          + "\"unchanged_ratio\":\(ratio(unchanged)),"
          + "\"findings\":\(findings),\"peak_mb\":\(rounded(peakMemory))}")
      return
    }
    Swift.print("\(files) files, \(bytes / 1024) KiB; \(findings) findings")
    Swift.print("reading           \(rounded(median(floor))) s")
    Swift.print("check             \(rounded(median(whole))) s, ratio \(ratio(whole))")
    Swift.print("after 1% edited   \(rounded(median(edited))) s, ratio \(ratio(edited))")
    Swift.print("nothing edited    \(rounded(median(unchanged))) s, ratio \(ratio(unchanged))")
    Swift.print("peak memory       \(rounded(peakMemory)) MB")
  }
}

/// Makes a repository, and in turn reads its files, checks it, and checks it once more after a
/// hundredth of its files has changed.
func measureCheck(items: Int, locales: Int, rounds: Int) async throws -> CheckFigures {
  let folder = "\(FileManager.default.temporaryDirectory.path)/parlance-check-\(UUID())"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let paths = try CheckRepository.write(items: items, locales: locales, to: folder)
  let day = CalendarDay(daysSinceEpoch: 20_908)
  var figures = CheckFigures(files: paths.count)
  for round in 0...rounds {
    let (bytes, floor) = await timed { await readAll(paths, below: folder) }
    let (report, whole) = try await timed {
      await Checker(try await Repository.load(from: folder), on: day).check()
    }
    _ = try await Checker.remembering(folder, on: day).check()
    // 101 and not 100, so that every locale has its share, and the source no more than that.
    for index in stride(from: round, to: paths.count, by: 101) {
      let file = "\(folder)/\(paths[index])"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try (text + "\n\(text.suffix(40))").write(toFile: file, atomically: false, encoding: .utf8)
    }
    let (_, edited) = try await timed { try await Checker.remembering(folder, on: day).check() }
    let (_, unchanged) = try await timed { try await Checker.remembering(folder, on: day).check() }
    figures.bytes = bytes
    figures.findings = report.findings.count
    // The first round warms the page cache.
    guard round > 0 else { continue }
    figures.floor.append(floor)
    figures.whole.append(whole)
    figures.edited.append(edited)
    figures.unchanged.append(unchanged)
  }
  figures.peakMemory = try await measurePeak(of: folder)
  return figures
}

/// Checks the repository of a folder as `parlance check` does, from nothing.
func checkOnce(_ folder: String) async throws {
  _ = try await Checker.remembering(folder, on: CalendarDay(daysSinceEpoch: 20_908)).check()
}

/// Checks the repository in a process of its own, since memory that one check has let go would
/// count for the next one, too.
/// - Returns: The most memory that the process had, in MB.
private func measurePeak(of folder: String) async throws -> Double {
  try? FileManager.default.removeItem(atPath: "\(folder)/.parlance-cache")
  var process: pid_t = 0
  let words = [CommandLine.arguments[0], "check-once", "--folder", folder]
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  guard posix_spawn(&process, "/proc/self/exe", nil, nil, &arguments, environ) == 0 else {
    return .nan
  }
  var status: Int32 = 0
  var usage = rusage()
  guard wait4(process, &status, 0, &usage) == process, status == 0 else { return .nan }
  return Double(usage.ru_maxrss) / 1024
}

/// Does something; what it gives, and the seconds that it takes by the clock.
func timed<Value>(_ body: () async throws -> Value) async rethrows -> (Value, Double) {
  let clock = ContinuousClock()
  let start = clock.now
  let value = try await body()
  let duration = clock.now - start
  return (
    value, Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  )
}

/// Reads files on all processors.
/// - Returns: How many bytes they have.
private func readAll(_ paths: [String], below folder: String) async -> Int {
  let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  return await withTaskGroup(of: Int.self) { group in
    for processor in 0..<processors {
      group.addTask {
        var bytes = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        for index in stride(from: processor, to: paths.count, by: processors) {
          let descriptor = open("\(folder)/\(paths[index])", O_RDONLY)
          while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count <= 0 { break }
            bytes += count
          }
          close(descriptor)
        }
        return bytes
      }
    }
    var bytes = 0
    for await part in group { bytes += part }
    return bytes
  }
}
