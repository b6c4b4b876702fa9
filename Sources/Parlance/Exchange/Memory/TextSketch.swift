/// 256 bits of a text; the more alike two texts are, the more of their bits are the same.
///
/// It is a MinHash of the text’s trigrams: each trigram falls into one of 256 bins by its hash, and of
/// each bin’s least hash one bit is kept (one permutation hashing: Li, Owen, Zhang 2012; of one bit:
/// Li, König 2010). An empty bin takes the bit of the next one that is not (Shrivastava, Li 2014). Of
/// two texts that share the part J of their trigrams about (1 − J)/2 of the bits differ.
struct TextSketch: Equatable {
  private var bits: SIMD4<UInt64>

  /// The sketch of a text’s elements; letters of ASCII count in either case.
  init(_ elements: [UInt32]) {
    var least = [UInt64](repeating: .max, count: 256)
    // Blanks around it make trigrams of short texts, and of beginnings.
    var (first, second): (UInt64, UInt64) = (0, 0)
    for index in 0..<(elements.count + 2) {
      let element = index < elements.count ? elements[index] : 0
      let third = UInt64((0x41...0x5A).contains(element) ? element | 0x20 : element)
      let hash = TextSketch.mixed(first << 42 ^ second << 21 ^ third)
      let bin = Int(hash >> 56)
      least[bin] = min(least[bin], hash & 0x00FF_FFFF_FFFF_FFFF)
      (first, second) = (second, third)
    }
    bits = .zero
    var taken: UInt64 = 0
    // Twice round, since what comes after the last bin is the first.
    for step in (0..<512).reversed() {
      let bin = step % 256
      taken = least[bin] == .max ? taken &+ 1 : least[bin]
      if step < 256, TextSketch.mixed(taken) & 1 != 0 { bits[bin / 64] |= 1 << UInt64(bin % 64) }
    }
  }

  /// How many bits differ, from 0 to 256.
  @inline(__always) func distance(to other: TextSketch) -> Int {
    let ones = SIMD4<UInt64>(repeating: 0x5555_5555_5555_5555)
    let twos = SIMD4<UInt64>(repeating: 0x3333_3333_3333_3333)
    let fours = SIMD4<UInt64>(repeating: 0x0F0F_0F0F_0F0F_0F0F)
    // Of each two bits, then four, then eight, the sum.
    var sums = bits ^ other.bits
    sums = sums &- (sums &>> 1 & ones)
    sums = (sums & twos) &+ (sums &>> 2 & twos)
    sums = (sums &+ sums &>> 4) & fours
    let bytes = sums[0] &+ sums[1] &+ sums[2] &+ sums[3]
    let pairs = (bytes & 0x00FF_00FF_00FF_00FF) &+ (bytes >> 8 & 0x00FF_00FF_00FF_00FF)
    return Int((pairs &* 0x0001_0001_0001_0001) >> 48)
  }

  /// The sketch as it is kept: 32 bytes.
  var bytes: [UInt8] {
    (0..<4).flatMap { index in withUnsafeBytes(of: bits[index].littleEndian) { Array($0) } }
  }

  /// A sketch as it was kept; nil for what is none.
  init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 32 else { return nil }
    bits = .zero
    for index in 0..<4 {
      bits[index] = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
    }
  }

  /// A hash of 64 bits (the end of splitmix64).
  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
