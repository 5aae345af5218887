#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A failed call to the file system.
public struct FileFailure: Error, Sendable, Equatable, CustomStringConvertible {
  public var path: String
  /// What was tried: `write`, `rename`, ….
  public var operation: String
  public var code: Int32

  public var description: String {
    "\(operation) \(path): \(String(cString: strerror(code)))"
  }
}

/// A file that is written from the start to the end and flushed to the disk before it gets its
/// name. Foundation's atomic writing does not flush, and holds the whole content.
final class DurableFile {
  private let descriptor: Int32
  private let path: String
  private var isOpen = true

  /// Makes the file empty when it is there.
  init(creating path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure(path: path, operation: "open", code: errno) }
  }

  func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try write($0) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var left = bytes[...]
    while !left.isEmpty {
      let rest = UnsafeRawBufferPointer(rebasing: left)
      let written = Self.writeOnce(descriptor, rest)
      if written < 0 {
        if errno == EINTR { continue }
        throw FileFailure(path: path, operation: "write", code: errno)
      }
      left = left.dropFirst(written)
    }
  }

  private static func writeOnce(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  func close(flushing: Bool) throws {
    guard isOpen else { return }
    isOpen = false
    defer { closeDescriptor(descriptor) }
    if flushing, fsync(descriptor) != 0 {
      throw FileFailure(path: path, operation: "fsync", code: errno)
    }
  }

  deinit {
    if isOpen { closeDescriptor(descriptor) }
  }

  static func rename(_ path: String, to name: String) throws {
    guard renameFile(path, name) == 0 else {
      throw FileFailure(path: name, operation: "rename", code: errno)
    }
  }

  /// Makes names in a folder survive a power cut.
  static func flushFolder(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(path: path, operation: "open", code: errno) }
    defer { closeDescriptor(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw FileFailure(path: path, operation: "fsync", code: errno)
    }
  }
}

/// A lock between builders, in this process and in others. The system drops it when its holder
/// ends, however it ends, so no lock is ever left behind.
final class BuildLock: Sendable {
  private let descriptor: Int32

  /// Nil when somebody else holds it.
  init?(_ path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure(path: path, operation: "open", code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      closeDescriptor(descriptor)
      return nil
    }
  }

  deinit { closeDescriptor(descriptor) }
}

// The names of the C calls are those of methods above.
private func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
private func renameFile(_ path: String, _ name: String) -> Int32 { rename(path, name) }
