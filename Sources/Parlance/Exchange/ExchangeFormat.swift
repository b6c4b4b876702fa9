/// The formats in which texts go to translators and come back.
package enum ExchangeFormat: String, CaseIterable, Sendable {
  /// XLIFF 2.1.
  case xliff21
  /// XLIFF 2.2, in which the branches of a sentence are one unit.
  case xliff22
  /// XLIFF 1.2, which most tools want.
  case xliff12
  /// Files of gettext.
  case po
  /// A table as text.
  case csv
  /// A workbook of Excel.
  case xlsx

  /// The format that the ending of a file's name says; nil for any other ending.
  package init?(path: String) {
    let name = path.lowercased()
    switch name.lastIndex(of: ".").map({ name[name.index(after: $0)...] }) {
    case "xlf", "xliff": self = .xliff21
    case "po": self = .po
    case "csv": self = .csv
    case "xlsx": self = .xlsx
    default: return nil
    }
  }

  /// How the names of its files end.
  package var ending: String {
    switch self {
    case .xliff21, .xliff22, .xliff12: ".xlf"
    case .po: ".po"
    case .csv: ".csv"
    case .xlsx: ".xlsx"
    }
  }

  /// The endings of names by which formats are known.
  package static let endings = ".xlf, .po, .csv or .xlsx"

  /// Writes a document to a file, which is replaced as a whole.
  ///
  /// - Throws: ``ParlanceError`` where it cannot be written.
  package func write(_ document: ExchangeDocument, to path: String) throws(ParlanceError) {
    switch self {
    case .xliff21: try FileWriter.write(XLIFF.write(document, version: .v21), to: path)
    case .xliff22: try FileWriter.write(XLIFF.write(document, version: .v22), to: path)
    case .xliff12: try FileWriter.write(XLIFF.write(document, version: .v12), to: path)
    case .po: try FileWriter.write(PO.write(document), to: path)
    case .csv: try FileWriter.write(TranslationSheet.csv(document), to: path)
    case .xlsx: try TranslationSheet.writeXLSX(document, to: path)
    }
  }

  /// Reads what came back.
  ///
  /// - Throws: ``ParlanceError`` where the file cannot be read.
  package func read(_ path: String) throws(ParlanceError) -> ReturnedDocument {
    switch self {
    case .xliff21, .xliff22, .xliff12: XLIFF.read(try ReturnedFile.read(path))
    case .po: PO.read(try ReturnedFile.read(path))
    case .csv: TranslationSheet.readCSV(try ReturnedFile.read(path))
    case .xlsx: try TranslationSheet.readXLSX(at: path)
    }
  }
}
