/// A Turkish province with some of its districts. Code and name are those of the number plates;
/// the weight is its share of orders, roughly by population.
struct Province: Sendable {
  let code: Int
  let name: String
  let weight: Double
  let districts: [String]

  static let all: [Province] = table.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "|")
    guard parts.count == 4, let code = Int(parts[0]), let weight = Double(parts[2]) else {
      return nil
    }
    return Province(
      code: code, name: String(parts[1]), weight: weight,
      districts: parts[3].split(separator: ",").map(String.init))
  }

  static let byWeight = WeightedTable(all.indices.map { ($0, all[$0].weight) })

  /// All 81 provinces: plate code, name, weight, districts.
  private static let table = """
    01|Adana|2.6|Seyhan,Çukurova,Yüreğir,Sarıçam,Ceyhan,Kozan
    02|Adıyaman|0.6|Merkez,Kâhta,Besni
    03|Afyonkarahisar|0.8|Merkez,Sandıklı,Bolvadin,Dinar
    04|Ağrı|0.4|Merkez,Doğubayazıt,Patnos
    05|Amasya|0.4|Merkez,Merzifon,Suluova
    06|Ankara|7.4|Çankaya,Keçiören,Yenimahalle,Mamak,Etimesgut,Sincan,Altındağ,Gölbaşı,Pursaklar
    07|Antalya|3.6|Muratpaşa,Kepez,Konyaaltı,Alanya,Manavgat,Serik,Kumluca
    08|Artvin|0.2|Merkez,Hopa,Arhavi
    09|Aydın|1.5|Efeler,Nazilli,Söke,Kuşadası,Didim
    10|Balıkesir|1.6|Altıeylül,Karesi,Edremit,Bandırma,Ayvalık
    11|Bilecik|0.3|Merkez,Bozüyük
    12|Bingöl|0.3|Merkez,Genç
    13|Bitlis|0.3|Merkez,Tatvan
    14|Bolu|0.4|Merkez,Gerede
    15|Burdur|0.3|Merkez,Bucak
    16|Bursa|4.1|Osmangazi,Nilüfer,Yıldırım,İnegöl,Gemlik,Mudanya,Karacabey
    17|Çanakkale|0.8|Merkez,Biga,Çan,Gelibolu
    18|Çankırı|0.2|Merkez,Ilgaz
    19|Çorum|0.6|Merkez,Sungurlu,Osmancık
    20|Denizli|1.3|Pamukkale,Merkezefendi,Acıpayam,Çivril
    21|Diyarbakır|1.6|Bağlar,Kayapınar,Yenişehir,Sur,Ergani
    22|Edirne|0.6|Merkez,Keşan,Uzunköprü
    23|Elazığ|0.7|Merkez,Karakoçan
    24|Erzincan|0.3|Merkez,Üzümlü
    25|Erzurum|0.8|Yakutiye,Palandöken,Aziziye
    26|Eskişehir|1.3|Odunpazarı,Tepebaşı,Sivrihisar
    27|Gaziantep|2.2|Şahinbey,Şehitkamil,Nizip,İslahiye
    28|Giresun|0.5|Merkez,Bulancak,Görele
    29|Gümüşhane|0.2|Merkez,Kelkit
    30|Hakkâri|0.2|Merkez,Yüksekova
    31|Hatay|1.6|Antakya,İskenderun,Defne,Samandağ,Dörtyol
    32|Isparta|0.6|Merkez,Eğirdir,Yalvaç
    33|Mersin|2.1|Yenişehir,Mezitli,Toroslar,Akdeniz,Tarsus,Erdemli
    34|İstanbul|24|Kadıköy,Üsküdar,Beşiktaş,Şişli,Ataşehir,Ümraniye,Maltepe,Kartal,Pendik,Bakırköy,\
    Beylikdüzü,Esenyurt,Başakşehir,Küçükçekmece,Bağcılar,Sarıyer,Eyüpsultan,Fatih,Beyoğlu,Zeytinburnu,\
    Çekmeköy,Sultanbeyli
    35|İzmir|7.2|Konak,Karşıyaka,Bornova,Buca,Çiğli,Gaziemir,Balçova,Torbalı,Menemen,Urla
    36|Kars|0.3|Merkez,Sarıkamış
    37|Kastamonu|0.5|Merkez,Tosya,Taşköprü
    38|Kayseri|1.7|Melikgazi,Kocasinan,Talas,Develi
    39|Kırklareli|0.5|Merkez,Lüleburgaz,Babaeski
    40|Kırşehir|0.3|Merkez,Kaman
    41|Kocaeli|2.7|İzmit,Gebze,Darıca,Körfez,Gölcük,Başiskele
    42|Konya|2.5|Selçuklu,Meram,Karatay,Ereğli,Akşehir
    43|Kütahya|0.7|Merkez,Tavşanlı,Simav
    44|Malatya|0.8|Battalgazi,Yeşilyurt,Doğanşehir
    45|Manisa|1.7|Yunusemre,Şehzadeler,Akhisar,Turgutlu,Salihli
    46|Kahramanmaraş|1.1|Onikişubat,Dulkadiroğlu,Elbistan
    47|Mardin|0.8|Artuklu,Kızıltepe,Midyat,Nusaybin
    48|Muğla|1.7|Menteşe,Bodrum,Fethiye,Marmaris,Milas,Ortaca
    49|Muş|0.3|Merkez,Bulanık
    50|Nevşehir|0.4|Merkez,Ürgüp,Avanos
    51|Niğde|0.4|Merkez,Bor
    52|Ordu|0.8|Altınordu,Ünye,Fatsa
    53|Rize|0.4|Merkez,Çayeli,Ardeşen
    54|Sakarya|1.3|Adapazarı,Serdivan,Erenler,Hendek,Akyazı
    55|Samsun|1.5|İlkadım,Atakum,Canik,Bafra,Çarşamba
    56|Siirt|0.3|Merkez,Kurtalan
    57|Sinop|0.2|Merkez,Boyabat
    58|Sivas|0.7|Merkez,Şarkışla,Suşehri
    59|Tekirdağ|1.5|Süleymanpaşa,Çorlu,Çerkezköy,Kapaklı
    60|Tokat|0.6|Merkez,Erbaa,Turhal,Niksar
    61|Trabzon|1.0|Ortahisar,Akçaabat,Yomra,Of
    62|Tunceli|0.1|Merkez,Pertek
    63|Şanlıurfa|1.5|Haliliye,Eyyübiye,Karaköprü,Siverek,Viranşehir
    64|Uşak|0.5|Merkez,Banaz,Eşme
    65|Van|0.9|İpekyolu,Edremit,Tuşba,Erciş
    66|Yozgat|0.4|Merkez,Sorgun,Akdağmadeni
    67|Zonguldak|0.7|Merkez,Ereğli,Çaycuma,Devrek
    68|Aksaray|0.5|Merkez,Ortaköy
    69|Bayburt|0.1|Merkez,Demirözü
    70|Karaman|0.3|Merkez,Ermenek
    71|Kırıkkale|0.4|Merkez,Keskin
    72|Batman|0.6|Merkez,Kozluk
    73|Şırnak|0.4|Merkez,Cizre,Silopi
    74|Bartın|0.2|Merkez,Amasra
    75|Ardahan|0.1|Merkez,Göle
    76|Iğdır|0.2|Merkez,Tuzluca
    77|Yalova|0.5|Merkez,Çınarcık,Altınova
    78|Karabük|0.3|Merkez,Safranbolu
    79|Kilis|0.2|Merkez,Musabeyli
    80|Osmaniye|0.6|Merkez,Kadirli,Düziçi
    81|Düzce|0.5|Merkez,Akçakoca,Kaynaşlı
    """
}

/// A country as `WebUlke` writes it (ISO 3166-1).
struct Country: Sendable, Equatable {
  let id: Int
  let alpha2: String
  let alpha3: String
  let numeric: String
  let name: String

  static let turkey = Country(id: 1, alpha2: "TR", alpha3: "TUR", numeric: "792", name: "Türkiye")
}
