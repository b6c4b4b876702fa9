/// How many texts of the memory hold a trigram, about: the rare ones find what is like a text.
struct TrigramCounts {
  private static let size = 65_536
  private var counts: [UInt32]

  /// Counts of nothing.
  init() { counts = [UInt32](repeating: 0, count: TrigramCounts.size) }

  /// Counts as they were kept; of nothing where they are none.
  init(bytes: [UInt8]) {
    self.init()
    guard bytes.count == 4 * counts.count else { return }
    bytes.withUnsafeBytes { bytes in
      for index in counts.indices {
        counts[index] = UInt32(
          littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
      }
    }
  }

  /// The counts to keep.
  var bytes: [UInt8] {
    counts.flatMap { count in withUnsafeBytes(of: count.littleEndian) { Array($0) } }
  }

  /// Counts the trigrams of a text, or takes them away.
  mutating func count(_ text: String, adds: Bool) {
    for place in Set(TrigramCounts.folded(text).map { TrigramCounts.place($0) }) {
      if adds { counts[place] &+= 1 } else if counts[place] > 0 { counts[place] -= 1 }
    }
  }

  /// What to ask the index for; nil where nothing can be like the text.
  ///
  /// That is texts that share a rare trigram of two quarters of this one; of a short text, of one.
  func query(for text: String) -> String? {
    let trigrams = TrigramCounts.folded(text)
    guard !trigrams.isEmpty else { return nil }
    let zones = trigrams.count < 12 ? 1 : 4
    var taken: Set<UInt64> = []
    var groups: [String] = []
    for zone in 0..<zones {
      let part = trigrams[(trigrams.count * zone / zones)..<(trigrams.count * (zone + 1) / zones)]
      var best: [(count: UInt32, trigram: UInt64)] = []
      for trigram in part where !taken.contains(trigram) && !TrigramCounts.holdsCode(trigram) {
        let count = counts[TrigramCounts.place(trigram)]
        guard count > 0, !best.contains(where: { $0.trigram == trigram }) else { continue }
        best.append((count, trigram))
      }
      best.sort { ($0.count, $0.trigram) < ($1.count, $1.trigram) }
      let chosen = best.prefix(zones == 1 ? 4 : 2).map(\.trigram)
      if chosen.isEmpty { continue }
      taken.formUnion(chosen)
      groups.append("(" + chosen.map(TrigramCounts.quoted).joined(separator: " OR ") + ")")
    }
    if zones == 1 || groups.count < 2 { return groups.first }
    return groups.indices.dropLast().map { index in
      let others = groups[(index + 1)...].joined(separator: " OR ")
      return "(\(groups[index]) AND (\(others)))"
    }.joined(separator: " OR ")
  }

  private static func quoted(_ trigram: UInt64) -> String {
    var text = String.UnicodeScalarView()
    for shift in [42, 21, 0] {
      guard let scalar = Unicode.Scalar(UInt32(trigram >> shift & 0x1F_FFFF)) else { continue }
      if scalar == "\"" { text.append(scalar) }
      text.append(scalar)
    }
    return "\"\(String(text))\""
  }

  private static func holdsCode(_ trigram: UInt64) -> Bool {
    [42, 21, 0].contains { trigram >> $0 & 0x1F_FFFF == 0xFFFC }
  }

  /// The trigrams in lower case, each three code points of 21 bits.
  private static func folded(_ text: String) -> [UInt64] {
    let scalars = text.unicodeScalars.map { scalar -> UInt32 in
      // The index ends at a NUL.
      if scalar.value == 0 { return 0xFFFC }
      if scalar.isASCII { return scalar.value | ((65...90).contains(scalar.value) ? 32 : 0) }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first?.value ?? scalar.value : scalar.value
    }
    guard scalars.count >= 3 else { return [] }
    return (0..<(scalars.count - 2)).map { index in
      UInt64(scalars[index]) << 42 | UInt64(scalars[index + 1]) << 21 | UInt64(scalars[index + 2])
    }
  }

  private static func place(_ trigram: UInt64) -> Int {
    Int(((trigram ^ trigram >> 29) &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }
}
