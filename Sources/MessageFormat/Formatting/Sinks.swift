/// Collects what is written as one string.
struct StringSink: FormatSink {
  var text = ""

  mutating func literal(_ text: Text) { self.text += text.value }
  mutating func value(_ text: String, of expression: Expression?) { self.text += text }
  mutating func beginVariant(_ variant: Match.Variant) {}
  mutating func endVariant() {}
}

/// Keeps what is written, to write it again elsewhere.
struct RecordingSink: FormatSink {
  private enum Event {
    case literal(Text)
    case value(String, Expression?)
    case begin(Match.Variant)
    case end
  }

  private(set) var text = ""
  private var events: [Event] = []

  mutating func literal(_ text: Text) {
    self.text += text.value
    events.append(.literal(text))
  }

  mutating func value(_ text: String, of expression: Expression?) {
    self.text += text
    events.append(.value(text, expression))
  }

  mutating func beginVariant(_ variant: Match.Variant) { events.append(.begin(variant)) }
  mutating func endVariant() { events.append(.end) }

  /// Writes everything again.
  func replay(to sink: inout some FormatSink) {
    for event in events {
      switch event {
      case .literal(let text): sink.literal(text)
      case .value(let text, let expression): sink.value(text, of: expression)
      case .begin(let variant): sink.beginVariant(variant)
      case .end: sink.endVariant()
      }
    }
  }
}

/// A sink that knows how much was written to it, so that no message grows without end.
struct LimitedSink<Sink: FormatSink> {
  var sink: Sink
  private(set) var written = 0

  /// What a variant counts for: one that prints nothing takes time too.
  private static var variantCost: Int { 128 }

  init(_ sink: Sink, written: Int = 0) {
    self.sink = sink
    self.written = written
  }

  mutating func literal(_ text: Text) {
    written += text.value.utf8.count
    sink.literal(text)
  }

  mutating func value(_ text: String, of expression: Expression?) {
    written += text.utf8.count
    sink.value(text, of: expression)
  }

  mutating func beginVariant(_ variant: Match.Variant) {
    written += LimitedSink.variantCost
    sink.beginVariant(variant)
  }

  mutating func endVariant() { sink.endVariant() }

  /// Counts what was written elsewhere on the way here.
  mutating func spend(_ bytes: Int) { written += bytes }

  func checkLimit() throws(FormatError) {
    if written > Limits.outputLength {
      throw FormatError(
        kind: .limit, message: "the text is longer than \(Limits.outputLength) bytes")
    }
  }
}
