/// What a browser says that it is, in two words at most.
public enum BrowserKind {
  /// What is none of those that are known.
  public static let other = "other"

  /// From the header `User-Agent`: `Firefox, Linux`. Nothing of the header itself is passed on.
  public static func of(_ userAgent: String) -> String {
    let agent = String(userAgent.unicodeScalars.prefix(400).map { Character($0) })
    let name = names.first { agent.contains($0.sign) }?.name
    let system = systems.first { agent.contains($0.sign) }?.name
    let known = [name, system].compactMap { $0 }
    return known.isEmpty ? other : known.joined(separator: ", ")
  }

  /// Those first that call themselves by others' names, too.
  private static let names = [
    (sign: "Edg", name: "Edge"), (sign: "OPR/", name: "Opera"),
    (sign: "Firefox/", name: "Firefox"), (sign: "FxiOS/", name: "Firefox"),
    (sign: "CriOS/", name: "Chrome"), (sign: "Chrome/", name: "Chrome"),
    (sign: "Safari/", name: "Safari"), (sign: "curl/", name: "curl"),
  ]
  private static let systems = [
    (sign: "Android", name: "Android"), (sign: "iPhone", name: "iPhone"),
    (sign: "iPad", name: "iPad"), (sign: "Windows", name: "Windows"),
    (sign: "Mac OS X", name: "macOS"), (sign: "Linux", name: "Linux"),
  ]
}
