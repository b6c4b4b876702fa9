internal import MessageFormat

/// What is the same for all customers who get a mail in a locale.
final class MailPlan {
  let key: Key
  let template: CheckedTemplate
  var look: RenderSession.Look { .mail(template.locale) }
  let subject: PreparedField
  let preheader: PreparedField?
  let body: PreparedField
  /// The foot of the text part.
  let footerText: String
  /// The page around the texts, with a preheader and without one.
  private(set) lazy var frame = MailFrame(page, hasPreheader: true)
  private(set) lazy var bareFrame = MailFrame(page, hasPreheader: false)
  private let page: MailPage
  /// What goes into every such mail, and is to be said of it: before its snippets and behind them.
  let first: Effects
  let last: Effects

  /// The header of the mail's file but for recipient and subject; kept once it was written.
  var head: Head?

  /// A header but for recipient and subject.
  struct Head {
    let writer: MailWriter
    /// When it was written, where no day is to be pretended.
    let date: MailDate?
    let start: [UInt8]
    let end: [UInt8]
  }

  /// What a plan is for.
  struct Key: Hashable {
    var item: ItemID
    var locale: LocaleTag
    var sender: String?
    var timeZone: String
    var today: CalendarDay?
  }

  /// What is recorded while a part of a text is looked up.
  struct Effects: Equatable {
    var parts: [Rendered.Part] = []
    var notes: [String] = []
    var findings: [Finding] = []
  }

  init(
    key: Key, template: CheckedTemplate, subject: PreparedField, preheader: PreparedField?,
    body: PreparedField, footer: MailPage.Footer, page: MailPage, first: Effects, last: Effects
  ) {
    self.key = key
    self.template = template
    self.subject = subject
    self.preheader = preheader
    self.body = body
    footerText = footer.text(body.field.direction)
    self.page = page
    self.first = first
    self.last = last
  }
}

/// The page around the texts of a mail, cut where they stand.
struct MailFrame {
  /// The finished HTML.
  let html: ReadyPieces
  /// What stands behind each piece of it; nothing behind the last.
  let places: [Place]
  /// How many bytes the HTML has, and how many as quoted-printable.
  let length: Int
  let quotedLength: Int

  /// The place of a text.
  enum Place: CaseIterable {
    case subject
    case preheader
    case body
  }

  init(_ page: MailPage, hasPreheader: Bool) {
    let marks = Place.allCases.indices.map { String(Character(Mark.scalar($0))) }
    let whole = page.html(
      subject: marks[0], preheader: hasPreheader ? marks[1] : "", body: marks[2])
    var html = [""]
    var places: [Place] = []
    for piece in Mark.pieces(whole) {
      switch piece {
      case .literal(let text): html[html.count - 1] += text
      case .slot(let slot):
        places.append(Place.allCases[min(slot, Place.allCases.count - 1)])
        html.append("")
      }
    }
    self.html = ReadyPieces(html)
    self.places = places
    length = whole.utf8.count
    quotedLength = whole.utf8.reduce(0) { $0 + ($1 >= 0x80 || $1 == 0x3D ? 3 : 1) }
  }
}
