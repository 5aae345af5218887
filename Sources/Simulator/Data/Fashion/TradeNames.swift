/// Invented brands and suppliers; any likeness to a real one is chance.
enum TradeNames {
  static let brands = [
    "Lodos", "Poyraz Atölye", "Mavera", "İncir & Dut", "Şule Tekin", "Karanfil", "Nilay Özgü",
    "Ada Rıhtım", "Meşe Palamudu", "Zeytindalı", "Kuzey Işığı", "Gölge", "Pera Nova", "Yakamoz",
    "Ilgın", "Akasya", "Çınar Boyu", "Hünkar", "Safran", "Tuana Studio", "Ütopya", "Papatya Kids",
    "Bozkır", "Deniz Feneri", "Gece Mavisi", "Kırlangıç", "Ihlamur", "Mercan", "Üçüncü Kat",
    "Vişne Çürüğü", "Yıldız Tozu", "Anadolu Dokuma", "Sokak 34", "Defne Yaprağı", "Erguvan",
  ]

  static let suppliers = [
    "Ege Tekstil Tedarik", "Marmara Konfeksiyon", "İpekyolu Dokuma", "Bursa Örme", "Denizli Pamuk",
    "Merter Toptan", "Laleli İhracat", "Gedikpaşa Deri", "Gaziantep Ayakkabı", "Çorlu Triko",
    "Osmanbey Moda", "Kendi Atölyemiz",
  ]
}
