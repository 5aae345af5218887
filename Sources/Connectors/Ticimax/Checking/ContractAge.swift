import ConnectorKit
import Markup

/// How old a shop's order contract is, seen from the members of one order: the service writes every
/// member of its contract (Ticimax wire facts 2026-11-23, §2, §5.2).
enum ContractAge {
  case march2025OrLater
  case older

  init(of order: RawRecord) {
    let isNew = try? XMLReader.read(order.payload) { reader in
      var found = false
      _ = try reader.next()
      try reader.forEachChild { member in
        if member.name == "DuzenlemeTarihi" { found = true }
      }
      return found
    }
    self = isNew == true ? .march2025OrLater : .older
  }

  var finding: ConnectionCheck.Finding {
    switch self {
    case .march2025OrLater:
      ConnectionCheck.Finding(.ok, "The shop's order contract is of March 2025 or later.")
    case .older:
      ConnectionCheck.Finding(
        .notice,
        "The shop's order contract is older than March 2025 and tells no time of change; "
          + "incremental syncs read the orders of the last 30 days.")
    }
  }
}
