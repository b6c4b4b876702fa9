import MessageFormat

/// What libFuzzer calls with each input: it is a pattern.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParse(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
  let source = String(decoding: bytes, as: UTF8.self)
  let length = source.utf8.count
  let (message, errors) = Message.parse(source)
  for error in errors {
    precondition(
      0 <= error.lowerBound && error.lowerBound <= error.upperBound && error.upperBound <= length,
      "an error lies outside of its message")
    precondition(!error.message.isEmpty, "an error has no words")
  }
  precondition((message == nil) == !errors.isEmpty, "a message comes without errors, or not at all")
  let (recovered, _) = Message.recover(source)
  _ = recovered.arguments
  _ = recovered.branches
  _ = recovered.print()
  guard let message else { return 0 }
  precondition(recovered == message, "recovering from nothing changes nothing")
  let printed = message.print()
  // Printing may quote more than was quoted, and so pass the limit.
  guard printed.utf8.count <= Limits.messageLength else { return 0 }
  precondition(Message.parse(printed).message == message, "what is printed parses to the same tree")
  return 0
}
