import Foundation

/// Feeds a target until the bound is reached or a promise is broken.
public struct FuzzRun: Sendable {
  public enum Bound: Sendable, Equatable {
    case runs(Int)
    case seconds(Int)
  }

  public struct Figures: Sendable {
    public var target: String
    public var seed: UInt64
    public var samples: Int
    public var runs = 0
    /// Inputs of which something could be made.
    public var read = 0
    public var seconds = 0.0

    /// `xml: 3000 inputs (1204 read) at 1428/s, corpus 9, seed 1`
    public var text: String {
      "\(target): \(runs) inputs (\(read) read) at \(Int(Double(runs) / max(seconds, 0.001)))/s, "
        + "corpus \(samples), seed \(seed)"
    }
  }

  let name: String
  let target: any FuzzTarget
  let maker: InputMaker
  let bound: Bound
  /// Where the number of each input is noted.
  let notePath: String

  public init(
    name: String, target: any FuzzTarget, maker: InputMaker, bound: Bound, notePath: String
  ) {
    self.name = name
    self.target = target
    self.maker = maker
    self.bound = bound
    self.notePath = notePath
  }

  /// - Throws: what the target throws. `notePath` says at which input.
  public func run(onHang: @escaping @Sendable (String) -> Never) async throws -> Figures {
    let note = try RunNote(path: notePath)
    let watch = HangWatch()
    watch.start(onHang: onHang)
    var figures = Figures(target: name, seed: maker.seed, samples: maker.samples)
    let began = ContinuousClock.now
    while goesOn(figures.runs, since: began) {
      note.write(figures.runs)
      watch.begin(figures.runs)
      if try await target.check(maker.input(figures.runs)) == .read { figures.read += 1 }
      figures.runs += 1
    }
    figures.seconds = Self.seconds(since: began)
    // Inputs that are all refused at the door try nothing.
    try BrokenPromise.unless(figures.read * 100 >= figures.runs, "nearly no input can be read")
    return figures
  }

  private func goesOn(_ runs: Int, since began: ContinuousClock.Instant) -> Bool {
    switch bound {
    case .runs(let most): runs < max(most, maker.samples)
    case .seconds(let most): Self.seconds(since: began) < Double(most)
    }
  }

  private static func seconds(since began: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - began) / .seconds(1)
  }
}
