-- The audit log is read by person and by action, cleaned by age, and counts what repeats.

ALTER TABLE audit_log ADD COLUMN times {int} NOT NULL DEFAULT 1;
CREATE INDEX audit_log_age ON audit_log (at);
CREATE INDEX audit_log_actor ON audit_log (actor {bytes}, id);
CREATE INDEX audit_log_action ON audit_log (action {bytes}, id);
