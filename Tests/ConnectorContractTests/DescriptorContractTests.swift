import Commerce
import ConnectorKit
import Testing

/// What a connector says of itself, which forms, lists and documents are drawn from.
@Suite struct DescriptorContractTests {
  @Test(arguments: Platform.allCases)
  func `names are there once, and the shop is known by settings that exist`(
    _ platform: Platform
  ) {
    let descriptor = platform.descriptor
    #expect(descriptor.platform == platform.rawValue)
    #expect(!descriptor.displayName.isEmpty)
    let fields = descriptor.settings.map(\.key)
    #expect(Set(fields).count == fields.count)
    let names = descriptor.capabilities.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(descriptor.streams).count == descriptor.streams.count)
    #expect(!descriptor.shopKeys.isEmpty && Set(descriptor.shopKeys).isSubset(of: fields))
    #expect(descriptor.boundedStreams.isSubset(of: descriptor.streams))
  }

  @Test(arguments: Platform.allCases)
  func `a secret has no default, and every setting has its help`(
    _ platform: Platform
  ) {
    for field in platform.descriptor.settings {
      #expect(!field.help.isEmpty, "\(field.key)")
      #expect(!field.isSecret || field.defaultValue == nil, "\(field.key)")
    }
  }

  @Test(arguments: Platform.allCases)
  func `what receives the secrets is an address, and one of them is base-url`(_ platform: Platform)
  {
    let receiving = platform.descriptor.settings.filter(\.receivesSecrets)
    #expect(receiving.map(\.key).contains("base-url"))
    for field in receiving {
      #expect(field.kind == .url && !field.isSecret, "\(field.key)")
    }
  }

  @Test(arguments: Platform.allCases)
  func `a capability that is limited or missing says why`(_ platform: Platform) {
    for capability in platform.descriptor.capabilities where capability.level != .full {
      #expect(!capability.note.isEmpty, "\(capability.name)")
    }
  }

  @Test(arguments: Platform.allCases)
  func `what is read and done is named among the capabilities`(_ platform: Platform) async throws {
    let able = Set(platform.descriptor.capabilities.filter { $0.level != .none }.map(\.name))
    let read = platform.descriptor.streams.map(\.rawValue)
    #expect(able.isSuperset(of: read))
    try await Channel.with(platform) { channel in
      #expect(able.contains("stock push") && able.contains("price push"))
      #expect((channel.connector is any SettlementReading) == platform.descriptor.readsSettlements)
      #expect((channel.connector is any SettlementReading) == able.contains("settlements"))
      #expect((channel.connector is any WebhookSubscribing) == able.contains("webhooks"))
    }
  }
}
