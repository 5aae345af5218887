// Made from the rebuilt contract of March 2025 (Ticimax wire facts 2026-11-23, sections 4 to 6;
// contract-2025-03.json), one line per operation, type and enum, in its order, nothing left out
// but the notes and the year a member was first seen. Made again by a loop over that file that
// prints `name:type`, `[]` for a list and `?` for a value type that may be nil. `ContractParser`
// says what a line means. Do not edit a line by hand: the order of members is the wire order.

extension ContractText {
  static let customServis = """
    op SaveEntegrasyonId UyeKodu:string entegrasyon:Entegrasyon =
      SaveEntegrasyonIdResult:WebServisResponse
    op SelectEntegrasyonId UyeKodu:string entegrasyon:Entegrasyon = SelectEntegrasyonIdResult:string
    op DeleteEntegrasyonId UyeKodu:string entegrasyon:Entegrasyon =
    op SelectMailList UyeKodu:string BaslangicTarihi:dateTime? BitisTarihi:dateTime? =
      SelectMailListResult:MailList[]
    op SelectEntegrasyon UyeKodu:string EntegrasyonKodu:string KayitSayisi:int =
      SelectEntegrasyonResult:Entegrasyon[]
    op SelectKargoDesiFiyat UyeKodu:string SelectRequest:KargoDesiFiyatSelectRequest =
      SelectKargoDesiFiyatResult:KargoDesiFiyatSelectResponse
    op GuncelleKargoDesiFiyat UyeKodu:string GuncelleRequest:KargoDesiFiyatGuncelleRequest =
      GuncelleKargoDesiFiyatResult:KargoDesiFiyatSelectResponse
    op SelectUlkeler UyeKodu:string SelectRequest:SelectUlkeRequest =
      SelectUlkelerResult:KargoUlke[]
    op SelectIller UyeKodu:string SelectRequest:SelectIlRequest = SelectIllerResult:KargoIl[]
    op SelectIlceler UyeKodu:string SelectRequest:SelectIlceRequest =
      SelectIlcelerResult:KargoIlce[]
    op SelectKargoFirmalari UyeKodu:string = SelectKargoFirmalariResult:KargoFirma[]
    op SelectIadeTalebi UyeKodu:string IadeTalebiRequest:WebIadeTalepSelectRequest =
      SelectIadeTalebiResult:WebIadeTalepResponse
    op SelectIadeTalebiUrun UyeKodu:string IadeTalebiUrunRequest:WebIadeTalepUrunSelectRequest =
      SelectIadeTalebiUrunResult:WebIadeTalepUrunResponse
    op UpdateIadeTalebi UyeKodu:string IadeTalebi:WebIadeTalepGuncelleRequest =
      UpdateIadeTalebiResult:WebIadeTalepUpdateResponse
    op SelectDegisimTalebi UyeKodu:string DegisimTalepRequest:WebDegisimTalepSelectRequest =
      SelectDegisimTalebiResult:WebDegisimTalepResponse
    op SelectDegisimTalebiUrun UyeKodu:string
      DegisimTalepUrunRequest:WebDegisimTalepUrunSelectRequest =
      SelectDegisimTalebiUrunResult:WebDegisimTalepUrunResponse
    op UpdateDegisimTalebi UyeKodu:string DegisimTalep:WebDegisimTalepGuncelleRequest =
      UpdateDegisimTalebiResult:WebDegisimTalepUpdateResponse
    op GetTaksitSecenek UyeKodu:string request:WebTaksitSecenekRequest =
      GetTaksitSecenekResult:WebTaksitSecenekResponse
    op GetKampanya UyeKodu:string KampanyaId:int = GetKampanyaResult:WebKampanya[]
    op GetFavoriUrunler UyeKodu:string request:GetFavoriUrunlerRequest =
      GetFavoriUrunlerResult:GetFavoriUrunlerResponse
    op AddFavoriUrun UyeKodu:string request:AddFavoriUrunRequest =
      AddFavoriUrunResult:AddFavoriUrunResponse
    op RemoveFavoriUrun UyeKodu:string request:RemoveFavoriUrunRequest =
      RemoveFavoriUrunResult:RemoveFavoriUrunResponse
    op GetFiyatAlarmUrunler UyeKodu:string request:GetFiyatAlarmUrunlerRequest =
      GetFiyatAlarmUrunlerResult:GetFiyatAlarmUrunlerResponse
    op AddFiyatAlarmUrun UyeKodu:string request:AddFiyatAlarmUrunRequest =
      AddFiyatAlarmUrunResult:AddFiyatAlarmUrunResponse
    op RemoveFiyatAlarmUrun UyeKodu:string request:RemoveFiyatAlarmUrunRequest =
      RemoveFiyatAlarmUrunResult:RemoveFiyatAlarmUrunResponse
    op GetStokAlarmUrunler UyeKodu:string request:GetStokAlarmUrunlerRequest =
      GetStokAlarmUrunlerResult:GetStokAlarmUrunlerResponse
    op AddStokAlarmUrun UyeKodu:string request:AddStokAlarmUrunRequest =
      AddStokAlarmUrunResult:AddStokAlarmUrunResponse
    op RemoveStokAlarmUrun UyeKodu:string request:RemoveStokAlarmUrunRequest =
      RemoveStokAlarmUrunResult:RemoveStokAlarmUrunResponse
    op GetMenu UyeKodu:string request:GetMenuRequest = GetMenuResult:GetMenuResponse
    op SaveMenu UyeKodu:string request:SaveMenuRequest = SaveMenuResult:SaveMenuResponse
    op DeleteMenu UyeKodu:string request:DeleteMenuRequest = DeleteMenuResult:DeleteMenuResponse
    op SaveSupportTicket UyeKodu:string request:ServisSaveSupportTicketRequest =
      SaveSupportTicketResult:ServisSaveSupportTicketResponse
    op GetSupportTicketSubject UyeKodu:string request:ServisGetSupportTicketSubjectsRequest =
      GetSupportTicketSubjectResult:ServisGetSupportTicketSubjectsResponse
    op SaveSupportTicketAnswer UyeKodu:string request:ServisSaveSupportTicketAnswerRequest =
      SaveSupportTicketAnswerResult:ServisSaveSupportTicketAnswerResponse
    op UpdateTicketStatus UyeKodu:string request:ServisUpdateTicketStatusRequest =
      UpdateTicketStatusResult:ServisUpdateTicketStatusResponse
    op GetSupportTickets UyeKodu:string request:ServisGetSupportTicketsRequest =
      GetSupportTicketsResult:ServisGetSupportTicketsResponse
    op GetAllSupportTickets UyeKodu:string request:ServisGetAllSupportTicketsRequest =
      GetAllSupportTicketsResult:ServisGetSupportTicketsResponse
    op GetSupportTicketMessages UyeKodu:string request:ServisGetSupportTicketMessagesRequest =
      GetSupportTicketMessagesResult:ServisGetSupportTicketMessagesResponse
    op GetCampaingBanners UyeKodu:string request:GetCampaingBannersRequest =
      GetCampaingBannersResult:GetCampaingBannersResponse
    op GetKampanyaV2 UyeKodu:string KampanyaId:int = GetKampanyaV2Result:WebKampanyaTicimax[]
    op SelectSiparisKaynaklari UyeKodu:string = SelectSiparisKaynaklariResult:string[]
    op SelectBanka UyeKodu:string BankaID:int = SelectBankaResult:SelectBankaResponse
    op SelectSilinenUyeList UyeKodu:string request:SelectSilinenUyelerRequest =
      SelectSilinenUyeListResult:SelectSilinenUyelerResponse
    op GetMailList UyeKodu:string request:GetMailListRequest = GetMailListResult:GetMailListResponse
    op SaveMailList UyeKodu:string mailList:MailList = SaveMailListResult:SaveMailListResponse
    op SaveWebhook UyeKodu:string webhook:Webhook = SaveWebhookResult:SaveWebhookResponse
    op SelectWebhook UyeKodu:string request:SelectWebhookRequest =
      SelectWebhookResult:SelectWebhookResponse
    op DeleteWebhook UyeKodu:string webhookId:int = DeleteWebhookResult:DeleteWebhookResponse
    op SelectIadeOdemeListesi UyeKodu:string filtre:SelectIadeOdemeListesiRequest
      sayfalama:WebServisSayfalama = SelectIadeOdemeListesiResult:SelectIadeOdemeListesiResponse
    op DeleteMailList UyeKodu:string request:DeleteMailListRequest =
      DeleteMailListResult:DeleteMailListResponse
    op SelectOdemeBildirimi UyeKodu:string selectOdemeBildirimiRequest:SelectOdemeBildirimiRequest =
      SelectOdemeBildirimiResult:SelectOdemeBildirimiResponse
    op SaveOdemeBildirimDurum UyeKodu:string saveOdemeBildirimRequest:SaveOdemeBildirimDurumRequest
      = SaveOdemeBildirimDurumResult:SaveOdemeBildirimDurumResponse
    op SelectSiparisMarketplaceBilgi UyeKodu:string request:SelectMarketPlaceBilgiRequest =
      SelectSiparisMarketplaceBilgiResult:SelectMarketPlaceBilgiRespone
    op GetDinamikFormData uyeKodu:string request:GetDinamikFormDataRequest =
      GetDinamikFormDataResult:GetDinamikFormDataResponse
    type AddFavoriUrunRequest Adet:double UrunKartiID:int UyeID:int
    type AddFavoriUrunResponse ErrorMessage:string IsError:boolean
    type AddFiyatAlarmUrunRequest Fiyat:double MagazaID:int UrunKartiID:int UyeID:int
    type AddFiyatAlarmUrunResponse ErrorMessage:string IsError:boolean
    type AddStokAlarmUrunRequest Fiyat:double MagazaID:int UrunID:int UrunKartiID:int UyeID:int
    type AddStokAlarmUrunResponse ErrorMessage:string IsError:boolean
    type CampaingBannerList Active:boolean BannetTypeText:string BrandId:int CampaingBannerId:int
      CategoryId:int Class:string CountDownActive:boolean CountDownDate:dateTime
      CreatedDate:dateTime Definitions:string GroupId:int Image:string ImagePath:string Lang:string
      Order:int StrCountDownDate:string Type:int Url:string
    type DegisimTalep Durum:string DurumID:int EklemeTarihi:dateTime ID:int Kod:string
      OdemeTipi:string OdemeTipiID:int SiparisID:int SiparisNo:string SiparisTarihi:dateTime
      UyeAdi:string UyeID:int
    type DegisimTalepFiltre DurumID:int EklemeTarihi1:dateTime? EklemeTarihi2:dateTime? ID:int
      ParaIadeTipi:int SiparisID:int UyeAdi:string UyeID:int
    type DegisimTalepUpdate DegisimTalepUrunler:DegisimTalepUrunGuncelle[] DurumID:int ID:int
      Kod:string SiparisID:int UyeAdi:string UyeID:int
    type DegisimTalepUrun Adet:double Barkod:string DegisimTalepID:int Durum:string DurumID:int
      Eksecenekler:string ID:int Resim:string SiparisID:int SiparisUrunID:int StokKodu:string
      TalepStokKodu:string TalepUrunAd:string TalepUrunEksecenekler:string TalepUrunID:int
      TalepUrunKartiID:int TalepUrunResim:string TalepUrunUrl:string Url:string UrunAd:string
      UrunID:int UrunKartiID:int
    type DegisimTalepUrunGuncelle Adet:double DegisimTalepID:int DurumID:int ID:int
      SiparisUrunID:int UrunID:int UrunKartiID:int
    type DeleteMailListRequest <GetMailListRequest
    type DeleteMailListResponse <WebServisResponse
    type DeleteMenuRequest Menuler:WebMenu[]
    type DeleteMenuResponse <WebServisResponse
    type DeleteWebhookResponse <WebServisResponse
    type DinamikFormData DataList:FormDataModel[] EklenmeTarihi:dateTime FormId:int ID:int
      UyeAdi:string UyeID:int
    type Entegrasyon AlanDeger:string Deger:string EklemeTarihi:dateTime EntegrasyonKodu:string
      TabloAlan:string Tanim:string
    type FormDataModel Aciklama:string Deger:string Sira:int
    type GetCampaingBannersRequest CampaingBannerId:int GroupId:int Type:int
    type GetCampaingBannersResponse CampaingBanners:CampaingBannerList[] ErrorMessage:string
      IsError:boolean
    type GetDinamikFormDataRequest EklenmeTarihiBaslangic:dateTime EklenmeTarihiBitis:dateTime
      FormId:int UyeID:int
    type GetDinamikFormDataResponse <WebServisResponse FormDataList:DinamikFormData[]
    type GetFavoriUrunlerRequest BaslangicTarihi:dateTime? BitisTarihi:dateTime? KayitSayisi:int
      SayfaNo:int UyeID:int
    type GetFavoriUrunlerResponse ErrorMessage:string IsError:boolean Urunler:WebFavoriUrunler[]
    type GetFiyatAlarmUrunlerRequest UrunKartiId:int UyeID:int
    type GetFiyatAlarmUrunlerResponse ErrorMessage:string IsError:boolean
      Urunler:WebFiyatAlarmUrunler[]
    type GetMailListModel EklemeTarihi:dateTime ID:int IpAdresi:string Isim:string Mail:string
      MailIzin:boolean MailKod:string SmsIzin:boolean Soyisim:string Telefon:string
    type GetMailListRequest Mail:string MailKod:string Telefon:string
    type GetMailListResponse <WebServisResponse MailListesi:GetMailListModel[]
    type GetMenuRequest Aktif:int? Dil:string MenuID:int?
    type GetMenuResponse <WebServisResponse Menuler:WebMenu[]
    type GetStokAlarmUrunlerRequest UrunKartiId:int UyeID:int
    type GetStokAlarmUrunlerResponse ErrorMessage:string IsError:boolean
      Urunler:WebStokAlarmUrunler[]
    type IadeTalep BekleyenUrunAdedi:double Cevap:string CevapTarihi:dateTime Cevaplayan:string
      CevaplayanID:int EklemeTarihi:dateTime ID:int Iban:string IbanIsimSoyisim:string
      KargoKodu:string MagazaAdi:string MagazaID:int MagazaIadeKodu:string Notlar:string
      OdemeTipi:string OdemeTipiID:int OnaylananUrunAdedi:double ParaBirimi:string
      PazaryeriAktarildi:boolean PazaryeriIadeId:string ReddedilenUrunAdedi:double SiparisID:int
      SiparisKaynagi:string SiparisNo:string SiparisTarihi:dateTime Tutar:double TutarStr:string
      UyeAdi:string UyeID:int
    type IadeTalepFiltre DurumID:int EklemeTarihi1:dateTime? EklemeTarihi2:dateTime? ID:int
      ParaIadeTipi:int PazaryeriAktarildi:boolean SiparisID:int SiparisKaynagi:string
      UrunGetir:boolean UyeAdi:string UyeID:int
    type IadeTalepUpdate ID:int IadeTalepUrunler:IadeTalepUrunGuncelle[] Iban:string
      IbanIsimSoyisim:string KargoCagriKodu:string KargoEntegrasyonID:int Notlar:string
      OlusturmaTarihi:dateTime? PazaryeriAktarildi:boolean? PazaryeriIadeId:string SiparisID:int
      TumUrunCevap:string TumUrunCevaplayanID:int TumUrunDurumID:int TumUrunIadeIptalIadeNedenID:int
      TumUrunIadeIptalIadeTipID:int Tutar:double UyeAdi:string UyeID:int
    type IadeTalepUrun Adet:double Barkod:string Cevap:string CevapResim:string CevapTarihi:dateTime
      Durum:string DurumID:int Eksecenekler:string ID:int IadeTalepID:int IptalIadeNedenID:int
      IptalIadeNedenTanim:string IptalIadeTipID:int IptalIadeTipTanim:string PazaryeriCevapId:int
      PazaryeriIadeId:string Resim:string SiparisID:int SiparisUrunID:int StokKodu:string Url:string
      UrunAd:string UrunID:int UrunKartiID:int UrunNotu:string
    type IadeTalepUrunGuncelle Adet:double Cevap:string CevapResim:string DurumID:int
      IadeTalepID:int IptalIadeNedenID:int IptalIadeTipID:int PazaryeriCevapId:int
      PazaryeriIadeId:string SiparisUrunID:int UrunID:int UrunKartiID:int UrunNotu:string
    type KargoDesiFiyat DesiBas:double DesiSon:double Fiyat:double ID:int KargoID:int
      SehirAdi:string SehirID:int SehirIci:boolean UlkeAdi:string UlkeID:int
    type KargoDesiFiyatBilgisi DesiBas:double DesiSon:double Fiyat:double ID:int KargoID:int
      SehirID:int SehirIci:boolean UlkeID:int
    type KargoDesiFiyatGuncelleRequest KargoDesiFiyatBilgisi:KargoDesiFiyatBilgisi KargoKapsami:int
      SadeceSehirIcineGonderim:boolean UlkeBelirle:boolean UlkeID:int
    type KargoDesiFiyatSelectRequest FiltreKargoID:int FiltreSehirID:int FiltreUlkeID:int
    type KargoDesiFiyatSelectResponse ErrorMessage:string IsError:boolean
      KargoDesiFiyatListesi:KargoDesiFiyat[]
    type KargoFirma ID:int Tanim:string
    type KargoIl ID:int Tanim:string UlkeID:int
    type KargoIlce ID:int ILID:int Tanim:string
    type KargoUlke ID:int Tanim:string
    type MailList EklemeTarihi:dateTime? ID:int Isim:string Mail:string MailIzin:boolean
      SmsIzın:boolean Soyisim:string Telefon:string
    type OdemeBildirim Banka:string Durumlar:map<int,string> Durumu:int ID:int Notlar:string
      SiparisID:int SiparisNo:string Tarih:dateTime Tutar:double Uye:string
    type RemoveFavoriUrunRequest FavoriUrunID:int UyeID:int
    type RemoveFavoriUrunResponse ErrorMessage:string IsError:boolean
    type RemoveFiyatAlarmUrunRequest FiyatAlarmUrunID:int UyeID:int
    type RemoveFiyatAlarmUrunResponse ErrorMessage:string IsError:boolean
    type RemoveStokAlarmUrunRequest StokAlarmUrunID:int UyeID:int
    type RemoveStokAlarmUrunResponse ErrorMessage:string IsError:boolean
    type SaveMailListResponse <WebServisResponse Id:double
    type SaveMenuRequest Dil:string Menuler:WebMenu[]
    type SaveMenuResponse <WebServisResponse
    type SaveOdemeBildirimDurumRequest OdemeBildirimId:int? OnayDurumu:int?
      OnaylayanKullaniciId:int?
    type SaveOdemeBildirimDurumResponse <WebServisResponse
    type SaveWebhookResponse <WebServisResponse ID:int
    type SelectBankaResponse <WebServisResponse BankaList:WebBanka[]
    type SelectIadeOdemeListesiRequest KullaniciID:int? OdemeDurumu:WebIadeOdemeDurum OdemeTipi:int?
      OrderDateBegin:dateTime? OrderDateEnd:dateTime? SiparisID:int? TarihBaslangic:dateTime?
      TarihBitis:dateTime? UyeID:int?
    type SelectIadeOdemeListesiResponse <WebServisResponse IadeOdemeListesi:WebIdadeOdeme[]
    type SelectIlRequest FiltreIlID:int FiltreUlkeID:int
    type SelectIlceRequest FiltreIlID:int FiltreIlceID:int
    type SelectMarketPlaceBilgiRequest IsMarketplace:boolean? KargoTeslimSuresiDoluMu:boolean?
      PazaryeriOdemesiYapildiMi:boolean? SiparisDurum:int? SiparisKaynagi:string
      SiparisTarihiBas:dateTime? SiparisTarihiSon:dateTime?
    type SelectMarketPlaceBilgiRespone <WebServisResponse
      MarketPlaceBilgiList:SiparisMarketplaceBilgi[]
    type SelectOdemeBildirimiRequest BankaID:int ItemID:int SiparisID:int UyeID:int
    type SelectOdemeBildirimiResponse <WebServisResponse OdemeBildirimiList:OdemeBildirim[]
    type SelectSilinenUyelerRequest SilinmeTarihiBas:dateTime? SilinmeTarihiSon:dateTime?
      UyelikTarihiBas:dateTime? UyelikTarihiSon:dateTime?
    type SelectSilinenUyelerResponse <WebServisResponse SilinenUyeList:SilinenUye[]
    type SelectUlkeRequest FiltreUlkeID:int FiltreUlkeKodu:string
    type SelectWebhookRequest ID:int IslemTipi:WebhookIslem?
    type SelectWebhookResponse <WebServisResponse WebhookList:Webhook[]
    type ServisGetAllSupportTicketsRequest Filtre:WebMusteriTalepFiltre Sayfalama:WebServisSayfalama
    type ServisGetSupportTicketMessagesRequest DestekId:int UyeID:int
    type ServisGetSupportTicketMessagesResponse DestekMesajlari:ServisMusteriCevap[]
      ErrorMessage:string IsError:boolean
    type ServisGetSupportTicketSubjectsRequest
    type ServisGetSupportTicketSubjectsResponse ErrorMessage:string IsError:boolean
      Subjects:ServisSupportTicketSubject[]
    type ServisGetSupportTicketsRequest DestekId:int UyeID:int
    type ServisGetSupportTicketsResponse DestekTalepleri:ServisMusteriTalep[] ErrorMessage:string
      IsError:boolean
    type ServisMusteriCevap Cevap:string Cevaplayan:int CevaplayanStr:string ID:int
      KonusmaTarihi:dateTime TalepID:int UyeAdi:string UyeID:int
    type ServisMusteriTalep Cozuldu:boolean Durum:string DurumID:int EklemeTarihi:dateTime ID:int
      KapatilmaTarihi:dateTime Konu:string KonuID:int Mesaj:string SorumluAdi:string SorumluID:int
      UyeAdi:string UyeID:int
    type ServisSaveSupportTicketAnswerRequest DestekId:int Mesaj:string UyeId:int
    type ServisSaveSupportTicketAnswerResponse ErrorMessage:string IsError:boolean
    type ServisSaveSupportTicketRequest Baslik:string Cevaplayan:int KonuId:int Mesaj:string
      UyeID:int
    type ServisSaveSupportTicketResponse ErrorMessage:string IsError:boolean
    type ServisSupportTicketSubject KonuId:int Tanim:string
    type ServisUpdateTicketStatusRequest KonuId:int YeniDurum:int
    type ServisUpdateTicketStatusResponse ErrorMessage:string IsError:boolean
    type SilinenUye Id:int MusteriKodu:string
    type SiparisMarketplaceBilgi DigerFaturaNo:string IadeKomisyonFaturaNo:string
      KargoKatkiPayi:double KargoKatkiPayiFaturaNo:string KomisyonFaturaNo:string
      MarketPlaceOdemeAlindi:boolean OdemeVadeTarihi:dateTime? PazaryeriKomisyonTutari:double
      PazaryeriOdemeTutari:double SiparisDurum:int SiparisID:int SiparisKaynagi:string
      SiparisNo:string
    type WebBanka BankaKartTuru:string BankaKodu:string BkmBankaKodu:string BkmBin:string
      BkmVarsayilan:boolean IadeAktif:boolean Id:int KartTipi:int Kod:string KrediKarti:string
      MailOrderVar:boolean Servis:int Sira:int Tanim:string TekCekim:boolean is3DVar:boolean
    type WebDegisimTalepGuncelleRequest MailGonder:boolean Talep:DegisimTalepUpdate
      UrunleriGuncelle:boolean
    type WebDegisimTalepResponse DegisimTalepList:DegisimTalep[] ErrorMessage:string IsError:boolean
    type WebDegisimTalepSelectRequest Filtre:DegisimTalepFiltre Sayfalama:WebServisSayfalama
    type WebDegisimTalepUpdateResponse DegisimTalep:DegisimTalep ErrorMessage:string IsError:boolean
      Kod:string
    type WebDegisimTalepUrunResponse DegisimTalepUrunList:DegisimTalepUrun[] ErrorMessage:string
      IsError:boolean
    type WebDegisimTalepUrunSelectRequest DegisimTalepID:int
    type WebFavoriUrunler EklemeTarihi:dateTime FavoriUrunID:int ParaBirimi:string ResimUrl:string
      StokKodu:string ToplamStokAdedi:double UrunAdi:string UrunFiyati:double UrunFiyatiKdv:double
      UrunKartiID:int UrunSayisi:double UrunUrl:string UyeID:int VaryasyonSayisi:int
    type WebFiyatAlarmUrunler EklemeTarihi:dateTime EklenenFiyat:double FiyatAlarmUrunID:int
      ParaBirimi:string ResimUrl:string StokKodu:string ToplamStokAdedi:double UrunAdi:string
      UrunFiyati:double UrunFiyatiKdv:double UrunKartiID:int UrunUrl:string UyeID:int
      VaryasyonSayisi:int
    type WebIadeTalepGuncelleRequest BankaKomisyonuIade:boolean IadeKoduOlustur:boolean
      IadeTutari:double KargoTutariIade:boolean KartaIadeYap:boolean MailGonder:boolean
      SiparisDurumu:WebSiparisDurumlari SiparisDurumuGuncelle:boolean SiparisUrunDurum:int
      Talep:IadeTalepUpdate UrunleriGuncelle:boolean
    type WebIadeTalepResponse ErrorMessage:string IadeTalepList:IadeTalep[] IsError:boolean
    type WebIadeTalepSelectRequest Filtre:IadeTalepFiltre Sayfalama:WebServisSayfalama
    type WebIadeTalepUpdateResponse ErrorMessage:string IadeKargoKodu:string IadeTalep:IadeTalep
      IsError:boolean OdemeDurum:BLEnums.OdemeDurumlari OdemeHataMesaj:string
    type WebIadeTalepUrunResponse BekleyenUrunAdedi:double ErrorMessage:string
      IadeTalepUrunList:IadeTalepUrun[] IsError:boolean OnaylananUrunAdedi:double
      ReddedilenUrunAdedi:double
    type WebIadeTalepUrunSelectRequest IadeTalepID:int IadeTalepIdList:int[]
    type WebIdadeOdeme IBAN:string ID:int IbanAdiSoyadi:string KullaniciAdi:string KullaniciID:int
      OdemeDurumu:WebIadeOdemeDurum OdemeTipi:int SiparisID:int Tarih:dateTime Tutar:double
      UyeAdi:string
    type WebKampanya Adet1:int Adet2:int Aktif:boolean BankaID:int BaslangicTarihi:dateTime
      BitisTarihi:dateTime EklemeTarihi:dateTime ExtJsonData:string HedefEtiketID:int
      HedefKategoriID:int HedefUrunID:int HediyeCekiKategoriID:int
      HediyeCekiKullanimBaslangicTarihi:dateTime? HediyeCekiKullanimBitisTarihi:dateTime? ID:int
      IndirimliUrunIslemDegeri:double IslemDegeri:double IslemTipi:int KampanyaTuru:int
      OdemeTipi:int Sablon:boolean SepetTutari:double Tanim:string TekrarTutari:double UrunID1:int
      UrunID2:int UyeMaksKullanimSayisi:int
    type WebKampanyaFiyatAdetAraligi IslemDegeri:double IslemTipi:int Max:double Min:double
    type WebKampanyaHediye HediyeCeki:WebKampanyaHediyeCeki Urun:WebKampanyaHediyeUrunBilgisi
    type WebKampanyaHediyeCeki BaskaKampanyalarlaBilestirilebilir:boolean BaslamaSuresi:int
      BaslangicTarihi:dateTime BirlestirilebilirKampanyalar:WebKampanyaIDTanim[]
      BitisTarihi:dateTime GecerliOlduguSure:int IndirimliUrunleKullanilabilir:boolean
      IslemDegeri:double IslemTipi:int KargoIndirimi:boolean KargoUcretsiz:boolean
      Kategoriler:WebKampanyaIDTanim[] KullanimSayisi:int Markalar:WebKampanyaIDTanim[]
      MinimumSepetTutari:double SiparisTarihineGoreOlustur:boolean UyeMaksKullanimSayisi:int
    type WebKampanyaHediyeUrun Adet:double IslemDegeri:double IslemTipi:int Resim:string
      UrunAdi:string UrunId:int
    type WebKampanyaHediyeUrunBilgisi Etiketler:WebKampanyaIDTanim[]
      Kategoriler:WebKampanyaIDTanim[] Markalar:WebKampanyaIDTanim[] OtomatikSepeteEkle:boolean
      Tedarikciler:WebKampanyaIDTanim[] UrunAdedi:int Urunler:WebKampanyaHediyeUrun[]
    type WebKampanyaIDTanim ID:int Tanim:string
    type WebKampanyaIndirimDeger IslemDegeri:double IslemTipi:int
    type WebKampanyaKosul Bankalar:WebKampanyaIDTanim[] BinNumaralari:string[]
      BirlestirilebilirKampanyalar:WebKampanyaIDTanim[] Etiketler:WebKampanyaIDTanim[]
      HediyeCekiIleKullanilabilir:boolean IndirimliUrunlerdeGecerli:boolean
      Kategoriler:WebKampanyaIDTanim[] Markalar:WebKampanyaIDTanim[]
      OdemeTipleri:WebKampanyaIDTanim[] Taksitler:int[] Tedarikciler:WebKampanyaIDTanim[] Tip:int
      Urunler:WebKampanyaKosulUrun[] UyeGruplari:WebKampanyaIDTanim[]
    type WebKampanyaKosulUrun Adet:double UrunAdi:string UrunId:int
    type WebKampanyaSaatAraligi BaslangicSaati:int BitisSaati:int
    type WebKampanyaTicimax Aciklama:string AndroidAktif:boolean BaslangicTarihi:dateTime
      BitisTarihi:dateTime DuzenlemeTarihi:dateTime DuzenleyenKullanici:int EklemeTarihi:dateTime
      EkleyenKullanici:int GunKosulu:int Gunler:WebKampanyaIDTanim[] Hediyeler:WebKampanyaHediye
      ID:int IOSAktif:boolean IslemDegeri:double IslemTipi:int Kosullar:WebKampanyaKosul
      MaksSiparisSayisi:int MinAlisverisTutari:double MinUrunAdedi:int MobilAktif:boolean
      Oncelik:int Parabirimi:string SaatAraliklari:WebKampanyaSaatAraligi[] Sablon:boolean
      SepetteAciklamaGoster:boolean Tanim:string TekrarDegeri:double Tip:int Ulke:string
      UyeMaksKullanimSayisi:int Uyeler:WebKampanyaUye[]
      UygulamaYontemleri:WebKampanyaUygulamaYontemi WebAktif:boolean
    type WebKampanyaUye Id:int Isim:string Mail:string MailGonder:boolean
    type WebKampanyaUygulamaYontemi AdetAraliklari:WebKampanyaFiyatAdetAraligi[]
      FiyatAraliklari:WebKampanyaFiyatAdetAraligi[] IndirimDegerleri:WebKampanyaIndirimDeger[]
      IndirimUrunOncelik:int SatirBazliUygula:boolean SepeteUygula:boolean SepetteIndirim:boolean
      UcretliUrunAdedi:int
    type WebMenu Aktif:boolean Baslik:string BitisTarihi:dateTime? ID:int Icerik:string PID:int
      Resim:string ResimTargetUrl:string ResimYolu:string Sira:int Target:string Tip:int Url:string
    type WebMusteriTalepFiltre Cozuldu:int DetayId:int DurumID:int EklemeTarihi1:dateTime?
      EklemeTarihi2:dateTime? ID:int KapatilmaTarihi1:dateTime? KapatilmaTarihi2:dateTime?
      KonuID:int Mesaj:string SitedeGoster:int Tip:int UyeID:int
    type WebServisResponse ErrorCode:int ErrorMessage:string IsError:boolean
    type WebServisSayfalama KayitSayisi:int SayfaNo:int SiralamaDegeri:string SiralamaYonu:string
    type WebStokAlarmUrunler EklemeTarihi:dateTime ParaBirimi:string ResimUrl:string
      StokAlarmUrunID:int StokKodu:string ToplamStokAdedi:double UrunAdi:string UrunFiyati:double
      UrunFiyatiKdv:double UrunKartiID:int UrunUrl:string UyeID:int VaryasyonSayisi:int
    type WebTaksitBanka BankaAdi:string BankaId:int Taksitler:WebTaksitSecenek[]
    type WebTaksitSecenek BankaId:int TaksitSayisi:int TaksitTanim:string TaksitTutari:double
      ToplamTutar:double
    type WebTaksitSecenekRequest MaksTaksitSayisi:int Tutar:double
    type WebTaksitSecenekResponse ErrorMessage:string IsError:boolean
      TaksitSecenekleri:WebTaksitBanka[]
    type Webhook ID:int IslemTipi:WebhookIslem KullaniciAdi:string Sifre:string Url:string
    enum BLEnums.OdemeDurumlari @BL OnayBekliyor=0 Onaylandi=1 Hatali=2 IadeEdilmis=3 IptalEdilmis=4
      OdemeBekliyor=5 OdemeTalepEdildi=6
    enum WebIadeOdemeDurum Tumu=-1 Odenmedi=0 Odendi=1
    enum WebSiparisDurumlari OnSiparis=0 OnayBekliyor=1 Onaylandi=2 OdemeBekliyor=3 Paketleniyor=4
      TedarikEdiliyor=5 KargoyaVerildi=6 TeslimEdildi=7 Iptal=8 Iade=9 Silinmis=10
      IadeTalepAlindi=11 IadeUlastiOdemeYapilacak=12 IadeOdemeYapildi=13 TeslimOncesiIptal=14
      IptalTalebi=15 KismiIadeTalebi=16 KismiIadeYapildi=17 TeslimEdilemedi=18
    enum WebhookIslem SiparisOlustu=1 KapidaOdemeTelefonlaOnay=3 UyeKayitOldu=2
      UyeBilgileriGuncellendi=4 UyeAdresiEklendi=5 UyeAdresiGuncellendi=6 UyeAdresiSilindi=7
      UyeIptalTalebindeBulundu=8 UyeFavoriUrunEkledi=9 UyeFavoriUrunSildi=10 UyeFiyatAlarmEkledi=11
      UyeFiyatAlarmSildi=12 UyeDestekTalebiEkledi=13 UyeDestekTalebiCozuldu=14
      UyeDestekTalebiCevaplandi=15 UyeHavaleBildirimiEkledi=16 CariOdemeEklendi=17
      SiparisKargoyaVerildi=18 UrunEklendi=19 UrunGuncellendi=20 SiparisDurumuDegistirildi=21
      UrunStokGuncellendi=22 SepeteUrunEklendi=23 SepettenUrunCikartildi=24 VaryasyonEklendi=25
      VaryasyonGuncellendi=26 TopluUrunIslemiKartAktifGuncellendi=27
      TopluUrunIslemiVaryasyonAktifGuncellendi=28 TopluUrunIslemiFiyatGuncellendi=29
      TopluUrunIslemiStokGuncellendi=30 SiparisUrunDurumuDegistirildi=31
      SiparisTeslimatAdresiDegistirildi=32 SiparisFaturaAdresiDegistirildi=33 SiparisIptalDurum=34
      SiparisIadeDurum=35 SiparisUrunIptalIadeDurum=36
    """
}
