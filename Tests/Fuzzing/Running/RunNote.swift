import Foundation

/// The number of the input that is being tried, in a file. A trap ends the process at once; what
/// was written stays, and tells whoever waits for the process which input it was.
public struct RunNote: ~Copyable {
  private let file: Int32

  /// - Throws: `CocoaError` when the file cannot be made.
  public init(path: String) throws {
    file = open(path, O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  deinit { close(file) }

  public func write(_ number: Int) {
    var number = Int64(number).littleEndian
    pwrite(file, &number, 8, 0)
  }

  /// - Returns: nil when none was written.
  public static func read(_ path: String) -> Int? {
    guard let data = FileManager.default.contents(atPath: path), data.count == 8 else { return nil }
    return data.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
