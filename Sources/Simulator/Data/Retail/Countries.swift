/// Country names of the retail data by their ISO 3166-1 codes. Names that are no country
/// (`Unspecified`, `European Community`) and unknown ones keep their name and have no code.
enum Countries {
  static func named(_ name: String) -> Country {
    if let known = table[name] {
      return Country(
        id: known.id, alpha2: known.alpha2, alpha3: known.alpha3, numeric: known.numeric,
        name: name)
    }
    return Country(id: 0, alpha2: "", alpha3: "", numeric: "", name: name)
  }

  private static let table: [String: (id: Int, alpha2: String, alpha3: String, numeric: String)] = {
    var table: [String: (id: Int, alpha2: String, alpha3: String, numeric: String)] = [:]
    for (index, line) in rows.split(separator: "\n").enumerated() {
      let parts = line.split(separator: "|").map(String.init)
      guard parts.count == 4 else { continue }
      table[parts[0]] = (index + 2, parts[1], parts[2], parts[3])
    }
    return table
  }()

  private static let rows = """
    United Kingdom|GB|GBR|826
    Germany|DE|DEU|276
    France|FR|FRA|250
    EIRE|IE|IRL|372
    Netherlands|NL|NLD|528
    Spain|ES|ESP|724
    Belgium|BE|BEL|056
    Switzerland|CH|CHE|756
    Australia|AU|AUS|036
    Portugal|PT|PRT|620
    Norway|NO|NOR|578
    Cyprus|CY|CYP|196
    Finland|FI|FIN|246
    Italy|IT|ITA|380
    Japan|JP|JPN|392
    Sweden|SE|SWE|752
    Hong Kong|HK|HKG|344
    Poland|PL|POL|616
    Denmark|DK|DNK|208
    Austria|AT|AUT|040
    Singapore|SG|SGP|702
    Iceland|IS|ISL|352
    Greece|GR|GRC|300
    Canada|CA|CAN|124
    Malta|MT|MLT|470
    Lebanon|LB|LBN|422
    Israel|IL|ISR|376
    Lithuania|LT|LTU|440
    Brazil|BR|BRA|076
    United Arab Emirates|AE|ARE|784
    USA|US|USA|840
    Bahrain|BH|BHR|048
    Czech Republic|CZ|CZE|203
    Saudi Arabia|SA|SAU|682
    RSA|ZA|ZAF|710
    """
}
