package import Buffers

/// What a prepared message was made of for one set of values: its texts, its values and the
/// variants that were chosen, in the order in which they print.
///
/// It is a list of numbers, so that two traces are compared, and kept apart, fast.
package final class MessageTrace {
  /// The events; see ``Event`` for what follows each.
  @exclusivity(unchecked) package internal(set) var words = GrowingBuffer<UInt32>(capacity: 128)
  /// The formatted values, one behind the other.
  @exclusivity(unchecked) package internal(set) var bytes = ByteBuffer(capacity: 512)
  /// Whether the values of a list, which is given as it prints, are recorded one by one with joints
  /// between them, in place of the whole; without an answer they are not.
  package var dividesList: ((UnsafeBufferPointer<UInt8>) -> Bool)?

  /// One thing that happened.
  ///
  /// It is in the low bits of its word; the others are its number.
  package enum Event: UInt32 {
    /// Literal text, by its number.
    case literal
    /// The value of a placeholder, by its number; two words follow, where its bytes begin and end.
    case value
    /// The number of a match, `#`; two words follow, where its bytes begin and end.
    case number
    /// What stands between the rows of a list; two words follow, where its bytes begin and end.
    case joint
    /// A variant begins, by its number.
    case begin
    /// The variant that began last ends.
    case end

    /// How many of a word's bits say which event it is.
    @usableFromInline package static let bits: UInt32 = 3

    /// Whether two words follow that say where the bytes are.
    @inlinable @inline(__always)
    package var hasBytes: Bool { self == .value || self == .number || self == .joint }
  }

  /// Makes an empty trace.
  package init() {}

  deinit {
    words.free()
    bytes.free()
  }

  /// The event that a word is of.
  @inlinable @inline(__always)
  package static func event(_ word: UInt32) -> Event { Event(rawValue: word & 7) ?? .end }

  /// The number of a word's event.
  @inlinable @inline(__always)
  package static func number(_ word: UInt32) -> Int { Int(word >> Event.bits) }
}

/// What learns of the events while a message is filled, if anything does.
protocol PreparedRecorder {
  static var isRecording: Bool { get }
  /// What literal texts and variants count for, in bytes of output.
  var spent: Int { get }
  /// How many words there are.
  var wordCount: Int { get }
  mutating func record(_ event: MessageTrace.Event, _ number: Int, cost: Int)
  mutating func record(_ event: MessageTrace.Event, _ number: Int, _ bytes: Range<Int>)
  func divides(list: UnsafeBufferPointer<UInt8>) -> Bool
  mutating func join(
    from start: Int, _ ends: [Int], of message: PreparedMessage, _ output: inout ByteBuffer
  ) throws(FormatError)
}

/// Learns of nothing: the text is all that is wanted.
struct NoRecorder: PreparedRecorder {
  static var isRecording: Bool { false }
  var spent: Int { 0 }
  var wordCount: Int { 0 }
  mutating func record(_ event: MessageTrace.Event, _ number: Int, cost: Int) {}
  mutating func record(_ event: MessageTrace.Event, _ number: Int, _ bytes: Range<Int>) {}
  func divides(list: UnsafeBufferPointer<UInt8>) -> Bool { false }
  mutating func join(
    from start: Int, _ ends: [Int], of message: PreparedMessage, _ output: inout ByteBuffer
  ) {}
}

/// Writes events down.
struct TraceRecorder: PreparedRecorder {
  static var isRecording: Bool { true }
  var words: GrowingBuffer<UInt32>
  private(set) var spent = 0
  private let dividesList: ((UnsafeBufferPointer<UInt8>) -> Bool)?

  init(words: GrowingBuffer<UInt32>, dividesList: ((UnsafeBufferPointer<UInt8>) -> Bool)?) {
    self.words = words
    self.dividesList = dividesList
  }

  func divides(list: UnsafeBufferPointer<UInt8>) -> Bool { dividesList?(list) ?? false }

  var wordCount: Int { words.count }

  @inline(__always)
  mutating func record(_ event: MessageTrace.Event, _ number: Int, cost: Int) {
    words.append(UInt32(truncatingIfNeeded: number) << MessageTrace.Event.bits | event.rawValue)
    spent += cost
  }

  @inline(__always)
  mutating func record(_ event: MessageTrace.Event, _ number: Int, _ bytes: Range<Int>) {
    words.append(UInt32(truncatingIfNeeded: number) << MessageTrace.Event.bits | event.rawValue)
    words.append(UInt32(truncatingIfNeeded: bytes.lowerBound))
    words.append(UInt32(truncatingIfNeeded: bytes.upperBound))
  }

  /// Puts between rows that were recorded what the locale writes there.
  mutating func join(
    from start: Int, _ ends: [Int], of message: PreparedMessage, _ output: inout ByteBuffer
  ) throws(FormatError) {
    let recorded = Array(words.bytes(start, words.count))
    var rows: [ArraySlice<UInt32>] = []
    var parts: [String] = []
    var from = 0
    for end in ends {
      rows.append(recorded[from..<end - start])
      parts.append(message.text(of: recorded[from..<end - start], output))
      from = end - start
    }
    let list = try message.list(of: parts)
    let text = Array(list.text.utf8)
    words.removeAll(from: start)
    var written = 0
    func separator(upTo start: Int, _ recorder: inout TraceRecorder) {
      guard written < start else { return }
      let first = output.count
      output.append(Array(text[written..<start]))
      recorder.record(.joint, 0, first..<output.count)
    }
    for (span, row) in zip(list.spans, rows) {
      separator(upTo: span.lowerBound, &self)
      words.append(Array(row))
      written = span.upperBound
    }
    separator(upTo: text.count, &self)
  }
}

extension PreparedMessage {
  /// The text that some events print.
  fileprivate func text(of words: ArraySlice<UInt32>, _ bytes: ByteBuffer) -> String {
    var text = ""
    var index = words.startIndex
    while index < words.endIndex {
      let event = MessageTrace.event(words[index])
      if event == .literal { text += texts[MessageTrace.number(words[index])].value }
      if event.hasBytes {
        let (start, end) = (Int(words[index + 1]), Int(words[index + 2]))
        text += String(decoding: bytes.bytes(start, end), as: UTF8.self)
        index += 2
      }
      index += 1
    }
    return text
  }

  /// The whole text that a trace of this message prints.
  package func text(of trace: MessageTrace) -> String {
    text(of: Array(trace.words.bytes)[...], trace.bytes)
  }

  /// The literal text of a number.
  package func literal(_ number: Int) -> Text { texts[number] }

  /// The variant of a number, as it is written.
  package func variant(_ number: Int) -> Match.Variant { variants[number] }

  /// The expression of the placeholder of a number.
  package func expression(_ number: Int) -> Expression {
    expressions[number]
  }
}
