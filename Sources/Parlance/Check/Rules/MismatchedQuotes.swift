extension Rule {
  static let mismatchedQuotes = Rule(
    id: "mismatched-quotes", severity: .warning,
    summary: "A quotation mark has no other one, or one of another kind.",
    explanation: """
      A quotation that never ends looks like a slip, and leaves open who says what. Marks are \
      counted paragraph by paragraph, in the text as its reader sees it; apostrophes, inches and \
      quotations over several paragraphs are left alone.
      """,
    bad: .germanMail(body: "Klicken Sie auf „Verlängern, um weiterzukommen."),
    good: .germanMail(body: "Klicken Sie auf „Verlängern“, um weiterzukommen."),
    looks: .field { field in
      guard field.mayHaveQuotations else { return [] }
      var found: [Finding] = []
      for (reading, quotations) in zip(field.readings, field.quotations) {
        for position in quotations.alone
        where found.count < 20 && field.isOwn(position, of: reading) {
          let mark = reading.scalars[position]
          found.append(
            field.finding(
              "the quotation mark \(mark) has no other one",
              at: reading.sourceRange(of: position..<(position + 1)),
              help: "add the other mark, or remove this one"))
        }
        for pair in quotations.pairs {
          let (open, close) = (reading.scalars[pair.open], reading.scalars[pair.close])
          guard !Quotations.belong(open, close), field.isOwn(pair.close, of: reading) else {
            continue
          }
          found.append(
            field.finding(
              "a quotation that begins with \(open) ends with \(close)",
              at: reading.sourceRange(of: pair.close..<(pair.close + 1)),
              help: "write both marks in the way of one language"))
        }
      }
      return Array(found.prefix(20))
    }
  )
}
