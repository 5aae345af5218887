-- Packages that wait to be packed, and what people ask their channels to do with them.

-- The late-shipment clock: what is due first comes first, what has no moment last.
CREATE INDEX order_packages_packing ON order_packages (coalesce(ship_by_at, 9000000000000000), id)
  WHERE is_replaced = 0 AND removed_at IS NULL
    AND status IN ('created', 'preparing', 'invoiced');

-- A move of one package, noted before its channel is asked.
CREATE TABLE package_moves (
  id {identity},
  package_id {int} NOT NULL REFERENCES order_packages(id),
  channel_id {int} NOT NULL REFERENCES channels(id),
  kind TEXT {bytes} NOT NULL,
  -- The move itself, as JSON.
  body TEXT NOT NULL,
  actor TEXT NOT NULL,
  asked_at {int} NOT NULL,
  -- waiting, sending, done, refused, unknown
  state TEXT {bytes} NOT NULL,
  -- Why it was refused or is not known, in the channel's words.
  message TEXT NOT NULL DEFAULT '',
  answered_at {int}
);
CREATE INDEX package_moves_package ON package_moves (package_id, id);
CREATE INDEX package_moves_open ON package_moves (channel_id, state, id)
  WHERE state IN ('waiting', 'sending');
-- One thing at a time happens to a package.
CREATE UNIQUE INDEX package_moves_single ON package_moves (package_id)
  WHERE state IN ('waiting', 'sending');
