import Synchronization

/// One request that the simulator received.
public struct LoggedRequest: Sendable, Equatable {
  /// 1 for the first request.
  public let number: Int
  /// `SelectUrun`, or `GET` and the path for what is no SOAP.
  public let operation: String
  /// Since the server was made, on a clock that does not jump.
  public let startedAt: Duration
  /// Name of the fault that decided the answer, if any.
  public let fault: String?
}

/// The requests of a server in the order of their arrival, at most the last 100,000.
final class RequestLog: Sendable {
  private static let most = 100_000
  private let entries = Mutex<[LoggedRequest]>([])
  private let soapRequests = Mutex(0)

  /// The number that the next SOAP request's faults are drawn with.
  func nextSOAPRequest() -> Int {
    soapRequests.withLock { number in
      number += 1
      return number
    }
  }

  func add(operation: String, startedAt: Duration, fault: String?) {
    entries.withLock { entries in
      let number = (entries.last?.number ?? 0) + 1
      if entries.count >= Self.most { entries.removeFirst(Self.most / 10) }
      entries.append(
        LoggedRequest(number: number, operation: operation, startedAt: startedAt, fault: fault))
    }
  }

  var all: [LoggedRequest] { entries.withLock { $0 } }
}
