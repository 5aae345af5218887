import TestKit

/// How bad a seed's world is. Each fault is there in some seeds and not in others, so that they meet
/// in every mixture.
struct Scenario {
  /// Of requests: never arrives; arrives and the answer is lost; waits minutes on its way; refused
  /// because there were too many.
  var lostRequest: Double
  var lostAnswer: Double
  var heldUpRequest: Double
  var tooMany: Double
  /// Of rows of a push: refused with a reason; taken and not applied.
  var refusedRow: Double
  var silentRow: Double
  /// Of tickets: forgotten by the channel.
  var forgottenTicket: Double
  /// Of order snapshots: told again, told as they were some time ago.
  var toldAgain: Double
  var toldStale: Double
  /// Of our transactions: the program dies inside, or right after.
  var diesInside: Double
  var diesAfter: Double
  /// Of our publishers: one goes on although another has taken its job.
  var zombie: Double
  /// Mean hours between edits on a channel, and leaps of our clock; nil for never.
  var editHours: Double?
  var leapHours: Double?
  /// Orders that end before they are shipped, are changed, and come back.
  var cancelled: Double
  var edited: Double
  var claimed: Double
  /// Minutes between two customers of a channel.
  var customerMinutes: Int64

  init(random: inout SeededRandom) {
    func share(_ random: inout SeededRandom, _ most: Double) -> Double {
      let draw = Double(random.next() >> 11) * 0x1p-53
      return draw < 0.35 ? 0 : draw * most
    }
    lostRequest = share(&random, 0.1)
    lostAnswer = share(&random, 0.15)
    heldUpRequest = share(&random, 0.1)
    tooMany = share(&random, 0.1)
    refusedRow = share(&random, 0.05)
    silentRow = share(&random, 0.05)
    forgottenTicket = share(&random, 0.1)
    toldAgain = share(&random, 0.4)
    toldStale = share(&random, 0.3)
    diesInside = share(&random, 0.02)
    diesAfter = share(&random, 0.03)
    zombie = share(&random, 0.3)
    let edits = share(&random, 1)
    editHours = edits > 0 ? 1 + 8 * edits : nil
    let leaps = share(&random, 1)
    leapHours = leaps > 0 ? 6 + 20 * leaps : nil
    cancelled = share(&random, 0.4)
    edited = share(&random, 0.3)
    claimed = share(&random, 0.5)
    customerMinutes = Int64.random(in: 60...240, using: &random)
  }
}
