import Hummingbird

/// Why a request cannot be answered, in words for the visitor.
struct Problem: Error {
  let status: HTTPResponse.Status
  let message: String

  init(_ status: HTTPResponse.Status, _ message: String) {
    self.status = status
    self.message = message
  }
}
