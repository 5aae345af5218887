import CZstd

/// Compresses records against the structure of one earlier record of the same stream: SOAP records
/// repeat hundreds of element names, so the dictionary takes most of the size away.
public final class PayloadCompressor {
  private let context: OpaquePointer
  private let dictionary: OpaquePointer
  /// Above the fastest one, because the dictionary holds no values to repeat.
  private static let level: Int32 = 3

  /// - Parameter dictionary: see `PayloadDictionary`.
  public init(dictionary bytes: [UInt8]) throws {
    guard let context = ZSTD_createCCtx(),
      let dictionary = ZSTD_createCDict(bytes, bytes.count, Self.level)
    else { throw StorageError(.other, message: "zstd could not be set up") }
    self.context = context
    self.dictionary = dictionary
  }

  deinit {
    ZSTD_freeCDict(dictionary)
    ZSTD_freeCCtx(context)
  }

  public func compress(_ payload: ArraySlice<UInt8>) throws -> [UInt8] {
    let bound = ZSTD_compressBound(payload.count)
    var failure: Int = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      let size = payload.withUnsafeBytes { input in
        ZSTD_compress_usingCDict(
          context, buffer.baseAddress, bound, input.baseAddress, input.count, dictionary)
      }
      if ZSTD_isError(size) != 0 { failure = size } else { count = size }
    }
    guard failure == 0 else { throw StorageError(.other, message: "zstd could not compress") }
    return bytes
  }
}

/// Reads what `PayloadCompressor` wrote.
public enum PayloadDecompression {
  /// Larger records are refused, so that a damaged length cannot take all memory.
  static let limit = 64 << 20

  public static func decompress(_ body: [UInt8], dictionary: [UInt8]) throws -> [UInt8] {
    let size = ZSTD_getFrameContentSize(body, body.count)
    guard size <= UInt64(limit), let context = ZSTD_createDCtx() else {
      throw StorageError(.corrupt, message: "a stored payload is damaged")
    }
    defer { ZSTD_freeDCtx(context) }
    var written = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      written = ZSTD_decompress_usingDict(
        context, buffer.baseAddress, Int(size), body, body.count, dictionary, dictionary.count)
      count = ZSTD_isError(written) == 0 ? written : 0
    }
    guard ZSTD_isError(written) == 0, written == Int(size) else {
      throw StorageError(.corrupt, message: "a stored payload is damaged")
    }
    return bytes
  }
}
