internal import Buffers
internal import MessageFormat

extension Rendering {
  /// Writes an item in a form.
  mutating func write(
    _ form: CustomerRenderer.Form, into output: inout ByteBuffer
  ) throws(RenderError) {
    guard item.kind == .email else {
      try write(page: form, into: &output)
      return
    }
    let mail = form == .fragment || form == .text ? try fillBody() : try fillMail()
    switch form {
    case .fragment:
      var fragment = Output(output)
      defer { output = fragment.bytes }
      try mail.writeFragment(for: self, into: &fragment)
    case .html: try write(pageOf: mail, .plain, into: &output)
    case .text: try mail.writeText(for: self, into: &output)
    case .reading:
      output.append(session.subject.bytes)
      output.append("\n\n")
      try mail.writeText(for: self, into: &output)
    case .eml: try write(mail: mail, into: &output)
    case .json: try write(json: mail, into: &output)
    }
    if form != .fragment { noteRecipient() }
  }

  /// Writes what is no mail.
  private mutating func write(
    page form: CustomerRenderer.Form, into output: inout ByteBuffer
  ) throws(RenderError) {
    let rendered = try render()
    switch form {
    case .html, .fragment: output.append(rendered.html)
    case .text: output.append(rendered.text)
    case .reading:
      if !rendered.subject.isEmpty { output.append("\(rendered.subject)\n\n") }
      output.append(rendered.text)
    case .eml: output.append(try rendered.eml())
    case .json: output.append(rendered.json + "\n")
    }
  }

  /// Writes the whole HTML of a mail in an encoding, and says where it is too large.
  private mutating func write(
    pageOf mail: FilledMail, _ encoding: Output.Encoding, into buffer: inout ByteBuffer
  ) throws(RenderError) {
    var output = Output(buffer, encoding)
    defer { buffer = output.bytes }
    try mail.writeHTML(for: self, into: &output)
    let template = mail.plan.template
    if let finding = Finding.oversizedMail(
      output.plainCount, item: item, locale: template.locale, file: template.file)
    {
      find(finding)
    }
  }

  private mutating func write(
    mail: FilledMail, into output: inout ByteBuffer
  ) throws(RenderError) {
    try writeHead(of: mail.plan, into: &output)
    session.scratch.removeAll()
    try mail.writeText(for: self, into: &session.scratch)
    let text = session.scratch.bytes
    MailWriter.write(part: "text/plain", text, TransferEncoding(for: text), to: &output)
    let encoding = mail.encoding(for: self)
    MailWriter.writePartHead("text/html", encoding, to: &output)
    if encoding == .quotedPrintable {
      try write(pageOf: mail, .quotedPrintable, into: &output)
    } else {
      session.scratch.removeAll()
      try write(pageOf: mail, .plain, into: &session.scratch)
      encoding.append(session.scratch.bytes, to: &output)
    }
    output.append("\r\n")
    MailWriter.writeEnd(to: &output)
  }

  /// Writes the header of a mail; what stands before and behind recipient and subject is kept.
  private func writeHead(
    of plan: MailPlan, into output: inout ByteBuffer
  ) throws(RenderError) {
    let now = today == nil ? MailDate(Renderer.now) : nil
    var writer: MailWriter
    let head: MailPlan.Head
    if let kept = plan.head, kept.date == now {
      head = kept
      writer = kept.writer
      writer.to = try recipient.map { recipient throws(RenderError) in
        try recipient.mailbox(of: item, locale)
      }
    } else {
      writer = try draft(in: plan.template.locale).writer(item, locale)
      head = MailPlan.Head(
        writer: writer, date: now, start: Array(writer.start.utf8), end: Array(writer.end.utf8))
      plan.head = head
    }
    output.append(head.start)
    writer.write(subject: session.subject.bytes, to: &output)
    output.append(head.end)
  }

  /// Writes a mail as ``Rendered/json`` does.
  private mutating func write(
    json mail: FilledMail, into output: inout ByteBuffer
  ) throws(RenderError) {
    output.append("{\"version\":1,\"id\":")
    JSON.append(string: customer.id, to: &output)
    output.append(",\"item\":")
    JSON.append(string: item.description, to: &output)
    output.append(",\"locale\":")
    JSON.append(string: locale.description, to: &output)
    output.append(",\"subject\":\"")
    JSON.append(escaped: session.subject.bytes, to: &output)
    output.append("\",\"preheader\":\"")
    JSON.append(escaped: session.preheader.bytes, to: &output)
    output.append("\",\"html\":\"")
    try write(pageOf: mail, .json, into: &output)
    output.append("\",\"text\":\"")
    session.scratch.removeAll()
    try mail.writeText(for: self, into: &session.scratch)
    JSON.append(escaped: session.scratch.bytes, to: &output)
    output.append("\"")
    noteRecipient()
    output.append(session.jsonEnd(effects))
    output.append("}\n")
  }
}
