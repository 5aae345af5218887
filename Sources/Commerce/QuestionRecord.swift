import Basics

/// A customer's question about a product, as one channel tells it.
public struct QuestionRecord: Sendable, Equatable {
  public var remoteID: String
  public var text: String
  public var askedAt: Timestamp?
  /// Until when the channel takes an answer; nil when it waits for none or tells no time.
  public var dueAt: Timestamp?
  public var status: QuestionStatus = .unknown
  /// The channel's own word, unchanged.
  public var channelStatus: String = ""
  /// The channel's key of the product or of its model; empty when it tells none.
  public var productRemoteID: String = ""
  public var productName: String = ""
  /// Address of the product's page, or empty.
  public var productURL: String = ""
  public var customerRemoteID: String?
  /// Often masked by the channel.
  public var customerName: String = ""
  /// True when everybody may read question and answer.
  public var isPublic = false
  public var answer: String?
  public var answeredAt: Timestamp?
  /// An answer that the channel did not let through, and why.
  public var refusedAnswer: String?
  public var refusalReason: String?

  public init(remoteID: String, text: String) {
    self.remoteID = remoteID
    self.text = text
  }
}

/// Where a question stands, the same for every channel.
public enum QuestionStatus: String, CaseIterable, Sendable, Hashable {
  case waiting, answered
  /// The channel refused the answer; another may be sent.
  case refused
  /// Told to the channel as unfit.
  case reported
  /// The time for an answer is over.
  case expired
  case unknown
}
