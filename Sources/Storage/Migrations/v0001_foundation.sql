-- Keys are the engine's identities; what a channel calls a record is unique per channel.
-- Times are milliseconds UTC (…_at), days are days since 1970 in the shop's zone (day),
-- money is in minor units (…_minor), flags are 0 or 1, folded text serves searching only.

CREATE TABLE channels (
  id {identity},
  platform TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  settings TEXT NOT NULL,
  secrets {blob} NOT NULL,
  created_at {int} NOT NULL,
  removed_at {int}
);

CREATE TABLE channel_categories (
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  parent_remote_id TEXT,
  name TEXT NOT NULL,
  is_active {int} NOT NULL,
  content_hash {int} NOT NULL,
  PRIMARY KEY (channel_id, remote_id)
) {clustered};

CREATE TABLE channel_brands (
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  name TEXT NOT NULL,
  is_active {int} NOT NULL,
  content_hash {int} NOT NULL,
  PRIMARY KEY (channel_id, remote_id)
) {clustered};

-- The catalogue: what the shop sells, whatever the channel.
CREATE TABLE products (
  id {identity},
  title TEXT NOT NULL,
  brand TEXT NOT NULL,
  category_path TEXT NOT NULL,
  image_url TEXT NOT NULL,
  is_active {int} NOT NULL,
  variant_count {int} NOT NULL,
  stock_total {int} NOT NULL,
  created_at {int} NOT NULL,
  updated_at {int} NOT NULL,
  -- Long texts last, so that reading the columns above does not touch them.
  image_urls TEXT NOT NULL,
  description_html TEXT NOT NULL
);

-- Tells by one look whether feeds are older than the catalogue.
CREATE INDEX products_updated ON products (updated_at);
-- Holds all that a score needs of a product.
CREATE INDEX products_active ON products (is_active, category_path);

CREATE TABLE product_terms (
  term TEXT {bytes} NOT NULL,
  product_id {int} NOT NULL REFERENCES products(id),
  PRIMARY KEY (term, product_id)
) {clustered};
CREATE INDEX product_terms_product ON product_terms (product_id);

CREATE TABLE variants (
  id {identity},
  product_id {int} NOT NULL REFERENCES products(id),
  position {int} NOT NULL,
  sku TEXT {bytes} NOT NULL,
  sku_folded TEXT {bytes} NOT NULL,
  barcode TEXT {bytes} NOT NULL,
  options TEXT NOT NULL,
  size TEXT NOT NULL,
  colour TEXT NOT NULL,
  currency TEXT NOT NULL,
  list_price_minor {int} NOT NULL,
  price_minor {int} NOT NULL,
  tax_rate_bp {int} NOT NULL,
  image_url TEXT NOT NULL,
  is_active {int} NOT NULL,
  updated_at {int} NOT NULL
);
CREATE INDEX variants_product ON variants (product_id, position);
CREATE INDEX variants_sku ON variants (sku_folded);
CREATE INDEX variants_barcode ON variants (barcode);

CREATE TABLE stock_levels (
  variant_id {int} NOT NULL PRIMARY KEY REFERENCES variants(id),
  on_hand {int} NOT NULL,
  reserved {int} NOT NULL,
  counted_at {int} NOT NULL
) {clustered};
CREATE INDEX stock_levels_counted ON stock_levels (counted_at);

-- A product card on a channel, and below it each variant's listing.
CREATE TABLE product_listings (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  product_id {int} NOT NULL REFERENCES products(id),
  url TEXT NOT NULL,
  is_active {int} NOT NULL,
  content_hash {int} NOT NULL,
  missing_sweeps {int} NOT NULL DEFAULT 0,
  removed_at {int},
  UNIQUE (channel_id, remote_id)
);
CREATE INDEX product_listings_product ON product_listings (product_id);

CREATE TABLE listings (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  product_listing_id {int} NOT NULL REFERENCES product_listings(id),
  variant_id {int} NOT NULL REFERENCES variants(id),
  price_minor {int} NOT NULL,
  list_price_minor {int} NOT NULL,
  stock {int} NOT NULL,
  is_active {int} NOT NULL,
  removed_at {int},
  UNIQUE (channel_id, remote_id)
);
CREATE INDEX listings_variant ON listings (variant_id);
CREATE INDEX listings_product_listing ON listings (product_listing_id);

-- One customer per person. Identities tie the person's addresses and numbers to the row.
CREATE TABLE customers (
  id {identity},
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  city TEXT NOT NULL,
  order_count {int} NOT NULL,
  spent_minor {int} NOT NULL,
  currency TEXT NOT NULL,
  first_order_at {int},
  last_order_at {int},
  -- Moment of the mention that gave name, e-mail, phone and city: the newest one wins.
  named_at {int} NOT NULL
);
CREATE INDEX customers_last_order ON customers (last_order_at, id);

CREATE TABLE customer_identities (
  kind TEXT {bytes} NOT NULL,
  value TEXT {bytes} NOT NULL,
  customer_id {int} NOT NULL REFERENCES customers(id),
  PRIMARY KEY (kind, value)
) {clustered};
CREATE INDEX customer_identities_customer ON customer_identities (customer_id);

CREATE TABLE customer_terms (
  term TEXT {bytes} NOT NULL,
  customer_id {int} NOT NULL REFERENCES customers(id),
  PRIMARY KEY (term, customer_id)
) {clustered};
CREATE INDEX customer_terms_customer ON customer_terms (customer_id);

CREATE TABLE members (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  customer_id {int} NOT NULL REFERENCES customers(id),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  registered_at {int},
  last_login_at {int},
  allows_email {int} NOT NULL,
  allows_sms {int} NOT NULL,
  is_active {int} NOT NULL,
  content_hash {int} NOT NULL,
  missing_sweeps {int} NOT NULL DEFAULT 0,
  removed_at {int},
  UNIQUE (channel_id, remote_id)
);
CREATE INDEX members_customer ON members (customer_id);
CREATE INDEX members_recent ON members (channel_id, last_login_at, id);

CREATE TABLE orders (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  number TEXT NOT NULL,
  number_folded TEXT {bytes} NOT NULL,
  placed_at {int} NOT NULL,
  day {int} NOT NULL,
  status TEXT {bytes} NOT NULL,
  channel_status TEXT NOT NULL,
  customer_id {int} REFERENCES customers(id),
  buyer_name TEXT NOT NULL,
  buyer_email TEXT NOT NULL,
  buyer_phone TEXT NOT NULL,
  currency TEXT NOT NULL,
  total_minor {int} NOT NULL,
  shipping_minor {int} NOT NULL,
  discount_minor {int} NOT NULL,
  tax_minor {int} NOT NULL,
  line_count {int} NOT NULL,
  origin_marketplace TEXT NOT NULL,
  note TEXT NOT NULL,
  carrier TEXT NOT NULL,
  tracking_number TEXT NOT NULL,
  invoice_number TEXT NOT NULL,
  changed_at {int},
  content_hash {int} NOT NULL,
  missing_sweeps {int} NOT NULL DEFAULT 0,
  removed_at {int},
  UNIQUE (channel_id, remote_id)
);
-- Each holds all that a walk along the list or a search looks at, so that neither touches the rows.
CREATE INDEX orders_placed ON orders (placed_at, id, customer_id, removed_at);
CREATE INDEX orders_status_placed ON orders (status, placed_at, id, customer_id, removed_at);
CREATE INDEX orders_channel_placed ON orders (channel_id, placed_at, id, customer_id, removed_at);
CREATE INDEX orders_customer ON orders (customer_id, placed_at, removed_at);
CREATE INDEX orders_number ON orders (number_folded, placed_at, removed_at);

CREATE TABLE order_lines (
  order_id {int} NOT NULL REFERENCES orders(id),
  position {int} NOT NULL,
  remote_id TEXT NOT NULL,
  variant_remote_id TEXT,
  variant_id {int} REFERENCES variants(id),
  sku TEXT NOT NULL,
  barcode TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity_milli {int} NOT NULL,
  unit_price_minor {int} NOT NULL,
  discount_minor {int} NOT NULL,
  total_minor {int} NOT NULL,
  tax_rate_bp {int} NOT NULL,
  is_cancelled {int} NOT NULL,
  PRIMARY KEY (order_id, position)
) {clustered};
CREATE INDEX order_lines_variant ON order_lines (variant_id, order_id);
CREATE INDEX order_lines_unresolved ON order_lines (variant_remote_id)
  WHERE variant_id IS NULL AND variant_remote_id IS NOT NULL;

CREATE TABLE order_addresses (
  order_id {int} NOT NULL REFERENCES orders(id),
  kind TEXT {bytes} NOT NULL,
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  phone TEXT NOT NULL,
  street TEXT NOT NULL,
  neighbourhood TEXT NOT NULL,
  district TEXT NOT NULL,
  city TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL,
  tax_office TEXT NOT NULL,
  tax_number TEXT NOT NULL,
  PRIMARY KEY (order_id, kind)
) {clustered};

CREATE TABLE order_payments (
  order_id {int} NOT NULL REFERENCES orders(id),
  position {int} NOT NULL,
  remote_id TEXT NOT NULL,
  method TEXT NOT NULL,
  channel_method TEXT NOT NULL,
  state TEXT NOT NULL,
  amount_minor {int} NOT NULL,
  instalments {int} NOT NULL,
  paid_at {int},
  PRIMARY KEY (order_id, position)
) {clustered};

-- Each status that was seen, with the moment when it was seen; the first row is the order's arrival.
CREATE TABLE order_events (
  order_id {int} NOT NULL REFERENCES orders(id),
  position {int} NOT NULL,
  at {int} NOT NULL,
  status TEXT NOT NULL,
  channel_status TEXT NOT NULL,
  PRIMARY KEY (order_id, position)
) {clustered};

CREATE TABLE favourites (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  member_remote_id TEXT {bytes} NOT NULL,
  product_remote_id TEXT {bytes} NOT NULL,
  product_id {int} REFERENCES products(id),
  added_at {int},
  content_hash {int} NOT NULL,
  missing_sweeps {int} NOT NULL DEFAULT 0,
  removed_at {int},
  UNIQUE (channel_id, remote_id)
);
CREATE INDEX favourites_member ON favourites (channel_id, member_remote_id);
CREATE INDEX favourites_product ON favourites (product_id, added_at) WHERE removed_at IS NULL;
CREATE INDEX favourites_unresolved ON favourites (product_remote_id) WHERE product_id IS NULL;

-- Roll-ups, kept in the transaction that changes their source.
CREATE TABLE daily_channel_sales (
  day {int} NOT NULL,
  channel_id {int} NOT NULL REFERENCES channels(id),
  currency TEXT {bytes} NOT NULL,
  orders {int} NOT NULL,
  units_milli {int} NOT NULL,
  revenue_minor {int} NOT NULL,
  PRIMARY KEY (day, channel_id, currency)
) {clustered};

CREATE TABLE daily_variant_sales (
  day {int} NOT NULL,
  variant_id {int} NOT NULL REFERENCES variants(id),
  channel_id {int} NOT NULL REFERENCES channels(id),
  orders {int} NOT NULL,
  units_milli {int} NOT NULL,
  revenue_minor {int} NOT NULL,
  PRIMARY KEY (day, variant_id, channel_id)
) {clustered};

-- Visits of a product's page, where a channel tells them.
CREATE TABLE daily_product_clicks (
  day {int} NOT NULL,
  product_id {int} NOT NULL REFERENCES products(id),
  channel_id {int} NOT NULL REFERENCES channels(id),
  clicks {int} NOT NULL,
  PRIMARY KEY (day, product_id, channel_id)
) {clustered};

-- Payloads as they came, compressed against a dictionary, so that a mapping fix needs no download.
CREATE TABLE payload_dictionaries (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  stream TEXT {bytes} NOT NULL,
  body {blob} NOT NULL
);
CREATE TABLE order_payloads (
  record_id {int} NOT NULL PRIMARY KEY REFERENCES orders(id),
  dictionary_id {int} REFERENCES payload_dictionaries(id),
  body {blob} NOT NULL
);
CREATE TABLE product_payloads (
  record_id {int} NOT NULL PRIMARY KEY REFERENCES product_listings(id),
  dictionary_id {int} REFERENCES payload_dictionaries(id),
  body {blob} NOT NULL
);
CREATE TABLE member_payloads (
  record_id {int} NOT NULL PRIMARY KEY REFERENCES members(id),
  dictionary_id {int} REFERENCES payload_dictionaries(id),
  body {blob} NOT NULL
);
CREATE TABLE favourite_payloads (
  record_id {int} NOT NULL PRIMARY KEY REFERENCES favourites(id),
  dictionary_id {int} REFERENCES payload_dictionaries(id),
  body {blob} NOT NULL
);

-- Synchronisation.
CREATE TABLE sync_runs (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  mode TEXT NOT NULL,
  origin TEXT NOT NULL,
  state TEXT {bytes} NOT NULL,
  -- Process that runs it (host, process id, start time), to tell a crash from a slow page.
  owner TEXT NOT NULL,
  started_at {int} NOT NULL,
  heartbeat_at {int} NOT NULL,
  finished_at {int},
  message TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sync_runs_channel ON sync_runs (channel_id, id);

-- What one run did with one stream, kept up with every page.
CREATE TABLE sync_run_streams (
  run_id {int} NOT NULL REFERENCES sync_runs(id),
  stream TEXT {bytes} NOT NULL,
  state TEXT NOT NULL,
  pages {int} NOT NULL,
  seen {int} NOT NULL,
  inserted {int} NOT NULL,
  updated {int} NOT NULL,
  unchanged {int} NOT NULL,
  rejected {int} NOT NULL,
  removed {int} NOT NULL,
  requests {int} NOT NULL,
  retries {int} NOT NULL,
  throttled {int} NOT NULL,
  elapsed_ms {int} NOT NULL,
  estimated_total {int},
  resumed {int} NOT NULL,
  started_at {int} NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (run_id, stream)
) {clustered};

-- The checkpoint: where a stream stands, written with the rows of its page.
CREATE TABLE sync_states (
  channel_id {int} NOT NULL REFERENCES channels(id),
  stream TEXT {bytes} NOT NULL,
  high_water_at {int},
  sweep_number {int} NOT NULL,
  active_mode TEXT,
  active_since {int},
  active_until {int},
  active_started_at {int},
  -- Newest local row when the complete sweep began: later rows cannot be missing from it.
  active_last_id {int},
  -- Newest change seen by the pass, in the channel's clock.
  active_newest_at {int},
  active_pages {int} NOT NULL,
  cursor TEXT,
  PRIMARY KEY (channel_id, stream)
) {clustered};

-- Keys seen by the running complete sweep, a page at a time, to find what has gone.
CREATE TABLE sync_sweep_pages (
  channel_id {int} NOT NULL REFERENCES channels(id),
  stream TEXT {bytes} NOT NULL,
  page {int} NOT NULL,
  remote_ids TEXT NOT NULL,
  PRIMARY KEY (channel_id, stream, page)
) {clustered};

CREATE TABLE sync_logs (
  id {identity},
  run_id {int} NOT NULL REFERENCES sync_runs(id),
  channel_id {int} NOT NULL REFERENCES channels(id),
  stream TEXT NOT NULL,
  at {int} NOT NULL,
  level TEXT NOT NULL,
  page {int},
  seen {int} NOT NULL,
  inserted {int} NOT NULL,
  updated {int} NOT NULL,
  unchanged {int} NOT NULL,
  rejected {int} NOT NULL,
  requests {int} NOT NULL,
  retries {int} NOT NULL,
  throttled {int} NOT NULL,
  fetch_ms {int} NOT NULL,
  write_ms {int} NOT NULL,
  message TEXT NOT NULL
);
CREATE INDEX sync_logs_run ON sync_logs (run_id, id);
CREATE INDEX sync_logs_channel ON sync_logs (channel_id, id);

-- Records that could not be taken, with the reason, until they are retried or dismissed.
CREATE TABLE rejected_records (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  stream TEXT {bytes} NOT NULL,
  remote_id TEXT {bytes} NOT NULL,
  reason TEXT NOT NULL,
  payload {blob} NOT NULL,
  first_seen_at {int} NOT NULL,
  last_seen_at {int} NOT NULL,
  attempts {int} NOT NULL,
  UNIQUE (channel_id, stream, remote_id)
);

-- Performance scores of the last computation per profile.
CREATE TABLE score_runs (
  profile TEXT {bytes} NOT NULL PRIMARY KEY,
  computed_at {int} NOT NULL,
  window_days {int} NOT NULL,
  product_count {int} NOT NULL,
  elapsed_ms {int} NOT NULL,
  parts TEXT NOT NULL
) {clustered};

CREATE TABLE scores (
  profile TEXT {bytes} NOT NULL,
  product_id {int} NOT NULL REFERENCES products(id),
  rank {int} NOT NULL,
  score_micro {int} NOT NULL,
  sales_micro {int},
  size_micro {int},
  clicks_micro {int},
  favourites_micro {int},
  units_milli {int} NOT NULL,
  click_count {int} NOT NULL,
  favourite_count {int} NOT NULL,
  sizes_in_stock {int} NOT NULL,
  sizes_total {int} NOT NULL,
  labels TEXT NOT NULL,
  PRIMARY KEY (profile, product_id)
) {clustered};
CREATE INDEX scores_rank ON scores (profile, rank);

CREATE TABLE score_labels (
  profile TEXT {bytes} NOT NULL,
  label TEXT {bytes} NOT NULL,
  rank {int} NOT NULL,
  product_id {int} NOT NULL REFERENCES products(id),
  PRIMARY KEY (profile, label, rank, product_id)
) {clustered};

CREATE TABLE feeds (
  id {identity},
  slug TEXT {bytes} NOT NULL UNIQUE,
  title TEXT NOT NULL,
  definition TEXT NOT NULL,
  token TEXT,
  created_at {int} NOT NULL,
  -- When the definition was written last; a build that began before it is stale.
  changed_at {int} NOT NULL,
  -- Start of the last build, whatever came of it, and of the last one that was published.
  attempted_at {int},
  built_at {int},
  build_ms {int},
  item_count {int},
  skipped_count {int},
  byte_count {int},
  etag TEXT,
  state TEXT NOT NULL,
  message TEXT NOT NULL DEFAULT '',
  -- Counts of the last build by reason, as JSON.
  report TEXT NOT NULL DEFAULT ''
);

-- Variants that the last build left out, and why; at most the first thousand.
CREATE TABLE feed_skipped_items (
  feed_id {int} NOT NULL REFERENCES feeds(id),
  position {int} NOT NULL,
  variant_id {int} NOT NULL REFERENCES variants(id),
  sku TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (feed_id, position)
) {clustered};

-- People and access.
CREATE TABLE users (
  id {identity},
  email TEXT {bytes} NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  language TEXT,
  created_at {int} NOT NULL,
  disabled_at {int}
);

CREATE TABLE sessions (
  token_hash {blob} NOT NULL PRIMARY KEY,
  user_id {int} NOT NULL REFERENCES users(id),
  csrf_token TEXT NOT NULL,
  created_at {int} NOT NULL,
  seen_at {int} NOT NULL,
  address TEXT NOT NULL,
  user_agent TEXT NOT NULL
) {clustered};
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE login_attempts (
  key TEXT {bytes} NOT NULL PRIMARY KEY,
  failures {int} NOT NULL,
  blocked_until {int} NOT NULL,
  last_at {int} NOT NULL
) {clustered};

CREATE TABLE api_tokens (
  id {identity},
  name TEXT NOT NULL UNIQUE,
  token_hash {blob} NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  created_at {int} NOT NULL,
  last_used_at {int},
  revoked_at {int}
);

CREATE TABLE audit_log (
  id {identity},
  at {int} NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);

CREATE TABLE app_settings (
  key TEXT {bytes} NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) {clustered};
