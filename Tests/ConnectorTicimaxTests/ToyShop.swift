import Basics
import Commerce
import ConnectorKit
import ConnectorTicimax
import Markup
import Outbound
import Synchronization

/// A shop in memory that answers the connector's calls with the fewest members, for habits that
/// the simulator does not have: other paging, ignored filters, stripped cards, bad rows.
final class ToyShop: HTTPTransport {
  struct Order {
    var id: Int
    /// Local, as on the wire.
    var placed: String
    var edited: String?
  }

  struct Card {
    var id: Int
    var edited = "2026-01-01T00:00:00"
    var isStripped = false
  }

  struct Favourite {
    var id: Int
    var member: Int
    var product: Int
  }

  struct State {
    var orders: [Order] = []
    var cards: [Card] = []
    var members: [Int] = []
    var favourites: [Favourite] = []
    var orderIndexIsPage = true
    var productIndexIsPage = false
    var ignoresOrderDates = false
    var ignoresChangeFilters = false
    /// Positions in the list of cards that make SelectUrun fail.
    var badPositions: Set<Int> = []
    /// The member number that stands for everyone, when one does.
    var everyone: Int?
    var description = ""
    /// Variants whose stock is refused, with the words.
    var badVariants: [Int: String] = [:]
    /// Answers that come before all others, first to last.
    var scripted: [Result<OutboundResponse, OutboundError>] = []
    var calls: [Call] = []
  }

  /// A request as it came.
  struct Call: Sendable {
    var operation: String
    var action: String?
    var members: [(name: String, text: String)]

    subscript(_ name: String) -> String? { members.first { $0.name == name }?.text }
    func number(_ name: String) -> Int { self[name].flatMap { Int($0) } ?? 0 }
  }

  let state: Mutex<State>

  init(_ state: State = State()) { self.state = Mutex(state) }

  var now: State { state.withLock { $0 } }
  var calls: [Call] { now.calls }
  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    let call = Self.read(request)
    let answer = state.withLock { state -> Result<OutboundResponse, OutboundError> in
      state.calls.append(call)
      if !state.scripted.isEmpty { return state.scripted.removeFirst() }
      return .success(ToyAnswers(state: state).answer(call))
    }
    return try answer.get()
  }

  private static func read(_ request: OutboundRequest) -> Call {
    let action = request.headers.first { $0.0 == "SOAPAction" }?.1
    guard let body = request.body else { return Call(operation: "GET", action: nil, members: []) }
    var call = Call(operation: "", action: action, members: [])
    try? XMLReader.read(body) { reader in
      while true {
        switch try reader.next() {
        case .start:
          let name = reader.name.string
          if reader.depth == 3 { call.operation = name }
          if reader.depth > 3 { call.members.append((name, "")) }
        case .text: call.members[call.members.count - 1].text = try reader.content().string
        case .end: continue
        case .endOfDocument: return
        }
      }
    }
    return call
  }

  static func fault(_ text: String) -> Result<OutboundResponse, OutboundError> {
    .success(
      OutboundResponse(
        status: 500, headers: ["Content-Type": "text/xml; charset=utf-8"],
        body: SOAPEnvelope.fault(code: "Client", text: text)))
  }
}

/// What the toy shop says.
struct ToyAnswers {
  let state: ToyShop.State

  func answer(_ call: ToyShop.Call) -> OutboundResponse {
    switch call.operation {
    case "GET": text(state.description)
    case "SelectSiparis": orders(call)
    case "SelectUrunCount":
      reply(call) { $0.text(String(state.cards.count)) }
    case "SelectUrun": cards(call)
    case "SelectUyeler": members(call)
    case "GetFavoriUrunler": favourites(call)
    case "SelectKategori", "SelectMarka": reply(call) { _ in }
    case "StokAdediGuncelle": stock(call)
    default: OutboundResponse(status: 404)
    }
  }

  private func reply(
    _ call: ToyShop.Call, _ body: @escaping (inout XMLWriter) -> Void
  ) -> OutboundResponse {
    OutboundResponse(
      status: 200, headers: ["Content-Type": "text/xml; charset=utf-8"],
      body: SOAPEnvelope.reply(operation: call.operation, body: body))
  }

  private func stock(_ call: ToyShop.Call) -> OutboundResponse {
    let ids = call.members.filter { $0.name.hasSuffix("ID") }.compactMap { Int($0.text) }
    if let words = ids.compactMap({ state.badVariants[$0] }).first {
      return OutboundResponse(
        status: 500, headers: ["Content-Type": "text/xml; charset=utf-8"],
        body: SOAPEnvelope.fault(code: "Client", text: words))
    }
    return reply(call) { $0.text(String(ids.count)) }
  }

  private func text(_ text: String) -> OutboundResponse {
    text.isEmpty
      ? OutboundResponse(status: 404)
      : OutboundResponse(
        status: 200, headers: ["Content-Type": "text/xml"], body: Array(text.utf8))
  }

  private func page<T>(_ rows: [T], _ index: Int, _ size: Int, isPage: Bool) -> [T] {
    Array(rows.dropFirst(isPage ? index * size : index).prefix(size))
  }

  private func orders(_ call: ToyShop.Call) -> OutboundResponse {
    var rows = state.orders.filter { passes($0, call) }
    if call["SiralamaDegeri"] == "SiparisTarihi", !state.ignoresOrderDates {
      rows.sort { ($0.placed, -$0.id) < ($1.placed, -$1.id) }
    } else {
      rows.sort { $0.id < $1.id }
    }
    if call["SiralamaYonu"] == "DESC", !state.ignoresOrderDates { rows.reverse() }
    let page = page(
      rows, call.number("BaslangicIndex"), call.number("KayitSayisi"),
      isPage: state.orderIndexIsPage)
    return reply(call) { writer in
      for order in page {
        writer.start("a:WebSiparis")
        writer.element("a:Durum", 2)
        writer.element("a:DuzenlemeTarihi", order.edited ?? "0001-01-01T00:00:00")
        writer.element("a:ID", order.id)
        writer.element("a:SiparisTarihi", order.placed)
        writer.end()
      }
    }
  }

  private func passes(_ order: ToyShop.Order, _ call: ToyShop.Call) -> Bool {
    let isAfter = { (date: String?, name: String) in
      guard let bound = call[name] else { return true }
      return date.map { $0 >= bound } ?? false
    }
    let isBefore = { (date: String?, name: String) in
      guard let bound = call[name] else { return true }
      return date.map { $0 <= bound } ?? false
    }
    if !state.ignoresChangeFilters {
      guard isAfter(order.edited, "DuzenlemeTarihiBas"),
        isBefore(order.edited, "DuzenlemeTarihiSon"), call["DurumTarihiBas"] == nil
      else { return false }
    }
    return state.ignoresOrderDates
      || isAfter(order.placed, "SiparisTarihiBas") && isBefore(order.placed, "SiparisTarihiSon")
  }

  private func cards(_ call: ToyShop.Call) -> OutboundResponse {
    let single = call.number("UrunKartiID")
    let isFiltered = call.members.contains { $0.name.hasSuffix("Baslangic") }
    var rows = state.cards.sorted { $0.id < $1.id }
    if single > 0 { rows = rows.filter { $0.id == single } }
    if let since = call["DuzenlemeTarihiBaslangic"] { rows = rows.filter { $0.edited >= since } }
    if call["StokGuncellemeTarihiBaslangic"] != nil || call["EklemeTarihiBaslangic"] != nil {
      rows = []
    }
    let (index, size) = (call.number("BaslangicIndex"), call.number("KayitSayisi"))
    let start = state.productIndexIsPage ? index * size : index
    if single == 0, state.badPositions.contains(where: { (start..<start + size).contains($0) }) {
      return (try? ToyShop.fault("Value cannot be null.\nParameter name: source").get())
        ?? OutboundResponse(status: 500)
    }
    let page = page(rows, index, size, isPage: state.productIndexIsPage)
    return reply(call) { writer in
      for card in page {
        writer.start("a:UrunKarti")
        writer.element("a:ID", card.id)
        writer.element("a:TedarikciKodu", "T\(card.id)")
        writer.element("a:UrunAdi", "Kart \(card.id)")
        writer.start("a:Varyasyonlar")
        if !(isFiltered && card.isStripped) {
          writer.start("a:Varyasyon")
          writer.element("a:ID", card.id * 10)
          writer.end()
        }
        writer.end()
        writer.end()
      }
    }
  }

  private func members(_ call: ToyShop.Call) -> OutboundResponse {
    let page = page(
      state.members.sorted(), call.number("SayfaNo") - 1, call.number("KayitSayisi"), isPage: true)
    return reply(call) { writer in
      for id in page {
        writer.start("a:Uye")
        writer.element("a:ID", id)
        writer.element("a:Isim", "Üye \(id)")
        writer.element("a:Sifre", "geheim-\(id)")
        writer.end()
      }
    }
  }

  private func favourites(_ call: ToyShop.Call) -> OutboundResponse {
    let member = call.number("UyeID")
    let rows =
      member == state.everyone
      ? state.favourites : state.favourites.filter { $0.member == member }
    let page = page(rows, call.number("SayfaNo") - 1, call.number("KayitSayisi"), isPage: true)
    return reply(call) { writer in
      writer.nilElement("a:ErrorMessage")
      writer.element("a:IsError", false)
      writer.start("a:Urunler")
      for row in page {
        writer.start("a:WebFavoriUrunler")
        writer.element("a:FavoriUrunID", row.id)
        writer.element("a:UrunKartiID", row.product)
        writer.element("a:UyeID", row.member)
        writer.end()
      }
      writer.end()
    }
  }
}
