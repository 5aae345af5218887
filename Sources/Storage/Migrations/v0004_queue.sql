-- The queue under load. Jobs are taken along one index in the order in which they run, so a claim
-- costs the same whatever waits behind it.
DROP INDEX jobs_waiting;
CREATE INDEX jobs_next ON jobs (priority, run_at, id) WHERE state = 'waiting';

-- Two claims that do not see each other yet cannot both take a job of one order key.
CREATE UNIQUE INDEX jobs_order_running ON jobs (order_key)
  WHERE order_key IS NOT NULL AND state = 'running';

-- What has ended, newest or oldest first, and how much of it there is.
DROP INDEX jobs_finished;
CREATE INDEX jobs_ended ON jobs (state, finished_at, id) WHERE finished_at IS NOT NULL;
