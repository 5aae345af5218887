// Made from the rebuilt contract of March 2025 (Ticimax wire facts 2026-11-23, sections 4 to 6;
// contract-2025-03.json), one line per operation, type and enum, in its order, nothing left out
// but the notes and the year a member was first seen. Made again by a loop over that file that
// prints `name:type`, `[]` for a list and `?` for a value type that may be nil. `ContractParser`
// says what a line means. Do not edit a line by hand: the order of members is the wire order.

extension ContractText {
  static let urunServis = """
    op SelectKategori UyeKodu:string kategoriID:int dil:string parentID:int? =
      SelectKategoriResult:Kategori[]
    op SaveKategori UyeKodu:string kategori:Kategori = SaveKategoriResult:int
    op SaveKategoriParent UyeKodu:string KategoriID:int ParentID:int = SaveKategoriParentResult:int
    op DeleteKategori UyeKodu:string KategoriID:int = DeleteKategoriResult:WebServisResponse
    op UpdateKategoriDil UyeKodu:string request:UpdateKategoriDilRequest =
      UpdateKategoriDilResult:WebServisResponse
    op SelectMarka UyeKodu:string markaID:int kategoriID:int = SelectMarkaResult:Marka[]
    op SaveMarka UyeKodu:string marka:Marka = SaveMarkaResult:int
    op DeleteMarka UyeKodu:string MarkaID:int = DeleteMarkaResult:WebServisResponse
    op SelectTedarikci UyeKodu:string tedarikciID:int kategoriID:int =
      SelectTedarikciResult:Tedarikci[]
    op SaveTedarikci UyeKodu:string tedarikci:Tedarikci = SaveTedarikciResult:int
    op DeleteTedarikci UyeKodu:string TedarikciID:int = DeleteTedarikciResult:WebServisResponse
    op SelectEtiket UyeKodu:string etiketID:int = SelectEtiketResult:Etiket[]
    op SaveEtiket UyeKodu:string etiket:Etiket = SaveEtiketResult:int
    op SelectParaBirimi UyeKodu:string ParaBirimiID:int = SelectParaBirimiResult:ParaBirimi[]
    op SaveParaBirimi UyeKodu:string parabirimi:ParaBirimi = SaveParaBirimiResult:int
    op SelectTeknikDetayGrup UyeKodu:string teknikDetayGrupId:int dil:string kategoriId:int =
      SelectTeknikDetayGrupResult:TeknikDetayGrup[]
    op SaveTeknikDetayGrup UyeKodu:string m:TeknikDetayGrup = SaveTeknikDetayGrupResult:int
    op UpdateTeknikDetayGrupDil UyeKodu:string request:UpdateTeknikDetayGrupDilRequest =
      UpdateTeknikDetayGrupDilResult:WebServisResponse
    op SelectTeknikDetayOzellik UyeKodu:string teknikDetayOzellikId:int dil:string kategoriId:int
      grupId:int = SelectTeknikDetayOzellikResult:TeknikDetayOzellik[]
    op SaveTeknikDetayOzellik UyeKodu:string m:TeknikDetayOzellik = SaveTeknikDetayOzellikResult:int
    op UpdateTeknikDetayOzellikDil UyeKodu:string request:UpdateTeknikDetayOzellikDilRequest =
      UpdateTeknikDetayOzellikDilResult:WebServisResponse
    op SelectTeknikDetayDeger UyeKodu:string teknikDetayDegerId:int dil:string kategoriId:int =
      SelectTeknikDetayDegerResult:TeknikDetayDeger[]
    op SaveTeknikDetayDeger UyeKodu:string m:TeknikDetayDeger = SaveTeknikDetayDegerResult:int
    op UpdateTeknikDetayDegerDil UyeKodu:string request:UpdateTeknikDetayDegerDilRequest =
      UpdateTeknikDetayDegerDilResult:WebServisResponse
    op SaveAsortiGrup UyeKodu:string m:AsortiGrup = SaveAsortiGrupResult:SaveResponse
    op SelectAsortiGrup UyeKodu:string asortiGrupId:int = SelectAsortiGrupResult:AsortiGrup[]
    op SaveAsortiMiktar UyeKodu:string m:AsortiMiktar = SaveAsortiMiktarResult:SaveResponse
    op SelectAsortiMiktar UyeKodu:string asortiMiktarId:int =
      SelectAsortiMiktarResult:AsortiMiktar[]
    op SelectEkSecenekGrup UyeKodu:string dil:string kategoriId:int =
      SelectEkSecenekGrupResult:EkSecenekGrup[]
    op UpdateEkSecenekGrupDil UyeKodu:string request:UpdateEkSecenekGrupDilRequest =
      UpdateEkSecenekGrupDilResult:WebServisResponse
    op SelectEkSecenekDeger UyeKodu:string ekSecenekGrupId:int dil:string kategoriId:int =
      SelectEkSecenekDegerResult:EkSecenekDeger[]
    op UpdateEkSecenekDegerDil UyeKodu:string request:UpdateEkSecenekDegerDilRequest =
      UpdateEkSecenekDegerDilResult:WebServisResponse
    op SelectUrun UyeKodu:string f:UrunFiltre s:UrunSayfalama = SelectUrunResult:UrunKarti[]
    op SelectUrunCount UyeKodu:string f:UrunFiltre = SelectUrunCountResult:int
    op SelectVaryasyon UyeKodu:string f:VaryasyonFiltre s:UrunSayfalama
      varyasyonAyar:SelectVaryasyonAyar = SelectVaryasyonResult:Varyasyon[]
    op SelectVaryasyonCount UyeKodu:string f:VaryasyonFiltre = SelectVaryasyonCountResult:int
    op SaveUrun UyeKodu:string urunKartlari:UrunKarti[] ukAyar:UrunKartiAyar vAyar:VaryasyonAyar =
      SaveUrunResult:int urunKartlari:UrunKarti[]
    op SaveVaryasyon UyeKodu:string varyasyonlar:Varyasyon[] ayar:VaryasyonAyar =
      SaveVaryasyonResult:int
    op UpdateUrunDil UyeKodu:string request:UpdateUrunDilRequest =
      UpdateUrunDilResult:WebServisResponse
    op StokAdediGuncelle UyeKodu:string urunler:Varyasyon[] = StokAdediGuncelleResult:int
    op VaryasyonGuncelle UyeKodu:string urun:Varyasyon ayar:VaryasyonAyar =
      VaryasyonGuncelleResult:int
    op OptimizeUrun UyeKodu:string =
    op SaveResim UyeKodu:string kartlar:UrunKarti[] alanAdi:string userAgent:string =
    op SaveUrunVideo UyeKodu:string request:SaveUrunKartiVideoRequest =
      SaveUrunVideoResult:SaveResponse
    op UrunResimYukle UyeKodu:string request:UrunResimYukleRequest =
      UrunResimYukleResult:UrunResimYukleResponse
    op UpdateAksesuarResim UyeKodu:string request:UpdateAksesuarResimRequest =
      UpdateAksesuarResimResult:UpdateAksesuarResimResponse
    op DeleteAksesuarResim UyeKodu:string request:DeleteAksesuarResimRequest =
      DeleteAksesuarResimResult:DeleteAksesuarResimResponse
    op SelectMagazaStok UyeKodu:string request:SelectMagazaStokRequest =
      SelectMagazaStokResult:SelectMagazaStokResponse
    op SaveMagazaStok UyeKodu:string request:SaveMagazaStokRequest =
      SaveMagazaStokResult:SaveMagazaStokResponse
    op UpdateMagazaSiparisAdimindaGoster UyeKodu:string
      request:UpdateMagazaSiparisAdimindaGosterRequest =
      UpdateMagazaSiparisAdimindaGosterResult:UpdateMagazaSiparisAdimindaGosterResponse
    op UpdateUrl UyeKodu:string request:UpdateUrlRequest = UpdateUrlResult:UpdateUrlResponse
    op SelectUrunOdemeSecenek UyeKodu:string varyasyonId:int =
      SelectUrunOdemeSecenekResult:UrunOdemeSecenek[]
    op SelectUrunYorum UyeKodu:string urunKartId:int = SelectUrunYorumResult:UrunYorum[]
    op GetTaksitSecenekleri UyeKodu:string Tutar:double MaximumTaksitSayisi:int DovizKodu:string =
      GetTaksitSecenekleriResult:UrunOdemeSecenekBanka[]
    op GetProductStatus UyeKodu:string = GetProductStatusResult:SiparisUrunDurumlari[]
    op SelectUrunKategori UyeKodu:string KategoriID:int UrunKartiID:int =
      SelectUrunKategoriResult:UrunKategori[]
    op SaveUrunKategori UyeKodu:string list:UrunKategori[] =
    op DeleteUrunKategori UyeKodu:string list:UrunKategori[] =
    op SelectUrunEtiket UyeKodu:string EtiketID:int UrunKartiID:int =
      SelectUrunEtiketResult:UrunEtiket[]
    op SaveUrunEtiket UyeKodu:string list:UrunEtiket[] =
    op DeleteUrunEtiket UyeKodu:string list:UrunEtiket[] =
    op SelectIlgiliUrun UyeKodu:string UrunKartiID:int IlgiliUrunKartiID:int =
      SelectIlgiliUrunResult:IlgiliUrun[]
    op SaveIlgiliUrun UyeKodu:string list:IlgiliUrun[] =
    op DeleteIlgiliUrun UyeKodu:string UrunKartiID:int =
    op UrunBarkodGuncelle UyeKodu:string request:UrunBarkodGuncelleRequest =
      UrunBarkodGuncelleResult:UrunBarkodGuncelleResponse
    op UrunTakimKaydet UyeKodu:string request:Takim = UrunTakimKaydetResult:WebServisResponse
    op UrunKategoriGuncelleByStokKodu UyeKodu:string request:UrunKategoriGuncelleByStokKoduRequest[]
      = UrunKategoriGuncelleByStokKoduResult:UrunKategoriGuncelleByStokKoduResponse
    op Urun360ResimYukle UyeKodu:string request:Urun360ResimYukleRequest =
      Urun360ResimYukleResult:Urun360ResimYukleResponse
    op SelectUrunResim UyeKodu:string request:UrunResimListeleRequest =
      SelectUrunResimResult:UrunResimListeleResponse
    op SaveKombinUrun UyeKodu:string request:SaveKombinUrunRequestV2 =
      SaveKombinUrunResult:SaveKombinUrunResponse
    op DeleteKombinUrun UyeKodu:string request:DeleteKombinUrunRequest =
      DeleteKombinUrunResult:DeleteKombinUrunResponse
    op SelectKombinUrun UyeKodu:string filtre:SelectKombinUrunFiltre =
      SelectKombinUrunResult:SelectKombinurunResponse
    op SaveTamamlayiciUrun UyeKodu:string request:SaveTamamlayiciUrunRequestV2 =
      SaveTamamlayiciUrunResult:SaveTamamlayiciUrunResponse
    op DeleteTamamlayiciUrun UyeKodu:string request:DeleteTamamlayiciUrunRequest =
      DeleteTamamlayiciUrunResult:DeleteTamamlayiciUrunResponse
    op SelectTamamlayiciUrun UyeKodu:string filtre:SelectTamamlayiciUrunFiltre =
      SelectTamamlayiciUrunResult:SelectTamamlayiciUrunResponse
    op SaveTakimUrun UyeKodu:string request:SaveTakimUrunRequestV2 =
      SaveTakimUrunResult:SaveTakimUrunResponse
    op DeleteTakimUrun UyeKodu:string request:DeleteTakimUrunRequest =
      DeleteTakimUrunResult:DeleteTakimUrunResponse
    op SelectTakimUrun UyeKodu:string filtre:SelectTakimUrunFiltre =
      SelectTakimUrunResult:SelectTakimUrunResponse
    op UrunKartiGuncelle UyeKodu:string urunKarti:UrunKarti urunKartiAyar:UrunKartiAyar =
      UrunKartiGuncelleResult:int
    op SaveUrunDetayTab UyeKodu:string urunDetayTab:UrunDetayTab =
      SaveUrunDetayTabResult:SaveUrunDetayTabResponse
    op DeleteUrunDetayTab UyeKodu:string UrunDetayTabId:int =
      DeleteUrunDetayTabResult:DeleteUrunDetayTabResponse
    op SelectUrunDetayTab UyeKodu:string filtre:SelectUrunDetayTabRequest =
      SelectUrunDetayTabResult:SelectUrunDetayTabResponse
    op UpdateUrunDetayTab UyeKodu:string request:UpdateUrunDetayTabRequest =
      UpdateUrunDetayTabResult:UpdateUrunDetayTabResponse
    op SaveAksesuarGrup UyeKodu:string AksesuarGrupTanim:string =
      SaveAksesuarGrupResult:SaveAksesuarGrupResponse
    op SelectAksesuarGrup UyeKodu:string request:SelectAksesuarGrupRequest =
      SelectAksesuarGrupResult:SelectAksesuarGrupResponse
    op SaveAksesuarUrun UyeKodu:string request:SaveAksesuarUrunRequest =
      SaveAksesuarUrunResult:SaveAksesuarUrunResponse
    op SelectAksesuarUrun UyeKodu:string request:SelectAksesuarUrunRequest =
      SelectAksesuarUrunResult:SelectAksesuarUrunResponse
    op UpdateKonsinyeUrun UyeKodu:string request:UpdateKonsinyeUrunRequest =
      UpdateKonsinyeUrunResult:UpdateKonsinyeUrunResponse
    op SaveKonsinyeUrun UyeKodu:string request:SaveKonsinyeUrunRequest =
      SaveKonsinyeUrunResult:SaveKonsinyeUrunResponse
    op SetAksesuarUrunResim UyeKodu:string request:SetAksesuarUrunResimRequest =
      SetAksesuarUrunResimResult:SetAksesuarUrunResimResponse
    op DeleteKonsinyeUrun UyeKodu:string request:DeleteKonsinyeUrunRequest =
      DeleteKonsinyeUrunResult:DeleteKonsinyeUrunResponse
    op SelectKonsinyeUrun UyeKodu:string filtre:SelectKonsinyeUrunFiltre =
      SelectKonsinyeUrunResult:SelectKonsinyeUrunResponse
    op UpdateAnaUrun UyeKodu:string request:UpdateAnaUrunRequest =
      UpdateAnaUrunResult:UpdateAnaUrunResponse
    op UpdateUrunDetayTabByLang uyeKodu:string request:UpdateUrunDetayTabByLang[] =
      UpdateUrunDetayTabByLangResult:UpdateUrunDetayTabResponse
    op SaveUrunOlusturmaGrup UyeKodu:string urunOlusturmaGrupRequest:SaveUrunOlusturmaGrupRequest =
      SaveUrunOlusturmaGrupResult:SaveUrunOlusturmaGrupResponse
    op SelectUrunOlusturmaGrup UyeKodu:string request:SelectUrunOlusturmaGrupRequest =
      SelectUrunOlusturmaGrupResult:SelectUrunOlusturmaGrupResponse
    op SelectUrunOlusturmaGrupUrun UyeKodu:string request:SelectUrunOlusturmaUrunRequest =
      SelectUrunOlusturmaGrupUrunResult:SelectUrunOlusturmaResponse
    op SaveUrunOlusturmaGrupUrun uyeKodu:string request:SaveUrunOlusturmaGrupUrunRequest =
      SaveUrunOlusturmaGrupUrunResult:SaveUrunOlusturmaGrupUrunResponse
    op DeleteUrunOlusturmaUrun uyeKodu:string urunKartiId:int urunOlusturmaGrupId:int
      eklenenUrunKartiId:int = DeleteUrunOlusturmaUrunResult:DeleteUrunOlusturmaGrupResponse
    op DeleteUrunOlusturmaGrup uyeKodu:string urunOlusturmaGrupId:int =
      DeleteUrunOlusturmaGrupResult:DeleteUrunOlusturmaGrupResponse
    op UpdateIlgiliUrunResim uyeKodu:string request:UpdateIlgiliUrunResimRequest =
      UpdateIlgiliUrunResimResult:UpdateIlgiliUrunResimResponse
    op UpdateUrunFiyat uyeKodu:string request:UpdateUrunFiyat[] ayar:UpdateUrunFiyatAyar =
      UpdateUrunFiyatResult:UpdateUrunFiyatResponse
    op SelectUrunStokFiyat UyeKodu:string f:VaryasyonFiltre s:UrunSayfalama
      varyasyonAyar:SelectVaryasyonAyar = SelectUrunStokFiyatResult:SelectUrunStokFiyat[]
    type AksesuarGrup AksesuarUrunListe:WebAksesuarUrun[] Id:int Tanim:string
    type AksesuarUrun AksesuarUrunKartiId:int AksesuarUrunKartiTedarikciKodu:string
      Ayar:AksesuarUrunAyar Sira:int
    type AksesuarUrunAyar BaslikGoster:boolean IlgiliUrunResimGoster:boolean
      VaryasyonAnaUrunGoster:boolean VaryasyonOlarakGoster:boolean VaryasyonSecimAktif:boolean
    type AksesuarUrunResim Bytes:base64Binary ResimAdi:string ResimUzanti:string
      TedarikciKodu:string UrunKartiId:int
    type AsortiGrup EkSecenekTipi:string ID:int Tanim:string
    type AsortiMiktar Adet:int EkSecenekTanim:string GrupID:int ID:int
    type DeleteAksesuarResimRequest UrunKartiIds:int[]
    type DeleteAksesuarResimResponse <WebServisResponse
    type DeleteKombinUrunRequest Id:int KombinKampanyaId:int KombinUrunKartiId:int
      KombinUrunKartiTedarikciKodu:string UrunKartiId:int UrunKartiTedarikciKodu:string
    type DeleteKombinUrunResponse <WebServisResponse
    type DeleteKonsinyeUrunRequest KonsinyeUrunId:int
    type DeleteKonsinyeUrunResponse <WebServisResponse
    type DeleteTakimUrunRequest Id:int TakimUrunKartiId:int TakimUrunKartiTedarikciKodu:string
      UrunKartiId:int UrunKartiTedarikciKodu:string
    type DeleteTakimUrunResponse <WebServisResponse
    type DeleteTamamlayiciUrunRequest Id:int TamamlayiciUrunId:int TamamlayiciUrunKartiId:int
      TamamlayiciUrunKartiTedarikciKodu:string TamamlayiciUrunTedarikciKodu:string UrunKartiId:int
      UrunKartiTedarikciKodu:string
    type DeleteTamamlayiciUrunResponse <WebServisResponse
    type DeleteUrunDetayTabResponse <WebServisResponse
    type DeleteUrunOlusturmaGrupResponse <WebServisResponse
    type EkSecenekDeger GrupID:int GrupTanim:string ID:int Tanim:string
    type EkSecenekDegerDil ID:int Tanim:string
    type EkSecenekGrup Degerler:EkSecenekDeger[] ID:int Tanim:string Tur:BLEnums.VaryasyonTuru
    type EkSecenekGrupDil ID:int Tanim:string
    type Etiket ID:int Resim:string SeoAnahtarKelime:string SeoSayfaAciklama:string
      SeoSayfaBaslik:string Tanim:string Url:string
    type IlgiliUrun IlgiliUrunKartiID:int UrunKartiID:int
    type Kategori Aktif:boolean AltKategoriSayisi:int ID:int Icerik:string
      KategoriMenuGoster:boolean Kod:string PID:int SeoAnahtarKelime:string SeoSayfaAciklama:string
      SeoSayfaBaslik:string Sira:int Tanim:string Url:string
    type KategoriDil ID:int Icerik:string SeoAnahtarKelime:string SeoSayfaAciklama:string
      SeoSayfaBaslik:string Tanim:string
    type KategoriDilAyar IcerikGuncelle:boolean SeoAnahtarKelimeGuncelle:boolean
      SeoSayfaAciklamaGuncelle:boolean SeoSayfaBaslikGuncelle:boolean TanimGuncelle:boolean
    type KombinUrun Id:int KombinUrunAktif:boolean KombinUrunKartiId:int
      KombinUrunKartiTedarikciKodu:string KombinUrunSatinAlinabilir:boolean
      KombinUrunTopluSatinAlinabilir:boolean UrunKartiId:int UrunKartiTedarikciKodu:string
    type KonsinyeUrun EklemeTarihi:dateTime EkleyenKullanici:string GelenStokAdedi:double Id:int
      StokAdedi:double StokGirisTarihi:dateTime TedarikTarihi:dateTime UrunAdi:string UrunId:int
      UrunKartiId:int UrunKartiTedarikciKodu:string UrunTedarikciKodu:string
    type Marka Aktif:boolean Breadcrumb:string EklemeTarihi:dateTime GuncellemeTarihi:dateTime
      ID:int Icerik:string Resim:string SeoAnahtarKelime:string SeoSayfaAciklama:string
      SeoSayfaBaslik:string Sira:int Tanim:string Url:string
    type MarketPlaceGrupAyar Aktif:boolean EksiStokAdedi:double GrupAdi:string KomisyonDeger:double
      KomisyonTip:int
    type ParaBirimi Aktif:boolean DovizKodu:string GuncellemeTarihi:dateTime ID:int Kur:double
      Tanim:string
    type Resim Aktif:boolean EklemeTarihi:dateTime ID:int ResimAdi:string Sira:int UrunID:int
      UrunKartiID:int
    type SaveAksesuarGrupResponse <WebServisResponse AksesuarGrupId:int
    type SaveAksesuarUrunRequest AksesuarGrupId:int AksesuarUrunList:AksesuarUrun[]
      OncekiAksesuarlariSil:boolean? UrunKartiId:int UrunKartiTedarikciKodu:string
    type SaveAksesuarUrunResponse Basarili:int ErrorMessage:string Hatali:int
    type SaveKombinUrunRequestV2 KombinUrunAktif:boolean? KombinUrunKartiId:int
      KombinUrunKartiTedarikciKodu:string KombinUrunSatinAlinabilir:boolean?
      KombinUrunTopluSatinAlinabilir:boolean? UrunKartiIdList:int[]
      UrunKartiTedarikciKoduList:string[]
    type SaveKombinUrunResponse <WebServisResponse
    type SaveKonsinyeUrunRequest StokAdedi:double TedarikTarihi:dateTime? UrunID:int UrunKartiID:int
      UrunKartiTedarikciKodu:string UrunTedarikciKodu:string
    type SaveKonsinyeUrunResponse <WebServisResponse Id:int
    type SaveMagazaStokRequest FiyatBilgileriniGuncelle:boolean MagazaStokList:WebMagazaStok[]
    type SaveMagazaStokResponse <WebServisResponse
    type SaveResponse <WebServisResponse ItemId:int
    type SaveTakimUrunRequestV2 KampanyaAdi:string KampanyaBaslangic:dateTime KampanyaBitis:dateTime
      TakimUrunList:TakimUrunV2[] UrunKartiId:int UrunKartiTedarikciKodu:string
    type SaveTakimUrunResponse <WebServisResponse
    type SaveTamamlayiciUrunRequestV2 TamamlayiciUrunList:TamamlayiciUrun[] UrunId:int
      UrunKartiId:int UrunKartiTedarikciKodu:string UrunTedarikciKodu:string
    type SaveTamamlayiciUrunResponse <WebServisResponse
    type SaveUrunDetayTabResponse <WebServisResponse EklenenId:int
    type SaveUrunKartiVideoRequest UrunKartiId:int VideoAyar:UrunKartiVideo
    type SaveUrunOlusturmaGrupRequest Aktif:boolean ID:int? Resim:string Tanim:string
    type SaveUrunOlusturmaGrupResponse <WebServisResponse ID:int
    type SaveUrunOlusturmaGrupUrunRequest AdetliSecimAktif:boolean MaksimumAdet:int
      OncekiEklenenUrunleriSil:boolean? UrunKartiId:int UrunOlusturmaGrupId:int
      UrunOlusturmaUrunList:SaveUrunOlusturmaUrun[]
    type SaveUrunOlusturmaGrupUrunResponse Basarili:int ErrorMessage:string Hatali:int
    type SaveUrunOlusturmaUrun EklenenUrunKartiId:int Id:int Varsayilan:boolean
    type SelectAksesuarGrupRequest Id:int UrunKartiId:int UrunKartiTedarikciKodu:string
    type SelectAksesuarGrupResponse <WebServisResponse AksesuarGrupList:AksesuarGrup[]
    type SelectAksesuarUrunRequest GrupId:int UrunKartiId:int UrunKartiTedarikciKodu:string
    type SelectAksesuarUrunResponse <WebServisResponse AksesuarUrunList:WebAksesuarUrun[]
    type SelectKombinUrunFiltre Aktif:int Id:int KombinUrunKartiId:int
      KombinUrunKartiTedarikciKodu:string UrunKartiId:int UrunKartiTedarikciKodu:string
    type SelectKombinurunResponse <WebServisResponse KombinUrunList:KombinUrun[]
    type SelectKonsinyeUrunFiltre EklemeTarihiBas:dateTime? EklemeTarihiSon:dateTime?
      GelenStokAdediBas:double? GelenStokAdediSon:double? KonsinyeUrunId:int StokAdediBas:double?
      StokAdediSon:double? StokGirisTarihiBas:dateTime? StokGirisTarihiSon:dateTime?
      TedarikTarihiBas:dateTime? TedarikTarihiSon:dateTime? UrunId:int UrunTedarikciKodu:string
    type SelectKonsinyeUrunResponse <WebServisResponse KonsinyeUrunList:KonsinyeUrun[]
    type SelectMagazaStokRequest EklenmeTarihiBas:dateTime? EklenmeTarihiSon:dateTime?
      MagazaIdList:int[] MagazaKodu:string MagazaKoduList:string[] StokHareketTarihiBas:dateTime?
      StokHareketTarihiSon:dateTime? StokOlanlar:boolean UrunID:int UrunKartiID:int
    type SelectMagazaStokResponse <WebServisResponse MagazaStokList:WebMagazaStok[]
    type SelectTakimUrunFiltre Id:int TakimUrunKartiId:int TakimUrunKartiTedarikciKodu:string
    type SelectTakimUrunResponse <WebServisResponse TakimUrunList:TakimUrunV2[]
    type SelectTamamlayiciUrunFiltre Id:int TamamlayiciUrunId:int TamamlayiciUrunKartiId:int
      TamamlayiciUrunKartiTedarikciKodu:string TamamlayiciUrunTedarikciKodu:string UrunId:int
      UrunKartiId:int UrunKartiTedarikciKodu:string UrunTedarikciKodu:string
    type SelectTamamlayiciUrunResponse <WebServisResponse TamamlayiciUrunList:TamamlayiciUrun[]
    type SelectUrunDetayTabRequest Dil:string ID:int UrunKartiID:int UrunKartiTedarikciKodu:string
    type SelectUrunDetayTabResponse <WebServisResponse UrunDetayTabList:UrunDetayTab[]
    type SelectUrunOlusturmaGrupRequest Id:int UrunKartiId:int
    type SelectUrunOlusturmaGrupResponse <WebServisResponse
      UrunOlusturmaGrupList:UrunOlusturmaGrup[]
    type SelectUrunOlusturmaResponse <WebServisResponse UrunOlusturmaUrunList:UrunOlusturmaUrun[]
    type SelectUrunOlusturmaUrunRequest GrupId:int UrunKartiId:int
    type SelectUrunStokFiyat Aktif:boolean AlisFiyati:double Barkod:string Barkodlar:string[]
      EksiStokAdedi:double ID:int IndirimliFiyati:double IndirimliFiyati1:double
      IndirimliFiyati10:double IndirimliFiyati11:double IndirimliFiyati12:double
      IndirimliFiyati13:double IndirimliFiyati14:double IndirimliFiyati15:double
      IndirimliFiyati16:double IndirimliFiyati17:double IndirimliFiyati18:double
      IndirimliFiyati19:double IndirimliFiyati2:double IndirimliFiyati20:double
      IndirimliFiyati3:double IndirimliFiyati4:double IndirimliFiyati5:double
      IndirimliFiyati6:double IndirimliFiyati7:double IndirimliFiyati8:double
      IndirimliFiyati9:double Kategoriler:int[] KdvDahil:boolean KdvDahil1:boolean
      KdvDahil10:boolean KdvDahil11:boolean KdvDahil12:boolean KdvDahil13:boolean KdvDahil14:boolean
      KdvDahil15:boolean KdvDahil16:boolean KdvDahil17:boolean KdvDahil18:boolean KdvDahil19:boolean
      KdvDahil2:boolean KdvDahil20:boolean KdvDahil3:boolean KdvDahil4:boolean KdvDahil5:boolean
      KdvDahil6:boolean KdvDahil7:boolean KdvDahil8:boolean KdvDahil9:boolean KdvOrani:double
      KdvOrani1:double KdvOrani10:double KdvOrani11:double KdvOrani12:double KdvOrani13:double
      KdvOrani14:double KdvOrani15:double KdvOrani16:double KdvOrani17:double KdvOrani18:double
      KdvOrani19:double KdvOrani2:double KdvOrani20:double KdvOrani3:double KdvOrani4:double
      KdvOrani5:double KdvOrani6:double KdvOrani7:double KdvOrani8:double KdvOrani9:double
      MarketPlaceAktif:boolean MarketPlaceAktif2:boolean MarketPlaceAktif3:boolean
      MarketPlaceAktif4:boolean MarketPlaceAktif5:boolean MarketPlaceGrup1Ayar:MarketPlaceGrupAyar
      MarketPlaceGrup2Ayar:MarketPlaceGrupAyar MarketPlaceGrup3Ayar:MarketPlaceGrupAyar
      MarketPlaceGrup4Ayar:MarketPlaceGrupAyar MarketPlaceGrup5Ayar:MarketPlaceGrupAyar
      ParaBirimi:string ParaBirimi10Id:int ParaBirimi11Id:int ParaBirimi12Id:int ParaBirimi13Id:int
      ParaBirimi14Id:int ParaBirimi15Id:int ParaBirimi16Id:int ParaBirimi17Id:int ParaBirimi18Id:int
      ParaBirimi19Id:int ParaBirimi1Id:int ParaBirimi20Id:int ParaBirimi2Id:int ParaBirimi3Id:int
      ParaBirimi4Id:int ParaBirimi5Id:int ParaBirimi6Id:int ParaBirimi7Id:int ParaBirimi8Id:int
      ParaBirimi9Id:int ParaBirimiID:int ParaBirimiKodu:string PiyasaFiyati:double
      SatisFiyati:double SatisFiyati1:double SatisFiyati10:double SatisFiyati11:double
      SatisFiyati12:double SatisFiyati13:double SatisFiyati14:double SatisFiyati15:double
      SatisFiyati16:double SatisFiyati17:double SatisFiyati18:double SatisFiyati19:double
      SatisFiyati2:double SatisFiyati20:double SatisFiyati3:double SatisFiyati4:double
      SatisFiyati5:double SatisFiyati6:double SatisFiyati7:double SatisFiyati8:double
      SatisFiyati9:double StokAdedi:double StokKodu:string UrunBarkodlar:UrunBarkod[]
      UrunKartiAktif:boolean UrunKartiID:int UyeTipiFiyat1:double UyeTipiFiyat10:double
      UyeTipiFiyat11:double UyeTipiFiyat12:double UyeTipiFiyat13:double UyeTipiFiyat14:double
      UyeTipiFiyat15:double UyeTipiFiyat16:double UyeTipiFiyat17:double UyeTipiFiyat18:double
      UyeTipiFiyat19:double UyeTipiFiyat2:double UyeTipiFiyat20:double UyeTipiFiyat3:double
      UyeTipiFiyat4:double UyeTipiFiyat5:double UyeTipiFiyat6:double UyeTipiFiyat7:double
      UyeTipiFiyat8:double UyeTipiFiyat9:double
    type SelectVaryasyonAyar KategoriGetir:boolean
    type SetAksesuarUrunResimRequest ResimAdi:string TedarikciKodu:string UrunKartiIds:int[]
    type SetAksesuarUrunResimResponse <WebServisResponse
    type SiparisUrunDurumlari Aktif:boolean ID:int Islem:int Tanim:string
    type Takim KampanyaAdi:string KampanyaBaslangic:dateTime KampanyaBitis:dateTime
      TakimUrunleri:TakimUrun[] TedarikciKodu:string
    type TakimUrun Adet:double Secili:boolean Sira:int TedarikciKodu:string
    type TakimUrunV2 Adet:double Id:int Secili:boolean Sira:int TakimUrunKartiId:int
      TakimUrunKartiTedarikciKodu:string UrunId:int UrunKartiId:int UrunKartiTedarikciKodu:string
      UrunTedarikciKodu:string
    type TamamlayiciUrun Adet:double Id:int Sira:int TamamlayiciUrunId:int
      TamamlayiciUrunKartiId:int TamamlayiciUrunKartiTedarikciKodu:string
      TamamlayiciUrunTedarikciKodu:string UrunId:int UrunKartiId:int UrunKartiTedarikciKodu:string
      UrunTedarikciKodu:string
    type Tedarikci Aktif:boolean ID:int Mail:string Not:string Tanim:string
    type TeknikDetayDeger ID:int OzellikID:int Sira:int Tanim:string
    type TeknikDetayDegerDil ID:int Tanim:string
    type TeknikDetayGrup ID:int Sira:int Tanim:string
    type TeknikDetayGrupDil ID:int Tanim:string
    type TeknikDetayOzellik GrupID:int ID:int Sira:int Tanim:string
    type TeknikDetayOzellikDil ID:int Tanim:string
    type Ulke Alpha2Code:string Alpha3Code:string ID:int NumericCode:string Tanim:string
    type UpdateAksesuarResimRequest Resimler:AksesuarUrunResim[]
    type UpdateAksesuarResimResponse <WebServisResponse
    type UpdateAnaUrunRequest UrunId:int UrunKartiId:int UrunKartiTedarikciKodu:string
      UrunTedarikciKodu:string
    type UpdateAnaUrunResponse <WebServisResponse
    type UpdateEkSecenekDegerDilRequest Dil:string Liste:EkSecenekDegerDil[]
    type UpdateEkSecenekGrupDilRequest Dil:string Liste:EkSecenekGrupDil[]
    type UpdateIlgiliUrunResimRequest ResimAdi:string UrunKartiIdList:int[]
    type UpdateIlgiliUrunResimResponse <WebServisResponse
    type UpdateKategoriDilRequest Ayar:KategoriDilAyar Dil:string Liste:KategoriDil[]
    type UpdateKonsinyeUrunRequest GelenStokAdedi:double KonsinyeUrunId:int
    type UpdateKonsinyeUrunResponse <WebServisResponse
    type UpdateMagazaSiparisAdimindaGosterRequest MagazaId:int SiparisAdimindaGoster:boolean
    type UpdateMagazaSiparisAdimindaGosterResponse <WebServisResponse
    type UpdateTeknikDetayDegerDilRequest Dil:string Liste:TeknikDetayDegerDil[]
    type UpdateTeknikDetayGrupDilRequest Dil:string Liste:TeknikDetayGrupDil[]
    type UpdateTeknikDetayOzellikDilRequest Dil:string Liste:TeknikDetayOzellikDil[]
    type UpdateUrlRequest Dil:string ID:int Tip:UrlType Url:string
    type UpdateUrlResponse <WebServisResponse
    type UpdateUrunDetayTabByLang ID:int UrunDetayTabBilgileri:UrunDetayTabContentByLang[]
      UrunKartiID:int
    type UpdateUrunDetayTabRequest ID:int Icerik:string Sira:int Tanim:string
    type UpdateUrunDetayTabResponse <WebServisResponse
    type UpdateUrunDilRequest Ayar:UrunDilAyar Dil:string Liste:UrunDil[]
    type UpdateUrunFiyat Barkod:string Fiyatlar:UrunFiyat TedarikciKodu:string TedarikciKodu2:string
      UrunIds:string UrunKartiIds:string
    type UpdateUrunFiyatAyar BarkodKodunaGoreGuncelle:boolean IndirimliFiyatGuncelle:boolean
      TedarikciKodu2GoreGuncelle:boolean TedarikciKodunaGoreGuncelle:boolean
      UrunIdGoreGuncelle:boolean UrunKartiIdGoreGuncelle:boolean UyeTipiFiyat1Guncelle:boolean
      UyeTipiFiyat2Guncelle:boolean UyeTipiFiyat3Guncelle:boolean UyeTipiFiyat4Guncelle:boolean
      UyeTipiFiyat5Guncelle:boolean VaryasyonGuncelle:boolean
    type UpdateUrunFiyatResponse <WebServisResponse
    type Urun360ResimYukleRequest Dosya:base64Binary EslestirmeTipi:WebUrunResimEslestirmeTipi
      Resim:base64Binary ResimAdi:string ResimFormat:string ResimSira:int UrunKartiID:int
    type Urun360ResimYukleResponse <WebServisResponse
    type UrunBarkod Barkod:string BarkodGrupID:int
    type UrunBarkodGuncelleRequest Barkodlar:string[] UrunID:int UrunKartiID:int
    type UrunBarkodGuncelleResponse <WebServisResponse
    type UrunDetayTab ID:int Icerik:string Sira:int Tanim:string UrunKartiID:int
      UrunKartiTedarikciKodu:string
    type UrunDetayTabContentByLang Dil:string Icerik:string Sira:int Tanim:string
    type UrunDetayVideoAyar IlkSiradaGoster:boolean OtomatikOynat:boolean
      TumKontrolleriGoster:boolean VideoSesAktif:boolean VideoYenidenBaslasin:boolean
    type UrunDil Aciklama:string AdwordsAciklama:string AdwordsKategori:string AdwordsTip:string
      AramaAnahtarKelime:string ID:int OnYazi:string OzelAlan1:string OzelAlan2:string
      OzelAlan3:string OzelAlan4:string OzelAlan5:string SatisBirimi:string SeoAnahtarKelime:string
      SeoNoFollow:boolean SeoNoIndex:boolean SeoSayfaAciklama:string SeoSayfaBaslik:string
      TedarikciKodu:string UrunAdi:string
    type UrunDilAyar AciklamaGuncelle:boolean AdwordsAciklamaGuncelle:boolean
      AdwordsKategoriGuncelle:boolean AdwordsTipGuncelle:boolean AramaAnahtarKelimeGuncelle:boolean
      OnYaziGuncelle:boolean OzelAlan1Guncelle:boolean OzelAlan2Guncelle:boolean
      OzelAlan3Guncelle:boolean OzelAlan4Guncelle:boolean OzelAlan5Guncelle:boolean
      SatisBirimiGuncelle:boolean SeoAnahtarKelimeGuncelle:boolean SeoNoFollowGuncelle:boolean
      SeoNoIndexGuncelle:boolean SeoSayfaAciklamaGuncelle:boolean SeoSayfaBaslikGuncelle:boolean
      TedarikciKodunaGoreGuncelle:boolean UrunAdiGuncelle:boolean
    type UrunEtiket EtiketID:int Sira:int UrunKartiID:int
    type UrunFiltre Aktif:int Barkod:string Dil:string DuzenlemeTarihiBaslangic:dateTime?
      DuzenlemeTarihiBitis:dateTime? EklemeTarihiBaslangic:dateTime? EklemeTarihiBitis:dateTime?
      EntegrasyonDegerTanim:string EntegrasyonKodu:string Firsat:int FiyatFiltre:UrunFiyatFiltre[]
      HediyeIpucuAktif:boolean? IlgiliUrunleriListele:boolean Indirimli:int KasaOnuFirsatlari:int
      KategoriID:int KategoriIDList:int[] MarkaID:int MarketPlaceAktif:boolean?
      MarketPlaceAktif2:boolean? MarketPlaceAktif3:boolean? MarketPlaceAktif4:boolean?
      MarketPlaceAktif5:boolean? PasifResimleriGetir:boolean PuanKullanimiIptalAktif:boolean?
      ResimDurumu:UrunResimDurumu ResimEklemeTarihiBaslangic:dateTime?
      ResimEklemeTarihiBitis:dateTime? StokGuncellemeTarihiBaslangic:dateTime?
      StokGuncellemeTarihiBitis:dateTime? StokKodu:string StokKoduList:string[] TedarikciID:int
      TedarikciKodu:string ToplamStokAdediBas:double? ToplamStokAdediSon:double? UrunKartiID:int
      UrunTipi:int? VergiIstisnaKodu:int? Vitrin:int YayinTarihiBaslangic:dateTime?
      YayinTarihiBitis:dateTime?
    type UrunFiyat IndirimliFiyat:double KDVDahil:boolean KdvOrani:int SatisFiyati:double
      UyeTipiFiyat1:double UyeTipiFiyat2:double UyeTipiFiyat3:double UyeTipiFiyat4:double
      UyeTipiFiyat5:double
    type UrunFiyatFiltre FiyatBaslangic:double FiyatBitis:double FiyatTipi:UrunFiyatTipi
    type UrunKarti Aciklama:string AdwordsAciklama:string AdwordsKategori:string AdwordsTip:string
      Aktif:boolean AktifPazaryeriList:string[] AnaKategori:string AnaKategoriID:int
      AramaAnahtarKelime:string AsortiGrupID:int DuzenleyenKullanici:int EklemeTarihi:dateTime
      EkleyenKullanici:int EntegrasyonID:string Etiketler:UrunKartiEtiket[] FBStoreGoster:boolean
      FirsatUrunu:boolean HediyeIpucu:boolean ID:int IlgiliUrunResim:string
      IndirimliFiyatOzellik:int IndirimliFiyatOzellikStok1:int IndirimliFiyatOzellikStok2:int
      IndirimliFiyatOzellikTarih1:dateTime IndirimliFiyatOzellikTarih2:dateTime Kapasite:double
      KargoTipi:int Kategoriler:int[] ListedeGoster:boolean MaksTaksitSayisi:int Marka:string
      MarkaID:int MarketPlaceAktif:boolean MarketPlaceAktif2:boolean MarketPlaceAktif3:boolean
      MarketPlaceAktif4:boolean MarketPlaceAktif5:boolean MarketPlaceGrup1Ayar:MarketPlaceGrupAyar
      MarketPlaceGrup2Ayar:MarketPlaceGrupAyar MarketPlaceGrup3Ayar:MarketPlaceGrupAyar
      MarketPlaceGrup4Ayar:MarketPlaceGrupAyar MarketPlaceGrup5Ayar:MarketPlaceGrupAyar
      MenseiUlke:Ulke MobilOzelAlan:string OnYazi:string OzelAlan1:string OzelAlan2:string
      OzelAlan3:string OzelAlan4:string OzelAlan5:string PuanDeger:int
      PuanKullanimiIptalAktif:boolean RenkKodu:string Resimler:string[] SatisBirimi:string
      SeoAnahtarKelime:string SeoNoFollow:boolean SeoNoIndex:boolean SeoSayfaAciklama:string
      SeoSayfaBaslik:string SepetteUcretsizKargo:boolean Sira:int TahminiTeslimSuresi:int
      TahminiTeslimSuresiAyniGun:boolean TahminiTeslimSuresiGoster:boolean
      TahminiTeslimSuresiTarih:dateTime TakimKampanyaId:int TakimUrun:boolean TedarikciID:int
      TedarikciKodu:string TedarikciKodu2:string TedarikciKomisyonOrani:double TeknikDetayGrupID:int
      TeknikDetaylar:UrunKartiTeknikDetay[] ToplamStokAdedi:double TumVaryasyonlarStokDusur:boolean
      UcretsizKargo:boolean UrunAdediKademeDeger:double UrunAdediMinimumDeger:double
      UrunAdediOndalikliSayiGirilebilir:boolean UrunAdediVarsayilanDeger:double UrunAdi:string
      UrunKapidaOdemeYasakli:boolean UrunSayfaAdresi:string UrunTipi:int UyeAlimMax:double
      UyeAlimMin:double Varyasyonlar:Varyasyon[] VergiIstisnaKodu:int Vitrin:boolean
      VitrinSiraSabit:boolean YayinTarihi:dateTime YeniUrun:boolean YonlendirmeAdresi:string
    type UrunKartiAyar AciklamaGuncelle:boolean AdwordsAciklamaGuncelle:boolean
      AdwordsKategoriGuncelle:boolean AdwordsTipGuncelle:boolean AktifGuncelle:boolean
      AktifPazaryeriListGuncelle:boolean AlanAdi:string AnaKategoriId:int
      AramaAnahtarKelimeGuncelle:boolean AsortiGrupGuncelle:boolean Base64Resim:boolean
      DegerTanim:string EntegrasyonKodu:string EtiketGuncelle:boolean FBStoreGosterGuncelle:boolean
      FirsatUrunuGuncelle:boolean HediyeIpucuGosterGuncelle:boolean IlgiliUrunResimGuncelle:boolean
      KargoTipiGuncelle:boolean KategoriGuncelle:boolean ListedeGosterGuncelle:boolean
      MaksTaksitSayisiGuncelle:boolean MarkaGuncelle:boolean MarketPlaceAktif2Guncelle:boolean
      MarketPlaceAktif3Guncelle:boolean MarketPlaceAktif4Guncelle:boolean
      MarketPlaceAktif5Guncelle:boolean MarketPlaceAktifGuncelle:boolean
      MarketPlaceAyarGuncelle:boolean MenseiUlkeGuncelle:boolean MobilOzelAlanGuncelle:boolean
      OnYaziGuncelle:boolean OncekiKategoriEslestirmeleriniTemizle:boolean
      OncekiResimleriSil:boolean OzelAlan1Guncelle:boolean OzelAlan2Guncelle:boolean
      OzelAlan3Guncelle:boolean OzelAlan4Guncelle:boolean OzelAlan5Guncelle:boolean
      ParaPuanGuncelle:boolean PuanKullanimiIptalAktifGuncelle:boolean RenkKoduGuncelle:boolean
      ResimOlmayanlaraResimEkle:boolean ResimleriIndirme:boolean SatisBirimiGuncelle:boolean
      SeoAnahtarKelimeGuncelle:boolean SeoNoFollowGuncelle:boolean SeoNoIndexGuncelle:boolean
      SeoSayfaAciklamaGuncelle:boolean SeoSayfaBaslikGuncelle:boolean
      SepetteUcretsizKargoGuncelle:boolean TahminiTeslimSuresiGosterGuncelle:boolean
      TahminiTeslimSuresiGuncelle:boolean TahminiTeslimSuresiTarihGuncelle:boolean
      TedarikciGuncelle:boolean TedarikciKodu2GoreGuncelle:boolean
      TedarikciKodunaGoreGuncelle:boolean TedarikciKomisyonGuncelle:boolean
      TeknikDetayGuncelle:boolean TumVaryasyonlarStokDusurGuncelle:boolean
      UcretsizKargoGuncelle:boolean UrunAdediKademeDegerGuncelle:boolean
      UrunAdediMinimumDegerGuncelle:boolean UrunAdediOndalikliSayiGirilebilirGuncelle:boolean
      UrunAdediVarsayilanDegerGuncelle:boolean UrunAdiGuncelle:boolean
      UrunAdresiniElleOlustur:boolean UrunKapasiteGuncelle:boolean
      UrunKapidaOdemeYasakliGuncelle:boolean UrunResimGuncelle:boolean UrunTipiGuncelle:boolean
      UserAgent:string UyeAlimMaksGuncelle:boolean UyeAlimMinGuncelle:boolean
      VergiIstisnaKoduGuncelle:boolean VitrinGuncelle:boolean VitrinSiraSabitGuncelle:boolean
      YayinTarihiGuncelle:boolean YeniUrunGuncelle:boolean
    type UrunKartiEtiket EtiketID:int
    type UrunKartiTeknikDetay DegerID:int OzellikID:int
    type UrunKartiVideo OtomatikOynat:boolean TumKontrolleriGoster:boolean
      UrunDetayVideoAyar:UrunDetayVideoAyar UrunListedeGoster:boolean VideoLink:string
      VideoSesAktif:boolean VideoTagTipi:string
    type UrunKategori KategoriID:int Sira:int UrunKartiID:int
    type UrunKategoriGuncelleByStokKoduRequest KategoriIdList:int[] StokKodu:string
    type UrunKategoriGuncelleByStokKoduResponse <WebServisResponse Message:string
    type UrunOdemeSecenek BankaAdi:string BankaID:int Taksitler:UrunOdemeSecenekTaksit[]
    type UrunOdemeSecenekBanka BankaAdi:string BankaID:int Taksitler:UrunOdemeSecenekler[]
    type UrunOdemeSecenekTaksit TaksitSayisi:int TaksitTanim:string TaksitTutari:double
      TaksitTutariStr:string ToplamTutar:double ToplamTutarStr:string
    type UrunOdemeSecenekler BankaID:int TaksitSayisi:int TaksitTanim:string TaksitTutari:double
      TaksitTutariStr:string ToplamTutar:double ToplamTutarStr:string
    type UrunOlusturmaGrup Aktif:boolean Id:int Resim:string Tanim:string
      UrunOlusturmaUrunListe:UrunOlusturmaUrun[]
    type UrunOlusturmaUrun AdetliSecimAktif:boolean EklenenUrunKartiId:int Id:int MaksimumAdet:int
      UrunAdi:string UrunEklemeGrupId:int UrunKartiId:int Varsayilan:boolean
    type UrunResim Resimler:Resim[] UrunID:int UrunKartiID:int
    type UrunResimListeleRequest Aktif:int EklemeTarihiBas:dateTime? EklemeTarihiSon:dateTime?
      UrunId:int UrunKartiId:int
    type UrunResimListeleResponse <WebServisResponse UrunResimList:UrunResim[]
    type UrunResimYukleRequest EslestirmeTipi:WebUrunResimEslestirmeTipi OncekiResimleriSil:boolean
      ResimAyraci:ser:char ResimOlmayanlaraResimEkle:boolean ResimUploadKey:string
      Resimler:WebUrunResim[] SiraNo:int Siratipi:int VaryasyonaResimYukle:boolean
    type UrunResimYukleResponse <WebServisResponse Basarili:int Hatali:int
      Sonuclar:UrunResimYukleSonuclar[]
    type UrunResimYukleSonuclar Basarili:boolean Mesaj:string ResimAdi:string
    type UrunSayfalama BaslangicIndex:int KayitSayisi:int KayitSayisinaGoreGetir:boolean
      SiralamaDegeri:string SiralamaYonu:string
    type UrunYorum EklemeTarihi:dateTime ID:int Isim:string Mail:string Mesaj:string UrunAdi:string
      UrunKartiID:int UyeID:int
    type Varyasyon Aktif:boolean AktifPazaryeriList:string[] AlisFiyati:double Barkod:string
      Barkodlar:string[] Desi:double Desi2:double DuzenleyenKullanici:int EkleyenKullanici:int
      EksiStokAdedi:double GtipKodu:string ID:int IndirimliFiyati:double IndirimliFiyati1:double
      IndirimliFiyati10:double IndirimliFiyati11:double IndirimliFiyati12:double
      IndirimliFiyati13:double IndirimliFiyati14:double IndirimliFiyati15:double
      IndirimliFiyati16:double IndirimliFiyati17:double IndirimliFiyati18:double
      IndirimliFiyati19:double IndirimliFiyati2:double IndirimliFiyati20:double
      IndirimliFiyati3:double IndirimliFiyati4:double IndirimliFiyati5:double
      IndirimliFiyati6:double IndirimliFiyati7:double IndirimliFiyati8:double
      IndirimliFiyati9:double IscilikAgirlik:double IscilikParaBirimi:string IscilikParaBirimiId:int
      IscilikParaBirimiKodu:string KargoUcreti:double Kategoriler:int[] KdvDahil:boolean
      KdvDahil1:boolean KdvDahil10:boolean KdvDahil11:boolean KdvDahil12:boolean KdvDahil13:boolean
      KdvDahil14:boolean KdvDahil15:boolean KdvDahil16:boolean KdvDahil17:boolean KdvDahil18:boolean
      KdvDahil19:boolean KdvDahil2:boolean KdvDahil20:boolean KdvDahil3:boolean KdvDahil4:boolean
      KdvDahil5:boolean KdvDahil6:boolean KdvDahil7:boolean KdvDahil8:boolean KdvDahil9:boolean
      KdvOrani:double KdvOrani1:double KdvOrani10:double KdvOrani11:double KdvOrani12:double
      KdvOrani13:double KdvOrani14:double KdvOrani15:double KdvOrani16:double KdvOrani17:double
      KdvOrani18:double KdvOrani19:double KdvOrani2:double KdvOrani20:double KdvOrani3:double
      KdvOrani4:double KdvOrani5:double KdvOrani6:double KdvOrani7:double KdvOrani8:double
      KdvOrani9:double KonsinyeStokAdedi:double MarkaID:int MarketPlaceAktif:boolean
      MarketPlaceAktif2:boolean MarketPlaceAktif3:boolean MarketPlaceAktif4:boolean
      MarketPlaceAktif5:boolean MarketPlaceGrup1Ayar:MarketPlaceGrupAyar
      MarketPlaceGrup2Ayar:MarketPlaceGrupAyar MarketPlaceGrup3Ayar:MarketPlaceGrupAyar
      MarketPlaceGrup4Ayar:MarketPlaceGrupAyar MarketPlaceGrup5Ayar:MarketPlaceGrupAyar
      Ozellikler:VaryasyonOzellik[] ParaBirimi:string ParaBirimi10Id:int ParaBirimi11Id:int
      ParaBirimi12Id:int ParaBirimi13Id:int ParaBirimi14Id:int ParaBirimi15Id:int ParaBirimi16Id:int
      ParaBirimi17Id:int ParaBirimi18Id:int ParaBirimi19Id:int ParaBirimi1Id:int ParaBirimi20Id:int
      ParaBirimi2Id:int ParaBirimi3Id:int ParaBirimi4Id:int ParaBirimi5Id:int ParaBirimi6Id:int
      ParaBirimi7Id:int ParaBirimi8Id:int ParaBirimi9Id:int ParaBirimiID:int ParaBirimiKodu:string
      PiyasaFiyati:double Resimler:string[] SatisFiyati:double SatisFiyati1:double
      SatisFiyati10:double SatisFiyati11:double SatisFiyati12:double SatisFiyati13:double
      SatisFiyati14:double SatisFiyati15:double SatisFiyati16:double SatisFiyati17:double
      SatisFiyati18:double SatisFiyati19:double SatisFiyati2:double SatisFiyati20:double
      SatisFiyati3:double SatisFiyati4:double SatisFiyati5:double SatisFiyati6:double
      SatisFiyati7:double SatisFiyati8:double SatisFiyati9:double StokAdedi:double
      StokGuncellemeTarihi:dateTime StokKodu:string TahminiTeslimSuresi:int
      TahminiTeslimSuresiAyniGun:boolean TahminiTeslimSuresiGoster:boolean
      TahminiTeslimSuresiTarih:dateTime TedarikciKodu:string TedarikciKodu2:string
      TedarikciKomisyonOrani:double UpdateKey:string UrunAgirligi:double UrunBarkodlar:UrunBarkod[]
      UrunDerinlik:double UrunGenislik:double UrunKartiAktif:boolean UrunKartiID:int
      UrunYukseklik:double UyeAlimMax:double UyeAlimMin:double UyeTipiFiyat1:double
      UyeTipiFiyat10:double UyeTipiFiyat11:double UyeTipiFiyat12:double UyeTipiFiyat13:double
      UyeTipiFiyat14:double UyeTipiFiyat15:double UyeTipiFiyat16:double UyeTipiFiyat17:double
      UyeTipiFiyat18:double UyeTipiFiyat19:double UyeTipiFiyat2:double UyeTipiFiyat20:double
      UyeTipiFiyat3:double UyeTipiFiyat4:double UyeTipiFiyat5:double UyeTipiFiyat6:double
      UyeTipiFiyat7:double UyeTipiFiyat8:double UyeTipiFiyat9:double
    type VaryasyonAyar AktifGuncelle:boolean AlisFiyatiGuncelle:boolean BarkodGuncelle:boolean
      EkSecenekGuncelle:boolean EksiStokAdediGuncelle:boolean FiyatTipleriGuncelle:boolean
      GtipKoduGuncelle:boolean IndirimliFiyatiGuncelle:boolean IscilikAgirlikGuncelle:boolean
      IscilikParaBirimiGuncelle:boolean KargoAgirligiGuncelle:boolean
      KargoAgirligiYurtDisiGuncelle:boolean KargoUcretiGuncelle:boolean KdvDahilGuncelle:boolean
      KdvOraniGuncelle:boolean KonsinyeUrunStokAdediGuncelle:boolean OncekiResimleriSil:boolean
      ParaBirimiGuncelle:boolean PiyasaFiyatiGuncelle:boolean ResimOlmayanlaraResimEkle:boolean
      SatisFiyatiGuncelle:boolean StokAdediGuncelle:boolean StokKoduGuncelle:boolean
      TahminiTeslimSuresiAyniGunGuncelle:boolean TahminiTeslimSuresiGosterGuncelle:boolean
      TahminiTeslimSuresiGuncelle:boolean TahminiTeslimSuresiTarihGuncelle:boolean
      TedarikciKodunaGoreGuncelle:boolean TedarikciKomisyoniGuncelle:boolean
      UpdateKeyGuncelle:boolean UrunAgirligiGuncelle:boolean UrunDerinlikGuncelle:boolean
      UrunGenislikGuncelle:boolean UrunResimGuncelle:boolean UrunYukseklikGuncelle:boolean
      UyeAlimMaxGuncelle:boolean UyeAlimMinGuncelle:boolean UyeTipiFiyat10Guncelle:boolean
      UyeTipiFiyat11Guncelle:boolean UyeTipiFiyat12Guncelle:boolean UyeTipiFiyat13Guncelle:boolean
      UyeTipiFiyat14Guncelle:boolean UyeTipiFiyat15Guncelle:boolean UyeTipiFiyat16Guncelle:boolean
      UyeTipiFiyat17Guncelle:boolean UyeTipiFiyat18Guncelle:boolean UyeTipiFiyat19Guncelle:boolean
      UyeTipiFiyat1Guncelle:boolean UyeTipiFiyat20Guncelle:boolean UyeTipiFiyat2Guncelle:boolean
      UyeTipiFiyat3Guncelle:boolean UyeTipiFiyat4Guncelle:boolean UyeTipiFiyat5Guncelle:boolean
      UyeTipiFiyat6Guncelle:boolean UyeTipiFiyat7Guncelle:boolean UyeTipiFiyat8Guncelle:boolean
      UyeTipiFiyat9Guncelle:boolean
    type VaryasyonFiltre Aktif:int Barkod:string FiyatGuncellemeTarihiBas:dateTime?
      FiyatGuncellemeTarihiSon:dateTime? FiyatStokGuncellemeTarihiBas:dateTime?
      FiyatStokGuncellemeTarihiSon:dateTime? MarketPlaceAktif:boolean? MarketPlaceAktif2:boolean?
      MarketPlaceAktif3:boolean? MarketPlaceAktif4:boolean? MarketPlaceAktif5:boolean?
      StokGuncellemeTarihiBas:dateTime? StokGuncellemeTarihiSon:dateTime? StokKodu:string UrunID:int
      UrunIdList:int[] UrunKartKategoriIdList:int[] UrunKartiAktif:boolean? UrunKartiID:int
    type VaryasyonOzellik Deger:string EkSecenekId:int EkSecenekTipiId:int RenkKodu:string
      Tanim:string Tur:BLEnums.VaryasyonTuru XmlKod:string
    type WebAksesuarUrun AksesuarGrupId:int AksesuarUrunKartiId:int
      AksesuarUrunKartiTedarikciKodu:string Ayar:AksesuarUrunAyar Id:int Sira:int UrunKartiId:int
      UrunKartiTedarikciKodu:string
    type WebMagazaStok Barkod:string EklenmeTarihi:dateTime? EksiStokAdedi:double
      IndirimliFiyat:double IndirimliFiyatOzellik:int IndirimliFiyatOzellikStokAdedi1:int
      IndirimliFiyatOzellikStokAdedi2:int IndirimliFiyatOzellikTarih1:dateTime?
      IndirimliFiyatOzellikTarih2:dateTime? MagazaID:int MagazaKodu:string RezerveStok:double
      SatisFiyati:double StokAdedi:double StokKodu:string TedarikciKodu:string UrunID:int
      UrunKartiID:int
    type WebServisResponse ErrorCode:int ErrorMessage:string IsError:boolean
    type WebUrunResim ResimAdi:string ResimBuyuk:base64Binary ResimFormat:string ResimSira:int
      ResimUrunDetay:base64Binary ResimUrunListe:base64Binary UrunKartiID:int VaryasyonID:int
    enum BLEnums.VaryasyonTuru @BL Diger=0 Renk=1 Beden=2 Cinsiyet=3 Malzeme=4 Desen=5 Durum=6
      Sezın=7 YasGrubu=8
    enum UrlType Kategori=1 Marka=2 Urun=3 Tedarikci=4
    enum UrunFiyatTipi AlisFiyati=1 SatisFiyati=2 IndirimliFiyat=3 UyeTipiFiyat1=4 UyeTipiFiyat2=5
      UyeTipiFiyat3=6 UyeTipiFiyat4=7 UyeTipiFiyat5=8 UyeTipiFiyat6=9 UyeTipiFiyat7=10
      UyeTipiFiyat8=11 UyeTipiFiyat9=12 UyeTipiFiyat10=13 UyeTipiFiyat11=14 UyeTipiFiyat12=15
      UyeTipiFiyat13=16 UyeTipiFiyat14=17 UyeTipiFiyat15=18 UyeTipiFiyat16=19 UyeTipiFiyat17=20
      UyeTipiFiyat18=21 UyeTipiFiyat19=22 UyeTipiFiyat20=23 PiyasaFiyati=24
    enum UrunResimDurumu Tumu=0 Resimli=1 Resimsiz=2
    enum WebUrunResimEslestirmeTipi Id=1 StokKodu=2 Barkod=3 OzelAlan1=4 OzelAlan2=5 OzelAlan3=6
      OzelAlan4=7 OzelAlan5=8
    """
}
