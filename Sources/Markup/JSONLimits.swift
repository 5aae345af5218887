/// Bounds that make a hostile document an error instead of an exhausted process. Every bound is
/// inclusive. The defaults fit one page of a marketplace's list: 200 Trendyol packages are about
/// 1 MB (Trendyol fact sheet 2026-11-23, §8), with a wide margin.
public struct JSONLimits: Sendable, Equatable {
  /// Size of the document in bytes. 64 MiB.
  public var maxBytes: Int
  /// Open objects and arrays at one time; never more than 64, because a word holds their kinds.
  public var maxDepth: Int
  /// Bytes of one string or member name as it stands in the document. 16 MiB.
  public var maxStringBytes: Int
  /// Characters of one number. 256.
  public var maxNumberBytes: Int

  public init(
    maxBytes: Int = 64 << 20, maxDepth: Int = 64, maxStringBytes: Int = 16 << 20,
    maxNumberBytes: Int = 256
  ) {
    self.maxBytes = maxBytes
    self.maxDepth = min(maxDepth, 64)
    self.maxStringBytes = maxStringBytes
    self.maxNumberBytes = maxNumberBytes
  }
}
