// Made from the rebuilt contract of March 2025 (Ticimax wire facts 2026-11-23, sections 4 to 6;
// contract-2025-03.json), one line per operation, type and enum, in its order, nothing left out
// but the notes and the year a member was first seen. Made again by a loop over that file that
// prints `name:type`, `[]` for a list and `?` for a value type that may be nil. `ContractParser`
// says what a line means. Do not edit a line by hand: the order of members is the wire order.

extension ContractText {
  static let uyeServis = """
    op GirisYap ug:UyeGirisi = GirisYapResult:UyeGirisiSonuc
    op SelectUyeler UyeKodu:string filtre:UyeFiltre sayfalama:UyeSayfalama =
      SelectUyelerResult:Uye[]
    op SelectUyeIdByMailOrTel UyeKodu:string uyeMail:string tel:string uyelikTipi:int? =
      SelectUyeIdByMailOrTelResult:int[]
    op SaveUye UyeKodu:string u:Uye ayar:UyeAyar = SaveUyeResult:int
    op SelectUyeAdres UyeKodu:string adresId:int uyeId:int = SelectUyeAdresResult:UyeAdres[]
    op SaveUyeAdres UyeKodu:string adres:UyeAdres = SaveUyeAdresResult:int
    op SelectUyeTuru UyeKodu:string uyeTuruId:int = SelectUyeTuruResult:UyeTuru[]
    op SaveUyeTuru UyeKodu:string u:UyeTuru = SaveUyeTuruResult:int
    op DeleteUye UyeKodu:string uyeId:int mailAdresi:string = DeleteUyeResult:UyeSilResponse
    op SelectUyeIzinGecmisi UyeKodu:string filtre:UyeIzinGecmisiFiltre =
      SelectUyeIzinGecmisiResult:UyeIzinGecmisiResponse
    op UpdateUyeIzin UyeKodu:string request:UpdateUyeIzinRequest =
      UpdateUyeIzinResult:UpdateUyeIzinResponse
    op ParaPuanGucelle UyeKodu:string request:ParaPuanGuncelleRequest =
      ParaPuanGucelleResult:ParaPuanGuncelleResponse
    op UpdateBakiye UyeKodu:string request:UpdateBakiyeRequest =
      UpdateBakiyeResult:UpdateBakiyeResponse
    op BulkUpdateUyeIzin UyeKodu:string request:BulkUpdateUyeIzinRequest =
      BulkUpdateUyeIzinResult:UpdateUyeIzinResponse
    type BLKullaniciCihazBilgisi Browser:BLEnums.BrowserType BrowserStr:string
      IsMobileDevice:boolean Platform:BLEnums.PlatformType PlatformStr:string
      TicimaxMobilApp:BLEnums.TicimaxMobilAppType TicimaxMobilAppStr:string
    type BulkUpdateUyeIzinRequest UpdateUyeIzinList:UpdateUyeIzinRequest[]
    type ParaPuanGuncelleRequest IslemTipi:ParaPuanGuncelleIslemTipi ParaPuan:int UyeID:int
    type ParaPuanGuncelleResponse <WebServisResponse
    type UpdateBakiyeRequest Aciklama:string Bakiye:double Bloke:int ParaBirimi:string UyeID:int
    type UpdateBakiyeResponse <WebServisResponse
    type UpdateUyeIzinRequest Mail:string MailIzin:boolean? SmsIzin:boolean? Tarih:dateTime?
      TelefonNo:string UyeID:int
    type UpdateUyeIzinResponse <WebServisResponse
    type Uye Aktif:boolean AlisverissizOdeme:boolean? BakiyeBilgisi:UyeBakiyeBilgisi[]
      CepTelefonu:string CihazBilgisi:BLKullaniciCihazBilgisi CinsiyetID:int DogumTarihi:dateTime
      DuzenlemeTarihi:dateTime ID:int Il:string IlID:int Ilce:string IlceID:int Isim:string
      IzinGuncellemeTarihi:dateTime KapidaOdemeYasakla:boolean KrediLimiti:double Mail:string
      MailIzin:boolean Meslek:string MusteriKodu:string OgrenimDurumu:string Onay:boolean
      OnayTarihi:dateTime ParaPuan:int Sifre:string SmsIzin:boolean SonGirisIp:string
      SonGirisTarihi:dateTime Soyisim:string SozlesmeBilgisi:UyeSozlesmeBilgisi[] Telefon:string
      UyeTuru:string UyeTuruID:int UyelikKaynagi:int UyelikTarihi:dateTime UyelikTipi:string
      UyelikTipiID:int VKayitDil:string
    type UyeAdres Adres:string AdresTarifi:string Aktif:boolean AliciAdi:string AliciTelefon:string
      FirmaAdi:string ID:int Ilce:string IsKurumsal:boolean PostaKodu:string Sehir:string
      Tanim:string Ulke:string UyeId:int VergiDairesi:string VergiNo:string
    type UyeAyar AlisverissizOdemeGuncelle:boolean CepTelefonuGuncelle:boolean
      CinsiyetGuncelle:boolean DogumTarihiGuncelle:boolean IlGuncelle:boolean IlceGuncelle:boolean
      IsimGuncelle:boolean KapidaOdemeYasaklaGuncelle:boolean KrediLimitiGuncelle:boolean
      MailGuncelle:boolean MailIzinGuncelle:boolean MeslekGuncelle:boolean
      MusteriKoduGuncelle:boolean SifreGuncelle:boolean SifreKaydetmeTuru:UyeSifreKaydetmeTuru?
      SmsIzinGuncelle:boolean TelefonGuncelle:boolean UyeSifreyiKendiOlustursun:boolean
      UyelikTarihiGuncelle:boolean UyelikTuruGuncelle:boolean
    type UyeBakiyeBilgisi Bakiye:double BlokeDurum:int ParaBirimi:string Tarih:dateTime
    type UyeFiltre Aktif:int AlisverisYapti:int BakiyeGetir:boolean? Cinsiyet:int
      DogumTarihi1:dateTime? DogumTarihi2:dateTime? DuzenlemeTarihi1:dateTime?
      DuzenlemeTarihi2:dateTime? IlID:int IlceID:int IzinGuncellemeTarihi1:dateTime?
      IzinGuncellemeTarihi2:dateTime? IzinGuncellemeTarihiBas:dateTime?
      IzinGuncellemeTarihiGetir:boolean? IzinGuncellemeTarihiSon:dateTime? Mail:string MailIzin:int
      MusteriKodu:string Onay:boolean? SmsIzin:int SonGirisTarihi1:dateTime?
      SonGirisTarihi2:dateTime? Telefon:string TelefonEsit:string UyeID:int UyelikTarihi1:dateTime?
      UyelikTarihi2:dateTime?
    type UyeGirisi Admin:boolean Mail:string Otp:string Sifre:string
    type UyeGirisiSonuc Basarili:boolean Isim:string KullaniciID:int Mesaj:string OtpZorunlu:boolean
      Roller:string[] SifreSifirla:boolean
    type UyeIzinGecmisi CepTelefonu:string Deger:boolean Duzenleyen_Id:int Id:int IzinTip:int
      Kaynak:string MailAddress:string Tarih:dateTime Telefon:string UyeId:int
    type UyeIzinGecmisiFiltre Deger:int? DuzenlemeTarihBaslangic:dateTime?
      DuzenlemeTarihBitis:dateTime? Duzenleyen_Id:int Id:int IzinTip:int Kaynak:string UyeId:int
    type UyeIzinGecmisiResponse <WebServisResponse IzinGecmisiList:UyeIzinGecmisi[]
    type UyeSayfalama KayitSayisi:int SayfaNo:int SiralamaDegeri:string SiralamaYonu:string
    type UyeSilResponse <WebServisResponse
    type UyeSozlesmeBilgisi SozlesmeId:int SozlesmeTipi:string SozlesmeTipiId:int
    type UyeTuru FiyatTuru:FiyatTuru ID:int Tanim:string
    type WebServisResponse ErrorCode:int ErrorMessage:string IsError:boolean
    enum BLEnums.BrowserType @BL Other=0 InternetExplorer=1 Chrome=2 Opera=3 Safari=4 FireFox=5
      Edge=6 Yandex=7
    enum BLEnums.PlatformType @BL Other=0 iOS=1 Android=2 BlackBerry=3 WindowsPhone=4
    enum BLEnums.TicimaxMobilAppType @BL None=0 Android=1 iOS=2 NativeAndroid=3 NativeIOS=4
    enum FiyatTuru SatisFiyati=0 UyeTipiFiyati1=1 UyeTipiFiyati2=2 UyeTipiFiyati3=3 UyeTipiFiyati4=4
      UyeTipiFiyati5=5 UyeTipiFiyati6=6 UyeTipiFiyati7=7 UyeTipiFiyati8=8 UyeTipiFiyati9=9
      UyeTipiFiyati10=10 UyeTipiFiyati11=11 UyeTipiFiyati12=12 UyeTipiFiyati13=13 UyeTipiFiyati14=14
      UyeTipiFiyati15=15 UyeTipiFiyati16=16 UyeTipiFiyati17=17 UyeTipiFiyati18=18 UyeTipiFiyati19=19
      UyeTipiFiyati20=20
    enum ParaPuanGuncelleIslemTipi Ekle=0 Cikar=1
    enum UyeSifreKaydetmeTuru Plain=0 Hash=1
    """
}
