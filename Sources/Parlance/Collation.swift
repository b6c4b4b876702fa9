internal import CICU
internal import Synchronization

/// How a language tells letters apart, as libicu knows it: German has ä as an a with an accent,
/// Turkish has ı as a letter of its own.
package final class Collation: Sendable {
  private let handle: Mutex<Handle>

  /// What libicu has opened; it serves one thread at a time.
  private struct Handle: @unchecked Sendable {
    var pointer: OpaquePointer?
  }

  /// Opens the collation of a locale; one that libicu does not know has the order of Unicode.
  package init(_ locale: LocaleTag) {
    var error: Int32 = 0
    let name = withCharacterBuffer(capacity: 160) {
      cicu_locale_name(locale.description, $0, $1)
    }
    handle = Mutex(Handle(pointer: cicu_collation_open(name ?? "", &error)))
  }

  deinit { handle.withLock { cicu_collation_close($0.pointer) } }

  /// The letters of a text by their numbers, which are the same for letters that differ in case
  /// and accents only; ß is two.
  package func letters(_ text: some StringProtocol) -> [UInt32] {
    var text = String(text)
    return handle.withLock { handle in
      guard let collation = handle.pointer else { return text.unicodeScalars.map(\.value) }
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          // No character of UTF-8 has more letters than this, but for a few ligatures.
          var capacity = bytes.count * 3 + 16
          while true {
            var count = 0
            let letters = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, used in
              count = Int(
                cicu_collation_letters(
                  collation, bytes.baseAddress, Int32(bytes.count), buffer.baseAddress,
                  Int32(capacity)))
              used = max(0, min(count, capacity))
            }
            if count <= capacity { return letters }
            capacity = count
          }
        }
      }
    }
  }
}
