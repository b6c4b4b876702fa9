import Hummingbird

/// Why a request cannot be answered, in words for the visitor.
struct Problem: Error {
  let status: HTTPResponse.Status
  let message: String
  /// What exactly is wrong, which is English; nil where the message says it all.
  let detail: String?

  init(_ status: HTTPResponse.Status, _ message: String, detail: String? = nil) {
    self.status = status
    self.message = message
    self.detail = detail
  }
}
