#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The processors that there are to work on.
package enum Processors {
  /// How many there are.
  package static let count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
