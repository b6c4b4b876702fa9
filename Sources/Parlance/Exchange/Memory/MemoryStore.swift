#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The database of the translation memory.
///
/// What is like a text is found by the sketches of all texts of a locale (``TextSketch``), which are
/// read once. The number of a row holds its locale and the length of its source, so that only texts
/// of about the right length are looked through.
final class MemoryStore {
  typealias Failure = SQLiteDatabase.Failure

  let database: SQLiteDatabase
  private var sketches: [Int64: SketchTable] = [:]
  private var locales: [LocaleTag: Int64] = [:]

  /// Changes with what is kept, and how.
  private static let format = 2
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
    "CREATE TABLE sketch(id INTEGER PRIMARY KEY, bits BLOB NOT NULL)",
    "CREATE TABLE state(number INTEGER PRIMARY KEY, next INTEGER NOT NULL)",
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

  /// The statements that made the tables.
  private static func schema(_ database: SQLiteDatabase) throws(Failure) -> [String] {
    let rows = try database.statement("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    var sql: [String] = []
    while try rows.step() { sql.append(rows.text(0)) }
    return sql.sorted()
  }

  // MARK: Filling

  /// Writes what has changed of the origins of a locale.
  func fill(_ locale: LocaleTag, from origins: [MemoryOrigin]) throws(Failure) {
    if try changes(locale, origins).isEmpty { return }
    sketches = [:]
    try database.transaction { () throws(Failure) in
      var next = try lastNumber()
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
      try database.statement("INSERT OR REPLACE INTO state(number, next) VALUES (1, ?)")
        .bind(next).run()
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

  /// The last number that a row was given.
  private func lastNumber() throws(Failure) -> Int64 {
    let row = try database.statement("SELECT next FROM state WHERE number = 1")
    guard try row.step() else { return 0 }
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
    let elements = entry.source.elements
    let id = MemoryStore.row(locale, elements.count, next)
    try database.statement(
      """
      INSERT INTO unit(id, origin, exact, place, branches, source, target) \
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    )
    .bind(id).bind(origin).bind(MemoryStore.exact(entry.source)).bind(entry.place)
    .bind(entry.branches).bind(MemoryText.coded(entry.source)).bind(MemoryText.coded(entry.target))
    .run()
    try database.statement("INSERT INTO sketch(id, bits) VALUES (?, ?)")
      .bind(id).bind(TextSketch(elements).bytes).run()
  }

  private func remove(_ origin: Int64) throws(Failure) {
    try database.statement(
      "DELETE FROM sketch WHERE id IN (SELECT id FROM unit WHERE origin = ?)"
    ).bind(origin).run()
    try database.statement("DELETE FROM unit WHERE origin = ?").bind(origin).run()
    try database.statement("DELETE FROM origin WHERE number = ?").bind(origin).run()
  }

  // MARK: Sketches

  /// The sketches of a locale, read when they are first asked for.
  func sketches(of locale: Int64) throws(Failure) -> SketchTable {
    if let known = sketches[locale] { return known }
    let rows = try database.statement(
      "SELECT id, bits FROM sketch WHERE id >= ? AND id < ? ORDER BY id"
    ).bind(MemoryStore.row(locale, 0, 0)).bind(MemoryStore.row(locale + 1, 0, 0))
    var table = SketchTable()
    while try rows.step() {
      guard let sketch = rows.withBytes(1, { TextSketch(bytes: $0) }) else { throw .notOurs }
      table.append(sketch, row: rows.number(0))
    }
    sketches[locale] = table
    return table
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
