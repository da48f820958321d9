/**
 * The first layout. Each row is kept as one JSON document, so that unknown keys survive and an export is an import; the
 * columns that queries and foreign keys need are generated from it. Words of spans are not kept twice: `row` has places,
 * `reports.text` has the characters.
 */
export const sql = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE reports (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  identity TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  -- length of the text in UTF-16 units; SQL counts code points
  units INTEGER NOT NULL,
  row TEXT NOT NULL CHECK (json_valid(row)),
  published TEXT GENERATED ALWAYS AS (row ->> 'published') STORED,
  outlet TEXT GENERATED ALWAYS AS (row ->> 'outlet') STORED,
  copy_of TEXT GENERATED ALWAYS AS (row ->> 'copyOf') STORED REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX reports_by_date ON reports (published);

CREATE TABLE parties (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  row TEXT NOT NULL CHECK (json_valid(row)),
  -- the row as an import or a person gave it; null where the party rests on namings alone
  base TEXT CHECK (base IS NULL OR json_valid(base)),
  name TEXT GENERATED ALWAYS AS (row ->> 'name') STORED
);

CREATE TABLE namings (
  seq INTEGER PRIMARY KEY,
  party TEXT NOT NULL REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
  report TEXT NOT NULL REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED,
  row TEXT NOT NULL CHECK (json_valid(row))
);
CREATE INDEX namings_by_party ON namings (party);
CREATE INDEX namings_by_report ON namings (report);

CREATE TABLE issues (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  row TEXT NOT NULL CHECK (json_valid(row)),
  parent TEXT GENERATED ALWAYS AS (row ->> 'parent') STORED REFERENCES issues (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE roles (
  seq INTEGER PRIMARY KEY,
  row TEXT NOT NULL CHECK (json_valid(row)),
  party TEXT NOT NULL GENERATED ALWAYS AS (row ->> 'party') STORED REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
  of TEXT GENERATED ALWAYS AS (row ->> 'of') STORED REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX roles_by_party ON roles (party);

CREATE TABLE statements (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  row TEXT NOT NULL CHECK (json_valid(row)),
  report TEXT NOT NULL GENERATED ALWAYS AS (row ->> 'report') STORED REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED,
  speaker TEXT GENERATED ALWAYS AS (row ->> 'speaker') STORED REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
  addressee TEXT GENERATED ALWAYS AS (row ->> 'addressee') STORED REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
  within TEXT GENERATED ALWAYS AS (row ->> 'within') STORED REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT GENERATED ALWAYS AS (row ->> 'kind') STORED,
  certainty TEXT GENERATED ALWAYS AS (row ->> 'certainty') STORED
);
CREATE INDEX statements_by_report ON statements (report);
CREATE INDEX statements_by_speaker ON statements (speaker);
CREATE INDEX statements_by_within ON statements (within);
CREATE INDEX statements_by_addressee ON statements (addressee);

CREATE TABLE positions (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  row TEXT NOT NULL CHECK (json_valid(row)),
  statement TEXT GENERATED ALWAYS AS (row ->> 'statement') STORED REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
  party TEXT GENERATED ALWAYS AS (row ->> 'party') STORED REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
  side TEXT GENERATED ALWAYS AS (row ->> 'side') STORED REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
  issue TEXT NOT NULL GENERATED ALWAYS AS (row ->> 'issue') STORED REFERENCES issues (id) DEFERRABLE INITIALLY DEFERRED,
  stance TEXT GENERATED ALWAYS AS (row ->> 'stance') STORED
);
CREATE INDEX positions_by_statement ON positions (statement);
CREATE INDEX positions_by_issue ON positions (issue, side);

CREATE TABLE shifts (seq INTEGER PRIMARY KEY, row TEXT NOT NULL CHECK (json_valid(row)));
CREATE TABLE clashes (seq INTEGER PRIMARY KEY, row TEXT NOT NULL CHECK (json_valid(row)));
CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, row TEXT NOT NULL CHECK (json_valid(row)));
CREATE TABLE plans (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, row TEXT NOT NULL CHECK (json_valid(row)));
CREATE TABLE channels (seq INTEGER PRIMARY KEY, row TEXT NOT NULL CHECK (json_valid(row)));
CREATE TABLE questions (seq INTEGER PRIMARY KEY, row TEXT NOT NULL CHECK (json_valid(row)));
CREATE TABLE differences (seq INTEGER PRIMARY KEY, row TEXT NOT NULL CHECK (json_valid(row)));

-- Append-only: what was done, with the rows as they were before, so that it can be undone.
CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  reports TEXT NOT NULL CHECK (json_valid(reports)),
  before TEXT NOT NULL CHECK (json_valid(before)),
  -- the change that this one undoes
  undoes INTEGER UNIQUE REFERENCES changes (id)
);

CREATE VIRTUAL TABLE report_words USING fts5 (
  title, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
  said, speaker, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
`;
