import Markup

/// Members that are dropped on receipt: passwords, addresses of visitors' machines, and what
/// belongs to a bank card. They are neither hashed nor kept nor mapped.
enum PrivateMembers {
  /// `Sifre` (Uye), `IPAdresi` (WebSiparis), `SonGirisIp` (Uye), `CheckSum` (WebSiparisOdeme),
  /// `AuthCode` and `HostRefNum` (OdemeEkBilgi), `KartNumarasi` (PuanKullanim): all members of such
  /// content in the records that we read (contract of March 2025).
  static func include(_ name: borrowing XMLName) -> Bool {
    name == "Sifre" || name == "IPAdresi" || name == "SonGirisIp" || name == "CheckSum"
      || name == "AuthCode" || name == "HostRefNum" || name == "KartNumarasi"
  }

  /// The parts of an order that hold private members: payments and loyalty points.
  static let orderParts = RecordCut.Depth.parts { $0 == "Odemeler" || $0 == "PuanKullanim" }

  /// A product card holds none.
  static let cardParts = RecordCut.Depth.parts { _ in false }
}
