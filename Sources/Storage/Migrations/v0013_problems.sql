-- What lists ask for, in the order in which they show it.

-- Listings whose last push went wrong: the grid asks for them among all that went well.
CREATE INDEX stock_publications_problems ON stock_publications (listing_id)
  WHERE state IN ('rejected', 'unknown');

-- Payouts are shown by day, then channel.
DROP INDEX settlements_payment;
CREATE INDEX settlements_payment ON settlements (paid_at, channel_id, currency)
  WHERE paid_at IS NOT NULL;
