import Foundation

/// Samples from which inputs are made, and inputs that once broke something. Each is tried as it is
/// before anything is made from it.
public struct Corpus: Sendable {
  public struct Entry: Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }

  /// The files of a folder, by name.
  /// - Throws: `CorpusError` for a folder without a file.
  public init(folder: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    entries = try names.sorted().filter { !$0.hasPrefix(".") }.map { name in
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      return Entry(name: name, bytes: Array(data))
    }
    guard !entries.isEmpty else { throw CorpusError(folder: folder) }
  }
}

public struct CorpusError: Error, CustomStringConvertible {
  public var folder: String
  public var description: String {
    "there is no sample in \(folder); call this from the folder of the package, or say --corpus DIR"
  }
}
