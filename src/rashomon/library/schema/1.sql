-- Version 1. Times are ISO 8601 in UTC; documents are JSON; `data`, `record` and `value` are bytes packed with zlib.

CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    made TEXT NOT NULL
) STRICT;

-- A file or a page: `place` is where it lies (an absolute path, an address), `name` what its articles go by, `seen`
-- when it was looked at last.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    place TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    seen TEXT NOT NULL
) STRICT;

-- What stood there, each time it had changed.
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    number INTEGER NOT NULL,
    fetched TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    headers TEXT NOT NULL,
    UNIQUE (source, number)
) STRICT;

-- What reading a version gave, by the code that read it.
CREATE TABLE part (
    version INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
    code TEXT NOT NULL,
    problems TEXT NOT NULL,
    digests TEXT NOT NULL
) STRICT;

CREATE TABLE article (
    row INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT NOT NULL,
    url TEXT NOT NULL,
    text TEXT NOT NULL,
    rest TEXT NOT NULL
) STRICT;
CREATE INDEX article_version ON article (version);
CREATE INDEX article_id ON article (id);

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'article', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
    INSERT INTO article_words (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
CREATE TRIGGER article_gone AFTER DELETE ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
END;

-- Which sources a story has; `why` says who or what put one there.
CREATE TABLE member (
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('taken', 'left', 'asked')),
    why TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (story, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_source ON member (source);

-- The records of a story, one a reading.
CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    number INTEGER NOT NULL,
    made TEXT NOT NULL,
    input_sha256 TEXT NOT NULL,
    settings TEXT NOT NULL,
    code TEXT NOT NULL,
    record BLOB NOT NULL,
    UNIQUE (story, number)
) STRICT;

-- Parses and vectors, by what made them and the words.
CREATE TABLE kind (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE kept (
    kind INTEGER NOT NULL REFERENCES kind ON DELETE CASCADE,
    text BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (kind, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_text ON kept (text);
