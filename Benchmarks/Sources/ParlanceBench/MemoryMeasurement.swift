@_spi(Measurement) import Parlance

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was measured of the translation memory: seconds by the clock, round by round.
struct MemoryFigures {
  var units: Int
  var asked: Int
  /// Taking in all units, once.
  var filling = 0.0
  /// Comparing a text with each unit, for as many texts as a search is asked for.
  var comparing = 0.0
  /// One search for all texts, from an open memory that has found nothing yet.
  var search: [Double] = []
  /// Two searches for all texts at once, each with a memory of its own.
  var twoSearches: [Double] = []
  /// Texts with an exact match, one from 75 to 99 %, and none.
  var exact = 0
  var fuzzy = 0
  var none = 0
  /// Of the texts that were compared with each unit: those that have a match, and those of them
  /// whose best match the search found.
  var alike = 0
  var found = 0

  /// Prints the medians; the ratios are to the comparison without an index.
  func print(asJSON: Bool) {
    let (one, two) = (median(search), median(twoSearches))
    if asJSON {
      Swift.print(
        "{\"units\":\(units),\"asked\":\(asked),\"fill_s\":\(rounded(filling)),"
          + "\"compare_s\":\(rounded(comparing)),\"search_s\":\(rounded(one)),"
          + "\"ratio\":\(rounded(one / comparing)),\"two_searches_s\":\(rounded(two)),"
          + "\"two_ratio\":\(rounded(two / one)),\"exact\":\(exact),\"fuzzy\":\(fuzzy),"
          + "\"none\":\(none),\"alike\":\(alike),\"found\":\(found)}")
      return
    }
    Swift.print("\(asked) texts of \(units) units: \(exact) exact, \(fuzzy) fuzzy, \(none) without")
    Swift.print("filling           \(rounded(filling)) s, once")
    Swift.print("comparing all     \(rounded(comparing)) s")
    Swift.print(
      "search            \(rounded(one)) s (\(rounded(search.min() ?? .nan)) to "
        + "\(rounded(search.max() ?? .nan))), ratio \(rounded(one / comparing))")
    Swift.print("two at once       \(rounded(two)) s, \(rounded(two / one)) of one")
    Swift.print("best match found  \(found) of \(alike) that are there")
  }
}

/// Fills a memory, and in turn searches it once, and twice at the same time.
func measureMemory(units: Int, asked: Int, rounds: Int) async throws -> MemoryFigures {
  let folder = "\(FileManager.default.temporaryDirectory.path)/parlance-memory-\(UUID())"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let texts = MemoryTexts(units: units, asked: asked)
  let items = stride(from: 0, to: units, by: 20).map { start in
    texts.units[start..<min(start + 20, units)].map { (source: $0, target: "→ \($0)") }
  }
  var figures = MemoryFigures(units: units, asked: asked)
  @Sendable func opened() throws -> MeasuredMemory {
    guard let memory = MeasuredMemory(below: folder, locale: "de") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return memory
  }
  (_, figures.filling) = try await timed { try opened().fill(items) }
  // What is asked first stands in each of the three parts.
  let sample = Array(texts.asked.prefix(60))
  let (all, comparing) = await timed { MeasuredMemory.compare(sample, withAll: texts.units) }
  figures.comparing = comparing * Double(asked) / Double(sample.count)
  for round in 0...rounds {
    let memory = try opened()
    memory.fill(items)
    let (best, one) = await timed { memory.search(texts.asked) }
    let others = [Handed(value: try opened()), Handed(value: try opened())]
    for other in others { other.value.fill(items) }
    let (_, two) = await timed { await searchAtOnce(others, texts.asked) }
    figures.exact = best.count { $0 == 100 }
    figures.none = best.count { $0 == 0 }
    figures.fuzzy = asked - figures.exact - figures.none
    figures.alike = all.count { $0 > 0 }
    figures.found = zip(all, best).count { $0 > 0 && $0 == $1 }
    // The first round warms the page cache.
    guard round > 0 else { continue }
    figures.search.append(one)
    figures.twoSearches.append(two)
  }
  return figures
}

/// Searches in each of several memories at the same time.
private func searchAtOnce(_ memories: [Handed<MeasuredMemory>], _ texts: [String]) async {
  await withTaskGroup(of: Void.self) { group in
    for memory in memories { group.addTask { _ = memory.value.search(texts) } }
  }
}

/// What one task alone uses.
private struct Handed<Value>: @unchecked Sendable { let value: Value }
