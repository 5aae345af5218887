-- Stock that is kept here: the ledger, what orders hold of it, and what channels are told.
-- Quantities are whole units, times are milliseconds UTC.

-- Counts every change of a level: what is told to a channel is known by it.
ALTER TABLE stock_levels ADD COLUMN version {int} NOT NULL DEFAULT 0;
-- Units that are kept back from every channel.
ALTER TABLE stock_levels ADD COLUMN safety {int} NOT NULL DEFAULT 0;

CREATE TABLE warehouses (
  id {identity},
  name TEXT {bytes} NOT NULL UNIQUE,
  -- Orders take from the lowest first.
  priority {int} NOT NULL,
  is_sellable {int} NOT NULL,
  created_at {int} NOT NULL
);

-- The sums of the ledger and of the promises, a warehouse at a time; stock_levels is the sum over
-- the sellable ones.
CREATE TABLE warehouse_levels (
  variant_id {int} NOT NULL REFERENCES variants(id),
  warehouse_id {int} NOT NULL REFERENCES warehouses(id),
  on_hand {int} NOT NULL,
  reserved {int} NOT NULL,
  -- Moment of the newest count; movements from before it are in it already.
  counted_at {int},
  PRIMARY KEY (variant_id, warehouse_id)
) {clustered};

-- The ledger. Rows are only ever added, and one cause moves stock once.
CREATE TABLE stock_movements (
  id {identity},
  variant_id {int} NOT NULL REFERENCES variants(id),
  warehouse_id {int} NOT NULL REFERENCES warehouses(id),
  delta {int} NOT NULL,
  kind TEXT {bytes} NOT NULL,
  cause_kind TEXT {bytes} NOT NULL,
  cause_id TEXT {bytes} NOT NULL,
  cause_line TEXT {bytes} NOT NULL,
  -- When the goods moved, and when we heard of it.
  effective_at {int} NOT NULL,
  recorded_at {int} NOT NULL,
  actor TEXT NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT stock_movements_cause UNIQUE (kind, cause_kind, cause_id, cause_line)
);
CREATE INDEX stock_movements_variant
  ON stock_movements (variant_id, warehouse_id, effective_at, id);
CREATE INDEX stock_movements_counts ON stock_movements (variant_id, warehouse_id, effective_at)
  WHERE kind = 'count';

-- A variant that is sold as several others. It has no goods of its own.
CREATE TABLE bundle_parts (
  bundle_id {int} NOT NULL REFERENCES variants(id),
  part_id {int} NOT NULL REFERENCES variants(id),
  units {int} NOT NULL,
  PRIMARY KEY (bundle_id, part_id)
) {clustered};
CREATE INDEX bundle_parts_part ON bundle_parts (part_id);

-- Orders that the ledger has decided about.
CREATE TABLE stock_orders (
  order_id {int} NOT NULL PRIMARY KEY REFERENCES orders(id),
  -- Counts the decisions that moved goods: part of their cause.
  revision {int} NOT NULL,
  -- Lines whose goods were not known at the last look.
  unresolved {int} NOT NULL
) {clustered};
CREATE INDEX stock_orders_unresolved ON stock_orders (order_id) WHERE unresolved > 0;

-- What an order holds of a warehouse.
CREATE TABLE stock_promises (
  order_id {int} NOT NULL REFERENCES orders(id),
  variant_id {int} NOT NULL REFERENCES variants(id),
  warehouse_id {int} NOT NULL REFERENCES warehouses(id),
  reserved {int} NOT NULL,
  shipped {int} NOT NULL,
  returned {int} NOT NULL,
  PRIMARY KEY (order_id, variant_id, warehouse_id)
) {clustered};
CREATE INDEX stock_promises_reserved ON stock_promises (variant_id, warehouse_id, order_id)
  WHERE reserved > 0;

-- Units that were sold and are not there: oversold until goods come or the order ends.
CREATE TABLE stock_shortages (
  order_id {int} NOT NULL REFERENCES orders(id),
  variant_id {int} NOT NULL REFERENCES variants(id),
  units {int} NOT NULL,
  placed_at {int} NOT NULL,
  since {int} NOT NULL,
  PRIMARY KEY (order_id, variant_id)
) {clustered};
CREATE INDEX stock_shortages_variant ON stock_shortages (variant_id, placed_at, order_id);

-- Goods of accepted claims, booked as soon as the ledger knows that they had left.
CREATE TABLE stock_returns (
  claim_id TEXT {bytes} NOT NULL,
  order_id {int} NOT NULL REFERENCES orders(id),
  variant_id {int} NOT NULL REFERENCES variants(id),
  units {int} NOT NULL,
  accepted_at {int} NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (claim_id, order_id, variant_id)
) {clustered};
CREATE INDEX stock_returns_order ON stock_returns (order_id);

-- What a channel is told of a level. No row: the channel is told nothing.
CREATE TABLE stock_policies (
  channel_id {int} NOT NULL PRIMARY KEY REFERENCES channels(id),
  is_publishing {int} NOT NULL,
  -- Units kept back from this channel, the most it is ever shown, and where it is shown none.
  buffer {int} NOT NULL,
  cap {int},
  end_when {int} NOT NULL,
  changed_at {int} NOT NULL
) {clustered};

-- Batches that a channel is still working on.
CREATE TABLE push_tickets (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  ticket TEXT NOT NULL,
  poll_at {int} NOT NULL,
  expires_at {int} NOT NULL,
  opened_at {int} NOT NULL
);
CREATE INDEX push_tickets_poll ON push_tickets (channel_id, poll_at);

-- The outbox, a row for each listing: only the newest level counts.
CREATE TABLE stock_publications (
  listing_id {int} NOT NULL PRIMARY KEY REFERENCES listings(id),
  channel_id {int} NOT NULL REFERENCES channels(id),
  is_due {int} NOT NULL,
  -- The level's version that is to be told, and since when.
  due_version {int} NOT NULL,
  due_since {int} NOT NULL,
  not_before {int} NOT NULL,
  -- idle, sending, accepted, applied, rejected, unknown
  state TEXT {bytes} NOT NULL,
  -- Counts the sends; an answer to an earlier one changes nothing.
  serial {int} NOT NULL DEFAULT 0,
  -- The batch it was sent with.
  flight TEXT {bytes},
  failures {int} NOT NULL DEFAULT 0,
  sent_version {int},
  sent_value {int},
  sent_at {int},
  -- What the channel showed when it was sent.
  shown_before {int},
  -- The value of the send before.
  previous_value {int},
  ticket_id {int} REFERENCES push_tickets(id),
  applied_version {int},
  applied_value {int},
  applied_at {int},
  reason TEXT NOT NULL DEFAULT ''
) {clustered};
CREATE INDEX stock_publications_due ON stock_publications (channel_id, due_since, listing_id)
  WHERE is_due = 1;
CREATE INDEX stock_publications_age ON stock_publications (channel_id, sent_at)
  WHERE state = 'sending';
CREATE INDEX stock_publications_flight ON stock_publications (flight, listing_id)
  WHERE state = 'sending';
CREATE INDEX stock_publications_ticket ON stock_publications (ticket_id)
  WHERE ticket_id IS NOT NULL;
CREATE INDEX stock_publications_applied ON stock_publications (channel_id, listing_id)
  WHERE is_due = 0 AND state IN ('applied', 'rejected');

-- A push that a person is to look at first, with how it would change the channel.
CREATE TABLE push_holds (
  channel_id {int} NOT NULL PRIMARY KEY REFERENCES channels(id),
  reason TEXT {bytes} NOT NULL,
  rows_affected {int} NOT NULL,
  rows_known {int} NOT NULL,
  since {int} NOT NULL,
  -- Once a person has agreed, pushes of at most so many such rows pass until this moment.
  allowed_rows {int} NOT NULL DEFAULT 0,
  allowed_until {int} NOT NULL DEFAULT 0
) {clustered};

-- Listings that show another value than the one that was applied.
CREATE TABLE stock_drifts (
  listing_id {int} NOT NULL PRIMARY KEY REFERENCES listings(id),
  channel_id {int} NOT NULL REFERENCES channels(id),
  shown {int} NOT NULL,
  ours {int} NOT NULL,
  cause TEXT {bytes} NOT NULL,
  -- The publication's serial at the first look, and how many readings have said the same.
  serial {int} NOT NULL,
  readings {int} NOT NULL,
  first_seen_at {int} NOT NULL,
  last_seen_at {int} NOT NULL
) {clustered};
CREATE INDEX stock_drifts_channel ON stock_drifts (channel_id, cause);
