internal import Buffers
internal import MessageFormat

/// A mail for one customer before it is written; subject and preheader are the session's.
struct FilledMail {
  let plan: MailPlan
  let body: Filling

  /// Writes the HTML.
  func writeHTML(for rendering: Rendering, into output: inout Output) throws(RenderError) {
    let session = rendering.session
    let frame = session.preheader.count > 0 ? plan.frame : plan.bareFrame
    var filler = HTMLFiller()
    output.append(frame.html, 0)
    for (index, place) in frame.places.enumerated() {
      switch place {
      case .subject: output.append(escaping: session.subject.bytes)
      case .preheader: output.append(escaping: session.preheader.bytes)
      case .body: try write(rendering, &filler, into: &output)
      }
      output.append(frame.html, index + 1)
    }
    try rendering.checkOutput(output.plainCount)
  }

  /// Writes the HTML of the text, without the page around it.
  func writeFragment(for rendering: Rendering, into output: inout Output) throws(RenderError) {
    var filler = HTMLFiller()
    try write(rendering, &filler, into: &output)
    try rendering.checkOutput(output.plainCount)
  }

  /// The encoding in which the HTML is shorter in a mail's file, values left aside.
  func encoding(for rendering: Rendering) -> TransferEncoding {
    let frame = rendering.session.preheader.count > 0 ? plan.frame : plan.bareFrame
    return TransferEncoding(
      htmlLength: frame.length + body.shape.length,
      quotedLength: frame.quotedLength + body.shape.quotedLength)
  }

  private func write(
    _ rendering: Rendering, _ filler: inout HTMLFiller, into output: inout Output
  ) throws(RenderError) {
    do throws(FillError) {
      try filler.fill(body, .top, into: &output)
    } catch {
      throw rendering.located(error, plan.body.field, of: plan.template)
    }
  }

  /// Writes the text part.
  func writeText(for rendering: Rendering, into output: inout ByteBuffer) throws(RenderError) {
    let layout = rendering.session.layout(plan.template.locale)
    let start = output.count
    do throws(FillError) {
      try TextWriter.write(body, layout, into: &output)
    } catch {
      throw rendering.located(error, plan.body.field, of: plan.template)
    }
    output.append(plan.footerText)
    try rendering.checkOutput(output.count - start)
  }

  /// The HTML.
  func html(for rendering: Rendering) throws(RenderError) -> String {
    let session = rendering.session
    session.scratch.removeAll()
    var output = Output(session.scratch)
    defer { session.scratch = output.bytes }
    try writeHTML(for: rendering, into: &output)
    return String(decoding: output.bytes.bytes, as: UTF8.self)
  }

  /// The text part.
  func text(for rendering: Rendering) throws(RenderError) -> String {
    let session = rendering.session
    session.scratch.removeAll()
    try writeText(for: rendering, into: &session.scratch)
    return String(decoding: session.scratch.bytes, as: UTF8.self)
  }
}
