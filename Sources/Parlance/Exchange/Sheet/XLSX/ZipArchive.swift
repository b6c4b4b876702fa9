import CZip

/// The files in a ZIP archive, inflated one by one within limits.
///
/// Names of files are only compared: none becomes a path of the system.
final class ZipArchive {
  /// How much an archive may hold, so that a hostile one costs neither time nor memory.
  struct Limits {
    /// The bytes of the archive.
    var bytes = 64 << 20
    /// The files in it.
    var files = 10_000
    /// The bytes that all files that are read have when they are inflated.
    var inflated = 128 << 20
    /// How many times larger a file may become.
    var ratio = 200
    /// Up to how many bytes a file may become larger than that.
    var small = 1 << 20
    /// The elements of a file of XML.
    var elements = 8_000_000
  }

  /// Why an archive cannot be read.
  struct Fault: Error {
    var message: String

    init(_ message: String) { self.message = message }
  }

  private let limits: Limits
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private let archive: OpaquePointer
  private var inflated = 0

  /// Opens an archive.
  ///
  /// - Throws: ``Fault`` for what is none, and for one beyond the limits.
  init(_ bytes: [UInt8], limits: Limits) throws(Fault) {
    self.limits = limits
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = memory.initialize(from: bytes)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let source = zip_source_buffer_create(
      memory.baseAddress, zip_uint64_t(bytes.count), 0, &error)
    guard let source else {
      memory.deallocate()
      throw Fault("there is not enough memory to read it")
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      let reason = String(cString: zip_error_strerror(&error))
      memory.deallocate()
      throw Fault("it is no .xlsx file, or a broken one (\(reason))")
    }
    self.memory = memory
    self.archive = archive
    let count = zip_get_num_entries(archive, 0)
    guard count <= limits.files else {
      throw Fault("it has \(count) files in it; at most \(limits.files) are read")
    }
  }

  deinit {
    zip_discard(archive)
    memory.deallocate()
  }

  /// The bytes of a file; nil where the archive has none of the name.
  ///
  /// - Throws: ``Fault`` for one that is encrypted, broken or beyond the limits.
  func file(_ name: String) throws(Fault) -> [UInt8]? {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return nil }
    let place = zip_uint64_t(index)
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, place, 0, &status) == 0 else {
      throw Fault("“\(name)” in it cannot be read")
    }
    guard status.encryption_method == ZIP_EM_NONE else {
      throw Fault("it is encrypted; save it without a password")
    }
    guard let file = zip_fopen_index(archive, place, 0) else {
      throw Fault("“\(name)” in it cannot be read")
    }
    defer { zip_fclose(file) }
    // What the archive says of sizes is not believed; what comes out is counted.
    let most = Int(clamping: status.comp_size).multipliedReportingOverflow(by: limits.ratio)
    let largest = max(most.overflow ? .max : most.partialValue, limits.small)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(file, &buffer, zip_uint64_t(buffer.count)))
      guard count >= 0 else { throw Fault("“\(name)” in it is broken") }
      if count == 0 { return bytes }
      inflated += count
      guard inflated <= limits.inflated else {
        throw Fault("it becomes more than \(limits.inflated) bytes when it is unpacked")
      }
      guard bytes.count + count <= largest else {
        throw Fault(
          "“\(name)” in it becomes more than \(limits.ratio) times larger when it is unpacked")
      }
      bytes += buffer[..<count]
    }
  }
}
