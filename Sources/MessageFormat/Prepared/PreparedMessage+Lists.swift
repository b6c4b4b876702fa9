extension PreparedMessage {
  /// The most values of a list that are told apart; nobody reads the order of more.
  package static var dividedValues: Int { 1_000 }

  /// Where the values of a list stand in its text; nil where that was made otherwise.
  @inline(never)
  func spans(
    of items: [Value], _ placeholder: Int, as text: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>]? {
    guard items.count <= PreparedMessage.dividedValues else { return nil }
    var kind: ListKind? = .and
    if let function = expressions[placeholder].function {
      let style = function[option: Function.Option.style]?.value
      let trimmed = style.map { String(PatternCharacters.trimmed($0)) }
      kind = formatter.types[function.name]?.joining?(trimmed == "" ? nil : trimmed)
    }
    guard let kind else { return nil }
    let parts = items.compactMap { try? formatter.format($0) }
    guard parts.count == items.count,
      let list = try? formatter.located({ objects throws(ICUFailure) in
        try objects.list(kind, .wide).format(parts)
      }),
      Array(list.text.utf8) == Array(text)
    else { return nil }
    var end = 0
    for span in list.spans {
      guard span.lowerBound >= end, span.upperBound <= text.count else { return nil }
      end = span.upperBound
    }
    return list.spans
  }
}
