/// Makes UTF-8 of the encodings in which files of text come back.
package enum ReturnedText {
  typealias Problem = ReturnedDocument.Problem

  /// How many bytes of a file are read.
  package static let byteLimit = 64 << 20

  /// The bytes in UTF-8, without a byte order mark; of a line that is not in the encoding that the
  /// file has, the bytes are none of UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - declared: the name of the encoding, where the file says it.
  ///   - limit: how many bytes it may have.
  /// - Returns: the text.
  /// - Throws: ``Fault`` for encodings that are not known, and for a file that is too large.
  static func decoded(
    _ bytes: [UInt8], declared: String?, limit: Int = byteLimit
  ) throws(Fault) -> [UInt8] {
    var encoding = TextEncoding.utf8
    if let declared, !["us-ascii", "ascii", "charset"].contains(declared.lowercased()) {
      guard let known = TextEncoding(name: declared) else {
        throw Fault("the file is in “\(shortened(declared))”; save it in UTF-8")
      }
      encoding = known
    }
    return try decoded(bytes, in: encoding, limit: limit)
  }

  /// The bytes in UTF-8, as ``decoded(_:declared:limit:)`` gives them.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - encoding: that of a file that does not say it by a byte order mark.
  ///   - limit: how many bytes it may have.
  /// - Returns: the text.
  /// - Throws: ``Fault`` for a file that is too large or no text.
  static func decoded(
    _ bytes: [UInt8], in encoding: TextEncoding, limit: Int = byteLimit
  ) throws(Fault) -> [UInt8] {
    guard bytes.count <= limit else {
      throw Fault("the file has \(bytes.count) bytes; at most \(limit) are read")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, isLittle: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, isLittle: false) }
    if bytes.prefix(1 << 16).contains(0) {
      throw Fault("the file has NUL characters, so it is no text in UTF-8; save it in UTF-8")
    }
    return encoding.inUTF8(bytes)
  }

  private static func utf16(_ bytes: [UInt8], isLittle: Bool) throws(Fault) -> [UInt8] {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
      throw Fault("the file begins as UTF-16, but is not; save it in UTF-8")
    }
    return Array(text.utf8)
  }

  /// Why nothing of a file can be read.
  struct Fault: Error {
    var message: String

    init(_ message: String) { self.message = message }

    /// As a problem of the whole file.
    var problem: Problem { Problem(line: 1, column: 1, message: message) }
  }
}

extension ReturnedDocument {
  /// How many problems are told; a file with more is most likely of another kind.
  static let problemLimit = 100

  /// Notes what cannot be read.
  mutating func report(line: Int, column: Int, _ message: String) {
    guard problems.count < ReturnedDocument.problemLimit else { return }
    let isLast = problems.count == ReturnedDocument.problemLimit - 1
    problems.append(
      Problem(
        line: line, column: column,
        message: isLast ? "\(message); more problems of this file are not shown" : message))
  }
}

extension ReturnedUnit {
  /// Whether a text is approved, in formats that say so beside it in a word that stays when
  /// somebody writes another text.
  ///
  /// - Parameters:
  ///   - state: the word.
  ///   - plain: the text.
  ///   - was: what the file was given; of a text that was there already, the word may be old.
  ///   - wasLeft: whether the file shows that there was something to do, so that the word is new.
  /// - Returns: whether it is.
  static func isApproved(
    _ state: String?, _ plain: String, was: String?, wasLeft: Bool = false
  ) -> Bool {
    guard state == TranslationUnit.State.approved.rawValue else { return false }
    return was == "none" || wasLeft || was == Fingerprint(of: plain).description
  }
}
