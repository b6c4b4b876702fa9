import CICU

/// Why libicu failed, as it names the reason.
struct ICUFailure: Error {
  var code: Int32

  /// What libicu would not come back from.
  static let unsupported = ICUFailure(code: 16)

  /// libicu's name of the reason, such as `U_ILLEGAL_ARGUMENT_ERROR`.
  var name: String { String(cString: cicu_error_name(code)) }
}

/// Runs a function of CICU that hands out text: once, and again where the text was long.
func icuText(
  _ call: (UnsafeMutablePointer<CChar>?, Int32) -> Int32
) throws(ICUFailure) -> String {
  var length: Int32 = 0
  func fill(_ capacity: Int) -> String {
    String(unsafeUninitializedCapacity: capacity) { buffer in
      length = buffer.withMemoryRebound(to: CChar.self) { buffer in
        call(buffer.baseAddress, Int32(buffer.count))
      }
      return length < 0 || length > buffer.count ? 0 : Int(length)
    }
  }
  let usualLength = 96
  let text = fill(usualLength)
  if length < 0 { throw ICUFailure(code: -length) }
  if Int(length) <= usualLength { return text }
  let long = fill(Int(length))
  if length < 0 { throw ICUFailure(code: -length) }
  return long
}
