/// A file of customers, as it is understood before its records are read: JSON Lines, or CSV.
package struct Roster: Sendable {
  /// The longest record, in bytes.
  package static let recordLimit = 4 * 1024 * 1024

  enum Form: Sendable {
    case jsonLines
    case csv(CSVHeader)
  }

  let form: Form
  let fields: RosterFields
  let project: Project
  let locales: RosterLocales
  let encoding: TextEncoding

  /// The columns of a CSV file that nothing reads.
  package var unreadColumns: [String] {
    if case .csv(let header) = form { header.unreadColumns } else { [] }
  }

  /// Makes what reads the records of batches; it serves one task.
  package func decoder() -> RosterDecoder { RosterDecoder(self) }

  /// The ID of a customer that has none of its own.
  static func id(ofLine line: Int) -> String { "line-\(line)" }
}

/// Reads the records of batches; it serves one task at a time.
package final class RosterDecoder {
  private let roster: Roster
  private var json: JSONCustomerReader
  private var csv: CSVCustomerReader?

  init(_ roster: Roster) {
    self.roster = roster
    json = JSONCustomerReader(roster.fields)
    if case .csv(let header) = roster.form { csv = CSVCustomerReader(header, roster: roster) }
  }

  /// Reads the records of a batch in order, as long as the answer to each is `true`.
  ///
  /// - Returns: what is left of the batch; nil where that is nothing.
  package func decode(_ batch: RosterBatch, each: (RosterRecord) -> Bool) -> RosterBatch? {
    if let message = batch.fault {
      let fault = RosterFault(
        line: batch.line, id: Roster.id(ofLine: batch.line), message: message)
      _ = each(RosterRecord(line: batch.line, result: .failure(fault)))
      return nil
    }
    return batch.bytes.withUnsafeBufferPointer { bytes in
      csv == nil ? lines(of: batch, bytes, each: each) : csv?.read(batch, bytes, each: each)
    }
  }

  private func lines(
    of batch: RosterBatch, _ bytes: RosterBytes, each: (RosterRecord) -> Bool
  ) -> RosterBatch? {
    var index = batch.start
    var line = batch.line
    while index < bytes.count {
      let end = CSVDialect.find(UInt8(ascii: "\n"), in: bytes, from: index) ?? bytes.count
      let text = bytes.part(index, end)
      index = end + 1
      line += 1
      if text.allSatisfy({ $0 <= 0x20 && $0 != 0 }) { continue }
      if !each(record(text, line: line - 1)), index < bytes.count {
        var rest = batch
        rest.start = index
        rest.line = line
        return rest
      }
    }
    return nil
  }

  private func record(_ text: RosterBytes, line: Int) -> RosterRecord {
    guard text.count <= Roster.recordLimit else {
      return failure(line, nil, nil, "the line is longer than \(Roster.recordLimit) bytes")
    }
    if var customer = json.customer(text) {
      if customer.id.isEmpty { customer.id = Roster.id(ofLine: line) }
      return RosterRecord(line: line, result: .success(customer))
    }
    let json: JSON
    do throws(JSON.Problem) {
      json = try JSON(parsing: text)
    } catch {
      guard String(validating: text, as: UTF8.self) != nil else {
        return failure(line, nil, nil, "the line \(roster.encoding.complaint)")
      }
      let before = String(decoding: text.prefix(error.offset), as: UTF8.self)
      return failure(
        line, nil, nil,
        "this is no JSON: column \(before.unicodeScalars.count + 1): \(error.message)")
    }
    let (customer, faults) = Customer.read(
      json: json, id: Roster.id(ofLine: line), variables: roster.fields.variables)
    if let fault = faults.first {
      return failure(line, customer, fault.variable, fault.message)
    }
    var named = customer
    if named.id.isEmpty { named.id = Roster.id(ofLine: line) }
    return RosterRecord(line: line, result: .success(named))
  }

  private func failure(
    _ line: Int, _ customer: Customer?, _ variable: String?, _ message: String
  ) -> RosterRecord {
    let id = customer.map(\.id).flatMap { $0.isEmpty ? nil : $0 } ?? Roster.id(ofLine: line)
    let fault = RosterFault(
      line: line, id: id, locale: customer?.locale, variable: variable, message: message)
    return RosterRecord(line: line, result: .failure(fault))
  }
}
