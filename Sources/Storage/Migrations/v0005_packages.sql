-- Orders that come as packages, and orders that two channels tell.

-- A parcel of an order. Packages are replaced by others when an order is split or cancelled in part;
-- one that was replaced stays, without goods.
CREATE TABLE order_packages (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  remote_id TEXT {bytes} NOT NULL,
  order_id {int} NOT NULL REFERENCES orders(id),
  -- The channel's key of the order, by which packages find one another.
  order_remote_id TEXT {bytes} NOT NULL,
  status TEXT NOT NULL,
  channel_status TEXT NOT NULL,
  carrier TEXT NOT NULL,
  tracking_number TEXT {bytes} NOT NULL,
  invoice_number TEXT NOT NULL,
  ship_by_at {int},
  -- The channel's time of the last change: an older record never takes a newer one's place.
  changed_at {int},
  is_replaced {int} NOT NULL,
  -- Keys of the packages that it came out of, one a line.
  origins TEXT NOT NULL,
  content_hash {int} NOT NULL,
  missing_sweeps {int} NOT NULL DEFAULT 0,
  removed_at {int},
  UNIQUE (channel_id, remote_id)
);
CREATE INDEX order_packages_order ON order_packages (order_id);
CREATE INDEX order_packages_remote_order ON order_packages (channel_id, order_remote_id);
CREATE INDEX order_packages_tracking ON order_packages (tracking_number)
  WHERE tracking_number <> '';

CREATE TABLE package_payloads (
  record_id {int} NOT NULL PRIMARY KEY REFERENCES order_packages(id),
  dictionary_id {int} REFERENCES payload_dictionaries(id),
  body {blob} NOT NULL
);

-- The package that the line's goods are in, by the channel's key.
ALTER TABLE order_lines ADD COLUMN package_remote_id TEXT;

-- Folded number of an order at the marketplace where it was really placed; null for a channel's own.
ALTER TABLE orders ADD COLUMN origin_number TEXT {bytes};
-- The marketplace's own record of the same order. While it is there, this copy is out of all lists
-- and figures, like a row that has gone (`removed_at`).
ALTER TABLE orders ADD COLUMN twin_of {int};
CREATE INDEX orders_origin ON orders (channel_id, origin_number) WHERE origin_number IS NOT NULL;
CREATE INDEX orders_twin ON orders (twin_of) WHERE twin_of IS NOT NULL;
CREATE INDEX orders_twin_number ON orders (number_folded) WHERE twin_of IS NOT NULL;
