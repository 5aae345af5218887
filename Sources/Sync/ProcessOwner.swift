#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Foundation

/// Names a process so that another one can tell later whether it still runs: a run left open by a
/// killed process must not block the next one.
public struct ProcessOwner: Sendable {
  /// `host@kernel.space:pid:start`: the machine's name, its boot and the space in which the process
  /// number counts (containers may share a name but not their numbers), and when the process began,
  /// which tells it from a later one with the same number.
  public let identifier: String

  /// The machine's name, for people.
  public var host: String { String(identifier.prefix { $0 != "@" && $0 != ":" }) }

  public init(identifier: String) { self.identifier = identifier }

  public static func current() -> ProcessOwner {
    let pid = ProcessInfo.processInfo.processIdentifier
    return ProcessOwner(
      identifier: "\(hostName)@\(numberSpace):\(pid):\(startTime(of: pid) ?? "0")")
  }

  private static var hostName: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
    let name = String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return String(name.map { $0 == ":" || $0 == "@" ? "-" : $0 })
  }

  /// Where process numbers mean the same: one boot of one kernel (random(4)) and one process
  /// namespace (namespaces(7)). Empty where the system does not tell.
  private static var numberSpace: String {
    let boot = FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id")
      .map { String(decoding: $0.prefix(8), as: UTF8.self) }
    let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    return (boot ?? "") + "." + (space ?? "").filter(\.isNumber)
  }

  /// Nil for a process of another machine, of which nothing is known.
  public func isAlive(_ identifier: String) -> Bool? {
    let parts = identifier.split(separator: ":")
    guard parts.count == 3, let pid = Int32(parts[1]) else { return nil }
    guard parts[0] == self.identifier.split(separator: ":").first else { return nil }
    if identifier == self.identifier { return true }
    guard kill(pid, 0) == 0 || errno == EPERM else { return false }
    guard let start = Self.startTime(of: pid) else { return nil }
    return parts[2] == "0" ? nil : parts[2] == start
  }

  /// Clock ticks after boot at which the process began: field 22 of `/proc/PID/stat` (proc(5)).
  private static func startTime(of pid: Int32) -> String? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return nil }
    // The second field is the name in brackets and may hold spaces; count from after it.
    let text = String(decoding: data, as: UTF8.self)
    guard let close = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: close)...].split(separator: " ")
    return fields.count > 19 ? String(fields[19]) : nil
  }
}
