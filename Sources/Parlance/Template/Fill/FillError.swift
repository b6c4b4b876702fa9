/// Why a text could not be written for a customer.
package struct FillError: Error, Hashable, Sendable {
  /// The variable that it is about, where it is about one.
  package var variable: String?
  /// The address that it is about as the template has it, where it is about one.
  package var address: String?
  /// What was found and what was expected, as one sentence without a full stop.
  package var message: String

  /// Makes an error.
  package init(variable: String? = nil, address: String? = nil, message: String) {
    self.variable = variable
    self.address = address
    self.message = message
  }
}
