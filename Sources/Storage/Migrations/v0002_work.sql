-- Work that survives: jobs, what is paused, when things run, who works, and the pace of accounts
-- that all nodes share. Times are milliseconds UTC.

CREATE TABLE jobs (
  id {identity},
  kind TEXT {bytes} NOT NULL,
  queue TEXT {bytes} NOT NULL,
  channel_id {int} REFERENCES channels(id),
  -- At most one job of a kind and key waits or runs.
  unique_key TEXT {bytes},
  -- Jobs of one order key run one after the other, oldest first.
  order_key TEXT {bytes},
  payload TEXT NOT NULL,
  priority {int} NOT NULL,
  run_at {int} NOT NULL,
  -- waiting, running, done, dead, cancelled
  state TEXT {bytes} NOT NULL,
  -- Counts claims over the whole life of the row: the fencing token. Never goes back.
  fence {int} NOT NULL DEFAULT 0,
  -- Failures in a row.
  failures {int} NOT NULL DEFAULT 0,
  max_failures {int} NOT NULL,
  worker TEXT,
  lease_until {int},
  -- Asked for once more while it ran: the newest payload, to be run next.
  next_payload TEXT,
  -- How often a newer request took its place.
  replaced {int} NOT NULL DEFAULT 0,
  cancel_asked {int} NOT NULL DEFAULT 0,
  message TEXT NOT NULL DEFAULT '',
  created_at {int} NOT NULL,
  started_at {int},
  finished_at {int}
);
CREATE UNIQUE INDEX jobs_unique ON jobs (kind, unique_key)
  WHERE unique_key IS NOT NULL AND state IN ('waiting', 'running');
CREATE INDEX jobs_waiting ON jobs (queue, priority, run_at, id) WHERE state = 'waiting';
CREATE INDEX jobs_running ON jobs (lease_until) WHERE state = 'running';
CREATE INDEX jobs_order ON jobs (order_key, id)
  WHERE order_key IS NOT NULL AND state IN ('waiting', 'running');
CREATE INDEX jobs_finished ON jobs (finished_at, id) WHERE finished_at IS NOT NULL;
CREATE INDEX jobs_channel ON jobs (channel_id) WHERE channel_id IS NOT NULL;

-- 'queue' and its name, or 'channel' and its id.
CREATE TABLE work_pauses (
  scope TEXT {bytes} NOT NULL,
  name TEXT {bytes} NOT NULL,
  since {int} NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (scope, name)
) {clustered};

CREATE TABLE schedules (
  id {identity},
  name TEXT {bytes} NOT NULL UNIQUE,
  kind TEXT {bytes} NOT NULL,
  channel_id {int} REFERENCES channels(id),
  payload TEXT NOT NULL,
  -- Five fields, in the shop's time zone.
  cron TEXT NOT NULL,
  is_enabled {int} NOT NULL,
  next_at {int} NOT NULL,
  last_at {int},
  changed_at {int} NOT NULL
);
CREATE INDEX schedules_next ON schedules (next_at) WHERE is_enabled = 1;
CREATE INDEX schedules_channel ON schedules (channel_id) WHERE channel_id IS NOT NULL;

CREATE TABLE nodes (
  id TEXT {bytes} NOT NULL PRIMARY KEY,
  host TEXT NOT NULL,
  process {int} NOT NULL,
  role TEXT NOT NULL,
  version TEXT NOT NULL,
  started_at {int} NOT NULL,
  heartbeat_at {int} NOT NULL
) {clustered};

-- When an account may start its next request, whichever node asks.
CREATE TABLE account_pace (
  account TEXT {bytes} NOT NULL PRIMARY KEY,
  next_at {int} NOT NULL,
  paused_until {int} NOT NULL
) {clustered};
