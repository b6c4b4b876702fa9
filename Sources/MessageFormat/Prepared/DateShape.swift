internal import Buffers

/// How a locale writes days in one pattern, taken from what libicu writes: the names of months and
/// weekdays, digits, and the text between.
///
/// With it, a day need not go through libicu. A shape is made only where it writes a sample of
/// days exactly as libicu does; days before 1583 and behind 2400 it leaves to libicu.
final class DateShape {
  private enum Kind {
    case literal
    case day
    case month
    case weekday
    case year
  }

  /// A kind of text, and the place of the first of its texts in `ends`.
  private struct Segment {
    var kind: Kind
    var first: Int
  }

  private let segments: UnsafeMutableBufferPointer<Segment>
  /// All texts one behind the other, and where each ends; nothing counts references to them.
  private let texts: UnsafeMutableBufferPointer<UInt8>
  private let ends: UnsafeMutableBufferPointer<Int>

  private static let firstDay = -141_349  // 1583-01-01
  private static let lastDay = 157_053  // 2399-12-31
  private static let firstYear = 1583
  private static let lastYear = 2399

  /// Finds the shape of a pattern.
  ///
  /// - Parameters:
  ///   - pattern: The date pattern.
  ///   - format: Formats a day by a pattern; nil where libicu fails.
  init?(
    _ pattern: String, _ format: (_ pattern: String) -> ((_ day: Int) -> String?)?
  ) {
    guard let fields = DatePattern.fields(of: pattern) else { return nil }
    var segments: [Segment] = []
    var texts: [UInt8] = []
    var ends = [0]
    func add(_ text: String) {
      texts.append(contentsOf: text.utf8)
      ends.append(texts.count)
    }
    for field in fields {
      switch field {
      case .literal(let text):
        segments.append(Segment(kind: .literal, first: ends.count - 1))
        add(text)
      case .letters(let letter, let count):
        guard let kind = DateShape.kind(letter),
          let write = format(String(repeating: String(letter), count: count))
        else { return nil }
        segments.append(Segment(kind: kind, first: ends.count - 1))
        for day in DateShape.samples(of: kind) {
          guard let text = write(day) else { return nil }
          add(text)
        }
      }
    }
    func kept<Element>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
      let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
      _ = copy.initialize(from: elements)
      return copy
    }
    self.segments = kept(segments)
    self.texts = kept(texts)
    self.ends = kept(ends)
    guard let whole = format(pattern) else { return nil }
    for day in stride(from: DateShape.firstDay, through: DateShape.lastDay, by: 1_237) {
      guard let text = whole(day), text.utf8.elementsEqual(bytes(of: day)) else { return nil }
    }
    // Every day of a year, and of a leap year.
    for day in 10_592..<11_323 where day % 3 == 0 {
      guard let text = whole(day), text.utf8.elementsEqual(bytes(of: day)) else { return nil }
    }
  }

  deinit {
    segments.deallocate()
    texts.deallocate()
    ends.deallocate()
  }

  private static func kind(_ letter: Unicode.Scalar) -> Kind? {
    switch letter {
    case "d": .day
    case "M", "L", "Q", "q": .month
    case "E", "c", "e": .weekday
    case "y", "u": .year
    default: nil
    }
  }

  /// A day for each text that a segment can have, as days since 1970-01-01.
  private static func samples(of kind: Kind) -> [Int] {
    func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
      CalendarDay(year: year, month: month, day: day)?.daysSinceEpoch ?? 0
    }
    switch kind {
    case .literal: return []
    case .day: return (1...31).map { day(2024, 1, $0) }
    case .month: return (1...12).map { day(2024, $0, 1) }
    case .weekday: return (0..<7).map { 3 + $0 }  // 1970-01-04 was a Sunday
    case .year: return (firstYear...lastYear).map { day($0, 7, 1) }
    }
  }

  private func bytes(of day: Int) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 64)
    defer { buffer.free() }
    _ = write(day, into: &buffer)
    return Array(buffer.bytes)
  }

  /// Writes a day; false where libicu must.
  func write(_ day: Int, into output: inout ByteBuffer) -> Bool {
    guard day >= DateShape.firstDay, day <= DateShape.lastDay else { return false }
    let (year, month, dayOfMonth) = CalendarDay(daysSinceEpoch: day).components
    let weekday = (day - 3) % 7
    for segment in segments {
      let index =
        switch segment.kind {
        case .literal: segment.first
        case .day: segment.first + dayOfMonth - 1
        case .month: segment.first + month - 1
        case .weekday: segment.first + (weekday < 0 ? weekday + 7 : weekday)
        case .year: segment.first + year - DateShape.firstYear
        }
      output.append(UnsafeBufferPointer(rebasing: texts[ends[index]..<ends[index + 1]]))
    }
    return true
  }
}
