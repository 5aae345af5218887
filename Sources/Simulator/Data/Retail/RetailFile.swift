import CZlib

/// Why a retail file could not be read. A single bad row is no reason: it is counted and named in
/// the `ImportSummary`.
public enum RetailFileError: Error, Equatable, CustomStringConvertible {
  case cannotOpen(path: String)
  /// The gzip stream is damaged or ends early; `line` is the last one that was read.
  case damaged(line: Int, reason: String)
  /// The first line lacks a column.
  case missingColumn(String)
  /// Longer than 64 KiB, which is what an unclosed quote looks like.
  case rowTooLong(line: Int)

  public var description: String {
    switch self {
    case .cannotOpen(let path): "cannot open \(path)"
    case .damaged(let line, let reason): "damaged after line \(line): \(reason)"
    case .missingColumn(let name): "the first line has no column \(name)"
    case .rowTooLong(let line):
      "line \(line): the row is longer than 64 KiB; is a quote not closed?"
    }
  }
}

/// Reads a file, plain or gzip, in chunks of 64 KiB: memory does not depend on its size, packed or
/// unpacked.
struct RetailFile: ~Copyable {
  private let file: gzFile
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init(path: String) throws(RetailFileError) {
    guard let file = gzopen(path, "rb") else { throw .cannotOpen(path: path) }
    self.file = file
    gzbuffer(file, 65_536)
  }

  deinit { gzclose(file) }

  /// The next bytes; empty at the end of a complete file.
  mutating func next(line: Int) throws(RetailFileError) -> ArraySlice<UInt8> {
    let count = buffer.withUnsafeMutableBytes { gzread(file, $0.baseAddress, UInt32($0.count)) }
    guard count >= 0, count > 0 || isComplete else {
      throw .damaged(line: line, reason: reason)
    }
    return buffer[0..<Int(count)]
  }

  /// zlib answers a stream that ends early with no bytes and `Z_BUF_ERROR`.
  private var isComplete: Bool {
    var code: Int32 = 0
    _ = gzerror(file, &code)
    return code == Z_OK || code == Z_STREAM_END
  }

  private var reason: String {
    var code: Int32 = 0
    guard let text = gzerror(file, &code), text.pointee != 0 else { return "zlib error \(code)" }
    return String(cString: text)
  }
}
