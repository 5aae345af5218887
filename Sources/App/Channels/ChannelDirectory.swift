import Basics
import Commerce
import ConnectorKit
import Logging
import Outbound
import Storage
import Work

/// The connected accounts: adding, finding, checking, removing, and making their connectors.
public struct ChannelDirectory: Sendable {
  private let database: any Database
  private let secretBox: SecretBox
  private let clock: any WallClock
  private let transport: AsyncHTTPTransport
  private let reach: ChannelReach
  private let limiters: AccountLimiters
  private let scheduler: Scheduler

  init(
    database: any Database, secretBox: SecretBox, clock: any WallClock, zone: LocalTimeZone,
    transport: AsyncHTTPTransport, reach: ChannelReach, logger: Logger
  ) {
    self.database = database
    self.secretBox = secretBox
    self.clock = clock
    self.transport = transport
    self.reach = reach
    scheduler = Scheduler(zone: zone)
    limiters = AccountLimiters { shop in
      DatabasePace(database: database, clock: clock, account: shop) { error, attempt in
        guard PatientDatabase.isTold(attempt: attempt) else { return }
        logger.warning(
          "the database cannot be reached; requests to a channel wait for it",
          metadata: ["reason": "\(error.message)"])
      }
    }
  }

  /// What kept an account from being used, in words for the person at the keyboard.
  public struct Problem: Error, Sendable, CustomStringConvertible {
    /// The setting at fault, when there is one.
    public var field: String?
    public var description: String
  }

  public static var platforms: [ConnectorDescriptor] { ConnectorRegistry.entries.map(\.descriptor) }

  /// Says whether an account could be connected, before anything is opened: all but whether its name
  /// is free, and whether it works.
  /// - Throws: as `add`.
  public static func check(
    platform: String, name: String, settings: [String: String], secrets: [String: Secret]
  ) throws {
    let entry = try entry(for: platform)
    try checkName(name)
    _ = try usable(settings, secrets, entry, NoTransport())
  }

  /// Connects an account. A shop that was connected before and removed is taken into use again, so
  /// that its orders are not there twice.
  /// - Throws: `SettingsError` naming the fields, or `Problem`.
  public func add(
    platform: String, name: String, settings: [String: String], secrets: [String: Secret],
    actor: String, door: ChannelReach.Door = .commandLine
  ) async throws -> ChannelAccount {
    let entry = try Self.entry(for: platform)
    try Self.checkName(name)
    let checked = try Self.usable(settings, secrets, entry, transport)
    try reach.check(entry.descriptor.addresses(settings), door: door)
    let (box, now, scheduler) = (secretBox, clock.now(), scheduler)
    return try await naming(name) {
      try await database.write { connection in
        let former = try ChannelAccounts.removed(platform: platform, in: connection).first {
          entry.descriptor.isSameShop($0.settings, checked.values)
        }
        if let former {
          try ChannelAccounts.save(
            former, name: name, settings: settings, secrets: checked.secrets, box: box,
            in: connection)
        }
        let id =
          try former?.id
          ?? ChannelAccounts.add(
            platform: platform, name: name, settings: settings, secrets: checked.secrets,
            box: box, now: now, in: connection)
        try AuditLog.record(
          actor: actor, action: former == nil ? .channelAdded : .channelRestored,
          subject: "channel:\(id)", detail: "\(platform) \(name)", now: now, in: connection)
        let account = try Self.stored(id, in: connection)
        try Self.schedule(account, entry.descriptor, scheduler, now: now, in: connection)
        return account
      }
    }
  }

  /// The channel's schedules, and its first sync in a while: time to look at its settings.
  private static func schedule(
    _ account: ChannelAccount, _ platform: ConnectorDescriptor, _ scheduler: Scheduler,
    now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    try Timetable.ensure(account, platform, scheduler, now: now, in: connection)
    let first = SyncOrder(origin: "schedule").request(
      channelID: account.id, runAt: now.adding(seconds: Timetable.firstSyncSeconds))
    try JobQueue.enqueue(first, now: now, in: connection)
  }

  /// Another account that names the same shop: its orders would be counted twice.
  public func twin(of account: ChannelAccount) async throws -> ChannelAccount? {
    let descriptor = try Self.entry(for: account.platform).descriptor
    return try await list().first {
      $0.id != account.id && $0.platform == account.platform
        && descriptor.isSameShop($0.settings, account.settings)
    }
  }

  /// Changes settings and secrets of an account; what is not named stays, an empty setting takes
  /// its default again.
  /// - Throws: `SettingsError` naming the fields, `SecretsWanted`, or `Problem`.
  public func change(
    _ account: ChannelAccount, settings: [String: String], secrets: [String: Secret], actor: String,
    door: ChannelReach.Door = .commandLine
  ) async throws -> ChannelAccount {
    let entry = try Self.entry(for: account.platform)
    let values = account.settings.merging(settings) { $1 }.filter { !$0.value.isEmpty }
    let kept = (try? account.secrets(secretBox)) ?? [:]
    let checked = try Self.usable(values, kept.merging(secrets) { $1 }, entry, transport)
    let (former, addresses) = (
      entry.descriptor.addresses(account.settings), entry.descriptor.addresses(values)
    )
    try reach.check(addresses, former: former, door: door)
    let hasMoved = ChannelReach.isElsewhere(addresses, former)
    if hasMoved {
      try SecretsWanted.check(stored: kept, given: secrets, entry.descriptor)
    }
    let changed = (Set(settings.keys).union(secrets.keys)).sorted().joined(separator: " ")
    let (box, now) = (secretBox, clock.now())
    return try await database.write { connection in
      try ChannelAccounts.save(
        account, name: account.name, settings: values, secrets: checked.secrets, box: box,
        in: connection)
      // Whoever was asked for notices is not who is asked for orders from now on.
      if hasMoved { try StoredSubscription.remove(channelID: account.id, in: connection) }
      try AuditLog.record(
        actor: actor, action: .channelChanged, subject: "channel:\(account.id)",
        detail: "\(account.name): \(changed)", now: now, in: connection)
      return try Self.stored(account.id, in: connection)
    }
  }

  private static func usable(
    _ settings: [String: String], _ secrets: [String: Secret], _ entry: ConnectorRegistry.Entry,
    _ transport: any HTTPTransport
  ) throws -> ChannelSettings {
    let checked = try ChannelSettings(
      values: settings, secrets: secrets, fields: entry.descriptor.settings)
    // A connector sees what single fields cannot, such as plain http to another machine.
    _ = try entry.make(checked, transport, ServiceLimiters { _, _ in AccountLimiter(.unlimited) })
    return checked
  }

  private func naming<T>(_ name: String, _ body: () async throws -> T) async throws -> T {
    do {
      return try await body()
    } catch is ChannelAccounts.NameTaken {
      throw Problem(field: "name", description: "a channel named \(name) exists already")
    }
  }

  private static func stored(
    _ id: Int64, in connection: any SQLConnection
  ) throws -> ChannelAccount {
    guard let account = try ChannelAccounts.find(id: id, in: connection) else {
      throw StorageError(.other, message: "the channel is gone")
    }
    return account
  }

  public func list() async throws -> [ChannelAccount] {
    try await database.read { try ChannelAccounts.list(in: $0) }
  }

  /// - Throws: `Problem` when there is no such channel.
  public func find(_ name: String) async throws -> ChannelAccount {
    guard let account = try await database.read({ try ChannelAccounts.find(name: name, in: $0) })
    else {
      throw Problem(
        field: "name",
        description: "there is no channel named \(name); `tezgah channel list` shows them")
    }
    return account
  }

  public func remove(_ account: ChannelAccount, actor: String) async throws {
    let now = clock.now()
    try await database.write { connection in
      try ChannelAccounts.remove(id: account.id, now: now, in: connection)
      try Scheduler.remove(channelID: account.id, in: connection)
      for kind in [SyncJob.kind, HintJob.kind] {
        for job in try JobQueue.open(kind: kind, channelID: account.id, in: connection) {
          try JobQueue.cancel(job.id, now: now, in: connection)
        }
      }
      try AuditLog.record(
        actor: actor, action: .channelRemoved, subject: "channel:\(account.id)",
        detail: "\(account.platform) \(account.name)", now: now, in: connection)
    }
  }

  /// The connector of an account. Connectors of one account share one rate limit.
  public func connector(for account: ChannelAccount) throws -> any Connector {
    let entry = try Self.entry(for: account.platform)
    let settings = try ChannelSettings(
      values: account.settings, secrets: account.secrets(secretBox),
      fields: entry.descriptor.settings)
    return try entry.make(
      settings, transport.within(reach.of(entry.descriptor.addresses(account.settings))),
      limiters.services(shop: entry.descriptor.shop(account.settings)))
  }

  /// The limiter of a shop, whose pace all processes share.
  func limiter(shop: String, minIntervalMS: Int) -> AccountLimiter {
    limiters.limiter(shop: shop, minIntervalMS: minIntervalMS)
  }

  private static func entry(for platform: String) throws -> ConnectorRegistry.Entry {
    guard let entry = ConnectorRegistry.entry(platform: platform) else {
      let known = platforms.map(\.platform).joined(separator: ", ")
      throw Problem(
        field: "platform", description: "unknown platform \(platform); known are: \(known)")
    }
    return entry
  }

  /// Names stand in addresses and on command lines.
  private static func checkName(_ name: String) throws {
    let allowed = name.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
        || $0 == 0x5F
    }
    guard (1...40).contains(name.utf8.count), allowed else {
      throw Problem(
        field: "name",
        description: "a channel's name is 1 to 40 letters a–z, digits, - or _")
    }
  }
}
