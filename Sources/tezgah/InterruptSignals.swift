import Dispatch
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns Ctrl-C and a polite kill into a call, so that the page in hand is stored first. A second
/// Ctrl-C ends the program at once; nothing is lost by that either.
final class InterruptSignals {
  private let sources: [any DispatchSourceSignal]

  init(_ onInterrupt: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        onInterrupt()
        signal(number, SIG_DFL)
      }
      source.resume()
      return source
    }
  }

  func cancel() {
    for source in sources { source.cancel() }
  }
}
