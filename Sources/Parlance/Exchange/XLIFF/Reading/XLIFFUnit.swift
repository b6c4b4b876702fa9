/// A unit of an XLIFF file as it is read.
struct XLIFFUnit {
  private let element: XMLEvents.Element
  /// What it holds, in its order.
  private(set) var segments: [Segment] = []
  /// What codes stand for, by ID.
  private var data: [String: String] = [:]

  /// What a unit holds.
  struct Segment {
    /// Its start tag.
    var element: XMLEvents.Element
    var source = XLIFFContent()
    var target: XLIFFContent?
    /// Whether it is what stands between segments.
    var isIgnorable = false
    /// Where its translation stands among the others, from 1.
    var order: Int?
    /// Whether the file says that somebody has approved it.
    var isApproved = false
    /// Whether the file says that it is still to be translated.
    var isUntouched = false
  }

  /// What the unit's translation is.
  enum Translation {
    case none
    case parts([ReturnedUnit.Part], isApproved: Bool)
    /// Some segments are translated only.
    case partial(Int, of: Int)
    /// The source, put there by a tool.
    case copy
  }

  init(_ element: XMLEvents.Element) { self.element = element }

  /// Some segments of the unit alone.
  func holding(_ segments: [Segment]) -> XLIFFUnit {
    var unit = self
    unit.segments = segments
    return unit
  }

  /// The unit's translation, put together of its segments.
  var translation: Translation {
    let own = segments.filter { !$0.isIgnorable && !$0.source.isBlank }
    let done = own.filter { segment in
      guard let target = segment.target else { return false }
      return !target.isBlank
    }
    if done.isEmpty { return .none }
    // A segment whose words the translator has put into another one is empty, and said to be done.
    let open = own.filter { $0.target == nil || $0.target?.isBlank == true && $0.isUntouched }
    if !open.isEmpty { return .partial(own.count - open.count, of: own.count) }
    if done.contains(where: { $0.target?.hasBlankSegment($0.source) == true }) {
      let total = done.reduce(0) { $0 + max($1.target?.segmentCount ?? 0, 1) }
      let count = done.reduce(0) { $0 + ($1.target?.filledSegmentCount ?? 1) }
      return .partial(count, of: total)
    }
    if done.allSatisfy({ $0.isUntouched && $0.target?.parts(data) == $0.source.parts(data) }),
      done.contains(where: \.source.needsTranslation)
    {
      return .copy
    }
    var parts: [ReturnedUnit.Part] = []
    for segment in inOrder {
      for part in (segment.target ?? segment.source).parts(data) {
        if case .text(let text) = part, case .text(let before) = parts.last {
          parts[parts.count - 1] = .text(before + text)
        } else {
          parts.append(part)
        }
      }
    }
    return .parts(parts, isApproved: done.allSatisfy(\.isApproved))
  }

  /// The segments in the order of the translation.
  private var inOrder: [Segment] {
    guard segments.contains(where: { $0.order != nil }) else { return segments }
    var places = [Segment?](repeating: nil, count: segments.count)
    var others: [Segment] = []
    for segment in segments {
      if let order = segment.order, places.indices.contains(order - 1), places[order - 1] == nil {
        places[order - 1] = segment
      } else {
        others.append(segment)
      }
    }
    var rest = others.makeIterator()
    return places.compactMap { $0 ?? rest.next() }
  }

  // MARK: Version 2

  /// Reads XLIFF 2.0 to 2.2, behind the start tag.
  mutating func readVersion2(
    _ events: XMLEvents, _ namespace: String, keepsSpace: Bool
  ) -> ReturnedDocument.Problem? {
    events.readChildren { child in
      switch child.namespace == namespace ? child.name : "" {
      case "segment", "ignorable":
        readSegment(child, events, namespace, child.keepsSpace ?? keepsSpace)
      case "originalData": readData(events, namespace)
      default: events.skip()
      }
    }
  }

  private mutating func readSegment(
    _ element: XMLEvents.Element, _ events: XMLEvents, _ namespace: String, _ keepsSpace: Bool
  ) -> ReturnedDocument.Problem? {
    var segment = Segment(element: element)
    segment.isIgnorable = element.name == "ignorable"
    segment.isApproved = ["reviewed", "final"].contains(element["state"])
    segment.isUntouched = element["state"] == nil || element["state"] == "initial"
    let problem = events.readChildren { child in
      let name = child.namespace == namespace ? child.name : ""
      guard name == "source" || name == "target" else { return events.skip() }
      var content = XLIFFContent()
      let problem = content.read(
        events, namespace, isVersion1: false, keepsSpace: child.keepsSpace ?? keepsSpace)
      if segment.isIgnorable { content.keepBlank() }
      if name == "source" {
        segment.source = content
      } else {
        segment.target = content
        segment.order = child["order"].flatMap { Int($0) }
      }
      return problem
    }
    segments.append(segment)
    return problem
  }

  private mutating func readData(
    _ events: XMLEvents, _ namespace: String
  ) -> ReturnedDocument.Problem? {
    events.readChildren { child in
      guard child.namespace == namespace, child.name == "data", let id = child["id"] else {
        return events.skip()
      }
      var content = XLIFFContent()
      let problem = content.read(events, namespace, isVersion1: false, keepsSpace: true)
      if problem == nil { data[id] = content.words }
      return problem
    }
  }

  // MARK: Version 1

  /// Reads XLIFF 1.0 to 1.2, behind the start tag.
  mutating func readVersion1(
    _ events: XMLEvents, _ namespace: String, keepsSpace: Bool
  ) -> ReturnedDocument.Problem? {
    var segment = Segment(element: element)
    var parts: XLIFFContent?
    var state: String?
    let problem = events.readChildren { child in
      let name = child.namespace == namespace ? child.name : ""
      guard ["source", "seg-source", "target"].contains(name) else { return events.skip() }
      var content = XLIFFContent()
      let problem = content.read(
        events, namespace, isVersion1: true, keepsSpace: child.keepsSpace ?? keepsSpace)
      if let problem { return problem }
      switch name {
      case "source": segment.source = content
      case "seg-source": parts = content
      default:
        segment.target = content
        state = child["state"]
      }
      return nil
    }
    // Tools that segment say so beside the source.
    if let parts { segment.source = parts }
    let isFinal = state == "final" || state == "signed-off"
    segment.isApproved = element["approved"].map { $0 == "yes" && state.isDone } ?? isFinal
    segment.isUntouched = !state.isDone
    segments = [segment]
    return problem
  }
}

extension String? {
  /// Whether a state of XLIFF 1.2 does not say that there is work left.
  fileprivate var isDone: Bool {
    guard let state = self else { return true }
    return state != "new" && !state.hasPrefix("needs-")
  }
}
