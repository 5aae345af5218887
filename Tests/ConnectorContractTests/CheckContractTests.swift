import ConnectorKit
import Simulator
import TestKit
import Testing

/// `channel check` in plain words, and what fails tells no secret.
@Suite struct CheckContractTests {
  @Test(arguments: Platform.allCases)
  func `a healthy account is found well with few requests`(_ platform: Platform) async throws {
    try await Channel.with(platform) { channel in
      let findings = try await channel.connector.check().findings
      #expect(!findings.isEmpty)
      #expect(findings.filter { $0.level == .warning }.map(\.message) == [])
      #expect(channel.server.log.count <= 10)
    }
  }

  @Test(arguments: Platform.allCases)
  func `a wrong key is the account's own fault, asked once, and is not repeated to anybody`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) { channel in
      let connector = try channel.connectorWithWrongKey()
      var errors: [ConnectorError] = []
      do throws(ConnectorError) { _ = try await connector.check() } catch { errors.append(error) }
      let requests = channel.server.log.count
      #expect(requests <= 4)
      for stream in platform.descriptor.streams {
        do throws(ConnectorError) {
          _ = try await connector.page(stream)
        } catch { errors.append(error) }
      }
      #expect(errors.count == platform.descriptor.streams.count + 1)
      for error in errors {
        #expect(error.kind == .unauthorised && error.isOfTheAccount)
        #expect(!error.message.isEmpty && !error.message.contains(Channel.mark))
        #expect(!String(describing: error).contains(Channel.mark))
      }
    }
  }

  @Test(arguments: Platform.allCases)
  func `a host that is not there is said by the setting's name or as passing`(
    _ platform: Platform
  ) async throws {
    try await Channel.with(platform) {
      $0.settings["base-url"] = "http://127.0.0.1:1"
    } _: {
      channel in
      do throws(ConnectorError) {
        _ = try await channel.connector.check()
        Issue.record("there is nothing at that port")
      } catch {
        let kinds: [ConnectorError.Kind] = [.temporary, .configuration(field: "base-url")]
        #expect(kinds.contains(error.kind), "\(error.kind)")
        #expect(error.message.contains("127.0.0.1"), "\(error.message)")
      }
    }
  }

  @Test(arguments: Platform.allCases)
  func `a task that is cancelled ends, and says that it was`(_ platform: Platform) async throws {
    try await Channel.with(platform) {
      $0.faults.baseLatency = .seconds(1200)
    } _: { channel in
      let stream = try #require(platform.descriptor.streams.first)
      let work = Task { () -> ConnectorError.Kind? in
        do throws(ConnectorError) {
          _ = try await channel.connector.page(stream)
          return nil
        } catch {
          return error.kind
        }
      }
      try await eventually("the request has arrived") { !channel.server.log.isEmpty }
      let began = ContinuousClock.now
      work.cancel()
      #expect(await work.value == .cancelled)
      // The answer is twenty minutes away.
      #expect(ContinuousClock.now - began < .seconds(60))
    }
  }
}
