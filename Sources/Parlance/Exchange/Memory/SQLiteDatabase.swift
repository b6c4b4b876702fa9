import CSQLite

/// A database of SQLite, closed when nobody holds it any more.
final class SQLiteDatabase {
  private let handle: OpaquePointer
  private var statements: [String: SQLiteStatement] = [:]

  /// What SQLite says went wrong.
  struct Failure: Error {
    /// The primary result code.
    let code: Int32

    /// What a file is that SQLite can read, but that holds something else.
    static let notOurs = Failure(code: SQLITE_NOTADB)

    /// Whether the file is none of SQLite's, or damaged.
    var isDamage: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR }
  }

  /// Opens a file that is no symbolic link, nor in a folder that is one; or one in memory.
  init(path: String?) throws(Failure) {
    var opened: OpaquePointer?
    // One task at a time uses it.
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(path ?? ":memory:", &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw Failure(code: code & 0xFF)
    }
    handle = opened
    sqlite3_busy_timeout(handle, 5_000)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Runs statements that give nothing.
  func run(_ sql: String) throws(Failure) { try check(sqlite3_exec(handle, sql, nil, nil, nil)) }

  /// A statement, prepared once.
  func statement(_ sql: String) throws(Failure) -> SQLiteStatement {
    if let known = statements[sql] {
      known.reset()
      return known
    }
    var prepared: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &prepared, nil))
    guard let prepared else { throw Failure(code: SQLITE_MISUSE) }
    let statement = SQLiteStatement(prepared)
    statements[sql] = statement
    return statement
  }

  /// Writes as a whole or not at all, while nobody else writes.
  func transaction(_ body: () throws(Failure) -> Void) throws(Failure) {
    try run("BEGIN IMMEDIATE")
    do throws(Failure) {
      try body()
      try run("COMMIT")
    } catch {
      try? run("ROLLBACK")
      throw error
    }
  }

  private func check(_ code: Int32) throws(Failure) {
    if code != SQLITE_OK { throw Failure(code: code & 0xFF) }
  }
}

/// A statement of SQLite with its parameters.
final class SQLiteStatement {
  private let handle: OpaquePointer
  private var bound: Int32 = 0

  fileprivate init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { sqlite3_finalize(handle) }

  /// Makes the statement ready to run again.
  func reset() {
    sqlite3_reset(handle)
    bound = 0
  }

  /// Gives the next parameter.
  @discardableResult func bind(_ number: Int64) -> SQLiteStatement {
    bound += 1
    sqlite3_bind_int64(handle, bound, number)
    return self
  }

  /// Gives the next parameter.
  @discardableResult func bind(_ text: String) -> SQLiteStatement {
    bound += 1
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        _ = sqlite3_bind_text(handle, bound, bytes.baseAddress, Int32(bytes.count), copied)
      }
    }
    return self
  }

  /// Gives the next parameter.
  @discardableResult func bind(_ bytes: [UInt8]) -> SQLiteStatement {
    bound += 1
    sqlite3_bind_blob(handle, bound, bytes, Int32(bytes.count), copied)
    return self
  }

  /// Goes to the next row.
  ///
  /// - Returns: whether there is one.
  func step() throws(SQLiteDatabase.Failure) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw SQLiteDatabase.Failure(code: code & 0xFF) }
    return false
  }

  /// Runs the statement for what it does.
  func run() throws(SQLiteDatabase.Failure) { while try step() {} }

  /// A number of the row.
  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// A text of the row.
  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The bytes of a text of the row, which are gone with the next step.
  func withText<Result>(
    _ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = sqlite3_column_text(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// The bytes of a blob of the row, which are gone with the next step.
  func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = sqlite3_column_blob(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// Bytes of the row.
  func bytes(_ column: Int32) -> [UInt8] { withBytes(column) { Array($0) } }
}

/// SQLite's `SQLITE_TRANSIENT`: it copies what it is given.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
