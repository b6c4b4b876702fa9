import CZip

@testable import Parlance

/// A workbook made by hand of the parts that other programs would write.
struct LiteralWorkbook {
  /// The parts by name.
  var parts: [(name: String, text: String)] = []
  /// The password of each part; nil for none.
  var password: String?

  /// A workbook with a sheet.
  ///
  /// - Parameters:
  ///   - rows: the XML of its rows.
  ///   - strings: the XML of its shared texts.
  init(_ rows: String..., strings: String = "") {
    parts = [
      (
        "_rels/.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="r1" Target="/xl/book.xml" \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>\
        </Relationships>
        """
      ),
      (
        "xl/book.xml",
        """
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
        xmlns:x="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
        """
          + rows.indices.map { "<sheet name=\"S\($0)\" sheetId=\"\($0 + 1)\" x:id=\"s\($0)\"/>" }
          .joined() + "</sheets></workbook>"
      ),
      (
        "xl/_rels/book.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          + rows.indices.map {
            "<Relationship Id=\"s\($0)\" Type=\"a/worksheet\" Target=\"sheets/../sheets/s\($0).xml\"/>"
          }.joined()
          + "<Relationship Id=\"t\" Type=\"a/sharedStrings\" Target=\"strings.xml\"/></Relationships>"
      ),
      ("xl/strings.xml", "<sst>\(strings)</sst>"),
    ]
    for (index, rows) in rows.enumerated() {
      parts.append(
        ("xl/sheets/s\(index).xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>"))
    }
  }

  /// Reads the workbook.
  func read(
    _ limits: ZipArchive.Limits = ZipArchive.Limits()
  ) throws -> ReturnedDocument {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    let path = "\(folder.path)/a.xlsx"
    try write(to: path)
    return try TranslationSheet.readXLSX(at: path, limits: limits)
  }

  /// Why the workbook is refused; empty where it is read.
  func refusal(_ limits: ZipArchive.Limits = ZipArchive.Limits()) throws -> String {
    do {
      _ = try read(limits)
      return ""
    } catch let error as ParlanceError {
      let name = error.message.firstRange(of: "a.xlsx ")
      return name.map { String(error.message[$0.upperBound...]) } ?? error.message
    }
  }

  private func write(to path: String) throws {
    struct Broken: Error {}
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, nil) else { throw Broken() }
    var kept: [UnsafeMutableBufferPointer<UInt8>] = []
    defer { for memory in kept { memory.deallocate() } }
    for (name, text) in parts {
      let bytes = Array(text.utf8)
      let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 1)
      _ = memory.initialize(from: bytes + [0])
      kept.append(memory)
      let source = zip_source_buffer(archive, memory.baseAddress, UInt64(bytes.count), 0)
      let index = zip_file_add(archive, name, source, 0)
      guard index >= 0 else { throw Broken() }
      if let password {
        zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password)
      }
    }
    guard zip_close(archive) == 0 else { throw Broken() }
  }
}
