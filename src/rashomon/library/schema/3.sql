-- Version 3: what a story follows, and the addresses that stood there.

-- A feed, a sitemap or a page with links. `due`: not asked before; `told`: what went wrong the last time, else empty.
CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    address TEXT NOT NULL,
    since TEXT NOT NULL,
    asked TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    told TEXT NOT NULL DEFAULT '',
    UNIQUE (story, address)
) STRICT;

-- An address that a feed had, and whether it belongs to the story: taken, left, asked (somebody must say), or waiting.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    address TEXT NOT NULL,
    title TEXT NOT NULL,
    teaser TEXT NOT NULL,
    since TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'left', 'asked', 'failed')),
    why TEXT NOT NULL,
    due TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    UNIQUE (story, address)
) STRICT;
CREATE INDEX entry_state ON entry (story, state);

-- When a page is looked at again.
CREATE TABLE visit (
    source INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    due TEXT NOT NULL,
    failures INTEGER NOT NULL,
    told TEXT NOT NULL
) STRICT;
