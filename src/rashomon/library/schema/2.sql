-- Version 2: what changed from one reading of a story to the next.

ALTER TABLE reading ADD COLUMN keys TEXT NOT NULL DEFAULT '{}';
ALTER TABLE story ADD COLUMN looked INTEGER NOT NULL DEFAULT 0;

-- In the order they were found; a number is never used again, whatever is deleted.
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    made TEXT NOT NULL,
    change TEXT NOT NULL
) STRICT;
CREATE INDEX change_story ON change (story, number);
