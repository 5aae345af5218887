/// Something that reads bytes from outside. It is fed with made-up inputs and must answer each of
/// them, never end the process, and keep its promises.
public protocol FuzzTarget: Sendable {
  /// Reads an input in every way there is.
  /// - Throws: `BrokenPromise`. Refusals of the input are outcomes, not errors.
  func check(_ input: [UInt8]) async throws -> FuzzOutcome

  /// Lets go of servers and files.
  func close() async
}

extension FuzzTarget {
  public func close() async {}
}

/// What became of an input.
public enum FuzzOutcome: Sendable, Equatable {
  /// Something could be made of it.
  case read
  case refused
}

/// A promise that an input has shown to be broken.
public struct BrokenPromise: Error, Sendable, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }

  /// - Throws: unless the promise is kept.
  static func unless(_ isKept: Bool, _ promise: @autoclosure () -> String) throws {
    if !isKept { throw BrokenPromise(promise()) }
  }
}

/// All targets by their names on the command line.
public enum FuzzTargets {
  public static let names = ["xml", "soap", "json", "yaml", "csv", "http", "replies"]

  /// - Returns: nil for a name that is none.
  public static func open(_ name: String) async throws -> (any FuzzTarget)? {
    switch name {
    case "xml": XMLTarget()
    case "soap": SOAPTarget()
    case "json": JSONTarget()
    case "yaml": YAMLTarget()
    case "csv": CSVTarget()
    case "http": try await HTTPTarget()
    case "replies": try await RepliesTarget()
    default: nil
    }
  }
}
