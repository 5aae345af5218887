-- One catalogue: listings of several channels that are the same goods are one variant.

-- A variant or product that was made for another channel's listing or card and stands for this one
-- now. It keeps what that channel tells, is not for sale, and takes over again when the link is
-- undone.
ALTER TABLE variants ADD COLUMN merged_into {int};
ALTER TABLE products ADD COLUMN merged_into {int};
-- The variant or product that was made for the listing or card, while it belongs to another one.
ALTER TABLE listings ADD COLUMN own_variant_id {int};
ALTER TABLE product_listings ADD COLUMN own_product_id {int};
CREATE INDEX listings_linked ON listings (channel_id, variant_id) WHERE own_variant_id IS NOT NULL;

-- Every link that was made, by whom and why, and whether it was undone.
CREATE TABLE listing_links (
  id {identity},
  listing_id {int} NOT NULL REFERENCES listings(id),
  variant_id {int} NOT NULL REFERENCES variants(id),
  own_variant_id {int} NOT NULL REFERENCES variants(id),
  -- barcode, sku, person
  reason TEXT NOT NULL,
  confidence {int} NOT NULL,
  actor TEXT NOT NULL,
  linked_at {int} NOT NULL,
  undone_at {int},
  undone_by TEXT
);
CREATE INDEX listing_links_listing ON listing_links (listing_id);

-- Pairs that a person said are not the same goods; never linked or suggested again.
CREATE TABLE listing_refusals (
  listing_id {int} NOT NULL REFERENCES listings(id),
  variant_id {int} NOT NULL REFERENCES variants(id),
  actor TEXT NOT NULL,
  refused_at {int} NOT NULL,
  PRIMARY KEY (listing_id, variant_id)
) {clustered};

-- What the last matching left for a person to decide.
CREATE TABLE match_findings (
  id {identity},
  channel_id {int} NOT NULL REFERENCES channels(id),
  -- suggestion, conflict, duplicate
  kind TEXT {bytes} NOT NULL,
  reason TEXT NOT NULL,
  -- The channel's listing; null for a duplicate, which is about a variant alone.
  listing_id {int} REFERENCES listings(id),
  variant_id {int} NOT NULL REFERENCES variants(id),
  -- The other variant that the listing might be, in a conflict.
  other_variant_id {int} REFERENCES variants(id),
  barcode TEXT NOT NULL,
  -- Per cent.
  confidence {int} NOT NULL,
  found_at {int} NOT NULL
);
CREATE INDEX match_findings_kind ON match_findings (kind, confidence, id);
CREATE INDEX match_findings_listing ON match_findings (listing_id) WHERE listing_id IS NOT NULL;
