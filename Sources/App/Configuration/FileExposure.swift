import Foundation

/// Files that nobody but their owner can open at any moment.
enum PrivateFile {
  /// Makes a database's file that is not there yet; SQLite gives the files beside it the same mode.
  /// What cannot be made is told when it is opened.
  static func makeEmpty(_ path: String) {
    let descriptor = make(path)
    if descriptor >= 0 { close(descriptor) }
  }

  /// Makes a file with its content and flushes it to the disk.
  /// - Returns: false when it is there already, or cannot be made or written.
  static func write(_ text: String, to path: String) -> Bool {
    let descriptor = make(path)
    guard descriptor >= 0 else { return false }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return (try? file.write(contentsOf: Data(text.utf8))) != nil && (try? file.synchronize()) != nil
  }

  private static func make(_ path: String) -> Int32 {
    open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
  }
}

/// A file or folder with keys or people's data that others on this machine may open.
struct FileExposure: Sendable, Equatable {
  let path: String
  /// The last three octal digits.
  let mode: Int
  let isFolder: Bool

  /// One clause with the path, the mode and the command that mends it.
  var description: String {
    let shown = String(mode, radix: 8)
    let digits = String(repeating: "0", count: max(0, 4 - shown.count)) + shown
    return "\(path) has mode \(digits), so others on this machine may open it; close it with: "
      + "chmod \(isFolder ? "700" : "600") \(Self.quoted(path))"
  }

  /// What others may open of the data folder, its own key, and the database where it is a file. A
  /// key that `TEZGAH_SECRET_KEY_FILE` names is left alone: whoever put it there chose its mode.
  static func find(_ configuration: AppConfiguration) -> [FileExposure] {
    let folder = configuration.dataFolder.path
    var files = ["\(folder)/\(SecretKeyFile.name)"]
    if case .sqlite(let path) = configuration.database {
      files += ["", "-wal", "-shm", "-journal"].map { path + $0 }
    }
    return [of(folder)].compactMap { $0 } + files.compactMap(of)
  }

  /// Nil when nobody but the owner may do anything with it, or when it is not there.
  private static func of(_ path: String) -> FileExposure? {
    // A link is followed: what it names is what others would open.
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let found = try? FileManager.default.attributesOfItem(atPath: real),
      let mode = (found[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0
    else { return nil }
    let isFolder = found[.type] as? FileAttributeType == .typeDirectory
    return FileExposure(path: path, mode: mode & 0o777, isFolder: isFolder)
  }

  private static func quoted(_ path: String) -> String {
    let plain = path.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x2B && $0 <= 0x39) || $0 == 0x5F
    }
    return plain ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }
}

extension AppServices {
  /// One line for each file with keys or people's data that others on this machine may open.
  public var exposedFiles: [String] { FileExposure.find(configuration).map(\.description) }
}
