/// One row of the settings table: what can be set from the environment, and its rules.
struct Setting: Sendable {
  let name: String
  let defaultValue: String?
  let isSecret: Bool
  /// One sentence for `config show` and the reference page.
  let help: String

  static let databaseURL = Setting(
    name: "TEZGAH_DATABASE_URL", defaultValue: nil, isSecret: true,
    help: "sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DB; the default is "
      + "sqlite:<data folder>/tezgah.db.")
  static let databaseConnections = Setting(
    name: "TEZGAH_DATABASE_CONNECTIONS", defaultValue: "8", isSecret: false,
    help: "Connections of this process to PostgreSQL, 2 to 500.")
  static let dataFolder = Setting(
    name: "TEZGAH_DATA_DIR", defaultValue: "data", isSecret: false,
    help: "Folder for the database, the secret key and built feeds.")
  static let secretKey = Setting(
    name: "TEZGAH_SECRET_KEY", defaultValue: nil, isSecret: true,
    help: "32 bytes in base64 that encrypt stored secrets; made once in the data folder.")
  static let host = Setting(
    name: "TEZGAH_HOST", defaultValue: "127.0.0.1", isSecret: false,
    help: "Address to listen on; 0.0.0.0 for all.")
  static let port = Setting(
    name: "TEZGAH_PORT", defaultValue: "8080", isSecret: false,
    help: "Port to listen on; 0 for any free one.")
  static let baseURL = Setting(
    name: "TEZGAH_BASE_URL", defaultValue: nil, isSecret: false,
    help: "Address under which people reach the panel; https turns secure cookies on.")
  static let hosts = Setting(
    name: "TEZGAH_HOSTS", defaultValue: nil, isSecret: false,
    help: "Further names under which the panel answers, with commas; its own are those of the base "
      + "URL and of the address that it listens on, localhost, and IP addresses.")
  static let trustedProxies = Setting(
    name: "TEZGAH_TRUSTED_PROXIES", defaultValue: nil, isSecret: false,
    help:
      "Addresses or networks of proxies in front, with commas, whose X-Forwarded-For is believed.")
  static let privateChannels = Setting(
    name: "TEZGAH_PRIVATE_CHANNELS", defaultValue: nil, isSecret: false,
    help: "Networks with commas, such as 10.0.0.0/8, or loopback, that are not public and where "
      + "channels may be; a channel's own address of numbers given at the command line needs none.")
  static let timeZone = Setting(
    name: "TEZGAH_TIME_ZONE", defaultValue: "Europe/Istanbul", isSecret: false,
    help: "Time zone of schedules, days and reports, as an IANA name.")
  static let logLevel = Setting(
    name: "TEZGAH_LOG_LEVEL", defaultValue: "notice", isSecret: false,
    help: "trace, debug, info, notice, warning, error or critical.")
  static let openAIKey = Setting(
    name: "OPENAI_API_KEY", defaultValue: nil, isSecret: true, help: "Not used yet.")
  static let openAIBaseURL = Setting(
    name: "OPENAI_BASE_URL", defaultValue: nil, isSecret: false, help: "Not used yet.")
  static let anthropicKey = Setting(
    name: "ANTHROPIC_API_KEY", defaultValue: nil, isSecret: true, help: "Not used yet.")
  static let anthropicBaseURL = Setting(
    name: "ANTHROPIC_BASE_URL", defaultValue: nil, isSecret: false, help: "Not used yet.")

  static let all = [
    databaseURL, databaseConnections, dataFolder, secretKey, host, port, baseURL, hosts,
    trustedProxies, privateChannels, timeZone, logLevel,
    openAIKey, openAIBaseURL,
    anthropicKey, anthropicBaseURL,
  ]
}
