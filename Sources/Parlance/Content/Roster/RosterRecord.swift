/// What a roster holds in one place: a customer, or something that is none.
package struct RosterRecord: Sendable {
  /// The line that it begins in, from 1.
  package var line: Int
  /// The customer, or what is wrong.
  package var result: Result<Customer, RosterFault>
}

/// Why a record of a roster is no customer.
package struct RosterFault: Error, Hashable, Sendable {
  /// The line of the fault, from 1.
  package var line: Int
  /// The customer's ID, as far as it can be told.
  package var id: String
  /// The customer's locale, as far as it can be told.
  package var locale: LocaleTag?
  /// The variable that it is about, where it is about one.
  package var variable: String?
  /// What was found and what was expected, as one sentence without a full stop.
  package var message: String
}

/// Whole records of a roster, cut out of the file together.
package struct RosterBatch: Sendable {
  /// The batch's place among all batches, from 0.
  package let number: Int
  /// How far the file is read behind it, in bytes.
  package let end: Int
  let bytes: [UInt8]
  /// Where in the bytes the records begin.
  var start = 0
  /// The line of the first record.
  var line: Int
  /// Why these bytes are no records, where they are not.
  var fault: String?
}

/// The bytes of a text within a file.
typealias RosterBytes = UnsafeBufferPointer<UInt8>

extension RosterBytes {
  /// The bytes of a range; the caller keeps to the bounds.
  @inline(__always)
  func part(_ start: Int, _ end: Int) -> RosterBytes {
    RosterBytes(rebasing: self[start..<end])
  }

  /// The same without white space of ASCII, and without no-break spaces, at either end.
  func trimmed() -> RosterBytes {
    var start = 0
    var end = count
    while start < end {
      if self[start] <= 0x20 {
        start += 1
      } else if self[start] == 0xC2, start + 1 < end, self[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if self[end - 1] <= 0x20 {
        end -= 1
      } else if self[end - 1] == 0xA0, end - 2 >= start, self[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return part(start, end)
  }

  /// Whether these are the bytes of a text.
  @inline(__always)
  func equals(_ other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }
}
