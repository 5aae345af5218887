import CZlib

/// Opens the gzip form of a feed that another node has built.
enum Gunzip {
  struct Damaged: Error {}

  /// - Parameter limit: bytes that the plain form may have; more is damage.
  /// - Throws: `Damaged`, or what the body throws.
  static func open(
    _ bytes: [UInt8], limit: Int, _ body: ([UInt8]) throws -> Void
  ) throws {
    var stream = z_stream()
    // 15 is the largest window, 16 asks for the gzip wrapper.
    guard
      inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw Damaged() }
    defer { inflateEnd(&stream) }
    var input = bytes
    var total = 0
    var code = Z_OK
    try input.withUnsafeMutableBufferPointer { buffer in
      stream.next_in = buffer.baseAddress
      stream.avail_in = UInt32(buffer.count)
      while code == Z_OK {
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        let count = piece.withUnsafeMutableBufferPointer { room in
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          code = inflate(&stream, Z_NO_FLUSH)
          return room.count - Int(stream.avail_out)
        }
        total += count
        guard code == Z_OK || code == Z_STREAM_END, total <= limit else { throw Damaged() }
        piece.removeSubrange(count...)
        try body(piece)
      }
    }
  }
}
