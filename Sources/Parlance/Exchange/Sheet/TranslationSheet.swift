/// Units as the rows of a spreadsheet, as CSV or for Excel.
///
/// No format holds a formula that Parlance has written, and none that came back is evaluated.
package enum TranslationSheet {
  /// A document as CSV (RFC 4180) in UTF-8, with the byte order mark by which Excel knows it.
  package static func csv(_ document: ExchangeDocument) -> String { CSVSheet.text(document) }

  /// Reads CSV as spreadsheets write it: with other separators, in UTF-16, columns moved.
  ///
  /// Rows without a translation are left out. Whatever the bytes are, what can be read of them is
  /// read, and the rest is told.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - encoding: that of a file that does not say it by a byte order mark.
  /// - Returns: the translations, and what could not be read.
  package static func readCSV(
    _ bytes: [UInt8], encoding: TextEncoding = .utf8
  ) -> ReturnedDocument {
    readCSV(bytes, encoding: encoding, limit: ReturnedText.byteLimit)
  }

  static func readCSV(
    _ bytes: [UInt8], encoding: TextEncoding, limit: Int
  ) -> ReturnedDocument {
    do {
      let text = try ReturnedText.decoded(bytes, in: encoding, limit: limit)
      return CSVSheetReader(text).document()
    } catch {
      var document = ReturnedDocument()
      document.problems.append(error.problem)
      return document
    }
  }

  /// Writes a document as a workbook of Excel, the same bytes each time.
  ///
  /// - Throws: ``ParlanceError`` where a text does not fit into a cell, there are more texts than a
  ///   sheet has rows, or the file cannot be written.
  package static func writeXLSX(
    _ document: ExchangeDocument, to path: String
  ) throws(ParlanceError) {
    try XLSXWriter(document).write(to: path)
  }

  /// Reads a workbook as spreadsheets write it: the first sheet with a column of IDs.
  ///
  /// - Throws: ``ParlanceError`` for a file that is no workbook, has a password, or is larger than
  ///   any export.
  package static func readXLSX(at path: String) throws(ParlanceError) -> ReturnedDocument {
    try readXLSX(at: path, limits: ZipArchive.Limits())
  }

  static func readXLSX(
    at path: String, limits: ZipArchive.Limits
  ) throws(ParlanceError) -> ReturnedDocument {
    let bytes = try ReturnedFile.read(path, limit: limits.bytes)
    do throws(ZipArchive.Fault) {
      return try XLSXReader(bytes, limits: limits).document()
    } catch {
      throw ParlanceError("\(path) cannot be read: \(error.message)")
    }
  }
}
