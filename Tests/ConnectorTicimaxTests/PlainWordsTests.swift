import Basics
import Commerce
import ConnectorKit
import Outbound
import TestKit
import Testing

@testable import ConnectorTicimax

/// What the shop's owner reads when something is wrong.
@Suite struct PlainWordsTests {
  static func failure(
    _ answers: [Result<OutboundResponse, OutboundError>], stream: SyncStream = .brands
  ) async throws -> ConnectorError {
    let shop = try ToyConnection()
    shop.shop.change { $0.scripted = answers }
    do {
      _ = try await shop.readAll(stream)
    } catch {
      return error
    }
    throw NothingFailed()
  }

  struct NothingFailed: Error {}

  static func times(
    _ count: Int, _ answer: Result<OutboundResponse, OutboundError>
  ) -> [Result<OutboundResponse, OutboundError>] {
    Array(repeating: answer, count: count)
  }

  static func page(_ status: Int, _ text: String, type: String = "text/html")
    -> Result<OutboundResponse, OutboundError>
  {
    .success(
      OutboundResponse(status: status, headers: ["Content-Type": type], body: Array(text.utf8)))
  }

  @Test func `a wrong key stops at once and says where to make one`() async throws {
    let error = try await Self.failure([ToyShop.fault("Hatalı Kullanıcı Kodu")])
    #expect(error.kind == .unauthorised)
    #expect(error.message.contains("Web Servis Yetki Kodu"))
    #expect(error.statistics.requests == 1)
  }

  @Test func `a web page names the addresses that work`() async throws {
    let page = Self.page(200, "<!DOCTYPE html><html></html>")
    let error = try await Self.failure(Self.times(3, page))
    #expect(error.kind == .configuration(field: "base-url"))
    #expect(error.message.contains("ticimaxeticaret.com"))
  }

  @Test func `a page of a server in trouble is tried three times`() async throws {
    let error = try await Self.failure(Self.times(3, Self.page(503, "<html>Bakım</html>")))
    #expect(error.kind == .temporary)
    #expect(error.statistics.requests == 3)
    #expect(error.statistics.retries == 2)
  }

  @Test func `a request to wait is obeyed and is no attempt`() async throws {
    let shop = try ToyConnection()
    shop.shop.change {
      $0.scripted = Self.times(5, ToyShop.fault("Next Query Allowed After 42 seconds. |42"))
    }
    let reading = try await shop.readAll(.brands)
    #expect(reading.pages[0].statistics.throttled == 5)
    #expect(reading.pages[0].statistics.retries == 0)
    #expect(shop.clock.now >= .seconds(5 * 44))
  }

  @Test func `a wait beyond ten minutes ends the run with its reason`() async throws {
    let error = try await Self.failure([
      ToyShop.fault("Next Query Allowed After 3600 seconds. |3600")
    ])
    #expect(error.kind == .rateLimited)
    #expect(error.message.contains("3600"))
  }

  @Test func `no connection names the host`() async throws {
    let error = try await Self.failure(
      Self.times(3, .failure(OutboundError(.connect, host: "magaza.example"))))
    #expect(error.kind == .temporary)
    #expect(error.message.contains("No connection to magaza.example"))
  }

  @Test func `a missing certificate is a wrong address`() async throws {
    let error = try await Self.failure([.failure(OutboundError(.tls, host: "magaza.example"))])
    #expect(error.kind == .configuration(field: "base-url"))
    #expect(error.message.contains("TLS"))
  }

  @Test func `a redirect names where it leads`() async throws {
    let error = try await Self.failure([
      .failure(OutboundError(.redirectRefused(host: "www.magaza.example"), host: "magaza.example"))
    ])
    #expect(error.kind == .configuration(field: "base-url"))
    #expect(error.message.contains("www.magaza.example"))
  }

  @Test func `a slow shop names the setting`() async throws {
    let error = try await Self.failure(
      Self.times(3, .failure(OutboundError(.timeout(.read), host: "magaza.example"))))
    #expect(error.kind == .temporary)
    #expect(error.message.contains("timeout-seconds"))
  }

  @Test func `an answer that is too long names the page size`() async throws {
    let error = try await Self.failure([
      .failure(OutboundError(.tooLarge(limit: 1), host: "magaza.example"))
    ])
    #expect(error.kind == .configuration(field: "page-size"))
  }

  @Test func `an unknown word of ours is final`() async throws {
    let error = try await Self.failure([
      ToyShop.fault("Invalid enum value '2' cannot be deserialized")
    ])
    #expect(error.kind == .permanent)
    #expect(error.statistics.requests == 1)
  }

  @Test func `an unknown fault is tried again and then told in the shop's words`() async throws {
    let error = try await Self.failure(
      Self.times(3, ToyShop.fault("Object reference not set to an instance of an object.")))
    #expect(error.kind == .temporary)
    #expect(error.message.contains("Object reference"))
    #expect(error.statistics.requests == 3)
  }

  @Test func `a truncated answer is tried again`() async throws {
    let shop = try ToyConnection()
    shop.shop.change { $0.scripted = [Self.page(200, "<s:Envelope><s:Bo", type: "text/xml")] }
    let reading = try await shop.readAll(.brands)
    #expect(reading.pages[0].statistics.retries == 1)
  }

  @Test func `an answer of another operation is a changed contract`() async throws {
    let error = try await Self.failure([
      Self.page(
        200,
        "<s:Envelope xmlns:s=\"x\"><s:Body><OtherResponse/></s:Body></s:Envelope>",
        type: "text/xml")
    ])
    #expect(error.kind == .contractChanged)
  }

  @Test func `no service under the address`() async throws {
    let error = try await Self.failure([Self.page(404, "", type: "text/plain")])
    #expect(error.kind == .configuration(field: "base-url"))
  }

  @Test func `a shop that says not found has no orders`() async throws {
    let shop = try ToyConnection()
    shop.shop.change { $0.scripted = [ToyShop.fault("Sipariş bulunamadı")] }
    #expect(try await shop.readAll(.orders).ids.isEmpty)
  }

  @Test func `the key is in no message`() async throws {
    for answers in [
      [ToyShop.fault("Hatalı Kullanıcı Kodu")], Self.times(3, Self.page(404, "")),
      Self.times(3, .failure(OutboundError(.reset, host: "magaza.example"))),
    ] {
      let error = try await Self.failure(answers)
      #expect(!error.message.contains("GIZLI-KOD"))
      #expect(!"\(error)".contains("GIZLI-KOD"))
    }
  }

  @Test func `what a failed page cost is told`() async throws {
    let error = try await Self.failure(
      Self.times(3, .failure(OutboundError(.reset, host: "magaza.example"))))
    #expect(error.statistics.requests == 3)
    #expect(error.statistics.retries == 2)
  }
}
