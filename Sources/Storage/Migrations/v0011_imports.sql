-- Files of stock that wait for a person to agree, with what each row would change.

CREATE TABLE stock_imports (
  id {identity},
  file_name TEXT NOT NULL,
  actor TEXT NOT NULL,
  uploaded_at {int} NOT NULL,
  -- After it the rows are deleted and nothing of the file is written any more.
  expires_at {int} NOT NULL,
  -- Set when every row was written or left because its level had changed.
  finished_at {int}
);

CREATE TABLE stock_import_rows (
  import_id {int} NOT NULL REFERENCES stock_imports(id),
  -- change, same, bad: what the preview said; written, conflict: what became of a change
  kind TEXT {bytes} NOT NULL,
  -- Line of the file on which the row begins, from 1.
  line {int} NOT NULL,
  -- The row's fields as one CSV line, for the file of errors.
  source TEXT NOT NULL,
  sku TEXT NOT NULL,
  variant_id {int} REFERENCES variants(id),
  -- Units there and units kept back: as they were at the preview, and as the file wants them.
  on_hand_before {int},
  on_hand {int},
  safety_before {int},
  safety {int},
  -- Why a row is bad, and the column it is about.
  problem TEXT NOT NULL,
  column_name TEXT NOT NULL,
  PRIMARY KEY (import_id, kind, line)
) {clustered};
