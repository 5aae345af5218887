/// What connectors say, with `{}` for what changes, and the same in Turkish, where `{0}` is the
/// first of those places.
enum ConnectorSentences {
  static let all: [(english: String, turkish: String)] =
    capabilities + settings + findings + failures + forms + notices + TrendyolSentences.all

  private static let capabilities = [
    ("categories", "kategoriler"), ("brands", "markalar"), ("products", "ürünler"),
    ("customers", "üyeler"), ("orders", "siparişler"), ("favourites", "favoriler"),
    ("clicks", "tıklamalar"), ("stock push", "stok gönderme"), ("questions", "sorular"),
    ("claims", "iadeler"), ("full", "tam"), ("partial", "kısmi"), ("none", "yok"),
    (
      "Cards with variants, prices and stock.",
      "Ürün kartları; varyantları, fiyatları ve stoklarıyla."
    ),
    (
      "Passwords and IP addresses are dropped on receipt.",
      "Parolalar ve IP adresleri alınır alınmaz atılır."
    ),
    (
      "Deleted orders are not listed by the shop; a full sync notices that they are gone.",
      "Mağaza silinen siparişleri bildirmez; baştan eşitleme yokluklarını fark eder."
    ),
    (
      "Shop-wide where the shop allows it, else member by member, recently active members first.",
      "Mağaza izin verirse tümü birden, yoksa üye üye; önce son etkin üyeler."
    ),
    (
      "No operation of the 236 gives clicks, visits or page views.",
      "236 işlemin hiçbiri tıklama, ziyaret ya da görüntüleme vermez."
    ),
    (
      "The shop says nothing of single rows; what it ignored is found by the next reading.",
      "Mağaza tek tek satırlar için yanıt vermez; yok saydıkları sonraki okumada bulunur."
    ),
    ("One request for each variant.", "Her varyant için bir istek."),
    (
      "Ticimax has support tickets; they are not read yet.",
      "Ticimax'ta destek kayıtları var; henüz okunmuyor."
    ),
    ("Return requests are not read yet.", "İade talepleri henüz okunmuyor."),
  ]

  private static let settings = [
    (
      "Address of the shop, its own domain or its *.ticimaxeticaret.com host.",
      "Mağazanın adresi: kendi alan adı ya da *.ticimaxeticaret.com adresi."
    ),
    (
      "Web Servis Yetki Kodu, made in the shop's panel.",
      "Mağaza panelinde oluşturulan Web Servis Yetki Kodu."
    ),
    (
      "Address that customers use, when it differs from base-url; for product links.",
      "Müşterilerin kullandığı adres, mağaza adresinden farklıysa; ürün bağlantıları için."
    ),
    (
      "Records in one request; listings read by number ask for two at least.",
      "Bir istekteki kayıt sayısı; numarayla okunan listeler en az iki ister."
    ),
    (
      "How often a request that failed in passing is made.",
      "Geçici olarak başarısız olan bir isteğin kaç kez yapılacağı."
    ),
    (
      "Longest silence of the shop within one request.",
      "Bir istekte mağazanın en uzun sessizliği."
    ),
    (
      "Least time between the starts of two requests to this shop.",
      "Bu mağazaya giden iki isteğin başlangıcı arasındaki en az süre."
    ),
    (
      "What BaslangicIndex means for orders; auto finds out.",
      "Siparişlerde BaslangicIndex'in anlamı; auto kendisi bulur."
    ),
    (
      "What BaslangicIndex means for products; auto finds out.",
      "Ürünlerde BaslangicIndex'in anlamı; auto kendisi bulur."
    ),
    (
      "How favourites are read; auto finds out.",
      "Favorilerin nasıl okunacağı; auto kendisi bulur."
    ),
    (
      "Version of the shop's order filter; auto reads the shop's own description.",
      "Mağazanın sipariş süzgecinin sürümü; auto mağazanın kendi tanımını okur."
    ),
    (
      "Time zone of the shop's dates, as an IANA name.",
      "Mağazadaki tarihlerin saat dilimi, IANA adıyla."
    ),
  ]

  private static let findings = [
    ("{}: {} products.", "{0}: {1} ürün."),
    ("UrunServis: the shop reports no products.", "UrunServis: mağaza hiç ürün bildirmiyor."),
    (
      "UrunServis: the shop counts {} products but lists none; the key probably lacks the right to "
        + "read products.",
      "UrunServis: mağaza {0} ürün sayıyor ama hiçbirini listelemiyor; yetki kodunun ürün okuma "
        + "izni olmayabilir."
    ),
    (
      "{}: no orders. A key without the right gets an empty list too.",
      "{0}: sipariş yok. İzni olmayan bir yetki kodu da boş liste alır."
    ),
    (
      "{}: no members. A key without the right gets an empty list too.",
      "{0}: üye yok. İzni olmayan bir yetki kodu da boş liste alır."
    ),
    ("{}: orders can be read.", "{0}: siparişler okunabiliyor."),
    ("{}: members can be read.", "{0}: üyeler okunabiliyor."),
    (
      "{}: favourites of the whole shop can be read.", "{0}: tüm mağazanın favorileri okunabiliyor."
    ),
    (
      "{}: favourites are read member by member, which is slow.",
      "{0}: favoriler üye üye okunur; bu yavaştır."
    ),
    (
      "The shop's order contract is of March 2025 or later.",
      "Mağazanın sipariş sözleşmesi Mart 2025 ya da daha yeni."
    ),
    (
      "The shop's order contract is older than March 2025 and tells no time of change; incremental "
        + "syncs read the orders of the last 30 days.",
      "Mağazanın sipariş sözleşmesi Mart 2025'ten eski ve değişiklik zamanını bildirmiyor; artımlı "
        + "eşitleme son 30 günün siparişlerini okur."
    ),
    (
      "BaslangicIndex of orders is a page number.",
      "Siparişlerde BaslangicIndex sayfa numarasıdır."
    ),
    ("BaslangicIndex of orders is a row offset.", "Siparişlerde BaslangicIndex satır sırasıdır."),
    (
      "What BaslangicIndex means for orders could not be told; it is tested on sync.",
      "Siparişlerde BaslangicIndex'in anlamı anlaşılamadı; eşitlemede sınanır."
    ),
  ]

  private static let failures = [
    (
      "The authorisation code (UyeKodu) is wrong or has no right for {}; make one in the shop's "
        + "panel under Web Servis Yetki Kodu.",
      "Yetki kodu (UyeKodu) yanlış ya da {0} için izni yok; mağaza panelinde Web Servis Yetki Kodu "
        + "bölümünden yenisini oluşturun."
    ),
    (
      "{} asks to wait {} seconds; try later or raise min-interval-ms.",
      "{0} {1} saniye beklememizi istiyor; sonra deneyin ya da min-interval-ms değerini artırın."
    ),
    ("{} asks us to slow down; try later.", "{0} yavaşlamamızı istiyor; sonra deneyin."),
    (
      "{} answered with a web page, not the web service; use the shop's own domain or its "
        + "*.ticimaxeticaret.com address.",
      "{0} web servisiyle değil bir web sayfasıyla yanıt verdi; mağazanın kendi alan adını ya da "
        + "*.ticimaxeticaret.com adresini kullanın."
    ),
    (
      "{} has no Ticimax web service (HTTP {}); use the shop's own domain or its "
        + "*.ticimaxeticaret.com address.",
      "{0} adresinde Ticimax web servisi yok (HTTP {1}); mağazanın kendi alan adını ya da "
        + "*.ticimaxeticaret.com adresini kullanın."
    ),
    ("{} is in trouble (HTTP {}); try later.", "{0} sorun yaşıyor (HTTP {1}); sonra deneyin."),
    (
      "{} lets us not in (HTTP {}); the shop may accept calls from known IP addresses only.",
      "{0} bizi kabul etmiyor (HTTP {1}); mağaza yalnızca bilinen IP adreslerine açık olabilir."
    ),
    (
      "No connection to {}; check the address and this machine's network.",
      "{0} adresine bağlanılamadı; adresi ve bu makinenin ağını denetleyin."
    ),
    (
      "{} did not answer within {} seconds; raise timeout-seconds or set a smaller page-size.",
      "{0} {1} saniye içinde yanıt vermedi; timeout-seconds değerini artırın ya da page-size "
        + "değerini azaltın."
    ),
    (
      "No trusted TLS connection to {}; its certificate is not valid for this name.",
      "{0} ile güvenli TLS bağlantısı kurulamadı; sertifikası bu ada ait değil."
    ),
    (
      "base-url must begin with https:// (http:// to this machine only).",
      "Mağaza adresi https:// ile başlamalı (http:// yalnızca bu makine için)."
    ),
    (
      "{} is at an address that is not public; TEZGAH_PRIVATE_CHANNELS can allow its network.",
      "{0} herkese açık olmayan bir adreste; ağına TEZGAH_PRIVATE_CHANNELS ayarıyla izin verilebilir."
    ),
    ("base-url is not a usable address.", "Mağaza adresi kullanılabilir bir adres değil."),
    ("The connection to {} broke ({}).", "{0} bağlantısı koptu ({1})."),
    (
      "{} cut its answer to {} off, more than once.",
      "{0} {1} yanıtını birden fazla kez yarıda kesti."
    ),
    (
      "{} reports an error in {}: {}", "{0} {1} işleminde hata bildiriyor: {2}"
    ),
    ("{} refuses {}: {}", "{0} {1} işlemini reddediyor: {2}"),
    (
      "a synchronisation of {} is running already", "{0} zaten eşitleniyor"
    ),
  ]

  /// What is wrong with a field of the form.
  private static let forms = [
    ("is required", "gereklidir"),
    ("is not a whole number", "tam sayı değil"),
    ("must be from {} to {}", "{0} ile {1} arasında olmalı"),
    ("must be one of {}", "şunlardan biri olmalı: {0}"),
    ("is longer than 2000 bytes", "2000 bayttan uzun"),
    (
      "is not an address such as https://www.example.com",
      "https://www.example.com gibi bir adres değil"
    ),
    (
      "a channel's name is 1 to 40 letters a–z, digits, - or _",
      "Kanal adı 1–40 karakter olmalı: a–z harfleri, rakam, - ya da _"
    ),
    ("a channel named {} exists already", "{0} adında bir kanal zaten var"),
    (
      "is not a time zone such as Europe/Istanbul",
      "Europe/Istanbul gibi bir saat dilimi değil"
    ),
  ]

  /// What a sync says of itself.
  private static let notices = [
    (
      "stopped; the next sync goes on from page {}",
      "durduruldu; sonraki eşitleme {0}. sayfadan sürer"
    ),
    (
      "stopped with the program; goes on when it starts again",
      "programla birlikte durdu; program açılınca sürer"
    ),
    (
      "the process ended without closing the run",
      "program, eşitlemeyi kapatamadan sona erdi"
    ),
    ("{} records missing, {} removed", "{0} kayıt eksik, {1} kayıt kaldırıldı"),
    (
      "page {} could not be stored: {}",
      "{0}. sayfa saklanamadı: {1}"
    ),
    ("the run could not be recorded: {}", "eşitleme kaydedilemedi: {0}"),
  ]
}
