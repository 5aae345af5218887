-- Dictionaries of payloads without anybody's data, and tokens that end.

-- True for a dictionary of names and signs alone. One from before is a whole record of the channel:
-- the cleaning compresses its payloads anew and deletes it.
ALTER TABLE payload_dictionaries ADD COLUMN is_structure {int} NOT NULL DEFAULT 0;

-- From when on a token opens nothing; null for never.
ALTER TABLE api_tokens ADD COLUMN expires_at {int};
