import CLibPQ
import Storage

extension StorageError {
  /// Sorts an SQLSTATE (PostgreSQL 15 documentation, appendix A).
  init(sqlState: String, message: String) {
    let kind: Kind
    switch sqlState {
    case "23505": kind = .uniqueViolation
    case "23503": kind = .foreignKeyViolation
    case "23502": kind = .notNullViolation
    case "23514": kind = .checkViolation
    case "40001", "40P01", "55P03": kind = .busy
    case "25006": kind = .readOnly
    case "57014": kind = .cancelled
    case "57P01", "57P02", "57P03", "25P03", "53300": kind = .connectionLost
    default:
      switch sqlState.prefix(2) {
      case "08": kind = .connectionLost
      case "42": kind = .syntax
      case "53": kind = sqlState == "53100" ? .diskFull : .busy
      case "XX": kind = .corrupt
      default: kind = .other
      }
    }
    self.init(kind, code: sqlState, message: message)
  }

  /// No connection is to be had: those that there are hang or are all in use. As when the server is
  /// away, waiting cures it and nothing has happened.
  static let noneFree = StorageError(
    .connectionLost, message: "no connection to the database became free in time")

  /// True when the whole transaction may simply run again: two of them collided.
  var isCollision: Bool { code == "40001" || code == "40P01" }

  /// What a result says. The primary message names tables and columns; the detail, which holds
  /// values, is left out.
  init(result: OpaquePointer?, connection: OpaquePointer) {
    let state = result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "C"))) }
    let message = result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "M"))) }
    guard let state else {
      self.init(.connectionLost, message: Self.firstLine(of: connection))
      return
    }
    self.init(
      sqlState: String(cString: state), message: message.map { String(cString: $0) } ?? "")
  }

  static func firstLine(of connection: OpaquePointer) -> String {
    let text = String(cString: PQerrorMessage(connection))
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "connection lost"
  }
}
