/// HTML that is ready but for what stands in its slots.
final class HTMLProgram {
  /// The steps, in the order in which they are written.
  let steps: UnsafeBufferPointer<Step>
  /// The finished HTML.
  let html: ReadyPieces
  /// The places that take more than a slot in running text does.
  let places: [Place]

  /// Finished HTML, or a place to fill, by its number.
  struct Step: BitwiseCopyable {
    var kind: Kind
    var number: Int32

    enum Kind: UInt8, BitwiseCopyable {
      case html
      case slot
      case place
    }
  }

  /// A place to fill.
  enum Place {
    /// Text in which nothing is Markdown: code, or a quoted attribute.
    case plain([Verbatim])
    /// The text of a picture, in a quoted attribute.
    case alternative([Inline])
    /// The address of a link or picture, in a quoted attribute.
    case address([Verbatim], Address.Use)
    /// The width in pixels that a button with this text needs.
    case buttonWidth([Inline])
    /// The number of a step of a call script: the next one.
    case stepNumber
    /// The beginning of the next step of a worksheet, up to its title; what is in a quote or a list
    /// is no section.
    case step([Inline], isSection: Bool)
    /// The box of the next task of a worksheet, and the beginning of its label.
    case task(isDone: Bool)
    /// The room for a note on that task.
    case note
    /// Something that holds nothing but slots, and is left out where all are empty.
    case unlessEmpty([Int], HTMLProgram)
    /// A paragraph that is a slot: a button where that is a branch with nothing but a link, or
    /// the blocks of a snippet.
    case paragraph(slot: Int, HTMLPlacement, HTMLProgram)
    /// The objections and their solutions that the links of a text open.
    case objections([Inline])
  }

  fileprivate init(_ steps: [Step], _ html: [String], _ places: [Place]) {
    let copy = UnsafeMutableBufferPointer<Step>.allocate(capacity: steps.count)
    _ = copy.initialize(from: steps)
    self.steps = UnsafeBufferPointer(copy)
    self.html = ReadyPieces(html)
    self.places = places
  }

  deinit { steps.deallocate() }
}

/// Puts a piece of HTML together.
struct HTMLBuilder {
  private var parts: [Part] = []

  private enum Part {
    case html(String)
    case slot(Int)
    case place(HTMLProgram.Place)
  }

  mutating func append(slot: Int) { parts.append(.slot(slot)) }

  mutating func append(_ place: HTMLProgram.Place) { parts.append(.place(place)) }

  mutating func append(html: String) {
    if case .html(let before)? = parts.last {
      parts[parts.count - 1] = .html(before + html)
    } else if !html.isEmpty {
      parts.append(.html(html))
    }
  }

  mutating func append(text: String) { append(html: HTMLEscape.text(text)) }

  mutating func append(_ other: HTMLBuilder) {
    for part in other.parts {
      if case .html(let html) = part { append(html: html) } else { parts.append(part) }
    }
  }

  /// The finished program.
  var program: HTMLProgram {
    var steps: [HTMLProgram.Step] = []
    var html: [String] = []
    var places: [HTMLProgram.Place] = []
    for part in parts {
      switch part {
      case .html(let text):
        steps.append(HTMLProgram.Step(kind: .html, number: Int32(html.count)))
        html.append(text)
      case .slot(let slot): steps.append(HTMLProgram.Step(kind: .slot, number: Int32(slot)))
      case .place(let place):
        steps.append(HTMLProgram.Step(kind: .place, number: Int32(places.count)))
        places.append(place)
      }
    }
    return HTMLProgram(steps, html, places)
  }
}

/// Where a text stands on its page, as its paragraphs look accordingly.
enum HTMLPlacement: Int, CaseIterable {
  /// On the page itself, where a link of its own is a button.
  case top
  /// In a quote or list.
  case nested
  /// In a list whose items follow each other without space.
  case tight
  /// An item of such a list.
  case item
  /// In running text.
  case inline
  /// The one link of an inline branch, as a button.
  case button
}
