// Package desk runs the whole flow and keeps what comes of it: documents in,
// both sides' board out.
//
// It is the one place where stages meet: it reads captures, has statements
// attributed, parties, dates and the event resolved, and hands the case to
// compare. It is also the only one that stores.
//
//	c, problems, err := desk.LoadCase(ctx, "examples/phnom-penh-2022")
//	board := compare.Board(c)
//
// A [Folder] is a dossier on disk, read as it stands; a [Desk] is a home folder
// with an archive, an index and events put together over time. Both are a
// [Source], which is all that pages and exports need to know.
//
// In a home folder lie
//
//	objects/ warc/     the archive: captures as they were received
//	events/ID.json     what people put together: sides, and which document speaks for whom
//	reviews/ID.jsonl   what people said of findings, appended and never edited
//	index.db           derived from the above; deleted, it is made again
//	lock               held by the one writer
//
// Limits: a board is computed from its documents when it is asked for and kept
// in memory; there is one writer at a time.
package desk
