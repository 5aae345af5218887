import CZlib

/// Bytes of HTTP replies, well or badly formed.
enum Replies {
  /// - Parameter length: Written as `Content-Length`; the body's own by default, none when negative.
  static func http(
    _ status: String = "200 OK", headers: [String] = [], body: [UInt8] = [], length: Int? = nil
  ) -> [UInt8] {
    let length = length ?? body.count
    let fields = headers + (length < 0 ? [] : ["Content-Length: \(length)"])
    return Array("HTTP/1.1 \(status)\r\n\(fields.map { $0 + "\r\n" }.joined())\r\n".utf8) + body
  }

  /// The same with `Transfer-Encoding: chunked` in pieces.
  static func chunked(headers: [String] = [], body: [UInt8], piece: Int) -> [UInt8] {
    var bytes = http(headers: headers + ["Transfer-Encoding: chunked"], length: -1)
    var rest = body[...]
    while !rest.isEmpty {
      let part = rest.prefix(piece)
      bytes += Array("\(String(part.count, radix: 16))\r\n".utf8) + part + Array("\r\n".utf8)
      rest = rest.dropFirst(piece)
    }
    return bytes + Array("0\r\n\r\n".utf8)
  }

  /// About 100 KB that compress about a hundred to one, as SOAP lists do.
  static let longText = Array(
    String(repeating: "<UrunKarti><ID>42</ID><Aktif>true</Aktif></UrunKarti>", count: 2000).utf8)
}

enum Deflate {
  enum Wrapper: Int32 {
    case gzip = 31
    case zlib = 15
    case none = -15
  }

  static func compress(_ input: [UInt8], _ wrapper: Wrapper) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, wrapper.rawValue, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = input
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))) + 64)
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        _ = deflate(&stream, Z_FINISH)
        return target.count - Int(stream.avail_out)
      }
    }
    return Array(output[..<written])
  }
}
