import GRDBSQLite
import Storage

extension StorageError {
  /// Sorts an extended result code of SQLite (sqlite.org/rescode.html, 2023).
  init(resultCode: Int32, message: String) {
    let kind: Kind
    switch resultCode {
    case 2067, 1555: kind = .uniqueViolation
    case 787: kind = .foreignKeyViolation
    case 1299: kind = .notNullViolation
    case 275: kind = .checkViolation
    default:
      switch resultCode & 0xFF {
      case SQLITE_BUSY, SQLITE_LOCKED: kind = .busy
      case SQLITE_READONLY: kind = .readOnly
      case SQLITE_FULL: kind = .diskFull
      case SQLITE_CORRUPT, SQLITE_NOTADB: kind = .corrupt
      case SQLITE_INTERRUPT, SQLITE_ABORT: kind = .cancelled
      case SQLITE_ERROR: kind = .syntax
      default: kind = .other
      }
    }
    self.init(kind, code: String(resultCode), message: message)
  }
}
