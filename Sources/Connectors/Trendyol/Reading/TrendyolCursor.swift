/// The text form of a stream's position: what is being read, its numbers, and Trendyol's own opaque
/// token, which comes last because it may hold anything. `stream;1795420800000,1796630400000;abc=`.
struct TrendyolCursor: Sendable, Equatable {
  var mode: String
  var numbers: [Int64] = []
  var token: String?

  init(_ mode: String, _ numbers: [Int64] = [], token: String? = nil) {
    self.mode = mode
    self.numbers = numbers
    self.token = token
  }

  /// Nil for text that this type did not write.
  init?(_ text: String) {
    let parts = text.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty else { return nil }
    let numbers = parts[1].split(separator: ",").map { Int64($0) }
    guard !numbers.contains(nil) else { return nil }
    mode = String(parts[0])
    self.numbers = numbers.compactMap { $0 }
    token = parts[2].isEmpty ? nil : String(parts[2])
  }

  var text: String {
    "\(mode);\(numbers.map { String($0) }.joined(separator: ","));\(token ?? "")"
  }
}
