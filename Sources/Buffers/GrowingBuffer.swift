/// Bytes that grow at the end; their owner frees them.
public typealias ByteBuffer = GrowingBuffer<UInt8>

/// Elements that grow at the end; their owner frees them.
///
/// A plain pointer: an array would check at every piece of text whether it is shared.
@frozen
public struct GrowingBuffer<Element: BitwiseCopyable> {
  /// Where the elements begin.
  public var base: UnsafeMutablePointer<Element>
  @usableFromInline var length = 0
  @usableFromInline var capacity: Int

  /// Makes an empty buffer.
  @inlinable
  public init(capacity: Int) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  /// Gives the memory back; the buffer is not to be used again.
  @inlinable
  public func free() { base.deallocate() }

  /// How many elements there are.
  @inlinable @inline(__always)
  public var count: Int { length }

  /// The elements; they last until the next change.
  @inlinable @inline(__always)
  public var bytes: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: base, count: length)
  }

  /// Some of the elements; they last until the next change.
  @inlinable @inline(__always)
  public func bytes(_ start: Int, _ end: Int) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: base + start, count: end - start)
  }

  /// Takes all elements away.
  @inlinable @inline(__always)
  public mutating func removeAll() { length = 0 }

  /// Takes the elements from there on away.
  @inlinable @inline(__always)
  public mutating func removeAll(from start: Int) { length = min(length, start) }

  /// Puts an element at the end.
  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if length == capacity { grow(by: 1) }
    base[length] = element
    length += 1
  }

  /// Puts elements at the end.
  @inlinable @inline(__always)
  public mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let start = elements.baseAddress else { return }
    if capacity - length < elements.count { grow(by: elements.count) }
    (base + length).update(from: start, count: elements.count)
    length += elements.count
  }

  /// Puts elements at the end.
  @inlinable @inline(__always)
  public mutating func append(_ elements: [Element]) {
    elements.withUnsafeBufferPointer { append($0) }
  }

  /// Makes room for more elements.
  @inlinable @inline(__always)
  public mutating func reserve(_ more: Int) {
    if capacity - length < more { grow(by: more) }
  }

  /// Lets a body write elements at the end, no more than there is room for; it returns how many.
  @inlinable @inline(__always)
  public mutating func append(
    upTo most: Int, _ write: (UnsafeMutablePointer<Element>) -> Int
  ) {
    reserve(most)
    length += write(base + length)
  }

  @usableFromInline @inline(never)
  mutating func grow(by more: Int) {
    let larger = max(capacity * 2, length + more)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.update(from: base, count: length)
    base.deallocate()
    base = moved
    capacity = larger
  }
}

extension GrowingBuffer<UInt8> {
  /// Puts the UTF-8 of a text at the end.
  @inlinable @inline(__always)
  public mutating func append(_ text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append($0) }
    if isDone == nil { for byte in text.utf8 { append(byte) } }
  }

  /// Puts ASCII at the end.
  @inlinable @inline(__always)
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }
}
