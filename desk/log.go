package desk

import (
	"context"
	"fmt"
	"strconv"

	"onrecord"
	"onrecord/archive"
	"onrecord/ledger"
	"onrecord/ledger/proof"
)

// A Log is told of every capture. *ledger.Ledger is one. Appending what was
// appended before must be harmless.
type Log interface {
	Append(ctx context.Context, leaf proof.Leaf) (ledger.Receipt, error)
}

// LeafOf is the log entry of a capture: what was received, as a record with its
// headers and as bytes alone.
func LeafOf(r archive.Receipt, tool proof.Tool) proof.Leaf {
	return proof.Leaf{
		Kind: proof.KindCapture, Subject: r.Capture.URL, Claimed: proof.At(r.Capture.Started), Tool: &tool,
		Objects: []proof.Object{
			{Role: "warc-record", SHA256: proof.Hash(r.Record), Size: strconv.FormatInt(r.RecordSize, 10)},
			{Role: "payload", SHA256: proof.Hash(r.Capture.ID), Size: strconv.FormatInt(r.Capture.Size, 10)},
		},
	}
}

// logAll appends every capture that the index does not know to be logged, those
// of before the log was there and those of a killed process among them. The
// caller is the writer.
func (d *Desk) logAll(ctx context.Context) error {
	if d.config.Log == nil {
		return nil
	}
	files, err := d.index.Unlogged(ctx)
	if err != nil {
		return err
	}
	for _, name := range files {
		r, err := d.store.Receipt(name)
		if err != nil {
			continue // damaged: scrub names it
		}
		receipt, err := d.config.Log.Append(ctx, LeafOf(r, d.config.Tool))
		if err != nil {
			return fmt.Errorf("log %s: %w", name, err)
		}
		if err := d.index.PutLogged(ctx, name, receipt.Index); err != nil {
			return err
		}
	}
	return nil
}

// LogEntry returns the index of the log entry of a capture; ErrNotFound for one
// that was not logged.
func (d *Desk) LogEntry(ctx context.Context, c onrecord.Capture) (uint64, error) {
	n, err := d.index.Logged(ctx, archive.FileName(c))
	return n, named("log entry of", c.ID.Short(), err)
}
