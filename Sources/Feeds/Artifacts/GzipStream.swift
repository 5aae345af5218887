import CZlib

/// Compresses bytes as they come into the gzip form, level 4. The header carries no time, so the
/// same bytes always give the same file.
struct GzipStream: ~Copyable {
  struct Failure: Error { let code: Int32 }

  private let stream: UnsafeMutablePointer<z_stream>
  private var piece = [UInt8](repeating: 0, count: 64 << 10)

  /// - Parameter level: 1...9. Of a feed of 38 MB level 6 makes a file a few per cent smaller and
  ///   takes half as long again.
  init(level: Int32 = 4) throws {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 is the largest window, 16 asks for the gzip wrapper; 8 is zlib's usual memory.
    let code = deflateInit2_(
      stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else {
      stream.deinitialize(count: 1)
      stream.deallocate()
      throw Failure(code: code)
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  mutating func write(
    _ bytes: [UInt8], to output: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var bytes = bytes
    try bytes.withUnsafeMutableBufferPointer { buffer in
      stream.pointee.next_in = buffer.baseAddress
      stream.pointee.avail_in = UInt32(buffer.count)
      try drain(Z_NO_FLUSH, to: output)
    }
  }

  mutating func finish(to output: (UnsafeRawBufferPointer) throws -> Void) throws {
    stream.pointee.next_in = nil
    stream.pointee.avail_in = 0
    try drain(Z_FINISH, to: output)
  }

  private mutating func drain(
    _ flush: Int32, to output: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let stream = stream
    var isDone = false
    while !isDone {
      try piece.withUnsafeMutableBufferPointer { room in
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(room.count)
        let code = deflate(stream, flush)
        guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
          throw Failure(code: code)
        }
        let written = room.count - Int(stream.pointee.avail_out)
        try output(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<written]))
        isDone = stream.pointee.avail_out > 0
      }
    }
  }
}
