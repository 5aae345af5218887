/// The feed that a new shop has from the first run.
public enum DefaultFeed {
  public static let slug = "google"

  public static let yaml = """
    # Google Shopping. Every line but the first may be left out; docs/feeds.md tells the rest.
    slug: google
    title: Google Shopping
    format: google-rss
    language: tr
    labels:
      custom_label_0: {first-of: [TOP100]}
      custom_label_1: {first-of: [STOKFUL]}
      custom_label_2: {first-of: [SALES100]}
      custom_label_3: {first-of: [FAV100]}
      custom_label_4: {score-bands: [80, 60, 40, 20]}
    drop-guard-percent: 30

    """
}
