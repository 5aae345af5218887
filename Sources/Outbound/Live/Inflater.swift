import CZlib

/// Decompresses a whole body with zlib, within a bound.
enum Inflater {
  enum Format { case gzip, deflate }

  private static let pieceSize = 64 << 10

  /// - Parameter limit: Most bytes of the result.
  /// - Throws: `tooLarge` as soon as the bound is passed; `badCompression` for damaged, shortened
  ///   or overlong input. gzip's checksum is verified.
  static func inflate(_ input: [UInt8], format: Format, limit: Int) throws -> [UInt8] {
    var stream = z_stream()
    let window = windowBits(input, format)
    guard
      inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw ExchangeFailure(.badCompression) }
    defer { inflateEnd(&stream) }
    var input = input
    return try input.withUnsafeMutableBufferPointer { bytes in
      stream.next_in = bytes.baseAddress
      stream.avail_in = UInt32(bytes.count)
      return try drain(&stream, format: format, limit: limit)
    }
  }

  /// 15 is the largest window; 16 asks for a gzip wrapper. "deflate" means a zlib wrapper
  /// (RFC 9110, 8.4.1.2), but some servers send the bare stream, which negative bits read.
  private static func windowBits(_ input: [UInt8], _ format: Format) -> Int32 {
    if format == .gzip { return 15 + 16 }
    let isZlib =
      input.count >= 2 && input[0] & 0x0F == 8 && (Int(input[0]) << 8 | Int(input[1])) % 31 == 0
    return isZlib ? 15 : -15
  }

  private static func drain(
    _ stream: inout z_stream, format: Format, limit: Int
  ) throws -> [UInt8] {
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: pieceSize)
    while true {
      let (status, written) = step(&stream, into: &piece)
      guard output.count + written <= limit else { throw ExchangeFailure(.tooLarge(limit: limit)) }
      output.append(contentsOf: piece[..<written])
      switch status {
      case Z_OK: continue
      case Z_STREAM_END:
        if stream.avail_in == 0 { return output }
        // A gzip body may have several members (RFC 1952, 2.2); zlib stops after each.
        guard format == .gzip, inflateReset(&stream) == Z_OK else {
          throw ExchangeFailure(.badCompression)
        }
      // Z_BUF_ERROR here means that the input ended too soon.
      default: throw ExchangeFailure(.badCompression)
      }
    }
  }

  private static func step(
    _ stream: inout z_stream, into piece: inout [UInt8]
  ) -> (status: Int32, written: Int) {
    piece.withUnsafeMutableBufferPointer { room in
      stream.next_out = room.baseAddress
      stream.avail_out = UInt32(room.count)
      let status = zlibInflate(&stream)
      return (status, room.count - Int(stream.avail_out))
    }
  }

  private static func zlibInflate(_ stream: inout z_stream) -> Int32 {
    CZlib.inflate(&stream, Z_NO_FLUSH)
  }
}
