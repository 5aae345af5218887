import Foundation
import Synchronization

/// Ends the process when one input takes beyond all measure. Counted in the processor's own
/// seconds, so that a busy machine is no fault; only what waits for ever is found by the clock.
final class HangWatch: Sendable {
  /// The slowest input of any target takes well below a second.
  static let mostProcessorSeconds = 60.0
  static let mostSeconds = 900.0

  private let current = Atomic(-1)

  func begin(_ number: Int) { current.store(number, ordering: .relaxed) }

  /// - Parameter onHang: called on a thread of its own; must end the process.
  func start(onHang: @escaping @Sendable (String) -> Never) {
    Thread.detachNewThread { [self] in
      var seen = (number: -1, processor: 0.0, clock: 0.0)
      while true {
        usleep(200_000)
        let now = (
          number: current.load(ordering: .relaxed), processor: Self.time(CLOCK_PROCESS_CPUTIME_ID),
          clock: Self.time(CLOCK_MONOTONIC)
        )
        guard now.number == seen.number else {
          seen = now
          continue
        }
        if now.processor - seen.processor > Self.mostProcessorSeconds {
          onHang("does not come to an end: \(Int(Self.mostProcessorSeconds)) s of processor time")
        }
        if now.clock - seen.clock > Self.mostSeconds {
          onHang("waits for ever: \(Int(Self.mostSeconds)) s")
        }
      }
    }
  }

  private static func time(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
