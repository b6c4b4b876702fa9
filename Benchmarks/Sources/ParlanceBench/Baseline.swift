import ICUBaseline
import MessageFormat

/// icu::MessageFormat, parsed once.
final class Baseline {
  private let pointer: OpaquePointer

  init?(pattern: String, locale: String) {
    let names = Workload.fields.map { field in
      let bytes = field.name.utf8CString
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      for (index, byte) in bytes.enumerated() { copy[index] = byte }
      return UnsafePointer(copy) as UnsafePointer<CChar>?
    }
    defer { for name in names { name?.deallocate() } }
    let kinds = Workload.fields.map { field in
      switch field.kind {
      case .text: ICU_BASELINE_TEXT
      case .integer: ICU_BASELINE_INTEGER
      case .instant: ICU_BASELINE_DATE
      case .double: ICU_BASELINE_DOUBLE
      }
    }
    guard
      let pointer = icu_baseline_open(
        locale, pattern, Int32(pattern.utf8.count), names, kinds, Int32(names.count))
    else { return nil }
    self.pointer = pointer
  }

  deinit { icu_baseline_close(pointer) }

  /// Fills the message; the text lasts until the next one.
  func format(_ values: UnsafePointer<icu_baseline_value>) -> UnsafeBufferPointer<UInt8> {
    var text: UnsafePointer<CChar>?
    let length = icu_baseline_format(pointer, values, &text)
    guard length >= 0, let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: text, count: Int(length)).assumingMemoryBound(
      to: UInt8.self)
  }

  /// Fills the message and makes HTML of it; the HTML lasts until the next one.
  func html(_ values: UnsafePointer<icu_baseline_value>) -> UnsafeBufferPointer<UInt8> {
    var text: UnsafePointer<CChar>?
    let length = icu_baseline_html(pointer, values, &text)
    guard length >= 0, let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: text, count: Int(length)).assumingMemoryBound(
      to: UInt8.self)
  }
}

/// The customers as C sees them, for as long as the process lives.
func baselineValues(_ customers: [[Value]]) -> UnsafeMutablePointer<icu_baseline_value> {
  let width = Workload.fields.count
  let values = UnsafeMutablePointer<icu_baseline_value>.allocate(capacity: customers.count * width)
  values.initialize(repeating: icu_baseline_value(), count: customers.count * width)
  for (row, customer) in customers.enumerated() {
    for (column, value) in customer.enumerated() {
      var converted = icu_baseline_value()
      switch value {
      case .text(let text):
        let bytes = Array(text.utf8)
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
        for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
        converted.text = UnsafePointer(copy)
        converted.length = Int32(bytes.count)
      case .integer(let number): converted.integer = number
      case .instant(let instant): converted.integer = instant.milliseconds
      case .double(let number): converted.number = number
      default: break
      }
      values[row * width + column] = converted
    }
  }
  return values
}
