package desk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"onrecord/internal/durable"
)

// A Check is one thing that doctor looked at.
type Check struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
	Advice string `json:"advice,omitempty"` // what to do if it is not
}

// Health looks at the home folder: can it be written, is the index sound, is
// everything indexed, can every event be read. It does not hash the archive;
// scrub does.
func (d *Desk) Health(ctx context.Context) []Check {
	return []Check{d.checkDisk(), d.checkClock(), d.checkIndex(ctx), d.checkCaptures(ctx), d.checkEvents(ctx)}
}

func verdict(name, good, advice string, err error) Check {
	if err != nil {
		return Check{name, false, err.Error(), advice}
	}
	return Check{name, true, good, ""}
}

func (d *Desk) checkDisk() Check {
	probe := filepath.Join(d.home, "probe")
	err := d.write(func() error {
		if err := durable.WriteFile(durable.OS{}, probe, []byte("written by doctor\n")); err != nil {
			return err
		}
		return os.Remove(probe)
	})
	return verdict("disk", d.home+" can be written and flushed", "free some space, or name another folder with --home", err)
}

// checkClock compares the clock with the latest capture: it must not be behind.
func (d *Desk) checkClock() Check {
	now := d.config.Clock().UTC()
	var err error
	files, _ := d.store.Files()
	if len(files) > 0 {
		if c, e := d.store.Capture(files[len(files)-1]); e == nil && c.Started.After(now.Add(time.Minute)) {
			err = fmt.Errorf("it is %s, before the latest capture of %s", now.Format(time.RFC3339), c.Started.Format(time.RFC3339))
		}
	}
	return verdict("clock", "it is "+now.Format(time.RFC3339), "set the machine's clock: captures carry its time", err)
}

func (d *Desk) checkIndex(ctx context.Context) Check {
	return verdict("index", "desk.db is sound", "onrecord archive reindex makes it anew", d.index.Check(ctx))
}

func (d *Desk) checkCaptures(ctx context.Context) Check {
	files, err := d.store.Files()
	if err != nil {
		return verdict("captures", "", "", err)
	}
	known, err := d.index.Files(ctx)
	if missing := len(files) - len(known); err == nil && missing != 0 {
		err = fmt.Errorf("%d of %d captures cannot be read", missing, len(files))
	}
	return verdict("captures", fmt.Sprintf("%d, all indexed", len(files)), "onrecord archive scrub names what is damaged", err)
}

func (d *Desk) checkEvents(ctx context.Context) Check {
	ids, err := d.eventIDs()
	for _, id := range ids {
		if err == nil {
			_, err = d.Event(ctx, id)
		}
		if err == nil {
			_, err = d.Reviews(id)
		}
	}
	return verdict("events", fmt.Sprintf("%d, all readable", len(ids)), "mend or restore the file in events/ or reviews/", err)
}
