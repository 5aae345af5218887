import Storage
import Web

/// A user row without the cost of hashing a password.
enum TestUser {
  static func add(_ email: String, role: Role, to database: any Database) async throws -> Int64 {
    try await database.write { connection in
      try connection.insertBatch(
        """
        INSERT INTO users (email, name, role, password_hash, created_at)
        VALUES (?, '', ?, 'none', 0) RETURNING id
        """, [[.text(email), .text(role.rawValue)]])[0]
    }
  }
}
