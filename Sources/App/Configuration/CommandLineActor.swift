import Foundation

/// Who stands in the audit log for what a command changed: `cli:` and the system's user.
public enum CommandLineActor {
  /// Of this process: the name of the user that it runs as, else what `USER` says.
  public static var current: String {
    var name: String?
    if let entry = getpwuid(getuid()) { name = String(cString: entry.pointee.pw_name) }
    return of(name ?? ProcessInfo.processInfo.environment["USER"])
  }

  /// - Parameter name: letters, digits, `-`, `_` and `.` are kept, 64 at most; of others nothing is.
  static func of(_ name: String?) -> String {
    let kept = (name ?? "").unicodeScalars.filter { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_.".unicodeScalars.contains(scalar)
    }
    return kept.isEmpty ? "cli" : "cli:\(String(String.UnicodeScalarView(kept.prefix(64))))"
  }
}
