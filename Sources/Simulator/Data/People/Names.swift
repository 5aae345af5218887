/// Common Turkish first names and surnames, with all the letters that folding has to cope with.
enum TurkishNames {
  static let women = [
    "Ayşe", "Fatma", "Zeynep", "Elif", "Merve", "Büşra", "Esra", "Hatice", "Özlem", "Gülşen",
    "Şeyma", "İrem", "Işıl", "Tuğba", "Tuğçe", "Gizem", "Selin", "Ceren", "Derya", "Sibel",
    "Pınar", "Şule", "Yağmur", "Melike", "Nurgül", "Gökçe", "Çiğdem", "Ülkü", "İlknur", "Ebru",
    "Aslı", "Burcu", "Damla", "Ezgi", "Feride", "Gül", "Hülya", "İpek", "Kübra", "Leyla",
    "Müge", "Nazlı", "Öykü", "Rabia", "Sevgi", "Şebnem", "Tülay", "Ümran", "Yasemin", "Zübeyde",
    "Ayşegül", "Bahar", "Dilara", "Ecrin", "Ferda", "Gonca", "Havva", "Işık", "Songül", "Türkan",
  ]

  static let men = [
    "Mehmet", "Mustafa", "Ahmet", "Ali", "Hüseyin", "Hasan", "İbrahim", "İsmail", "Osman", "Yusuf",
    "Ömer", "Murat", "Emre", "Burak", "Oğuz", "Çağrı", "Ümit", "Şahin", "Gökhan", "Uğur",
    "Serkan", "Volkan", "Tolga", "Kerem", "Barış", "Onur", "Deniz", "Halil", "Kadir", "Işıkhan",
    "Fırat", "Yiğit", "Çetin", "İlker", "Sinan", "Özgür", "Erdoğan", "Süleyman", "Şükrü", "Ilgaz",
  ]

  static let surnames = [
    "Yılmaz", "Kaya", "Demir", "Çelik", "Şahin", "Yıldız", "Yıldırım", "Öztürk", "Aydın", "Özdemir",
    "Arslan", "Doğan", "Kılıç", "Aslan", "Çetin", "Kara", "Koç", "Kurt", "Özkan", "Şimşek",
    "Polat", "Korkmaz", "Çakır", "Erdoğan", "Acar", "Güneş", "Aksoy", "Işık", "Ünal", "Güler",
    "Tekin", "Bulut", "Keskin", "Ateş", "Yavuz", "Sarı", "Bozkurt", "Turan", "Taş", "Gül",
    "Kaplan", "Özer", "Avcı", "Tunç", "Coşkun", "Uçar", "Karataş", "Duman", "Uysal", "Sönmez",
    "Ağaoğlu", "İnan", "Soylu", "Iğdır", "Çiçek", "Ceylan", "Gürbüz", "Erğin", "Özçelik", "Yiğit",
    "Akın", "Türkmen", "Şen", "Baş", "Balcı", "İpek", "Dağ", "Kıraç", "Sağlam", "Toprak",
    "Güngör", "Bayrak", "Ekşi", "Çalışkan", "Uğurlu", "Büyük", "Küçükoğlu", "Altıntaş", "Ertuğrul",
    "Işıklı",
  ]
}
