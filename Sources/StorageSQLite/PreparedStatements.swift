import GRDBSQLite
import Storage
import Synchronization

/// Statements that one SQLite connection has prepared.
///
/// Unchecked, because a connection is used by one thread at a time (GRDB serialises it on its
/// queue) and this belongs to the connection; only the registry that finds it needs a lock.
final class PreparedStatements: @unchecked Sendable {
  /// The database that a connection belongs to.
  final class Owner: Sendable {}

  private static let registry = Mutex<[UInt: (owner: ObjectIdentifier, PreparedStatements)]>([:])

  /// To be called when a connection opens: what stood under the address belonged to a closed one.
  static func register(_ handle: OpaquePointer, owner: Owner) {
    registry.withLock {
      $0[UInt(bitPattern: handle)] = (ObjectIdentifier(owner), PreparedStatements())
    }
  }

  static func of(_ handle: OpaquePointer) -> PreparedStatements? {
    registry.withLock { $0[UInt(bitPattern: handle)]?.1 }
  }

  /// To be called before a database closes, while nobody uses its connections.
  static func finalizeAll(of owner: Owner) {
    let owned = registry.withLock { registry in
      let owned = registry.filter { $0.value.owner == ObjectIdentifier(owner) }
      for key in owned.keys { registry[key] = nil }
      return owned.values.map(\.1)
    }
    for statements in owned { statements.finalizeAll() }
  }

  private var byIdentity: [ObjectIdentifier: PreparedStatement] = [:]
  private var byText: [String: PreparedStatement] = [:]
  /// Keeps the `SQLStatement`s alive whose identity is a key.
  private var kept: [SQLStatement] = []
  private static let textLimit = 200

  func withStatement<T>(
    _ statement: SQLStatement, on handle: OpaquePointer, _ body: (PreparedStatement) throws -> T
  ) throws -> T {
    let prepared = try find(statement, on: handle)
    if prepared.isBusy {
      // A row callback runs the same statement again: give it one of its own.
      let single = try PreparedStatement(sql: statement.text, handle: handle)
      defer { single.finalize() }
      return try body(single)
    }
    prepared.isBusy = true
    defer {
      prepared.reset()
      prepared.isBusy = false
    }
    return try body(prepared)
  }

  private func find(_ statement: SQLStatement, on handle: OpaquePointer) throws
    -> PreparedStatement
  {
    if statement.isReused {
      let key = ObjectIdentifier(statement)
      if let found = byIdentity[key] { return found }
      let prepared = try PreparedStatement(sql: statement.text, handle: handle)
      byIdentity[key] = prepared
      kept.append(statement)
      return prepared
    }
    if let found = byText[statement.text] { return found }
    if byText.count >= Self.textLimit { forgetTexts() }
    let prepared = try PreparedStatement(sql: statement.text, handle: handle)
    byText[statement.text] = prepared
    return prepared
  }

  private func forgetTexts() {
    for (_, prepared) in byText where !prepared.isBusy { prepared.finalize() }
    byText = byText.filter { $0.value.isBusy }
  }

  private func finalizeAll() {
    for prepared in byIdentity.values { prepared.finalize() }
    for prepared in byText.values { prepared.finalize() }
    byIdentity = [:]
    byText = [:]
    kept = []
  }
}

/// One prepared statement of SQLite.
final class PreparedStatement {
  let pointer: OpaquePointer
  private let handle: OpaquePointer
  var isBusy = false

  init(sql: String, handle: OpaquePointer) throws {
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw failure(of: handle) }
    self.pointer = pointer
    self.handle = handle
  }

  /// SQLite copies texts and blobs at once (`SQLITE_TRANSIENT`).
  func bind(_ values: [SQLValue]) throws {
    guard Int(sqlite3_bind_parameter_count(pointer)) == values.count else {
      throw StorageError(
        .syntax,
        message: "\(sqlite3_bind_parameter_count(pointer)) placeholders, \(values.count) values")
    }
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in values.enumerated() {
      let position = Int32(index + 1)
      let code: Int32
      switch value {
      case .null: code = sqlite3_bind_null(pointer, position)
      case .integer(let number): code = sqlite3_bind_int64(pointer, position, number)
      case .real(let number): code = sqlite3_bind_double(pointer, position, number)
      case .text(let given):
        var text = given.storable
        code = text.withUTF8 { bytes in
          let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
          // A null pointer would bind NULL; the length 0 makes the other address unread.
          return sqlite3_bind_text(
            pointer, position, start ?? UnsafePointer(bitPattern: 1), Int32(bytes.count), transient)
        }
      case .blob(let blob):
        code = blob.withUnsafeBytes { bytes in
          bytes.isEmpty
            ? sqlite3_bind_zeroblob(pointer, position, 0)
            : sqlite3_bind_blob(pointer, position, bytes.baseAddress, Int32(bytes.count), transient)
        }
      }
      guard code == SQLITE_OK else { throw failure(of: handle) }
    }
  }

  /// - Returns: true when there is a row.
  func step() throws -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let error = failure(of: handle)
      reset()
      throw error
    }
  }

  func runToEnd() throws {
    while try step() {}
  }

  func reset() {
    sqlite3_reset(pointer)
  }

  func finalize() {
    sqlite3_finalize(pointer)
  }
}
