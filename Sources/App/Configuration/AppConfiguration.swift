import Basics
import Foundation
import Logging
import Web

/// The program's settings, read once at the start. Nothing else reads the environment.
public struct AppConfiguration: Sendable {
  public enum DatabaseLocation: Sendable, Equatable {
    case sqlite(path: String)
    /// A URL that libpq understands; it may hold a password.
    case postgres(Secret, connections: Int)
  }

  public var database: DatabaseLocation
  public var dataFolder: URL
  public var secretKey: Secret?
  public var host: String
  public var port: Int
  public var baseURL: String?
  /// Further names under which the panel answers.
  public var hosts: [String]
  public var trustedProxies: TrustedProxies
  /// Networks that are not public and where channels may be.
  public var privateChannels: [IPNetwork]
  /// Of schedules, days and reports.
  public var zone: LocalTimeZone
  public var logLevel: Logger.Level
  /// Each setting's value as it may be shown, and where it came from.
  public let shown: [(name: String, value: String, source: String, help: String)]

  /// A setting that cannot be used.
  public struct Invalid: Error, Sendable, CustomStringConvertible {
    public let setting: String
    public let reason: String
    public var description: String { "\(setting) \(reason)" }
  }

  /// - Parameter environment: names and values; `NAME_FILE` names a file that holds the value.
  /// - Throws: `Invalid`.
  public init(environment: [String: String]) throws {
    let values = try SettingValues(environment: environment)
    dataFolder = URL(fileURLWithPath: values[.dataFolder] ?? "data", isDirectory: true)
    database = try Self.location(values, dataFolder: dataFolder)
    secretKey = values[.secretKey].map(Secret.init)
    host = values[.host] ?? "127.0.0.1"
    guard let port = values[.port].flatMap({ Int($0) }), (0...65535).contains(port) else {
      throw Invalid(setting: Setting.port.name, reason: "must be a number from 0 to 65535")
    }
    self.port = port
    baseURL = try Self.checkedBaseURL(values[.baseURL])
    hosts = try Self.list(values[.hosts]).map { name in
      guard !name.contains(where: { ":/@ ".contains($0) }) else {
        throw Invalid(
          setting: Setting.hosts.name, reason: "must be names alone, such as crm.example.com")
      }
      return name
    }
    trustedProxies = TrustedProxies(
      try Self.list(values[.trustedProxies]).map { text in
        guard let network = IPNetwork(text) else {
          throw Invalid(
            setting: Setting.trustedProxies.name,
            reason: "must be addresses or networks such as 10.0.0.0/8")
        }
        return network
      })
    privateChannels = try Self.list(values[.privateChannels]).flatMap { text in
      let named = text.lowercased() == "loopback" ? ["127.0.0.0/8", "::1"] : [text]
      let networks = named.compactMap(IPNetwork.init)
      guard networks.count == named.count else {
        throw Invalid(
          setting: Setting.privateChannels.name,
          reason: "must be networks such as 10.0.0.0/8, or loopback")
      }
      return networks
    }
    guard let zone = values[.timeZone].flatMap({ LocalTimeZone(identifier: $0) }) else {
      throw Invalid(
        setting: Setting.timeZone.name, reason: "must be a time zone such as Europe/Istanbul")
    }
    self.zone = zone
    guard let level = Logger.Level(rawValue: values[.logLevel] ?? "") else {
      throw Invalid(
        setting: Setting.logLevel.name,
        reason: "must be one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    logLevel = level
    shown = values.shown()
  }

  private static func location(
    _ values: SettingValues, dataFolder: URL
  ) throws -> DatabaseLocation {
    guard let url = values[.databaseURL] else {
      return .sqlite(path: dataFolder.appendingPathComponent("tezgah.db").path)
    }
    guard let connections = values[.databaseConnections].flatMap({ Int($0) }),
      (2...500).contains(connections)
    else {
      throw Invalid(
        setting: Setting.databaseConnections.name, reason: "must be a number from 2 to 500")
    }
    return try location(of: url, connections: connections, setting: Setting.databaseURL.name)
  }

  /// - Parameters:
  ///   - url: an address such as `TEZGAH_DATABASE_URL` holds.
  ///   - setting: what to name when the address cannot be used.
  /// - Throws: `Invalid`.
  public static func location(
    of url: String, connections: Int, setting: String
  ) throws -> DatabaseLocation {
    if url.hasPrefix("sqlite:") {
      let path = String(url.dropFirst("sqlite:".count))
      guard !path.isEmpty else {
        throw Invalid(setting: setting, reason: "names no file after sqlite:")
      }
      return .sqlite(path: path)
    }
    guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
      throw Invalid(setting: setting, reason: "must start with sqlite: or postgres://")
    }
    return .postgres(Secret(url), connections: connections)
  }

  /// What stands between commas, without spaces around it.
  private static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  private static func checkedBaseURL(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard let url = URL(string: text), let scheme = url.scheme, url.host != nil,
      scheme == "https" || scheme == "http"
    else {
      throw Invalid(
        setting: Setting.baseURL.name, reason: "must be an address such as https://crm.example.com")
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}

/// The raw values of the settings table.
private struct SettingValues {
  private var values: [String: String] = [:]
  private var sources: [String: String] = [:]

  init(environment: [String: String]) throws {
    for setting in Setting.all {
      if let value = environment[setting.name], !value.isEmpty {
        values[setting.name] = value
        sources[setting.name] = "environment"
      } else if let path = environment["\(setting.name)_FILE"], !path.isEmpty {
        values[setting.name] = try Self.read(path, for: setting)
        sources[setting.name] = "file"
      } else if let value = setting.defaultValue {
        values[setting.name] = value
        sources[setting.name] = "default"
      }
    }
  }

  private static func read(_ path: String, for setting: Setting) throws -> String {
    guard let data = FileManager.default.contents(atPath: path), data.count <= 65_536 else {
      throw AppConfiguration.Invalid(
        setting: "\(setting.name)_FILE", reason: "names a file that cannot be read: \(path)")
    }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  subscript(_ setting: Setting) -> String? { values[setting.name] }

  func shown() -> [(name: String, value: String, source: String, help: String)] {
    Setting.all.map { setting in
      let value = values[setting.name].map { setting.isSecret ? Secret($0).masked : $0 }
      return (setting.name, value ?? "", sources[setting.name] ?? "not set", setting.help)
    }
  }
}
