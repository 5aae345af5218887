/// What the Trendyol connector says, see `ConnectorSentences`.
enum TrendyolSentences {
  static let all: [(english: String, turkish: String)] =
    capabilities + settings + findings + failures + moves + notices

  private static let capabilities = [
    ("price push", "fiyat gönderme"), ("order moves", "sipariş işlemleri"),
    ("settlements", "cari hesap ekstresi"), ("webhooks", "anlık bildirimler"),
    ("The marketplace's own tree.", "Pazaryerinin kendi ağacı."),
    ("All brands of the marketplace.", "Pazaryerinin bütün markaları."),
    (
      "Approved goods, and those that wait for approval or were refused.",
      "Onaylı ürünler; onay bekleyenler ve reddedilenler de."
    ),
    (
      "Package by package; a first sync reaches back three months, as far as Trendyol does.",
      "Paket paket; ilk eşitleme Trendyol'un izin verdiği kadar, üç ay geriye gider."
    ),
    (
      "In batches; the outcome of each row is asked for until Trendyol tells it.",
      "Toplu olarak; her satırın sonucu Trendyol bildirene kadar sorulur."
    ),
    ("Together with the stock or alone.", "Stokla birlikte ya da tek başına."),
    (
      "Picking, invoiced, not supplied, splits, carrier, invoice link, label.",
      "Toplama, faturalama, tedarik edememe, bölme, kargo değişikliği, fatura bağlantısı, etiket."
    ),
    (
      "A year back; accepted and refused here, but for reasons that want a file.",
      "Bir yıl geriye; dosya isteyen gerekçeler dışında buradan onaylanır ve reddedilir."
    ),
    (
      "Three months back; answered on Trendyol.",
      "Üç ay geriye; yanıtları Trendyol'da verilir."
    ),
    (
      "Once a day: sales, returns, deductions, invoices, payouts.",
      "Günde bir kez: satışlar, iadeler, kesintiler, faturalar, ödemeler."
    ),
    (
      "A hint only: Trendyol signs nothing and loses some.",
      "Yalnızca işaret sayılır: Trendyol bildirimleri imzalamaz, bazıları kaybolur."
    ),
    (
      "Buyers come with their orders, under relay addresses.",
      "Alıcılar siparişlerle, yönlendirme e-postasıyla gelir."
    ),
    ("Trendyol does not tell them.", "Trendyol bunları bildirmez."),
  ]

  private static let settings = [
    (
      "Address of the seller API; only for a test system it is another one.",
      "Satıcı API'sinin adresi; yalnızca test ortamında başkadır."
    ),
    (
      "Seller number, from the partner panel: account information, integration information.",
      "Satıcı numarası; satıcı panelinde Hesap Bilgilerim, Entegrasyon Bilgileri bölümünde."
    ),
    ("API key, from the same place.", "API anahtarı, aynı yerden."),
    ("API secret, from the same place.", "API gizli anahtarı, aynı yerden."),
    (
      "Name of the integrator; empty when you run this program for your own shop.",
      "Entegratör adı; programı kendi mağazanız için çalıştırıyorsanız boş bırakın."
    ),
    (
      "Secret that Trendyol sends along with its notices of changed packages.",
      "Trendyol'un paket bildirimleriyle birlikte gönderdiği gizli anahtar."
    ),
    (
      "Records in one request; lists that allow fewer get fewer.",
      "Bir istekteki kayıt sayısı; daha azına izin veren listelerde daha az olur."
    ),
    (
      "How orders are read: as a stream, or as a list that reaches back one month.",
      "Siparişlerin nasıl okunacağı: akış olarak ya da bir ay geriye giden liste olarak."
    ),
    (
      "Least time between two requests of a kind; empty for Trendyol's own limits.",
      "Aynı türden iki istek arasındaki en az süre; boşsa Trendyol'un kendi sınırları geçerlidir."
    ),
  ]

  private static let findings = [
    ("Trendyol reports no approved products.", "Trendyol onaylı ürün bildirmiyor."),
    (
      "Trendyol reports no orders of the last two weeks.",
      "Trendyol son iki haftadan sipariş bildirmiyor."
    ),
    ("Trendyol: {} claims wait for you.", "Trendyol: {0} iade sizi bekliyor."),
    (
      "Trendyol: {} questions of the last week wait for you.",
      "Trendyol: son haftadan {0} soru sizi bekliyor."
    ),
    (
      "Orders are asked for every few minutes; Trendyol's notices only make that faster.",
      "Siparişler birkaç dakikada bir sorulur; Trendyol bildirimleri bunu yalnızca hızlandırır."
    ),
  ]

  private static let failures = [
    (
      "{} does not know the API key and secret; take both anew from the partner panel, account "
        + "information, integration information.",
      "{0} API anahtarını ve gizli anahtarı tanımıyor; ikisini de satıcı panelinde Hesap "
        + "Bilgilerim, Entegrasyon Bilgileri bölümünden yeniden alın."
    ),
    (
      "The API key belongs to another seller than seller-id says.",
      "API anahtarı, satıcı numarasındakinden başka bir satıcıya ait."
    ),
    (
      "Trendyol opens nothing to this API key (HTTP 401); check key and secret.",
      "Trendyol bu API anahtarına hiçbir şeyi açmıyor (HTTP 401); anahtarları denetleyin."
    ),
    (
      "{} does not open {} to this seller (HTTP 401), or knows no such record.",
      "{0} {1} hizmetini bu satıcıya açmıyor (HTTP 401) ya da böyle bir kayıt yok."
    ),
    (
      "{} has no {} (HTTP {}); check base-url.",
      "{0} adresinde {1} yok (HTTP {2}); mağaza adresini denetleyin."
    ),
    (
      "{} has retired {} (HTTP 426); a newer version of this program is needed.",
      "{0} {1} işlemini kapatmış (HTTP 426); programın yeni bir sürümü gerekli."
    ),
    (
      "{} was sent the very same {} within the last 15 minutes; what became of it is not known.",
      "{0} son 15 dakikada aynı {1} isteğini almış; sonucu bilinmiyor."
    ),
    ("{} refuses the request (HTTP {}).", "{0} isteği reddediyor (HTTP {1})."),
    (
      "{} answered {} in a form that is not known.",
      "{0} {1} isteğine bilinmeyen bir biçimde yanıt verdi."
    ),
    (
      "{} answered {} with damaged JSON, more than once ({}).",
      "{0} {1} isteğine birden fazla kez bozuk JSON ile yanıt verdi ({2})."
    ),
    (
      "{} gave no usable answer to {}; it may have been done all the same.",
      "{0} {1} isteğine kullanılabilir bir yanıt vermedi; işlem yine de yapılmış olabilir."
    ),
    ("is not a seller's number", "satıcı numarası değil"),
    (
      "must be at most 30 letters a–z and digits",
      "en çok 30 karakter olmalı: a–z harfleri ve rakam"
    ),
  ]

  private static let moves = [
    ("The channel was removed.", "Kanal kaldırılmış."),
    (
      "This channel's claims are decided on the channel.",
      "Bu kanalın iadelerine kanalın kendi panelinde karar verilir."
    ),
    ("The channel's answer was lost.", "Kanalın yanıtı alınamadı."),
    ("This is no number of a {} at Trendyol.", "Bu, Trendyol'da bir numara değil ({0})."),
    (
      "The move names no line, or none of a line's units.",
      "İşlemde satır ya da satırın adedi belirtilmemiş."
    ),
    ("A split needs lines in each of its groups.", "Bölmede her grubun en az bir satırı olmalı."),
    (
      "A split by units needs two parts or more, none of them empty.",
      "Adetle bölme için boş olmayan en az iki parça gerekir."
    ),
    (
      "The invoice's address must begin with https://.", "Fatura adresi https:// ile başlamalı."
    ),
    (
      "An invoice number is three letters or digits, the year and nine digits.",
      "Fatura numarası üç harf ya da rakam, yıl ve dokuz rakamdan oluşur."
    ),
    ("No unit of the claim is named.", "İadeden hiçbir adet belirtilmemiş."),
    ("Trendyol wants a file with this reason.", "Trendyol bu nedenle birlikte dosya istiyor."),
    (
      "Trendyol takes {} characters of explanation at most.",
      "Trendyol en çok {0} karakterlik açıklama kabul ediyor."
    ),
    (
      "Set webhook-secret first: without it nobody can tell whose notices they are.",
      "Önce bildirim gizli anahtarını girin: o olmadan bildirimin kimden geldiği anlaşılmaz."
    ),
    (
      "Trendyol sends notices to https:// addresses only, without trendyol, dolap or localhost in "
        + "them.",
      "Trendyol bildirimleri yalnızca https:// adreslerine gönderir; adreste trendyol, dolap ya da "
        + "localhost geçemez."
    ),
    ("There is nothing to send.", "Gönderilecek bir şey yok."),
    (
      "The barcode is empty, longer than 40 characters, or has spaces in it.",
      "Barkod boş, 40 karakterden uzun ya da içinde boşluk var."
    ),
    ("The stock is below zero.", "Stok sıfırın altında."),
    (
      "Trendyol takes prices in Turkish lira only.", "Trendyol fiyatları yalnızca Türk lirası alır."
    ),
    ("The price is not above zero.", "Fiyat sıfırın üstünde değil."),
    ("The list price is below the price.", "Liste fiyatı satış fiyatının altında."),
    (
      "Trendyol refused the row without a reason.", "Trendyol satırı neden bildirmeden reddetti."
    ),
  ]

  private static let notices = [
    (
      "Notices are not asked for; the channel's page has a button for it.",
      "Anlık bildirim istenmiyor; kanalın sayfasında bunun düğmesi var."
    ),
    ("Notices are sent to {}.", "Anlık bildirimler {0} adresine geliyor."),
    (
      "The channel does not know the subscription to notices any more; create it again.",
      "Kanal bildirim aboneliğini artık tanımıyor; yeniden oluşturun."
    ),
    (
      "The channel gave up sending notices after failures; take them up again on its page.",
      "Kanal hatalardan sonra bildirim göndermekten vazgeçti; sayfasından yeniden başlatın."
    ),
    ("It cannot be seen whether notices are sent: {}", "Bildirim gelip gelmediği görülemiyor: {0}"),
    (
      "Set TEZGAH_BASE_URL to this program's public https:// address first.",
      "Önce TEZGAH_BASE_URL ayarına bu programın dışarıdan açılan https:// adresini yazın."
    ),
    (
      "There is no subscription to take up again; create one.",
      "Yeniden başlatılacak abonelik yok; yeni bir tane oluşturun."
    ),
    ("This platform sends no notices.", "Bu platform bildirim göndermez."),
    (
      "Trendyol did not take its own cursor back; a span of orders is read again",
      "Trendyol kendi imlecini geri almadı; bir dönemin siparişleri yeniden okunuyor"
    ),
    (
      "Trendyol has no order stream here; the list is read, which reaches back a month",
      "Burada Trendyol sipariş akışı yok; bir ay geriye giden liste okunuyor"
    ),
    (
      "more goods wait for approval than can be read; the rest is left out",
      "okunabilenden fazla ürün onay bekliyor; kalanı alınmadı"
    ),
    (
      "the list of brands did not end; the rest is left out",
      "marka listesinin sonu gelmedi; kalanı alınmadı"
    ),
  ]
}
