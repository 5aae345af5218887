import TestKit

/// Makes inputs: the same seed and number give the same bytes on every machine.
public struct InputMaker: Sendable {
  /// Longer inputs are cut.
  public static let mostBytes = 32_768

  public let seed: UInt64
  private let corpus: Corpus
  private let mutation: Mutation

  public init(corpus: Corpus, target: String, seed: UInt64) {
    self.seed = seed
    self.corpus = corpus
    mutation = Mutation(
      samples: corpus.entries.map(\.bytes), vocabulary: FuzzVocabulary(of: target))
  }

  /// How many inputs come first that are not made but stand in the corpus.
  public var samples: Int { corpus.entries.count }

  /// - Parameter number: from 0.
  public func input(_ number: Int) -> [UInt8] {
    if number < corpus.entries.count { return corpus.entries[number].bytes }
    var random = SeededRandom(seed: seed ^ (UInt64(number) &* 0x9FB2_1C65_1E98_DF25))
    var bytes = mutation.beginning(&random)
    // Seldom many: what is broken in ten places is refused at the first.
    let changes = 1 << max(0, Int.random(in: -4...4, using: &random))
    let isGentle = Bool.random(using: &random)
    for _ in 0..<changes {
      mutation.change(&bytes, isGentle: isGentle, &random)
      if bytes.count > Self.mostBytes { bytes.removeSubrange(Self.mostBytes...) }
    }
    return bytes
  }
}
