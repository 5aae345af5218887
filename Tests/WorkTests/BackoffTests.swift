import Testing
import Work

struct BackoffTests {
  @Test(arguments: [
    (1, 0.0, 2.5), (1, 1.0, 5.0), (2, 1.0, 10.0), (4, 1.0, 40.0), (11, 1.0, 3600.0),
    (1_000_000, 0.0, 1800.0), (0, 1.0, 5.0),
  ])
  func `pauses double up to an hour and are spread over their second half`(
    failures: Int, random: Double, seconds: Double
  ) {
    #expect(Backoff().pause(afterFailures: failures, random: random) == .seconds(seconds))
  }
}
