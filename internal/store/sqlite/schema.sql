-- The index of a home folder: a cache of what its files say. Readings and lines
-- are JSON as the root package writes it. Nothing here exists nowhere else.

-- One row a WARC file. A capture is indexed once its row is here.
CREATE TABLE capture (
	file     TEXT PRIMARY KEY,          -- of the archive; sorts by time
	id       TEXT NOT NULL,             -- SHA-256 of the payload
	document TEXT NOT NULL,             -- short form of id
	body     TEXT NOT NULL              -- the capture
) WITHOUT ROWID;
CREATE INDEX capture_by_document ON capture (document, file);

-- One row a capture that is known to be in the log.
CREATE TABLE logged (
	file  TEXT PRIMARY KEY REFERENCES capture ON DELETE CASCADE,
	entry INTEGER NOT NULL
) WITHOUT ROWID;

-- One row a payload that could be looked at. The reading is null where it is no
-- document; the problem then says why.
CREATE TABLE document (
	id      TEXT PRIMARY KEY,
	file    TEXT NOT NULL,              -- its latest capture
	title   TEXT NOT NULL,
	line    TEXT NOT NULL,              -- as lists show it
	reading TEXT,
	problem TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX document_by_file ON document (file);

-- One row a statement, for looking one up without its document.
CREATE TABLE statement (
	document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
	n        INTEGER NOT NULL,          -- order in the text
	id       TEXT NOT NULL,
	speaker  TEXT NOT NULL,
	content  TEXT NOT NULL,             -- the words said
	body     TEXT NOT NULL,
	PRIMARY KEY (document, n)
) WITHOUT ROWID;
CREATE INDEX statement_by_speaker ON statement (speaker);

-- One row an event; its parties as they stood when it was last put together.
CREATE TABLE event (
	id   TEXT PRIMARY KEY,
	line TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE party (
	event TEXT NOT NULL REFERENCES event ON DELETE CASCADE,
	id    TEXT NOT NULL,
	name  TEXT NOT NULL,
	said  INTEGER NOT NULL,             -- statements in the event
	body  TEXT NOT NULL,
	PRIMARY KEY (event, id)
) WITHOUT ROWID;
CREATE INDEX party_by_id ON party (id);
