-- What many processes push and sell at once.

-- Has no rows. On a server, transactions that would only collide with one another lock it first and
-- so come one after the other (`WriteIsolation.inTurn`).
CREATE TABLE write_turns (
  id {int} NOT NULL PRIMARY KEY
) {clustered};

-- Listings that were emptied within the last hour: few, whatever the shop's size.
CREATE INDEX stock_publications_emptied ON stock_publications (channel_id, sent_at)
  WHERE sent_value = 0;
