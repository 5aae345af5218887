#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The time that the calling thread alone was computing: what else the machine does meanwhile does
/// not count.
public func processorTime(of body: () -> Void) -> Duration {
  let began = threadTime
  body()
  return threadTime - began
}

/// How many times as long the larger work computes as the smaller. A ratio is the same on a slow
/// machine; it is measured again when it looks too great, as the caches are shared with others.
/// - Parameter bound: what a right ratio lies below, and a wrong one far above.
public func growth(
  below bound: Double, from smaller: () -> Void, to larger: () -> Void
) -> Double {
  smaller()
  var (short, long) = (processorTime(of: smaller), processorTime(of: larger))
  for _ in 0..<3 where long / short >= bound {
    short = min(short, processorTime(of: smaller))
    long = min(long, processorTime(of: larger))
  }
  return long / short
}

private var threadTime: Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
}
