import ICUReference
import MessageFormat

/// libicu's own icu::MessageFormat, in the time zone Europe/Berlin.
final class Reference {
  private let pointer: OpaquePointer

  /// Nil where libicu rejects the pattern.
  init?(_ pattern: String, locale: String) {
    var error: Int32 = 0
    guard
      let pointer = icu_reference_open(locale, pattern, Int32(pattern.utf8.count), &error)
    else { return nil }
    self.pointer = pointer
  }

  deinit { icu_reference_close(pointer) }

  /// The text; nil where libicu fails.
  func format(_ arguments: [String: Value]) -> String? {
    var kept: [UnsafeMutablePointer<CChar>] = []
    defer { for pointer in kept { pointer.deallocate() } }
    func keep(_ text: String) -> UnsafePointer<CChar> {
      let bytes = text.utf8CString
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      for (index, byte) in bytes.enumerated() { copy[index] = byte }
      kept.append(copy)
      return UnsafePointer(copy)
    }
    let given = arguments.map { name, value in
      var argument = icu_reference_argument()
      argument.name = keep(name)
      switch value {
      case .text(let text):
        argument.kind = ICU_REFERENCE_TEXT
        argument.text = keep(text)
      case .integer(let number):
        argument.kind = ICU_REFERENCE_INTEGER
        argument.integer = number
      case .decimal(let number):
        argument.kind = ICU_REFERENCE_DECIMAL
        argument.text = keep(number.text)
      case .double(let number):
        argument.kind = ICU_REFERENCE_DOUBLE
        argument.number = number
      case .instant(let instant):
        argument.kind = ICU_REFERENCE_INSTANT
        argument.integer = instant.milliseconds
      case .date, .money, .list, .table:
        argument.kind = ICU_REFERENCE_TEXT
        argument.text = keep("")
      }
      return argument
    }
    var buffer = [CChar](repeating: 0, count: 4_096)
    var length = icu_reference_format(
      pointer, given, Int32(given.count), &buffer, Int32(buffer.count))
    if Int(length) > buffer.count {
      buffer = [CChar](repeating: 0, count: Int(length))
      length = icu_reference_format(
        pointer, given, Int32(given.count), &buffer, Int32(buffer.count))
    }
    guard length >= 0 else { return nil }
    return String(decoding: buffer[..<Int(length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
