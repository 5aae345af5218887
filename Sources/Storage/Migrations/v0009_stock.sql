-- What the pages of stock need besides the ledger: how long sales take to reach channels, which
-- goods run low, and what the last look at the ledger found.

-- Since when a sale is not known to the listing's channel, and the same of the send under way.
ALTER TABLE stock_publications ADD COLUMN sold_since {int};
ALTER TABLE stock_publications ADD COLUMN flight_sold_since {int};

-- A sale's way to a channel that ended well. Kept for some days.
CREATE TABLE stock_lags (
  listing_id {int} NOT NULL REFERENCES listings(id),
  -- Of the publication: an answer that is told twice is one row.
  serial {int} NOT NULL,
  channel_id {int} NOT NULL REFERENCES channels(id),
  -- When the first sale of the send was stored, when the send began, and when its answer was stored.
  due_since {int} NOT NULL,
  sent_at {int} NOT NULL,
  applied_at {int} NOT NULL,
  PRIMARY KEY (listing_id, serial)
) {clustered};
CREATE INDEX stock_lags_newest ON stock_lags (channel_id, applied_at);
CREATE INDEX stock_lags_age ON stock_lags (applied_at);

-- Units at which a variant is to be ordered anew, where it is not the shop's own figure.
CREATE TABLE stock_reorder_points (
  variant_id {int} NOT NULL PRIMARY KEY REFERENCES variants(id),
  units {int} NOT NULL,
  changed_at {int} NOT NULL
) {clustered};

-- Variants at or below their reorder point when they were looked at last.
CREATE TABLE stock_lows (
  variant_id {int} NOT NULL PRIMARY KEY REFERENCES variants(id),
  available {int} NOT NULL,
  reorder_at {int} NOT NULL,
  -- Thousandths of units sold in the days looked at.
  sold_milli {int} NOT NULL,
  -- Tenths of days that what is available lasts; very large where nothing is sold.
  cover_tenths {int} NOT NULL
) {clustered};
CREATE INDEX stock_lows_cover ON stock_lows (cover_tenths, variant_id);

-- What replaying the ledger found, the newest looks only.
CREATE TABLE stock_verifications (
  id {identity},
  at {int} NOT NULL,
  movements {int} NOT NULL,
  variants {int} NOT NULL,
  short_units {int} NOT NULL,
  -- Findings that are faults, and those that a person should count.
  faults {int} NOT NULL,
  notices {int} NOT NULL
);

-- A variant's ledger in the order in which goods moved; counts that a channel's figure caused.
CREATE INDEX stock_movements_history ON stock_movements (variant_id, effective_at, id);
CREATE INDEX stock_movements_drift ON stock_movements (id) WHERE cause_kind = 'drift';
CREATE INDEX stock_shortages_age ON stock_shortages (placed_at, order_id, variant_id);
CREATE INDEX stock_drifts_age ON stock_drifts (first_seen_at, listing_id) WHERE readings >= 2;
