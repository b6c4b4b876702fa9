#if os(Linux)
  import Dispatch
  import Glibc
  import Parlance

  /// Watches the folders of a repository with inotify(7); all calls but the first are on its queue.
  final class SystemWatcher: @unchecked Sendable {
    private let root: String
    private let file: Int32
    private let gathering: Gathering
    private var source: (any DispatchSourceRead)?
    /// The watched folders, by watch, from the root.
    private var folders: [Int32: String] = [:]
    /// What looks the folders through once the system cannot watch more.
    private var scanner: FolderScanner?
    private let queue: DispatchQueue

    private static let events = UInt32(
      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
        | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW)

    /// Begins to watch; nil where the system watches as many folders as it can.
    init?(root: String, queue: DispatchQueue, gathering: Gathering) {
      self.root = root
      self.gathering = gathering
      self.queue = queue
      file = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard file >= 0 else { return nil }
      guard watch("") else {
        close(file)
        return nil
      }
      let source = DispatchSource.makeReadSource(fileDescriptor: file, queue: queue)
      let descriptor = file
      source.setEventHandler { [weak self] in self?.read() }
      source.setCancelHandler { close(descriptor) }
      self.source = source
      source.resume()
    }

    func stop() {
      source?.cancel()
      source = nil
      scanner?.stop()
      scanner = nil
    }

    /// Watches a folder and those in it; false where the system cannot watch more.
    private func watch(_ folder: String) -> Bool {
      let full = folder.isEmpty ? root : "\(root)/\(folder)"
      let descriptor = inotify_add_watch(file, full, SystemWatcher.events)
      guard descriptor >= 0 else { return errno != ENOSPC && errno != ENOMEM }
      folders[descriptor] = folder
      for entry in FileWatcher.entries(of: folder, below: root) where entry.kind == .folder {
        if !watch(folder.isEmpty ? entry.name : "\(folder)/\(entry.name)") { return false }
      }
      return true
    }

    private func read() {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
        guard count > 0 else { return }
        buffer.withUnsafeBytes { bytes in
          let header = MemoryLayout<inotify_event>.size
          var offset = 0
          while offset + header <= count {
            let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            let start = offset + header
            let length = min(Int(event.len), count - start)
            // The name is filled up with zeros.
            let name = String(
              decoding: bytes[start..<(start + length)].prefix { $0 != 0 }, as: UTF8.self)
            offset = start + length
            take(event, name)
          }
        }
      }
    }

    private func take(_ event: inotify_event, _ name: String) {
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
        // Events are lost, of new folders perhaps.
        _ = watch("")
        return gathering.add("")
      }
      if event.mask & UInt32(IN_IGNORED) != 0 {
        folders[event.wd] = nil
        return
      }
      guard let folder = folders[event.wd] else { return }
      if name.isEmpty {
        if !folder.isEmpty { gathering.add(folder) }
        return
      }
      if FileWatcher.isPassedOver(name) || (folder.isEmpty && !FileWatcher.isContent(name)) {
        return
      }
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let isFolder = event.mask & UInt32(IN_ISDIR) != 0
      let comes = event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0
      if isFolder, comes, !watch(path), scanner == nil {
        scanner = FolderScanner(root: root, queue: queue, gathering: gathering)
      }
      if isFolder, event.mask & UInt32(IN_MOVED_FROM) != 0 { forget(path) }
      gathering.add(path)
    }

    /// Forgets a folder that has moved away, and those in it.
    private func forget(_ path: String) {
      for (descriptor, folder) in folders where folder == path || folder.hasPrefix("\(path)/") {
        inotify_rm_watch(file, descriptor)
        folders[descriptor] = nil
      }
    }
  }
#endif
