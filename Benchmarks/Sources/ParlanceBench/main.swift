import ICUBaseline
import MessageFormat

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The middle one of some numbers.
func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
}

/// Two decimals are enough for microseconds, four for ratios.
func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

let usage = """
  usage: parlance-bench message --patterns FILE --customers FILE [--rounds 9] [--unique] [--json]
                                [--verify FOLDER]
         parlance-bench parse --patterns FILE --customers FILE [--rounds 9] [--json]
         parlance-bench render --patterns FILE --customers FILE [--rounds 5] [--unique] [--json]
                               [--only html|text|eml|page|json]
         parlance-bench check [--items 1000] [--locales 50] [--rounds 5] [--json]
         parlance-bench memory [--units 100000] [--texts 1000] [--rounds 5] [--json]
         parlance-bench repository --patterns FILE --customers FILE --out FOLDER [--count 100000]
  """

var options: [String: String] = [:]
var arguments = Array(CommandLine.arguments.dropFirst())
let command = arguments.isEmpty ? "" : arguments.removeFirst()
while let option = arguments.first {
  arguments.removeFirst()
  if ["--json", "--unique"].contains(option) {
    options[option] = ""
  } else if let value = arguments.first {
    options[option] = value
    arguments.removeFirst()
  }
}
if command == "check-once", let folder = options["--folder"] {
  try await checkOnce(folder)
  exit(0)
}
if command == "check" {
  let figures = try await measureCheck(
    items: options["--items"].flatMap { Int($0) } ?? 1_000,
    locales: options["--locales"].flatMap { Int($0) } ?? 50,
    rounds: options["--rounds"].flatMap { Int($0) } ?? 5)
  figures.print(asJSON: options["--json"] != nil)
  exit(0)
}
if command == "memory" {
  let figures = try await measureMemory(
    units: options["--units"].flatMap { Int($0) } ?? 100_000,
    asked: options["--texts"].flatMap { Int($0) } ?? 1_000,
    rounds: options["--rounds"].flatMap { Int($0) } ?? 5)
  figures.print(asJSON: options["--json"] != nil)
  exit(0)
}
guard ["message", "parse", "render", "repository"].contains(command),
  let patterns = options["--patterns"],
  let customers = options["--customers"]
else {
  print(usage)
  exit(2)
}
var workload = try Workload(patterns: patterns, customers: customers)
if options["--unique"] != nil { workload.makeUnique() }
let rounds = options["--rounds"].flatMap { Int($0) } ?? (command == "render" ? 5 : 9)
if command == "repository" {
  guard let folder = options["--out"] else {
    print(usage)
    exit(2)
  }
  try MailRepository.write(workload, to: folder)
  try MailRepository.writeCustomers(
    workload, count: options["--count"].flatMap { Int($0) } ?? 100_000,
    to: "\(folder)/customers.jsonl")
  exit(0)
}
if command == "render" {
  let figures = try await measureRendering(
    workload, rounds: rounds, only: options["--only"])
  figures.print(asJSON: options["--json"] != nil)
  exit(figures.areEqual ? 0 : 1)
}
let figures =
  command == "message"
  ? try measureMessages(workload, rounds: rounds, folder: options["--verify"])
  : try measureParsing(workload, rounds: rounds)
figures.print(asJSON: options["--json"] != nil)
exit(figures.areEqual ? 0 : 1)
