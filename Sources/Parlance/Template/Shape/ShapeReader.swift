internal import Buffers
internal import MessageFormat

/// Takes a trace apart into the text, and the inline branches in it.
struct ShapeReader {
  /// What stands for an inline branch in the key of what is around it.
  static let branch = UInt32.max

  /// The words of the levels that have begun, the innermost last.
  private(set) var words = GrowingBuffer<UInt32>(capacity: 128)
  /// What stands in their slots.
  private(set) var entries = GrowingBuffer<Entry>(capacity: 64)
  /// The innermost level.
  private(set) var level = Level()
  private var outer: [Level] = []
  /// The variants that have begun: an inline branch, or -1 for a block.
  private var variants: [Int] = []

  /// A text or an inline branch, and where its words and slots begin.
  struct Level {
    var firstWord = 0
    var firstEntry = 0
  }

  mutating func begin() {
    words.removeAll()
    entries.removeAll()
    outer.removeAll(keepingCapacity: true)
    variants.removeAll(keepingCapacity: true)
    level = Level()
  }

  @inline(__always)
  mutating func add(_ word: UInt32) { words.append(word) }

  @inline(__always)
  mutating func add(_ entry: Entry) { entries.append(entry) }

  mutating func beginBlock() { variants.append(-1) }

  mutating func beginBranch(_ variant: Int) {
    variants.append(variant)
    outer.append(level)
    level = Level(firstWord: words.count, firstEntry: entries.count)
  }

  /// Ends the variant that began last; nil where that is a block.
  mutating func endBlock() -> Int? {
    guard let variant = variants.popLast(), variant >= 0 else { return nil }
    return variant
  }

  /// Ends the innermost level, which has become one slot of what is around it.
  mutating func endBranch(_ entry: Entry) {
    words.removeAll(from: level.firstWord)
    entries.removeAll(from: level.firstEntry)
    level = outer.popLast() ?? Level()
    words.append(ShapeReader.branch)
    entries.append(entry)
  }

  func free() {
    words.free()
    entries.free()
  }
}
