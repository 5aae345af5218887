#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The C library's mathematics, without Foundation.
///
/// The results enter data that must be the same on every machine; they are only used where they
/// are rounded to whole steps far coarser than the last bit in which libraries differ.
enum Fast {
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
  static func cosine(_ angle: Double) -> Double { cos(angle) }
}
