-- What marketplaces tell by themselves: hints that make us look, never facts.

-- The newest notice of a package. What it says is not kept, only that it came.
CREATE TABLE webhook_hints (
  channel_id {int} NOT NULL REFERENCES channels(id),
  package_key TEXT {bytes} NOT NULL,
  content_hash {int} NOT NULL,
  received_at {int} NOT NULL,
  -- When orders were read because of it; null while that is to come.
  read_at {int},
  PRIMARY KEY (channel_id, package_key)
) {clustered};
CREATE INDEX webhook_hints_waiting ON webhook_hints (channel_id) WHERE read_at IS NULL;
CREATE INDEX webhook_hints_newest ON webhook_hints (channel_id, received_at);

-- The subscription of a channel to notices, as it was when the marketplace was asked last.
CREATE TABLE webhook_subscriptions (
  channel_id {int} NOT NULL PRIMARY KEY REFERENCES channels(id),
  -- The marketplace's key; empty when it does not know the subscription any more.
  remote_id TEXT NOT NULL,
  url TEXT NOT NULL,
  is_active {int} NOT NULL,
  checked_at {int} NOT NULL
);
