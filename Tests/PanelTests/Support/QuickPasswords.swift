import Web

extension PasswordCost {
  /// So that a test does not wait: what is tested does not depend on the cost.
  static let quick = PasswordCost(rounds: 16, blockSize: 8, parallelism: 1)
}
