#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Basics
import Foundation

/// `write` of the C library; the name is taken inside `Console`.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}

/// What the commands print: results on stdout, everything else on stderr. Texts of channels are in
/// both, so no character of a line is one that a terminal acts on.
enum Console {
  static func line(_ text: String) {
    guard write(ActiveCharacters.replaced(in: text) + "\n", to: STDOUT_FILENO) else {
      // Nobody reads any more (`… | head -1`): end as the signal would, which the network code
      // ignores for the whole process.
      _exit(128 + SIGPIPE)
    }
  }

  static func note(_ text: String) {
    _ = write(ActiveCharacters.replaced(in: text) + "\n", to: STDERR_FILENO)
  }

  static func error(_ text: String) { note("tezgah: \(text)") }

  /// Replaces the current line of a terminal.
  static func status(_ text: String) {
    _ = write("\r\u{1B}[K\(ActiveCharacters.replaced(in: text))", to: STDERR_FILENO)
  }

  /// False when the other end is closed.
  private static func write(_ text: String, to file: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // The terminal or pipe was set not to wait, by somebody else who holds it.
        var ready = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  static var standardErrorIsTerminal: Bool { isatty(2) == 1 }

  static var standardInputIsTerminal: Bool { isatty(0) == 1 }

  /// Columns padded to their widest cell; for people, not for scripts.
  static func table(_ header: [String], _ rows: [[String]]) {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    for row in all {
      let cells = zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
      line(cells.joined(separator: "  ").trimmingCharacters(in: .whitespaces))
    }
  }
}
