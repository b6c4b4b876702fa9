#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The database of the translation memory.
///
/// Texts are found by SQLite's index of trigrams (FTS5). The number of a row holds its locale and the
/// length of its source, so that only texts of about the right length are looked through.
final class MemoryStore {
  typealias Failure = SQLiteDatabase.Failure

  let database: SQLiteDatabase
  private(set) var counts = TrigramCounts()
  private var locales: [LocaleTag: Int64] = [:]

  /// Changes with what is kept, and how.
  private static let format = 1
  private static let tables = [
    "CREATE TABLE locale(number INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE)",
    """
    CREATE TABLE origin(number INTEGER PRIMARY KEY, locale INTEGER NOT NULL, name TEXT NOT NULL, \
    hash BLOB NOT NULL, UNIQUE(locale, name))
    """,
    """
    CREATE TABLE unit(id INTEGER PRIMARY KEY, origin INTEGER NOT NULL, exact INTEGER NOT NULL, \
    place TEXT NOT NULL, branches TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL)
    """,
    "CREATE INDEX unit_origin ON unit(origin)",
    "CREATE INDEX unit_exact ON unit(exact)",
    "CREATE TABLE state(number INTEGER PRIMARY KEY, next INTEGER NOT NULL, counts BLOB NOT NULL)",
    """
    CREATE VIRTUAL TABLE grams USING fts5(source, content='', detail=none, columnsize=0, \
    tokenize='trigram')
    """,
  ]

  /// Where the database of a repository is, whose folder is made; nil where that cannot be.
  static func path(below root: String) -> String? {
    // SQLite goes through no symbolic link, which the repository may be behind.
    guard let real = realpath(root, nil) else { return nil }
    defer { free(real) }
    let folder = "\(String(cString: real))/\(CheckMemory.folder)"
    if mkdir(folder, 0o777) == 0 {
      try? FileWriter.write("*\n", to: "\(folder)/.gitignore")
    }
    return "\(folder)/memory.sqlite"
  }

  /// Removes a database that is of no use.
  static func remove(_ path: String) {
    for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
  }

  /// Opens a database, or one in memory; what stands there and is none of ours is replaced.
  init(path: String?) throws(Failure) {
    do throws(Failure) {
      database = try MemoryStore.opened(path)
    } catch {
      guard let path, error.isDamage else { throw error }
      MemoryStore.remove(path)
      database = try MemoryStore.opened(path)
    }
  }

  private static func opened(_ path: String?) throws(Failure) -> SQLiteDatabase {
    let database = try SQLiteDatabase(path: path)
    try database.run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    if path != nil {
      try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    if try schema(database).isEmpty {
      try database.transaction { () throws(Failure) in
        // Another process may have been faster.
        guard try schema(database).isEmpty else { return }
        for table in tables { try database.run(table) }
        try database.run("PRAGMA user_version = \(format)")
      }
    }
    let version = try database.statement("PRAGMA user_version")
    guard try version.step(), version.number(0) == Int64(format) else {
      throw .notOurs
    }
    version.reset()
    guard try schema(database) == tables.sorted() else { throw .notOurs }
    return database
  }

  /// The statements that made the tables; those that FTS5 makes itself are left out.
  private static func schema(_ database: SQLiteDatabase) throws(Failure) -> [String] {
    let rows = try database.statement(
      """
      SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND NOT (type = 'table' AND name IN \
      ('grams_data', 'grams_idx', 'grams_config', 'grams_docsize', 'grams_content'))
      """)
    var sql: [String] = []
    while try rows.step() { sql.append(rows.text(0)) }
    return sql.sorted()
  }

  // MARK: Filling

  /// Writes what has changed of the origins of a locale.
  func fill(_ locale: LocaleTag, from origins: [MemoryOrigin]) throws(Failure) {
    if try changes(locale, origins).isEmpty {
      _ = try readState()
      return
    }
    try database.transaction { () throws(Failure) in
      var next = try readState()
      // Another process may have written them meanwhile.
      let changes = try changes(locale, origins)
      for number in changes.gone { try remove(number) }
      let home = try number(of: locale, adds: true)
      for origin in changes.new {
        try database.statement("INSERT INTO origin(locale, name, hash) VALUES (?, ?, ?)")
          .bind(home).bind(origin.name).bind(origin.hash.bytes).run()
        let row = try database.statement("SELECT last_insert_rowid()")
        guard try row.step() else { continue }
        let number = row.number(0)
        row.reset()
        for entry in origin.entries() {
          next += 1
          try add(entry, home, number, next)
        }
      }
      try database.statement("INSERT OR REPLACE INTO state(number, next, counts) VALUES (1, ?, ?)")
        .bind(next).bind(counts.bytes).run()
    }
  }

  private struct Changes {
    var gone: [Int64] = []
    var new: [MemoryOrigin] = []
    var isEmpty: Bool { gone.isEmpty && new.isEmpty }
  }

  private func changes(
    _ locale: LocaleTag, _ origins: [MemoryOrigin]
  ) throws(Failure) -> Changes {
    var changes = Changes()
    var known: [String: [UInt8]] = [:]
    let wanted = Dictionary(origins.map { ($0.name, $0.hash.bytes) }) { first, _ in first }
    if let home = try number(of: locale, adds: false) as Int64? {
      let rows = try database.statement(
        "SELECT number, name, hash FROM origin WHERE locale = ?"
      ).bind(home)
      while try rows.step() {
        let (name, hash) = (rows.text(1), rows.bytes(2))
        if wanted[name] == hash { known[name] = hash } else { changes.gone.append(rows.number(0)) }
      }
    }
    for origin in origins where known[origin.name] == nil {
      known[origin.name] = []
      changes.new.append(origin)
    }
    return changes
  }

  /// Reads the counts; gives the last number that a row has.
  private func readState() throws(Failure) -> Int64 {
    let row = try database.statement("SELECT next, counts FROM state WHERE number = 1")
    guard try row.step() else { return 0 }
    counts = TrigramCounts(bytes: row.bytes(1))
    let next = row.number(0)
    row.reset()
    return next
  }

  /// The number of a locale; 0 where it has none yet.
  func number(of locale: LocaleTag, adds: Bool) throws(Failure) -> Int64 {
    if let known = locales[locale] { return known }
    let row = try database.statement("SELECT number FROM locale WHERE tag = ?")
      .bind(locale.description)
    if try row.step() {
      let number = row.number(0)
      row.reset()
      locales[locale] = number
      return number
    }
    guard adds else { return 0 }
    try database.statement("INSERT INTO locale(tag) VALUES (?)").bind(locale.description).run()
    return try number(of: locale, adds: false)
  }

  private func add(
    _ entry: MemoryEntry, _ locale: Int64, _ origin: Int64, _ next: Int64
  ) throws(Failure) {
    let id = MemoryStore.row(locale, entry.source.elements.count, next)
    let text = entry.source.searched
    try database.statement(
      """
      INSERT INTO unit(id, origin, exact, place, branches, source, target) \
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    )
    .bind(id).bind(origin).bind(MemoryStore.exact(entry.source)).bind(entry.place)
    .bind(entry.branches).bind(MemoryText.coded(entry.source)).bind(MemoryText.coded(entry.target))
    .run()
    try database.statement("INSERT INTO grams(rowid, source) VALUES (?, ?)").bind(id).bind(text)
      .run()
    counts.count(text, adds: true)
  }

  private func remove(_ origin: Int64) throws(Failure) {
    let rows = try database.statement("SELECT id, source FROM unit WHERE origin = ?").bind(origin)
    var units: [(id: Int64, text: String)] = []
    while try rows.step() {
      guard let source = MemoryText.text(rows.text(1)) else { throw .notOurs }
      units.append((rows.number(0), source.searched))
    }
    for unit in units {
      try database.statement("INSERT INTO grams(grams, rowid, source) VALUES ('delete', ?, ?)")
        .bind(unit.id).bind(unit.text).run()
      counts.count(unit.text, adds: false)
    }
    try database.statement("DELETE FROM unit WHERE origin = ?").bind(origin).run()
    try database.statement("DELETE FROM origin WHERE number = ?").bind(origin).run()
  }

  // MARK: Rows

  /// The longest text that a row's number tells.
  static let longest = 8_191

  /// The number of a row: 12 bits of locale, 13 of length, 38 of its own.
  static func row(_ locale: Int64, _ length: Int, _ number: Int64) -> Int64 {
    (locale & 0xFFF) << 51 | Int64(min(length, longest)) << 38 | (number & 0x3F_FFFF_FFFF)
  }

  /// The length that a row's number tells.
  static func length(ofRow id: Int64) -> Int { Int(id >> 38 & 0x1FFF) }

  /// A number by which a text is found again.
  static func exact(_ text: UnitText) -> Int64 {
    Int64(bitPattern: ContentHash(of: text.plain).high)
  }
}

extension ContentHash {
  /// The hash as it is kept.
  fileprivate var bytes: [UInt8] {
    [high, low].flatMap { number in withUnsafeBytes(of: number.bigEndian) { Array($0) } }
  }
}
