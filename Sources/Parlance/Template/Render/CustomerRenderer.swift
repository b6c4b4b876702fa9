internal import Buffers
public import MessageFormat

/// Renders for one customer after another, fast: what one task needs, and what it has made before.
///
/// A ``Renderer`` is shared; a worker belongs to one task, waits for nobody, and writes what it
/// renders behind what is in a buffer:
///
/// ```swift
/// let worker = renderer.worker()
/// var bytes: [UInt8] = []
/// for customer in customers {
///   try worker.write(.json, of: item, customer: customer, into: &bytes)
/// }
/// ```
public final class CustomerRenderer {
  /// What is written.
  public enum Form: String, Sendable, CaseIterable {
    /// The whole page.
    case html
    /// The HTML of a mail's text, without the page around it.
    case fragment
    /// The text part.
    case text
    /// The subject or title, an empty line, and the text part, as people read it.
    case reading
    /// A file that a mail program opens as a draft (RFC 5322).
    case eml
    /// All parts as one line of JSON, version 1, line feed included.
    case json
  }

  private let renderer: Renderer
  private let session: RenderSession
  private var output = ByteBuffer(capacity: 32_768)

  init(_ renderer: Renderer) {
    self.renderer = renderer
    session = renderer.borrowSession()
  }

  deinit {
    output.free()
    renderer.giveBack(session)
  }

  /// Renders an item for a customer.
  ///
  /// - Parameters:
  ///   - form: What is written.
  ///   - item: The item.
  ///   - locale: The locale; nil for the customer’s own, or else the source locale.
  ///   - customer: The customer.
  ///   - sender: The name of the sender; nil for the project’s.
  ///   - on: The day to pretend; nil for the customer’s, or else today.
  ///   - bytes: What it is added to, as UTF-8; after an error it is as before.
  /// - Returns: What the reader should know of what was rendered.
  /// - Throws: ``RenderError`` that names the variable, the template and what was expected.
  @discardableResult
  public func write(
    _ form: Form, of item: ItemID, locale: LocaleTag? = nil, customer: Customer,
    sender: String? = nil, on: CalendarDay? = nil, into bytes: inout [UInt8]
  ) throws(RenderError) -> Remarks {
    output.removeAll()
    var rendering = try renderer.rendering(
      of: item, locale: locale, customer: customer, sender: sender, on: on, in: session)
    try rendering.write(form, into: &output)
    bytes.append(contentsOf: output.bytes)
    return Remarks(notes: rendering.notes, findings: rendering.findings)
  }

  /// What the reader should know of what was rendered.
  public struct Remarks: Sendable {
    /// What is as it should be, such as a text that came by fallback.
    public var notes: [String]
    /// What is wrong although it could be rendered.
    public var findings: [Finding]
  }
}

extension Renderer {
  /// What renders for one customer after another; it belongs to one task.
  public func worker() -> CustomerRenderer { CustomerRenderer(self) }
}
