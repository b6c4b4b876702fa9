/// A unit of an XLIFF file that holds the branches of a sentence, as ``XLIFF2Unit`` writes them.
///
/// They are known by the IDs of the segments alone, whatever a tool has made of the rest.
struct XLIFFSentence {
  /// The branches, in the order of the file.
  private(set) var branches: [Branch] = []
  /// What makes it impossible to tell the branches from each other; it follows the unit's name.
  private(set) var fault: String?

  /// A branch.
  struct Branch {
    /// The ID of its ``TranslationUnit``.
    var id: String
    /// Its first segment's start tag.
    var element: XMLEvents.Element
    /// What the content had as translation at the export.
    var was: String?
    /// Its translation, with codes numbered as in a unit of its own.
    var translation: XLIFFUnit.Translation
  }

  /// Nil for a unit that is one text.
  init?(_ unit: XLIFFUnit, id: String, was: String?) {
    let start = id + ":"
    guard unit.segments.contains(where: { $0.element["id"]?.hasPrefix(start) == true }) else {
      return nil
    }
    let known = XLIFFSentence.known(was)
    var groups: [[XLIFFUnit.Segment]] = []
    var places: [String: Int] = [:]
    var byCase: [String: Int] = [:]
    var between: [XLIFFUnit.Segment] = []
    for segment in unit.segments {
      if segment.isIgnorable {
        between.append(segment)
        continue
      }
      let name = segment.element["id"] ?? ""
      // A tool that cuts a segment in two gives both the same case.
      let place =
        name.hasPrefix(start) ? places[name] : segment.element["pgs:case"].flatMap { byCase[$0] }
      if let place {
        groups[place] += between + [segment]
      } else if name.hasPrefix(start) {
        places[name] = groups.count
        if let key = segment.element["pgs:case"], byCase[key] == nil { byCase[key] = groups.count }
        groups.append([segment])
      } else if !segment.source.isBlank || segment.target?.isBlank == false {
        fault =
          "has a segment “\(shortened(name, to: 80))” that is no branch of the export, so that it belongs "
          + "nowhere; translate it with its segments as they were"
        return
      }
      between = []
    }
    if let lost = known.keys.filter({ places[start + $0] == nil }).min() {
      fault =
        "lacks its segment “\(shortened(start + lost, to: 80))”, whose words may stand in another now; "
        + "translate it with its segments as they were"
      return
    }
    branches = groups.map { group in
      let name = group[0].element["id"] ?? ""
      return Branch(
        id: name, element: group[0].element, was: known[String(name.dropFirst(start.count))],
        translation: unit.holding(group).translation.renumbered)
    }
  }

  /// What the content had as translations, by the ends of the segments' IDs.
  private static func known(_ was: String?) -> [String: String] {
    var known: [String: String] = [:]
    for entry in (was ?? "").split(whereSeparator: \.isWhitespace) {
      guard let sign = entry.lastIndex(of: "=") else { continue }
      known[String(entry[..<sign])] = String(entry[entry.index(after: sign)...])
    }
    return known
  }
}

extension XLIFFUnit.Translation {
  /// The translation with the numbers that codes have in a unit of their own.
  fileprivate var renumbered: XLIFFUnit.Translation {
    guard case .parts(let parts, let isApproved) = self else { return self }
    let own = parts.map { part in
      guard case .code(let id, let role, let data) = part,
        let number = Int(id), number > XLIFF2Unit.codeStride
      else { return part }
      return .code(id: String(number % XLIFF2Unit.codeStride), role: role, data: data)
    }
    return .parts(own, isApproved: isApproved)
  }
}
