// Made from the rebuilt contract of March 2025 (Ticimax wire facts 2026-11-23, sections 4 to 6;
// contract-2025-03.json), one line per operation, type and enum, in its order, nothing left out
// but the notes and the year a member was first seen. Made again by a loop over that file that
// prints `name:type`, `[]` for a list and `?` for a value type that may be nil. `ContractParser`
// says what a line means. Do not edit a line by hand: the order of members is the wire order.

extension ContractText {
  static let siparisServis = """
    op SelectSiparis UyeKodu:string f:WebSiparisFiltre s:WebSiparisSayfalama =
      SelectSiparisResult:WebSiparis[]
    op SelectSiparisOdeme UyeKodu:string siparisId:int odemeId:int isAktarildi:boolean? =
      SelectSiparisOdemeResult:WebSiparisOdeme[]
    op SelectCariOdeme UyeKodu:string filtre:WebSiparisOdemeFiltre =
      SelectCariOdemeResult:WebSiparisOdeme[]
    op SelectSiparisUrun UyeKodu:string siparisId:int iptalEdilmisUrunler:boolean =
      SelectSiparisUrunResult:WebSiparisUrun[]
    op SelectSiparisKampanya UyeKodu:string siparisId:int =
      SelectSiparisKampanyaResult:WebSiparisKampanya[]
    op SaveSiparis UyeKodu:string siparis:WebSiparisSaveRequest =
      SaveSiparisResult:WebSiparisSaveResponse
    op SetSiparisAktarildi UyeKodu:string siparisId:int =
    op SetSiparisOdemeAktarildi UyeKodu:string siparisId:int odemeId:int =
    op SetSiparisAktarildiV2 UyeKodu:string siparisId:int = SetSiparisAktarildiV2Result:int
    op SetSiparisAktarildiIptal UyeKodu:string siparisId:int =
    op SetSiparisKargoyaVerildi UyeKodu:string siparisId:int =
    op SetSiparisTeslimEdildi UyeKodu:string siparisId:int =
    op SetFaturaNo UyeKodu:string SiparisID:int FaturaNo:string FaturaTarihi:dateTime? =
    op UpdateSiparisOzelAlanlar UyeKodu:string request:SetSiparisOzelAlanlarRequest =
      UpdateSiparisOzelAlanlarResult:SetSiparisOzelAlanlarResponse
    op SaveKargoTakipNo UyeKodu:string siparisId:int kargoKodu:string kargoTakipNo:string
      kargoTakipLink:string BarkodBilgisi:string KargoTakipLinkGoster:boolean =
      SaveKargoTakipNoResult:string
    op SelectSepet UyeKodu:string sepetId:int uyeId:int BaslangicTarihi:dateTime?
      BitisTarihi:dateTime? sayfaSayisi:int guidSepetId:string = SelectSepetResult:WebSepetResponse
    op HediyeCekiUygula UyeKodu:string request:WebHediyeCekiUygulaRequest =
      HediyeCekiUygulaResult:WebHediyeCekiUygulaResponse
    op HediyeCekiOlustur UyeKodu:string request:WebHediyeCekiOlusturRequest =
      HediyeCekiOlusturResult:WebHediyeCekiOlusturResponse
    op SetHediyeCekiKullanildi UyeKodu:string request:SetHediyeCekiKullanildiRequest =
      SetHediyeCekiKullanildiResult:SetHediyeCekiKullanildiResponse
    op SelectHediyeCeki memberCode:string giftVoucherCode:string =
      SelectHediyeCekiResult:WebHediyeCekiResponse
    op SetSiparisDurum UyeKodu:string request:SetSiparisDurumRequest =
      SetSiparisDurumResult:SetSiparisDurumResponse
    op SetSiparisUrunDurum UyeKodu:string request:SetSiparisUrunDurumRequest =
      SetSiparisUrunDurumResult:SetSiparisUrunDurumResponse
    op SiparisKargoTakipNoKontrol UyeKodu:string siparisId:int =
      SiparisKargoTakipNoKontrolResult:SiparisKargoTakipNoKontrolResponse
    op SaveSiparisKargoPaket UyeKodu:string SiparisID:int SiparisUrunDurumID:int
      KargoEntegrasyonID:int Urunler:int[] KargoTakipNo:string KontrolEtme:boolean
      MailGonder:boolean SmsGonder:boolean BarkodBilgisi:string PaketID:int KargoTakipLink:string
      KargoTakipLinkGoster:boolean marketPlaceParams:string = SaveSiparisKargoPaketResult:string
    op SiparisPaketleKargoyaGonder UyeKodu:string request:SiparisiKargoyaGonderRequest =
      SiparisPaketleKargoyaGonderResult:SiparisiKargoyaGonderResponse
    op SelectSiparisUrunDurumlari UyeKodu:string SiparisUrunDurumID:int Islem:int Aktif:int =
      SelectSiparisUrunDurumlariResult:SiparisUrunDurumlari[]
    op SelectUrunIadeNedenleri UyeKodu:string Aktif:int =
      SelectUrunIadeNedenleriResult:UrunIdaneNedenleriResponse
    op SelectSiparisKargoPaket UyeKodu:string filtre:WebSiparisKargoPaketFiltre =
      SelectSiparisKargoPaketResult:WebKargoPaket[]
    op SaveSiparisKargoPaketKargoTakipNo UyeKodu:string siparisId:int paketId:int
      kargoTakipNo:string kargoTakipLink:string KargoTakipLinkGoster:boolean =
      SaveSiparisKargoPaketKargoTakipNoResult:SaveSiparisKargoPaketKargoTakipNoResponse
    op GetKargoSecenek UyeKodu:string request:GetKargoSecenekRequest =
      GetKargoSecenekResult:WebKargoFirma[]
    op SelectWebSepet UyeKodu:string request:SelectWebSepetRequest =
      SelectWebSepetResult:WebSepetResponse
    op CreateSepet UyeKodu:string request:CreateSepetRequest = CreateSepetResult:ServisSepet
    op UpdateSepet UyeKodu:string request:WebUpdateSepetRequest =
      UpdateSepetResult:WebUpdateSepetResponse
    op GetSepet UyeKodu:string request:GetSepetRequest = GetSepetResult:ServisSepet
    op GetOdemeTipleri UyeKodu:string = GetOdemeTipleriResult:SiparisOdemeTipleri[]
    op SetSepetKampanya UyeKodu:string request:SetSepetKampanyaRequest =
      SetSepetKampanyaResult:SetSepetKampanyaResponse
    op GetPaketlemeDurumlari UyeKodu:string id:int = GetPaketlemeDurumlariResult:BLPaketlemeDurum[]
    op GetMagazalar UyeKodu:string Filtre:WebMagazaFiltre = GetMagazalarResult:WebMagaza[]
    op SaveMagaza UyeKodu:string magazaList:WebMagaza[] ayar:WebMagazaAyar =
      SaveMagazaResult:WebSaveMagazaResponse
    op SetSiparisPaketlemeDurum UyeKodu:string SiparisId:int PaketlemeDurumId:int =
      SetSiparisPaketlemeDurumResult:string
    op SetSiparisKargoFirmaId UyeKodu:string siparisId:int kargoFirmaId:int =
      SetSiparisKargoFirmaIdResult:int
    op SetSiparisOdemeDurum UyeKodu:string request:SetSiparisOdemeDurumRequest =
      SetSiparisOdemeDurumResult:SetSiparisOdemeDurumResponse
    op SelectEFatura UyeKodu:string request:SelectEFaturaRequest =
      SelectEFaturaResult:SelectEFaturaResponse
    op SaveEFatura UyeKodu:string request:SaveEFaturaRequest = SaveEFaturaResult:SaveEFaturaResponse
    op SetEFaturaIptal UyeKodu:string request:EFaturaIptalRequest =
      SetEFaturaIptalResult:EFaturaIptalResponse
    op SelectIadeOdeme UyeKodu:string filtre:SelectIadeOdemeFiltre =
      SelectIadeOdemeResult:SelectIadeOdemeResponse
    op SaveBekleyenArama UyeKodu:string request:SaveBekleyenAramaRequest =
      SaveBekleyenAramaResult:SaveBekleyenAramaResponse
    op SelectTelefonlaSiparis UyeKodu:string filtre:WebTelefonSiparisFiltre
      sayfalama:WebTelefonSiparisSayfalama = SelectTelefonlaSiparisResult:BLTelefonSiparis[]
    op UpdateTelefonlaSiparisDurum UyeKodu:string request:UpdateTelefonlaSiparisDurumRequest =
      UpdateTelefonlaSiparisDurumResult:UpdateTelefonlaSiparisDurumResponse
    op SelectSiparisDurumlari UyeKodu:string =
      SelectSiparisDurumlariResult:SelectSiparisDurumlariResponse
    op SelectOdemeTipleri UyeKodu:string = SelectOdemeTipleriResult:SelectOdemeTipleriResponse
    op SetReferansNo UyeKodu:string SiparisID:int ReferansNo:string =
      SetReferansNoResult:SetReferansNoResponse
    op SetSiparisDurumListe UyeKodu:string request:SetSiparisDurumRequest[] =
      SetSiparisDurumListeResult:SetSiparisDurumListeResponse
    op SelectSiparisDurum UyeKodu:string request:SelectSiparisDurumRequest =
      SelectSiparisDurumResult:SelectSiparisDurumResponse
    op SelectSiparisDurumLog UyeKodu:string filtre:WebSiparisDurumLogFiltre =
      SelectSiparisDurumLogResult:SelectSiparisDurumLogListResponse
    op UpdateEFatura UyeKodu:string request:UpdateEfaturaRequest =
      UpdateEFaturaResult:UpdateEfaturaResponse
    op SaveIadeOdeme UyeKodu:string request:IadeOdemeRequest = SaveIadeOdemeResult:IadeOdemeResponse
    op SiparisAnonimlestir UyeKodu:string request:SiparisAnonimlestirRequest =
      SiparisAnonimlestirResult:SiparisAnonimlestirResponse
    op UpdateMarketplaceAreas UyeKodu:string request:UpdateMarketPlaceAreasRequest =
      UpdateMarketplaceAreasResult:UpdateMarketPlaceAreasResponse
    op SetSiparisFaturaUrl UyeKodu:string request:SetSiparisFaturaUrlRequest =
      SetSiparisFaturaUrlResult:SetSiparisFaturaUrlResponse
    op MarketplaceParamsIslem UyeKodu:string request:MarketPlaceParamsRequest =
      MarketplaceParamsIslemResult:string
    op SelectHataliOdemeler UyeKodu:string si:WebSiparisSayfalama =
      SelectHataliOdemelerResult:BLHataliOdeme[]
    op SiparisUrunIptalIade UyeKodu:string request:SiparisUrunIptalIadeRequest =
      SiparisUrunIptalIadeResult:SiparisUrunIptalIadeResponse
    op OdemeOnProvizyonKapat UyeKodu:string request:OdemeOnProvizyonKapatRequest =
      OdemeOnProvizyonKapatResult:OdemeOnProvizyonKapatResponse
    op SaveSiparisOdeme UyeKodu:string request:SaveSiparisOdemeRequest =
      SaveSiparisOdemeResult:SaveSiparisOdemeResponse
    type BLHataliOdeme @BL Banka:string Hata:string SiparisID:int TaksitSayisi:int Tarih:dateTime
      Tutar:double UyeAdi:string
    type BLHediyeCekiKampanya @BL id:int tanim:string
    type BLPaketlemeDurum @BL Aktif:boolean Id:int Islem:int Tanim:string
    type BLTelefonSiparis @BL Arandi:boolean EklemeTarihi:dateTime GuncellemeTarihi:dateTime ID:int
      Isim:string Mail:string MailIzin:boolean Notlar:string SaticiNotlar:string SatilanFiyat:double
      Satildi:boolean SmsIzin:boolean Telefon:string UrunAdi:string UrunKartiID:int UrunUrl:string
      UyeID:int
    type CreateSepetRequest UyeID:int
    type EFatura <SaveEFatura EFaturaUygulamaYanit:string Entegrator:int HataKodu:string
      IptalEdildi:boolean IptalTarihi:dateTime Sonuc:string
    type EFaturaIptalRequest EFaturaId:int
    type EFaturaIptalResponse <WebServisResponse
    type EnumKeyValue Key:int Value:string
    type FaturaAdres Adres:string AliciTelefon:string EntegrasyonId:string FirmaAdi:string ID:int
      Il:string IlID:int IlKodu:string Ilce:string IlceID:int IlceKodu:string Mahalle:string
      MahalleID:int MahalleKodu:string PostaKodu:string Semt:string SemtID:int SemtKodu:string
      Ulke:WebUlke VergiDairesi:string VergiNo:string isKurumsal:boolean
    type FormDesignService FormDesignTotalPrice:double FormDesignUnitPrice:double
      NameToBePrinted:string NameToBePrintedTotalPrice:double NameToBePrintedUnitPrice:double
      NumberToBePrinted:string NumberToBePrintedTotalPrice:double NumberToBePrintedUnitPrice:double
      SelectedPlayer:SelectedPlayerService SelectedSignatures:SelectedSignature[]
      SignatureTotalPrice:double SignatureUnitPrice:double
    type GetKargoSecenekRequest IlceId:int MahalleId:int ParaBirimi:string SehirId:int SemtId:int
      Sepet:ServisSepet
    type GetSepetRequest KampanyaID:int SepetID:int UyeID:int
    type IadeOdeme BankaId:int Durum:BLEnums.OdemeDurumlari Id:int IslemTip:int KartNo:string
      KartUzerindekiIsim:string Kur:double ParaBirimi:string PosRefId:string SiparisId:int
      SiparisUrunBilgisi:WebIadeOdemeSiparisUrunBilgi[] Tarih:dateTime Tutar:double UyeId:int
    type IadeOdemeRequest Not:string OdemeId:int PosIade:boolean SiparisId:int Tutar:double
    type IadeOdemeResponse <WebServisResponse
    type IptalIadeSiparisUrun Adet:double DurumID:int IadeNedenID:int Islem:int SiparisUrunID:int
    type MarketPlaceParamsRequest Id:int Islem:int MarketPlaceParams:string SiparisId:int
      SiparisNo:string Tablo:int
    type OdemeEkBilgi AuthCode:string HostRefNum:string Issuer:string
      OdemeKampanyasi:OdemeKampanyasi PaymentType:string
    type OdemeKampanyasi ToplamKargoIndirimi:double ToplamOdemeIndirimi:double
    type OdemeOnProvizyonKapatRequest OdemeId:int Tutar:double
    type OdemeOnProvizyonKapatResponse <WebServisResponse
    type PuanKullanim KartNumarasi:string KazanilanPuan:double KazanilanPuanTLKarsiligi:double
      KullanilanPuan:double KullanilanPuanTLKarsiligi:double KullanimTarihi:dateTime
      PuanBildirildi:boolean Tip:int
    type SaveBekleyenAramaRequest AranacakTelefonNo:string AranacakUyeAdi:string AranacakUyeId:int
      Durum:WebMusteriHizmetleriDurum IadeTutar:double Id:int OdemeTipi:int SiparisId:int
      SiparisNo:string SiparisTeslimatTelefon:string SiparisToplamTutar:double
      Tip:WebMusteriHizmetleriTip
    type SaveBekleyenAramaResponse <WebServisResponse Id:int
    type SaveEFatura Aciklama:string CustomerInVID:string Detay:string DosyaAdi:string
      DosyaUrl:string EFaturaTuru:EFaturaTuru EnVuuId:string FaturaNumarasi:string FaturaTipi:int
      Id:int KdvHaricToplamTutar:double OlusturmaTarihi:dateTime? Sha256Hash:string SiparisId:int
      SiparisNo:string UUID:string VKN:string
    type SaveEFaturaRequest EFatura:SaveEFatura SiparisFaturaNoGuncelle:boolean
    type SaveEFaturaResponse <WebServisResponse
    type SaveSiparisKargoPaketKargoTakipNoResponse <WebServisResponse
    type SaveSiparisOdemeRequest HavaleHesapId:int? OdemeSecenekId:int? OrderNumber:string
      RefNo:string SiparisId:int SiparisMailGonder:boolean SiparisSmsGonder:boolean Tip:int
      Tutar:double UyeId:int
    type SaveSiparisOdemeResponse <WebServisResponse
    type SelectEFaturaRequest Basarili:int? EFaturaTuru:int? Entegrator:int? FaturaTipi:int? Id:int
      IptalEdildi:int? KargoFirmaId:int OlusturmaTarihiBaslangic:dateTime?
      OlusturmaTarihiBitis:dateTime? SiparisId:int SiparisTarihiBaslangic:dateTime?
      SiparisTarihiBitis:dateTime?
    type SelectEFaturaResponse <WebServisResponse EFaturaList:EFatura[]
    type SelectIadeOdemeFiltre BankaId:int IadeOdemeTarihiBas:dateTime? IadeOdemeTarihiSon:dateTime?
      IslemTip:OdemeIadeIslemTip OdemeDurum:BLEnums.OdemeDurumlari? SiparisId:int
    type SelectIadeOdemeResponse <WebServisResponse IadeOdemeList:IadeOdeme[]
    type SelectOdemeTipleriResponse <WebServisResponse OdemeTipleri:EnumKeyValue[]
    type SelectSiparisDurumLogListResponse <WebServisResponse
      SiparisDurumLogList:WebSiparisDurumLog[]
    type SelectSiparisDurumRequest SiparisID:int SiparisNo:string
    type SelectSiparisDurumResponse <WebServisResponse Durum:WebSiparisDurumlari
      KargoTakipLink:string KargoTakipNo:string SiparisID:int SiparisNo:string
    type SelectSiparisDurumlariResponse <WebServisResponse SiparisDurumlari:EnumKeyValue[]
    type SelectWebSepetRequest Dil:string ParaBirimi:string SayfaSayisi:int SepetId:int UyeId:int
    type SelectedPlayerService FormName:string Id:int Name:string Number:int TotalPrice:double
      UnitPrice:double
    type SelectedSignature @BL FormName:string Id:int Name:string Number:int
    type ServisSepet GenelKDVToplam:double GenelToplam:double HediyeCekiKodu:string
      HediyeCekiTutari:double HediyeCekiZubizuKampanyaId:int HediyePaketiTutari:double
      HopiIndirimi:double HopiParacikKullanimi:double IndirimlerToplami:double KampanyaID:int
      KampanyaIndirimKDV:double KampanyaIndirimTutari:double KampanyasizUrunlerToplami:double
      OverrateSahipId:int SahipID:string SepetID:int SepetParaBirimiDilKodu:string ToplamKDV:double
      ToplamTutar:double ToplamUrunAdedi:double UrunOzellestirmeFiyatlari:double
      Urunler:ServisSepetUrun[]
    type ServisSepetUrun ASortiUrunKartiID:int Adet:double Desi:float EkSecenekOzellik:string
      EtiketId:int Fiyati:double FormId:int FormIdList:int[] ID:int IndirimTutari:double
      KDVOrani:double KDVTutari:double KampanyaBagliUrunID:int KampanyaID:int
      KampanyaIleEklendi:boolean KampanyaKaynakliIndirimTutari:double KampanyaTanimlari:string[]
      KargoIndirimi:double KargoUcreti:double Kategoriler:int[] MaksTaksitSayisi:int Marka:string
      MarkaID:int OzellestirmeTutari:double ParaBirimi:string ParaBirimiDilKodu:string
      SanalUrun:boolean SepetAlimMaks:double SepetAlimMin:double SpotResim:string StokKodu:string
      ToplamIndirimTutari:double ToplamKDVTutari:double ToplamSatisFiyati:double
      ToplamUrunSepetFiyati:double ToplamUrunSepetFiyatiKDVli:double Url:string
      UrunAdediKademeDeger:double UrunAdediMinimumDeger:double
      UrunAdediOndalikliSayiGirilebilir:boolean UrunAdi:string UrunID:int
      UrunKampanyaliEklendi:boolean UrunKartiID:int UrunKategoriId:int UrunNotu:string
      UrunSatisFiyati:double UrunSatisFiyatiKDV:double UrunSepetFiyati:double
      UrunSepetFiyatiKDV:double UrunSepetFiyatiKDVli:double isSepetUcretsizKargo:boolean
      isUcretsizKargo:boolean
    type SetHediyeCekiKullanildiRequest HediyeCekiId:int
    type SetHediyeCekiKullanildiResponse <WebServisResponse
    type SetReferansNoResponse <WebServisResponse
    type SetSepetKampanyaRequest KampanyaId:int SepetId:int UyeId:int
    type SetSepetKampanyaResponse <WebServisResponse
    type SetSiparisDurumListError <WebServisResponse SiparisId:int
    type SetSiparisDurumListeResponse <WebServisResponse Basarili:int Hatali:int
      HataliListe:SetSiparisDurumListError[]
    type SetSiparisDurumRequest Durum:WebSiparisDurumlari KargoTakipLink:string KargoTakipNo:string
      MailBilgilendir:boolean SiparisID:int SiparisNo:string
    type SetSiparisDurumResponse <WebServisResponse
    type SetSiparisFaturaUrlRequest FaturaNo:string FaturaTarihi:dateTime? FaturaUrl:string
      SiparisId:int
    type SetSiparisFaturaUrlResponse <WebServisResponse
    type SetSiparisOdemeDurumRequest BilgiMailiGonderme:boolean OdemeDurum:WebOdemeDurumlari
      OdemeId:int SiparisId:int
    type SetSiparisOdemeDurumResponse <WebServisResponse
    type SetSiparisOzelAlanlarRequest OzelAlan1:string OzelAlan2:string OzelAlan3:string
      SiparisId:int SiparisOzelAlan1Guncelle:boolean SiparisOzelAlan2Guncelle:boolean
      SiparisOzelAlan3Guncelle:boolean
    type SetSiparisOzelAlanlarResponse <WebServisResponse
    type SetSiparisUrunDurumRequest Adet:double BankaKomisyonuIade:boolean DurumID:int
      IadeNedenID:int Islem:int KargoTutariIade:boolean KartaIadeYap:boolean SiparisID:int
      SiparisUrunID:int
    type SetSiparisUrunDurumResponse <WebServisResponse OdemeDurum:BLEnums.OdemeDurumlari
      OdemeHataMesaj:string
    type SiparisAnonimlestirRequest SiparisKaynagi:string SiparisKaynagiIn:string
      SiparisTarihBas:dateTime? SiparisTarihBit:dateTime?
    type SiparisAnonimlestirResponse <WebServisResponse
    type SiparisKargoPaketUrun Adet:double ID:int UrunAdi:string UrunID:int UrunKartiID:int
      UrunResmi:string
    type SiparisKargoTakipNoKontrolResponse <WebServisResponse KargoTakipLink:string
      KargoTakipNo:string
    type SiparisOdemeTipleri ID:int Tanim:string
    type SiparisUrunDurumlari Aktif:boolean ID:int Islem:int Tanim:string
    type SiparisUrunIptalIadeRequest IadeTutari:double KargoTutariIade:boolean KartaIade:boolean
      SiparisId:int SiparisUrunListe:IptalIadeSiparisUrun[] TumUrunlerDurumID:int
      TumUrunlerIadeNedenID:int TumUrunlerIslem:int TumuIptal:boolean
    type SiparisUrunIptalIadeResponse <WebServisResponse OdemeDurumList:BLEnums.OdemeDurumlari[]
      OdemeHataMesajList:string[]
    type SiparisiKargoyaGonderRequest KargoEntegrasyonId:int MngMasrafkodu:string PaketId:int
      SiparisId:int SiparisUrunDurumuId:int SmsGonder:boolean UpsGonderiOncesiBildir:boolean
      UpsPaketAdedi:int UpsPaketTipi:string
    type SiparisiKargoyaGonderResponse Code:int Detail:string IsError:boolean Message:string
      Model:string Source:string
    type TeslimatAdres Adres:string AdresTarifi:string AliciAdi:string AliciTelefon:string ID:int
      Il:string IlID:int IlKodu:string Ilce:string IlceID:int IlceKodu:string Mahalle:string
      MahalleID:int MahalleKodu:string PostaKodu:string Semt:string SemtID:int SemtKodu:string
      Ulke:WebUlke
    type UpdateEfaturaRequest FaturaNumarasi:string FaturaTipi:int ID:int OlusturmaTarihi:dateTime?
      SiparisId:int
    type UpdateEfaturaResponse <WebServisResponse
    type UpdateMarketPlaceAreasRequest DigerFaturaNo:string DigerFaturaNoGuncelle:boolean?
      IadeKomisyonFaturaNo:string IadeKomisyonFaturaNoGuncelle:boolean? IadeKomisyonTutari:double
      IadeKomisyonTutariGuncelle:boolean? KargoKatkiPayi:double KargoKatkiPayiFaturaNo:string
      KargoKatkiPayiFaturaNoGuncelle:boolean? KargoKatkiPayiGuncelle:boolean?
      KargoyaSonVerilmeTarihi:dateTime? KargoyaSonVerilmeTarihiGuncelle:boolean?
      KomisyonFaturaNo:string KomisyonFaturaNoGuncelle:boolean? MarketPlaceOdemeAlindi:boolean
      MarketPlaceOdemeAlindiGuncelle:boolean? MarketplaceKampanyaKodu:string
      MarketplaceKampanyaKoduGuncelle:boolean? MusteriKargoTeslimTarihi:dateTime?
      MusteriKargoTeslimTarihiGuncelle:boolean? OdemeVadeTarihi:dateTime?
      PazaryeriKomisyonTutari:double PazaryeriKomisyonTutariGuncelle:boolean?
      PazaryeriOdemeTutari:double PazaryeriOdemeTutariGuncelle:boolean? SiparisId:int
      VadeTarihiGuncelle:boolean?
    type UpdateMarketPlaceAreasResponse <WebServisResponse
    type UpdateTelefonlaSiparisDurumRequest Arandi:int Id:int Satildi:int
    type UpdateTelefonlaSiparisDurumResponse <WebServisResponse
    type UrunIadeNeden Aktif:boolean ID:int Islem:int Tanim:string
    type UrunIdaneNedenleriResponse <WebServisResponse UrunIadeNedenList:UrunIadeNeden[]
    type WebFaturaAdres Adres:string AdresTarifi:string AliciTelefon:string EntegrasyonId:string
      FirmaAdi:string Il:string Ilce:string Mahalle:string PostaKodu:string Semt:string Ulke:string
      VergiDairesi:string VergiNo:string isKurumsal:boolean
    type WebHediyeCekiOlusturRequest AndroidAktif:boolean BaskaKampanyalarlaBilestirilebilir:boolean
      BirlestirilebilirKampanyalar:BLHediyeCekiKampanya[] GrupAdi:string
      HediyeCekiniOdemeOlarakKaydet:boolean? IOSAktif:boolean IndirimDegeri:double IndirimTipi:int
      IndirimliUrunleKullanilabilir:boolean KargoUcretsiz:boolean KategoriId:int Kod:string
      KullanimSayisi:int MarkaID:int MinTutarKosuldaGecerli:boolean MinimumUrunTutari:double
      MobilAktif:boolean ParcaliIadeAktif:boolean? ParcaliIptalAktif:boolean? TarihBaslagic:dateTime
      TarihBitis:dateTime TumuIadeAktif:boolean? TumuIptalAktif:boolean? UyeAdi:string UyeID:int
      UyeMaksimumKullanimSayisi:int WebAktif:boolean
    type WebHediyeCekiOlusturResponse <WebServisResponse HediyeCekiId:int HediyeCekiKodu:string
    type WebHediyeCekiResponse <WebServisResponse Code:string CreatedDate:dateTime
      CreatedUser:string DiscountValue:string EndDate:dateTime GrupAdi:string Id:int
      IsAndroidActive:boolean IsIOSActive:boolean IsMobileActive:boolean IsWebActive:boolean
      MinProductAmount:string Quantity:int RemainingUse:int StartDate:dateTime
    type WebHediyeCekiUygulaRequest HediyeCekiKodu:string SepetID:int UyeID:int
    type WebHediyeCekiUygulaResponse <WebServisResponse
    type WebIadeOdemeSiparisUrunBilgi Adet:double SiparisUrunId:int UrunId:int
    type WebKargoFirma ID:int KapidaOdeme:boolean KapidaOdemeFiyati:double KapidaOdemeKK:boolean
      KapidaOdemeKKFiyati:double KargoTutari:double Tanim:string
    type WebKargoPaket BarkodBigisi:string EklenmeTarihi:dateTime ID:int KargoEntegrasyonID:int
      KargoEntegrasyonTanim:string KargoTakipLink:string KargoTakipLinkGoster:boolean
      KargoTakipNumarasi:string SiparisDurum:int SiparisID:int SiparisUrunDurumID:int
      SiparisUrunDurumTanim:string Urun_Liste:SiparisKargoPaketUrun[] Urunler:int[]
    type WebMagaza Aciklama:string Adres:string Aktif:boolean ApiSifre:string Faks:string Gsm:string
      ID:int Il:string IlID:int Ilce:string IlceID:int IletisimdeGoster:boolean
      KargoGonderimLimiti:int Latitude:string Longitude:string MagazaKodu:string MagazaResim:string
      Mail:string SiparisAdimindaGoster:boolean Sira:int Tanim:string Telefon:string
      TeslimatSaatiAktif:boolean Ulke:string UlkeID:int
    type WebMagazaAyar AciklamaGuncelle:boolean AdresGuncelle:boolean AktifGuncelle:boolean
      ApiSifreGuncelle:boolean FaksGuncelle:boolean GsmGuncelle:boolean IlGuncelle:boolean
      IlceGuncelle:boolean IletisimdeGosterGuncelle:boolean KargoGonderimLimitiGuncelle:boolean
      LatitudeGuncelle:boolean LongitudeGuncelle:boolean MagazaKoduGuncelle:boolean
      MagazaResimGuncelle:boolean MailGuncelle:boolean SiparisAdimindaGosterGuncelle:boolean
      SiraGuncelle:boolean TanimGuncelle:boolean TelefonGuncelle:boolean
      TeslimatSaatiAktifGuncelle:boolean UlkeGuncelle:boolean UserAgent:string
    type WebMagazaFiltre Aktif:int ApiSifre:string IlID:int IletisimdeGoster:int MagazaID:int
      MagazaKodu:string SiparisAdimindaGoster:int Tanim:string UlkeID:int
    type WebOzellestirmeItem Cevap:string Soru:string Tip:string Ucret:double UcretStr:string
    type WebSaveMagazaResponse <WebServisResponse magazalar:WebMagaza[]
    type WebSepet GuidSepetID:string ID:int SepetTarihi:dateTime Urunler:WebSepetUrun[]
      UyeAdi:string UyeID:int UyeMail:string
    type WebSepetOzellestirme FormDesign:FormDesignService FormId:int
      OzellestirmeItem:WebOzellestirmeItem[]
    type WebSepetResponse Next:boolean Sepetler:WebSepet[]
    type WebSepetUrun Adet:double GuidSepetID:string GuidSepetUrunID:string ID:int KDVOrani:double
      KDVTutari:double KargoUcreti:double ParaBirimi:string ParaBirimiDilKodu:string SepetID:int
      SpotResim:string StokKodu:string UcretsizKargo:boolean UrunAdi:string UrunID:int
      UrunKartiID:int UrunSepetFiyati:double UrunSepetFiyatiKDV:double
    type WebServisResponse ErrorCode:int ErrorMessage:string IsError:boolean
    type WebSiparis AdiSoyadi:string AfadYardimSiparis:boolean BNPLNo:string Bakiye:double
      DigerFaturaNo:string Durum:int DurumGuncellemeTarihi:dateTime? DuzenlemeTarihi:dateTime
      EFaturaUrl:string EntegrasyonAktarildi:boolean FaturaAdresID:int FaturaAdresi:FaturaAdres
      FaturaNo:string FaturaTarihi:dateTime FaturaUUID:string FaturaUrl:string HediyeCeki:string
      HediyeCekiOlusturmaTipi:int HediyeCekiOlusturmaTipiTanim:string HediyeCekiTutari:double
      HediyePaketiNotu:string HediyePaketiTutari:double HediyePaketiVar:boolean ID:int
      IPAdresi:string IadeKomisyonFaturaNo:string IadeKomisyonTutari:double IndirimDagitildi:boolean
      IndirimTutari:double IsMarketplace:boolean IscilikTutari:double
      Kampanyalar:WebSiparisKampanya[] KargoAdresID:int KargoEntegrasyonID:int
      KargoEntegrasyonTakipNo:string KargoFirmaID:int KargoFirmaTanim:string
      KargoGondericiBilgi:WebSiparisKargoGondericiBilgi KargoKatkiPayiFaturaNo:string
      KargoTakipLink:string KargoTakipNo:string KargoTutari:double KargoyaSonVerilmeTarihi:dateTime?
      Kaynak:int KomisyonFaturaNo:string Kur:double MagazaTeslimKodu:string MagazadanTeslim:boolean
      Mail:string Maliyet:double MarketPlaceOdemeAlindi:boolean MarketplaceKampanyaKodu:string
      MarketplaceParams:string MusteriKargoTeslimTarihi:dateTime? OdemeLinki:string
      OdemeVadeTarihi:dateTime? Odemeler:WebSiparisOdeme[] OdenenTutar:double OlusturanId:int
      OzelAlan1:string OzelAlan2:string OzelAlan3:string OzellestirmeTutari:double
      PaketlemeDurumu:string PaketlemeDurumuID:int ParaBirimi:string PazaryeriButikId:int
      PazaryeriIhracat:int PazaryeriKomisyonTutari:double PazaryeriOdemeTutari:double
      PuanIndirimi:double PuanKullanim:PuanKullanim ReferansNo:string Referer:string
      ReklamKaynagi:string SepetKampanyasiIndirimi:double SiparisDili:string SiparisDurumu:string
      SiparisKaynagi:string SiparisKodu:string SiparisNo:string SiparisNotu:string
      SiparisTarihi:dateTime SiparisToplamTutari:double StokDustu:boolean TeslimMagazaKodu:string
      TeslimatAdresi:TeslimatAdres TeslimatGunu:dateTime TeslimatMagazaID:int TeslimatSaati:string
      ToplamKdv:double ToplamTutar:double Tutar:double Urunler:WebSiparisUrun[] UyeAdi:string
      UyeID:int UyeMusteriKodu:string UyeSilindi:boolean UyeSoyadi:string UyeTuruId:int
    type WebSiparisDurumLog Durum:WebSiparisDurumlari SiparisID:int SiparisNo:string Tarih:dateTime
      UyeID:int
    type WebSiparisDurumLogFiltre SiparisID:int TarihBas:dateTime? TarihSon:dateTime?
    type WebSiparisEntegrasyon AlanDeger:string Deger:string EntegrasyonKodu:string
      EntegrasyonParamsAktif:boolean TabloAlan:string Tanim:string
    type WebSiparisFiltre DurumTarihiBas:dateTime? DurumTarihiSon:dateTime?
      DuzenlemeTarihiBas:dateTime? DuzenlemeTarihiSon:dateTime? EntegrasyonAktarildi:int
      EntegrasyonParams:WebSiparisEntegrasyon FaturaNo:string IptalEdilmisUrunler:boolean
      KampanyaGetir:boolean KargoFirmaID:int OdemeDurumu:int OdemeGetir:boolean?
      OdemeTamamlandi:int? OdemeTipi:int PaketlemeDurumu:int? PazaryeriIhracat:int?
      SiparisDurumu:int SiparisID:int SiparisKaynagi:string SiparisKodu:string SiparisNo:string
      SiparisTarihiBas:dateTime? SiparisTarihiSon:dateTime? StrPaketlemeDurumu:string
      StrSiparisDurumu:string StrSiparisID:string TedarikciID:int TeslimatGunuBas:dateTime?
      TeslimatGunuSon:dateTime? TeslimatMagazaID:int? UrunGetir:boolean? UyeID:int UyeTelefon:string
    type WebSiparisKampanya KampanyaAciklama:string KampanyaID:int KampanyaTanim:string
      KampanyaTipi:int SiparisID:int UrunID:int
    type WebSiparisKargoGondericiBilgi KargoUnvan:string KargoVkn:string
    type WebSiparisKargoPaketFiltre KargoEntegrasyonID:int KargoTakipNoDurum:int
      PaketlenmeTarihBas:dateTime? PaketlenmeTarihBit:dateTime? SiparisDurumIptal:boolean
      SiparisID:int SiparisIDList:int[] SiparisKargoPaketID:int
    type WebSiparisOdeme BankaKomisyonu:double CheckSum:string EkBilgi:OdemeEkBilgi
      HavaleBankaID:int HavaleHesapID:int ID:int KKOdemeBankaID:int KapidaOdemeTutari:double
      OdemeIndirimi:double OdemeNotu:string OdemeSecenekID:int OdemeSiparisID:string OdemeTipi:int
      Onaylandi:int ParaBirimi:string PosReferansID:string SiparisID:int TaksitSayisi:int
      Tarih:dateTime Tutar:double UyeID:int
    type WebSiparisOdemeFiltre IsAktarildi:boolean? OdemeDurumu:int OdemeID:int
      OdemeTarihiBas:dateTime? OdemeTarihiSon:dateTime? OdemeTipi:int SiparisID:int UyeID:int
    type WebSiparisSaveOdeme BankaKomisyonu:double HavaleHesapID:int KapidaOdemeTutari:double
      OdemeDurumu:int OdemeIndirimi:double OdemeNotu:string OdemeSecenekID:int OdemeTipi:int
      TaksitSayisi:int Tarih:dateTime Tutar:double
    type WebSiparisSaveRequest BNPLNo:string FaturaAdres:WebFaturaAdres FaturaAdresId:int
      HediyeCeki:string IndirimTutari:double IsMarketplace:boolean KargoAdresId:int KargoFirmaId:int
      KargoGondericiBilgi:WebSiparisKargoGondericiBilgi KargoKatkiPayi:double KargoTutari:double
      KargoyaSonVerilmeTarihi:dateTime? KdvOraniniSiparisUrundenAl:boolean?
      MaliyetiSiparisUrundenAl:boolean? MarketPlaceOdemeAlindi:boolean
      MarketplaceKampanyaKodu:string MarketplaceParams:string MusteriKargoTeslimTarihi:dateTime?
      Odeme:WebSiparisSaveOdeme OdemeVadeTarihi:dateTime? Odemeler:WebSiparisSaveOdeme[]
      OzelAlan1:string OzelAlan2:string OzelAlan3:string ParaBirimi:string PazaryeriButikId:int
      PazaryeriIhracat:int ReferansNo:string SiparisKaynagi:string SiparisNo:string
      SiparisNotu:string SmsGonder:boolean TeslimatAdres:WebTeslimatAdres TeslimatSaati:string
      TeslimatTarihi:dateTime UrunTutari:double UrunTutariKdv:double Urunler:WebSiparisSaveUrun[]
      UyeAdi:string UyeCep:string UyeId:int UyeKazanimAktif:boolean UyeMail:string
    type WebSiparisSaveResponse <WebServisResponse Messages:WebServisResponse[]
      SiparisDetayi:WebSiparis
    type WebSiparisSaveUrun Adet:double KdvOrani:double KdvTutari:double MagazaId:int
      MagazaStokKontrolEt:boolean Maliyet:double MarketplaceParams:string Tutar:double UrunID:int
    type WebSiparisSayfalama BaslangicIndex:int KayitSayisi:int SiralamaDegeri:string
      SiralamaYonu:string
    type WebSiparisUrun Adet:double AsortiGrupId:int Barkod:string Durum:int DurumAd:string
      EkSecenekList:WebSiparisUrunEkSecenekOzellik[] EskiSiparisUrunId:int FiyatIndirimOrani:double
      FiyatIndirimi:double FormId:int FormIdList:int[] GtipKodu:string HediyeCekiIndirimi:double
      ID:int IadeNeden:string IadeNedenId:int IscilikAgirlik:double IscilikParaBirimiID:int
      IslemAd:string IslemID:int IslemTarihi:dateTime KampanyaID:int KampanyaIndirimOrani:double
      KampanyaIndirimTutari:double KargoFirmaID:int KargoPaketID:int KargoTakipLink:string
      KargoTakipNumarasi:string KargoTipi:int KargoTutari:double KdvOrani:double KdvTutari:double
      MagazaAtamaTarihi:dateTime MagazaDurum:int MagazaGonderimTarihi:dateTime MagazaID:int
      MagazaKodu:string Maliyet:double MarketplaceParams:string Ozellestirme:WebSepetOzellestirme[]
      ResimYolu:string SatisAniIndirimliFiyat:double SatisAniIndirimliFiyatKdv:double
      SatisAniSatisFiyat:double SatisAniSatisFiyatKdv:double SatisBirimi:string SiparisID:int
      StokKodu:string TedarikciID:int TedarikciKodu:string TedarikciKodu2:string
      ToplamIndirim:double Tutar:double UrunAdi:string UrunAgirligi:double UrunID:int
      UrunKartiID:int UrunOlusturmaGrupAdi:string UrunOlusturmaGrupId:int UrunOlusturmaGuid:string
      UrunOlusturmaKartId:int UrunOlusturmaUrunAdi:string UrunTipi:WebUrunTipi
    type WebSiparisUrunEkSecenekOzellik ID:int Tanim:string TipID:int
    type WebTelefonSiparisFiltre Arandi:int ID:int Isim:string Satildi:int Tarih1:dateTime?
      Tarih2:dateTime?
    type WebTelefonSiparisSayfalama KayitSayisi:int SayfaNo:int SiralamaDegeri:string
      SiralamaYonu:string
    type WebTeslimatAdres Adres:string AdresTarifi:string AliciAdi:string AliciTelefon:string
      Il:string Ilce:string Mahalle:string PostaKodu:string Semt:string Ulke:string
    type WebUlke Alpha2Code:string Alpha3Code:string ID:int NumericCode:string Tanim:string
    type WebUpdateSepetRequest Adet:double AdetGuncelle:boolean KampanyaID:int SepetID:int
      SepetUrunID:int SepettenCikar:boolean UrunID:int
    type WebUpdateSepetResponse <WebServisResponse
    enum BLEnums.OdemeDurumlari @BL OnayBekliyor=0 Onaylandi=1 Hatali=2 IadeEdilmis=3 IptalEdilmis=4
      OdemeBekliyor=5 OdemeTalepEdildi=6
    enum EFaturaTuru Satis=1 Iptal=2 Iade=3
    enum OdemeIadeIslemTip Hepsi=0 IptalEdilmis=1 IadeEdilmis=2
    enum WebMusteriHizmetleriDurum Cozuldu=1 Bekliyor=2 TekrarAranacak=3
    enum WebMusteriHizmetleriTip KapidaOdemeOnayiBekleyenSiparisler=1 EksikUrunBekleyenSiparisler=2
      IbanBekleyenSiparisler=3 IadeAramasiBekleyen=4
    enum WebOdemeDurumlari OnayBekliyor=0 Onaylandi=1 Hatali=2 IadeEdilmis=3 IptalEdilmis=4
    enum WebSiparisDurumlari OnSiparis=0 OnayBekliyor=1 Onaylandi=2 OdemeBekliyor=3 Paketleniyor=4
      TedarikEdiliyor=5 KargoyaVerildi=6 TeslimEdildi=7 Iptal=8 Iade=9 Silinmis=10
      IadeTalepAlindi=11 IadeUlastiOdemeYapilacak=12 IadeOdemeYapildi=13 TeslimOncesiIptal=14
      IptalTalebi=15 KismiIadeTalebi=16 KismiIadeYapildi=17 TeslimEdilemedi=18
    enum WebUrunTipi Urun=0 HediyeKarti=1 Poset=2
    """
}
