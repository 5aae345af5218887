import Basics

/// Tells the wall time of a moment that a steady clock told.
///
/// The two clocks are read one after the other, and a process that is held up between them would tell
/// a wrong time. So the steady clock is read on both sides of the other one, and all again while the two
/// readings lie apart.
enum SteadyMoment {
  /// So close together that nothing came between.
  private static let close = Duration.milliseconds(1)
  private static let mostLooks = 1_000

  /// - Parameters:
  ///   - moment: of the steady clock; now or earlier.
  ///   - steady: the steady clock.
  ///   - wall: the clock whose time is wanted.
  /// - Returns: the time to about a millisecond; on a machine that never gives the process its turn, the
  ///   best of a thousand looks.
  static func wallTime(
    of moment: Duration, steady: () -> Duration, wall: () -> Timestamp
  ) -> Timestamp {
    var best = look(steady, wall)
    for _ in 1..<mostLooks where best.width > close {
      let next = look(steady, wall)
      if next.width < best.width { best = next }
    }
    let passed = (best.middle - moment).components
    return Timestamp(
      milliseconds: best.time.milliseconds - passed.seconds * 1000
        - passed.attoseconds / 1_000_000_000_000_000)
  }

  private static func look(
    _ steady: () -> Duration, _ wall: () -> Timestamp
  ) -> (time: Timestamp, middle: Duration, width: Duration) {
    let before = steady()
    let time = wall()
    let width = steady() - before
    return (time, before + width / 2, width)
  }
}
