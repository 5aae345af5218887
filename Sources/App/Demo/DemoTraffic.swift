import Basics
import ConnectorKit
import Simulator
import Storage
import Work

/// Life in the running demo: people buy, change their minds and send goods back on both channels
/// every few seconds, and it is measured how soon the other channel knows.
public actor DemoTraffic {
  /// A sale that nobody heard of for so long counts as late.
  static let patience = Duration.seconds(120)
  /// The terminal is told at most this often.
  static let tellingPause = Duration.seconds(5)

  let services: AppServices
  let simulator: SimulatorServer
  let shop: ChannelAccount
  let marketplace: ChannelAccount
  private let tell: @Sendable (String) -> Void
  private var visitors: Visitors
  private var goods: [DemoGoods] = []
  /// Channels that are told their stock.
  private var told: Set<Int64> = []
  private var watched: [DemoSale] = []
  /// Newest last.
  private var recent: [DemoSale] = []
  private var lag = DemoLag()
  private var lastTold = ContinuousClock.now - DemoTraffic.tellingPause

  /// - Parameters:
  ///   - accounts: as `Demo.connect` gave them, the shop first.
  ///   - tell: takes a line for the person who watches.
  public init(
    services: AppServices, simulator: SimulatorServer, accounts: [ChannelAccount], seed: UInt64,
    tell: @escaping @Sendable (String) -> Void
  ) {
    precondition(accounts.count >= 2, "the demo has two channels")
    self.services = services
    self.simulator = simulator
    shop = accounts[0]
    marketplace = accounts[1]
    visitors = Visitors(seed: seed)
    self.tell = tell
  }

  public var summary: String { lag.summary }

  /// Goes on until the task is cancelled.
  /// - Parameter base: the address at which the program listens.
  public func run(base: String) async {
    let opening = DemoOpening(services: services, accounts: [shop, marketplace])
    do {
      told = try await opening.open(base: base)
      let (shopID, marketplaceID) = (shop.id, marketplace.id)
      goods = try await services.database.read {
        try DemoGoods.load(shopID: shopID, marketplaceID: marketplaceID, in: $0)
      }
    } catch {
      if !Task.isCancelled { tell("there are no sales in this demo: \(error)") }
      return
    }
    tell("stock is kept here; sales begin on both channels, of \(goods.count) goods that both have")
    await withDiscardingTaskGroup { group in
      group.addTask { await opening.askForOrders() }
      group.addTask { await self.live() }
      group.addTask { await self.watch() }
    }
  }

  private func live() async {
    while !Task.isCancelled {
      let (wish, pause) = visitors.next()
      do { try await Task.sleep(for: pause) } catch { return }
      switch wish {
      case .buyOnMarketplace: buy(.marketplace)
      case .buyInShop: buy(.shop)
      case .cancel: cancel()
      case .moveOrders:
        simulator.trendyol.movePackages(2)
        simulator.shop.moveOrders(2)
      case .sendBack: simulator.trendyol.returnOrders(1)
      }
    }
  }

  // MARK: - What people do

  /// Goods that both channels show and of which no sale is being watched.
  private func pick() -> DemoGoods? {
    guard !goods.isEmpty else { return nil }
    for _ in 0..<20 {
      let found = goods[visitors.choice(of: goods.count)]
      let isFree = !watched.contains { $0.goods == found }
      if isFree, DemoPlace.allCases.allSatisfy({ $0.stock(of: found, simulator) > 1 }) {
        return found
      }
    }
    return nil
  }

  private func buy(_ place: DemoPlace) {
    guard let goods = pick() else { return }
    let before = place.other.stock(of: goods, simulator)
    guard let number = place.sell(goods, simulator) else { return }
    let sale = DemoSale(
      goods: goods, place: place, number: number, otherBefore: before, at: ContinuousClock.now)
    watched.append(sale)
    recent.append(sale)
    if recent.count > 20 { recent.removeFirst() }
  }

  private func cancel() {
    // One that is still being watched would never be seen to arrive.
    guard
      let index = recent.lastIndex(where: { sale in
        !watched.contains { $0.number == sale.number }
      })
    else { return }
    let sale = recent.remove(at: index)
    guard sale.place.cancel(sale.number, simulator) else { return }
    say("order \(sale.number) of \(name(sale.place)) was cancelled")
  }

  // MARK: - What became of it

  private func watch() async {
    while !Task.isCancelled {
      do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
      for sale in watched {
        let age = ContinuousClock.now - sale.at
        if await isKnown(sale) {
          settle(sale, age)
        } else if age > Self.patience {
          settle(sale, nil)
        }
      }
    }
  }

  /// The other channel shows less; where it cannot be told, the order is stored here.
  private func isKnown(_ sale: DemoSale) async -> Bool {
    if told.contains(account(sale.place.other).id) {
      return sale.place.other.stock(of: sale.goods, simulator) < sale.otherBefore
    }
    let id = account(sale.place).id
    return (try? await services.database.read { try sale.isStored(channelID: id, in: $0) }) ?? false
  }

  private func settle(_ sale: DemoSale, _ age: Duration?) {
    watched.removeAll { $0.number == sale.number }
    lag.note(age)
    let other = sale.place.other
    let outcome =
      switch age {
      case nil: "\(name(other)) has not heard of it"
      case let age? where told.contains(account(other).id):
        "\(name(other)) shows \(other.stock(of: sale.goods, simulator)) "
          + "after \(DemoLag.text(age / .seconds(1)))"
      case let age?: "known here after \(DemoLag.text(age / .seconds(1)))"
      }
    say("sold \(sale.goods.sku) on \(name(sale.place)): \(outcome)")
    if lag.sales % 50 == 0 { tell(lag.summary) }
  }

  private func say(_ line: String) {
    guard ContinuousClock.now - lastTold >= Self.tellingPause else { return }
    lastTold = ContinuousClock.now
    tell(line)
  }

  private func account(_ place: DemoPlace) -> ChannelAccount {
    place == .shop ? shop : marketplace
  }

  private func name(_ place: DemoPlace) -> String { account(place).name }
}
