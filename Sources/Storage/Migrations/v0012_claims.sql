-- Claims, customers' questions, and the accounts of channels.

CREATE TABLE claims (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  -- Null until the order is stored here.
  order_id {int} REFERENCES orders(id),
  -- Both by the channel's keys.
  order_remote_id TEXT {bytes} NOT NULL,
  package_remote_id TEXT {bytes},
  -- waiting, open or decided: what the units are together.
  state TEXT {bytes} NOT NULL,
  claimed_at {int} NOT NULL,
  changed_at {int},
  -- When the channel decides by itself; null when nothing waits for the seller.
  due_at {int},
  customer_name TEXT NOT NULL,
  carrier TEXT NOT NULL,
  tracking_number TEXT NOT NULL,
  content_hash {int} NOT NULL,
  UNIQUE (channel_id, remote_id)
);
CREATE INDEX claims_state ON claims (state, claimed_at, id);
CREATE INDEX claims_channel_state ON claims (channel_id, state, claimed_at, id);
CREATE INDEX claims_order ON claims (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX claims_untied ON claims (channel_id) WHERE order_id IS NULL;

-- What a person asked a channel to do with units of a claim, noted before the channel is asked.
CREATE TABLE claim_decisions (
  id {identity},
  claim_id {int} NOT NULL REFERENCES claims(id),
  kind TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  note TEXT NOT NULL,
  actor TEXT NOT NULL,
  asked_at {int} NOT NULL,
  -- asked, done, failed, unknown.
  state TEXT {bytes} NOT NULL,
  message TEXT NOT NULL,
  answered_at {int}
);
CREATE INDEX claim_decisions_claim ON claim_decisions (claim_id);

-- Channels decide about each piece by itself.
CREATE TABLE claim_units (
  id {identity},
  claim_id {int} NOT NULL REFERENCES claims(id),
  remote_id TEXT {bytes} NOT NULL,
  -- -1 when the channel tells the unit no more.
  position {int} NOT NULL,
  line_remote_id TEXT NOT NULL,
  -- The channel's key of the listing, by which the variant is found.
  variant_remote_id TEXT {bytes},
  sku TEXT NOT NULL,
  barcode TEXT NOT NULL,
  name TEXT NOT NULL,
  price_minor {int} NOT NULL,
  status TEXT {bytes} NOT NULL,
  channel_status TEXT NOT NULL,
  reason_code TEXT NOT NULL,
  reason TEXT NOT NULL,
  customer_note TEXT NOT NULL,
  is_accepted_by_time {int} NOT NULL,
  accepted_at {int},
  decision_id {int} REFERENCES claim_decisions(id),
  -- True when the goods were told to the stock.
  is_booked {int} NOT NULL DEFAULT 0,
  UNIQUE (claim_id, remote_id)
);
CREATE INDEX claim_units_unbooked ON claim_units (claim_id)
  WHERE status = 'accepted' AND is_booked = 0;
CREATE INDEX claim_units_decision ON claim_units (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE claim_payloads (
  record_id {int} NOT NULL PRIMARY KEY REFERENCES claims(id),
  dictionary_id {int} REFERENCES payload_dictionaries(id),
  body {blob} NOT NULL
);

CREATE TABLE questions (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  question TEXT NOT NULL,
  status TEXT {bytes} NOT NULL,
  channel_status TEXT NOT NULL,
  asked_at {int} NOT NULL,
  -- Until when the channel takes an answer; null when none is waited for.
  due_at {int},
  product_remote_id TEXT {bytes} NOT NULL,
  product_name TEXT NOT NULL,
  product_url TEXT NOT NULL,
  customer_remote_id TEXT,
  customer_name TEXT NOT NULL,
  is_public {int} NOT NULL,
  answer TEXT,
  answered_at {int},
  refused_answer TEXT,
  refusal_reason TEXT,
  content_hash {int} NOT NULL,
  UNIQUE (channel_id, remote_id)
);
CREATE INDEX questions_status ON questions (status, asked_at, id);
CREATE INDEX questions_channel_status ON questions (channel_id, status, asked_at, id);

CREATE TABLE question_payloads (
  record_id {int} NOT NULL PRIMARY KEY REFERENCES questions(id),
  dictionary_id {int} REFERENCES payload_dictionaries(id),
  body {blob} NOT NULL
);

-- Lines of channels' accounts.
CREATE TABLE settlements (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  -- In the channel's words.
  kind TEXT NOT NULL,
  occurred_at {int} NOT NULL,
  currency TEXT {bytes} NOT NULL,
  debit_minor {int} NOT NULL,
  credit_minor {int} NOT NULL,
  commission_minor {int},
  commission_rate_bp {int},
  -- What the line leaves to the seller (or takes, below zero).
  net_minor {int} NOT NULL,
  order_remote_id TEXT {bytes},
  package_remote_id TEXT,
  variant_remote_id TEXT,
  note TEXT NOT NULL,
  payment_remote_id TEXT,
  -- When the channel pays the line; may lie ahead.
  paid_at {int},
  UNIQUE (channel_id, remote_id)
);
CREATE INDEX settlements_time ON settlements (occurred_at, id);
CREATE INDEX settlements_channel_time ON settlements (channel_id, occurred_at, id);
CREATE INDEX settlements_order ON settlements (channel_id, order_remote_id, occurred_at)
  WHERE order_remote_id IS NOT NULL;
CREATE INDEX settlements_unpaid ON settlements (channel_id, occurred_at) WHERE paid_at IS NULL;
CREATE INDEX settlements_payment ON settlements (paid_at, channel_id) WHERE paid_at IS NOT NULL;

-- How far a channel's account is read.
CREATE TABLE settlement_readings (
  channel_id {int} NOT NULL PRIMARY KEY REFERENCES channels(id),
  -- Lines up to then were read once.
  read_to {int},
  -- The span that is being read, and where its next page starts.
  span_from {int},
  span_to {int},
  cursor TEXT,
  rejected {int} NOT NULL,
  changed_at {int} NOT NULL
) {clustered};
