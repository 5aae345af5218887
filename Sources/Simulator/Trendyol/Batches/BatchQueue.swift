import Basics

extension TrendyolState {
  /// Takes catalogue writes in, to be applied later.
  /// - Returns: `{"batchRequestId":…}`.
  mutating func accept(
    _ items: [WireJSON], as kind: TrendyolBatch.Kind, _ call: TrendyolCall
  ) -> TrendyolReply {
    let number = batchCount
    batchCount += 1
    var draws = Draws(seed: world.seed, .trendyolBatch, number)
    let delay = call.options.batchDelay
    let due = delay.lowerBound + (delay.upperBound - delay.lowerBound) * draws.unit()
    let id = "\(Self.uuid(&draws))-\(call.now.seconds)"
    let batch = TrendyolBatch(
      number: number, id: id, kind: kind, created: call.now, sentAt: call.moment.elapsed,
      dueAt: call.moment.elapsed + due, modified: call.now,
      items: items.map { TrendyolBatch.Item(request: $0) })
    batches[id] = batch
    batchOrder.append(id)
    let place = waitingBatches.firstIndex { (batches[$0]?.dueAt ?? .zero) > batch.dueAt }
    waitingBatches.insert(id, at: place ?? waitingBatches.endIndex)
    return .object { $0.field("batchRequestId", id) }
  }

  /// Applies the batches that are due, in the order in which they fall due, and forgets those whose
  /// result can no longer be read.
  mutating func advanceBatches(to moment: TrendyolMoment, _ rules: BatchRules) {
    while let id = waitingBatches.first, let batch = batches[id], batch.dueAt <= moment.elapsed {
      waitingBatches.removeFirst()
      apply(batch, at: moment.back(to: batch.dueAt), rules)
    }
    while let id = batchOrder.first, let batch = batches[id],
      moment.elapsed - batch.sentAt >= rules.life, !batch.isWaiting
    {
      batchOrder.removeFirst()
      batches[id] = nil
    }
  }

  private mutating func apply(
    _ batch: TrendyolBatch, at moment: TrendyolMoment, _ rules: BatchRules
  ) {
    var batch = batch
    var seen: Set<String> = []
    for index in batch.items.indices {
      var draws = Draws(seed: world.seed, .trendyolBatch, batch.number &+ (index &+ 1) << 24)
      let isRejected = draws.chance(rules.rejected)
      let isSilent = draws.chance(rules.silent)
      let request = batch.items[index].request
      if isRejected {
        batch.items[index].outcome = .failed("İşlem sırasında geçici bir hata oluştu")
      } else if batch.kind != .content, !seen.insert(Self.key(of: request)).inserted {
        batch.items[index].outcome = .failed("Aynı istekte barkod birden fazla kez gönderilemez")
      } else if isSilent {
        batch.items[index].outcome = .success
      } else {
        batch.items[index].outcome = outcome(of: request, batch.kind, at: moment, rules)
      }
    }
    batch.modified = moment.now
    batches[batch.id] = batch
  }

  private mutating func outcome(
    of request: WireJSON, _ kind: TrendyolBatch.Kind, at moment: TrendyolMoment,
    _ rules: BatchRules
  ) -> TrendyolBatch.Outcome {
    do throws(RowRefusal) {
      switch kind {
      case .offers: try applyOffer(request, at: moment)
      case .create: try applyCreation(request, at: moment, rules)
      case .draft: try applyDraft(request, at: moment)
      case .content: try applyContent(request, at: moment)
      case .variant: try applyVariant(request, at: moment)
      case .delivery: try applyDelivery(request)
      case .archive: try applyArchive(request, at: moment)
      case .deletion: try applyDeletion(request, at: moment)
      case .unlock: try applyUnlock(request)
      }
      return .success
    } catch {
      return .failed(error.text)
    }
  }

  static func key(of request: WireJSON) -> String {
    normalised(request["barcode"]?.text ?? "")
  }

  private static func uuid(_ draws: inout Draws) -> String {
    let digits = [draws.next(), draws.next()].map { number in
      let text = String(number, radix: 16)
      return String(repeating: "0", count: 16 - text.utf8.count) + text
    }.joined()
    let parts = [(0, 8), (8, 4), (12, 4), (16, 4), (20, 12)]
    return parts.map { String(digits.dropFirst($0.0).prefix($0.1)) }.joined(separator: "-")
  }
}

/// Why a row of a batch fails.
struct RowRefusal: Error, Equatable {
  let text: String

  init(_ text: String) { self.text = text }
}

/// What the account's options and the fault plan say of batches.
struct BatchRules: Sendable {
  let life: Duration
  let approvalDelay: Duration?
  let rejected: Double
  let silent: Double

  init(_ options: TrendyolOptions, _ faults: FaultPlan) {
    life = options.batchLife
    approvalDelay = options.approvalDelay
    rejected = faults.rate(of: .rejected)
    silent = faults.rate(of: .silent)
  }
}

extension TrendyolMoment {
  /// The moment at which something fell due that is only seen now.
  func back(to due: Duration) -> TrendyolMoment {
    let late = (elapsed - due).components
    let milliseconds = late.seconds * 1_000 + late.attoseconds / 1_000_000_000_000_000
    return TrendyolMoment(now: now.adding(milliseconds: -milliseconds), elapsed: due)
  }
}
