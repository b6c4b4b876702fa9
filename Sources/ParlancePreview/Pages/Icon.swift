import Parlance

/// Small pictures that stand beside words, never in place of them.
enum Icon {
  /// The picture of a way to reach a customer.
  static func channel(_ channel: Touchpoint.Channel?) -> HTML {
    switch channel {
    case .email?: drawn("<path d=\"M3 6h18v12H3z\"/><path d=\"m3 7 9 7 9-7\"/>")
    case .phone?:
      drawn(
        "<path d=\"M6 3h4l1.5 5L9 9.5a12 12 0 0 0 5.5 5.5l1.5-2.5 5 1.5v4a2 2 0 0 1-2 2"
          + "A16 16 0 0 1 4 5a2 2 0 0 1 2-2z\"/>")
    case .chat?: drawn("<path d=\"M4 4h16v12H10l-5 4v-4H4z\"/>")
    case .social?:
      drawn(
        "<circle cx=\"6\" cy=\"12\" r=\"2.6\"/><circle cx=\"18\" cy=\"5.5\" r=\"2.6\"/>"
          + "<circle cx=\"18\" cy=\"18.5\" r=\"2.6\"/><path d=\"m8.4 10.8 7.2-4m-7.2 6.4 7.2 4\"/>")
    case .console?: drawn("<path d=\"M3 4h18v13H3zM8 21h8M12 17v4\"/>")
    case .inPerson?:
      drawn("<circle cx=\"12\" cy=\"8\" r=\"4\"/><path d=\"M4 21c1-5 4-7 8-7s7 2 8 7\"/>")
    case nil: drawn("<circle cx=\"12\" cy=\"12\" r=\"3\"/>")
    }
  }

  private static func drawn(_ paths: String) -> HTML {
    HTML(
      trusted: "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">"
        + "\(paths)</svg>")
  }
}
