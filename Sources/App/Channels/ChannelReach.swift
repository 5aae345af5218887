import Basics
import ConnectorKit
import Outbound

/// Where channels may point, and which addresses their requests reach (docs/decisions/0013).
public struct ChannelReach: Sendable {
  /// Who gives a channel its address.
  public enum Door: Sendable {
    /// Whoever has the shell has the machine, and its network.
    case commandLine
    /// A person in a browser, who may have neither.
    case panel
  }

  /// Networks that are open to channels though they are not public.
  let opened: [IPNetwork]

  /// What the requests of a channel may reach. An address of numbers, and `localhost`, lead nowhere
  /// but where they say, and were looked at when they were given; a name may lead anywhere.
  func of(_ addresses: [String: String]) -> AsyncHTTPTransport.Reach {
    let isWritten = addresses.values.contains { Self.isPrivate($0, except: []) }
    return isWritten ? .anyAddress : .publicAddresses(and: opened)
  }

  /// - Parameter former: what the channel has already, which may stay as it is.
  /// - Throws: `SettingsError` for an address that the panel does not take.
  func check(
    _ addresses: [String: String], former: [String: String] = [:], door: Door
  ) throws(SettingsError) {
    guard door == .panel else { return }
    let refused = addresses.filter { field, address in
      address != former[field] && Self.isPrivate(address, except: opened)
    }
    guard refused.isEmpty else {
      throw SettingsError(
        problems: refused.keys.sorted().map { .init(field: $0, message: Self.refusal) })
    }
  }

  /// True when requests go to another scheme, host or port than before, whatever the spelling.
  static func isElsewhere(_ addresses: [String: String], _ former: [String: String]) -> Bool {
    addresses.contains { field, address in
      guard address != former[field] else { return false }
      guard let before = former[field], let origin = OutboundOrigin(address) else { return true }
      return origin != OutboundOrigin(before)
    }
  }

  private static let refusal =
    "is not a public address; TEZGAH_PRIVATE_CHANNELS can allow it, or the command line sets it"

  private static func isPrivate(_ address: String, except opened: [IPNetwork]) -> Bool {
    OutboundOrigin(address)?.isWrittenPrivate(except: opened) ?? false
  }
}

/// Stored secrets are not sent to an address for which nobody gave them.
public struct SecretsWanted: Error, Sendable, CustomStringConvertible {
  /// In the order of the platform's form.
  public let names: [String]

  static let fieldMessage = "must be given again, because the address is another one"

  public var description: String {
    "the address is another one, and stored secrets are not sent there; give them again with: "
      + names.map { "--secret \($0)=-" }.joined(separator: " ")
  }

  /// - Throws: `SecretsWanted` naming the stored secrets that were not given anew.
  static func check(
    stored: [String: Secret], given: [String: Secret], _ platform: ConnectorDescriptor
  ) throws(SecretsWanted) {
    let names = platform.settings.map(\.key).filter {
      stored[$0]?.isEmpty == false && given[$0] == nil
    }
    guard names.isEmpty else { throw SecretsWanted(names: names) }
  }
}

extension ConnectorDescriptor {
  /// The addresses to which an account's secrets go, by setting; one that was not given has its
  /// default, as it has when it is used.
  func addresses(_ values: [String: String]) -> [String: String] {
    var addresses: [String: String] = [:]
    for field in settings where field.receivesSecrets {
      let given = values[field.key].flatMap { $0.isEmpty ? nil : $0 }
      addresses[field.key] = given ?? field.defaultValue
    }
    return addresses
  }
}
