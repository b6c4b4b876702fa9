import CXlsxWriter

/// Writes units as a workbook of Excel, in which every cell is a text.
struct XLSXWriter {
  private let document: ExchangeDocument
  private let columns = SheetColumn.allCases

  /// How many UTF-16 code units a cell of Excel holds.
  static let cellLimit = 32_767

  init(_ document: ExchangeDocument) { self.document = document }

  /// Writes the file.
  ///
  /// - Throws: ``ParlanceError`` where a text does not fit into a cell, there are more rows than a
  ///   sheet has, or the file cannot be written.
  func write(to path: String) throws(ParlanceError) {
    try checkLengths()
    let folder = try TemporaryFolder(for: "the workbook")
    defer { folder.remove() }
    let temporary = "\(folder.path)/workbook.xlsx"
    try fill(temporary)
    let bytes = try ReturnedFile.read(temporary, limit: .max)
    try FileWriter.write(to: path) { write throws(ParlanceError) in try write(bytes) }
  }

  private func checkLengths() throws(ParlanceError) {
    for unit in document.units {
      for column in columns where cell(column, unit).utf16.count > XLSXWriter.cellLimit {
        throw ParlanceError(
          "the \(column.rawValue) of \(unit.id) is longer than \(XLSXWriter.cellLimit) characters, "
            + "more than a cell of Excel holds; export CSV, PO or XLIFF instead")
      }
    }
  }

  private func cell(_ column: SheetColumn, _ unit: TranslationUnit) -> String {
    let text = XLSXText.escaped(SheetGuard.guardedInTextCell(column.value(unit)))
    // An offer that fits nowhere is none.
    let isOffer = column == .matchSource || column == .matchTranslation
    return isOffer && text.utf16.count > XLSXWriter.cellLimit ? "" : text
  }

  private func fill(_ path: String) throws(ParlanceError) {
    guard let book = workbook_new(path) else {
      throw ParlanceError("the workbook cannot be written: there is not enough memory")
    }
    var properties = lxw_doc_properties()
    // A fixed day (1980-01-01), so that the same texts give the same bytes.
    properties.created = 315_532_800
    workbook_set_properties(book, &properties)
    var error = LXW_NO_ERROR
    if let sheet = workbook_add_worksheet(book, "Parlance") {
      error = fill(sheet, book)
    }
    let closed = workbook_close(book)
    if error == LXW_NO_ERROR { error = closed }
    guard error == LXW_NO_ERROR else {
      throw ParlanceError(
        "the workbook cannot be written: \(String(cString: lxw_strerror(error)))")
    }
  }

  private func fill(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ book: UnsafeMutablePointer<lxw_workbook>
  ) -> lxw_error {
    let header = workbook_add_format(book)
    format_set_bold(header)
    format_set_text_wrap(header)
    format_set_bg_color(header, 0xD9E2EC)
    format_set_num_format(header, "@")
    let formats = columns.map { format($0, book) }
    if document.target.isRightToLeft { worksheet_right_to_left(sheet) }
    for (index, column) in columns.enumerated() {
      let place = lxw_col_t(index)
      worksheet_set_column(sheet, place, place, column.width, formats[index])
      worksheet_write_string(sheet, 0, place, column.title(document), header)
    }
    for (row, unit) in document.units.enumerated() {
      for (index, column) in columns.enumerated() {
        let error = worksheet_write_string(
          sheet, lxw_row_t(row + 1), lxw_col_t(index), cell(column, unit), formats[index])
        if error != LXW_NO_ERROR { return error }
      }
    }
    worksheet_freeze_panes(sheet, 1, 0)
    worksheet_autofilter(sheet, 0, 0, lxw_row_t(document.units.count), lxw_col_t(columns.count - 1))
    protect(sheet)
    return LXW_NO_ERROR
  }

  private func format(
    _ column: SheetColumn, _ book: UnsafeMutablePointer<lxw_workbook>
  ) -> UnsafeMutablePointer<lxw_format>? {
    let format = workbook_add_format(book)
    format_set_text_wrap(format)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    // What is typed stays a text, be it like a formula, a date or a number.
    format_set_num_format(format, "@")
    var locale: LocaleTag?
    switch column {
    case .translation, .previousTranslation, .matchTranslation: locale = document.target
    case .source, .previousSource, .matchSource: locale = document.source
    default: break
    }
    if let locale { format_set_reading_order(format, locale.isRightToLeft ? 2 : 1) }
    if column == .translation { format_set_bg_color(format, 0xFFF8DC) }
    if column == .translation || column == .state { format_set_unlocked(format) }
    return format
  }

  /// Guards the other columns against slips; there is no password.
  private func protect(_ sheet: UnsafeMutablePointer<lxw_worksheet>) {
    var options = lxw_protection()
    options.format_cells = 1
    options.format_columns = 1
    options.format_rows = 1
    options.insert_columns = 1
    options.sort = 1
    options.autofilter = 1
    worksheet_protect(sheet, nil, &options)
  }
}
