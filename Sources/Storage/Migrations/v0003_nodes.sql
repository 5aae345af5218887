-- What several nodes need of each other. Times are milliseconds UTC.

-- The served version of each feed, for nodes that did not build it.
CREATE TABLE feed_artifacts (
  slug TEXT {bytes} NOT NULL PRIMARY KEY,
  digest TEXT NOT NULL,
  file_extension TEXT NOT NULL,
  item_count {int} NOT NULL,
  modified_at {int} NOT NULL,
  gzip {blob} NOT NULL
);

-- What the jobs of a drill leave behind: one row for each effect, so that an effect that was made
-- twice or never can be counted.
CREATE TABLE drill_marks (
  id {identity},
  drill TEXT {bytes} NOT NULL,
  job_number {int} NOT NULL,
  -- 'start' for a start that the shared pace allowed, 'done' for the effect of a finished job.
  kind TEXT {bytes} NOT NULL,
  at {int} NOT NULL,
  worker TEXT NOT NULL
);
CREATE INDEX drill_marks_drill ON drill_marks (drill, kind, at);
