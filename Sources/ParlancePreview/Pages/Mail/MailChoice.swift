import Parlance

/// How a mail is shown, as its address says.
struct MailChoice: Sendable {
  var view = View.mail
  var width = Width.wide
  var scheme = Scheme.system
  /// The locale that stands beside the one chosen.
  var beside: LocaleTag?

  /// In which form it is shown.
  enum View: String, CaseIterable {
    case mail
    case blocks
    case text
    case source

    var label: Label {
      switch self {
      case .mail: .mailViewMail
      case .blocks: .mailViewBlocks
      case .text: .mailViewText
      case .source: .mailViewSource
      }
    }
  }

  /// How wide the window of the mail program is.
  enum Width: String, CaseIterable {
    case wide
    case phone

    var label: Label { self == .wide ? .mailWide : .mailPhone }
  }

  /// Which colours the mail program shows.
  enum Scheme: String, CaseIterable {
    case system
    case light
    case dark

    var label: Label {
      switch self {
      case .system: .mailSystem
      case .light: .mailLight
      case .dark: .mailDark
      }
    }
  }

  /// Whether it is shown as a mail program would.
  var isFramed: Bool { view == .mail || view == .blocks }

  init(_ visit: Visit) {
    view = visit.query["view"].flatMap { View(rawValue: $0) } ?? .mail
    width = visit.query["width"].flatMap { Width(rawValue: $0) } ?? .wide
    scheme = visit.query["scheme"].flatMap { Scheme(rawValue: $0) } ?? .system
    let tags = visit.repository.localeTags
    beside = visit.query["beside"].flatMap { LocaleTag($0) }.flatMap { tag in
      tags.contains(tag) && tag != visit.locale ? tag : nil
    }
    if view == .blocks, beside == nil {
      let source = visit.repository.project.source
      beside = source != visit.locale ? source : tags.first { $0 != visit.locale }
    }
  }
}
