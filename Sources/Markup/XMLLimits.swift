/// Bounds that make a hostile document an error instead of an exhausted process.
///
/// Every bound is inclusive. The defaults are sized for one page of a SOAP reply (about 1 MB for
/// 100 orders) with a wide margin; a vendor sample allows replies of 640 MB, which we never want
/// in memory at once (Ticimax wire facts 2026-11-23, §1).
public struct XMLLimits: Sendable, Equatable {
  /// Size of the document in bytes, before and after transcoding to UTF-8. 64 MiB.
  public var maxBytes = 64 << 20
  /// Open elements at one time, the root included. 64.
  public var maxDepth = 64
  /// UTF-8 bytes of one run of character data, after decoding. 16 MiB.
  public var maxTextBytes = 16 << 20
  /// Attributes of one element, namespace declarations included. 64.
  public var maxAttributes = 64
  /// UTF-8 bytes of one element, attribute or processing instruction name, prefix included. 256.
  public var maxNameBytes = 256

  /// The default bounds; change single ones afterwards.
  public init() {}

  /// Bounds with some of them changed.
  public init(
    maxBytes: Int = 64 << 20, maxDepth: Int = 64, maxTextBytes: Int = 16 << 20,
    maxAttributes: Int = 64, maxNameBytes: Int = 256
  ) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxTextBytes = maxTextBytes
    self.maxAttributes = maxAttributes
    self.maxNameBytes = maxNameBytes
  }
}
