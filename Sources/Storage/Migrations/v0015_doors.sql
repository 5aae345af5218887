-- Attempts at signing in are counted by hashed keys and forgotten by age.

DELETE FROM login_attempts;
CREATE INDEX login_attempts_age ON login_attempts (last_at);
