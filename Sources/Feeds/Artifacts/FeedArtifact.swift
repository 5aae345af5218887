import Basics

/// A published feed: the file as it is and the same compressed, with what a server tells of them.
public struct FeedArtifact: Sendable, Equatable {
  /// One form of the file.
  public struct Representation: Sendable, Equatable {
    public var path: String
    /// Strong validator, with its quotes.
    public var etag: String
    public var byteCount: Int
  }

  public var plain: Representation
  public var gzip: Representation
  /// When the bytes changed last; a build with the same bytes does not move it.
  public var modifiedAt: Timestamp
  public var itemCount: Int
  /// Content hash: 32 hexadecimal digits of the SHA-256.
  public var digest: String
}
