package witness

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"onrecord/internal/durable"
	"onrecord/ledger/proof"
)

// maxKept bounds the refused requests that are kept for one log: enough to show
// what it did, not enough to fill the disk.
const maxKept = 1000

// keep stores a refused request of a log that signed it. If it contradicts what
// was cosigned, by itself and beyond doubt, it is stored as evidence of a fork.
func (w *Witness) keep(l log, r Request, why error, last proof.Checkpoint, lastNote []byte, c proof.Checkpoint) error {
	if lastNote != nil && c.Size == last.Size && c.Root != last.Root {
		f := proof.Fork{LogKey: l.vkey, Smaller: lastNote, Large: r.Signed}
		return w.store(c.Origin, "fork", proof.ForkSuffix, f.Marshal())
	}
	var size sizeError
	if errors.As(why, &size) {
		return nil // an honest mistake: logs lose count after a restart
	}
	body := fmt.Appendf(nil, "refused: %v\n\nlast cosigned:\n%s\nrequest:\n%s", why, lastNote, r.Marshal())
	return w.store(c.Origin, "refused", ".txt", body)
}

// store keeps a file under the hash of its content: the same thing once.
func (w *Witness) store(origin, kind, suffix string, b []byte) error {
	dir := w.file(origin, kind)
	kept, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	name := filepath.Join(dir, proof.HashOf(b).String()[:16]+suffix)
	if _, err := os.Stat(name); err == nil || len(kept) >= maxKept {
		return nil
	}
	return durable.WriteFile(durable.OS{}, name, b)
}

// Evidence lists the files kept about logs: proven forks and other refusals.
func Evidence(home string) (forks, refused []string, err error) {
	for _, kind := range []struct {
		dir string
		to  *[]string
	}{{"fork", &forks}, {"refused", &refused}} {
		dir := filepath.Join(home, "witness")
		names, err := durable.Match(dir, "*/"+kind.dir+"/*")
		if err != nil {
			return nil, nil, err
		}
		for _, name := range names {
			*kind.to = append(*kind.to, filepath.Join(dir, filepath.FromSlash(name)))
		}
	}
	return forks, refused, nil
}

// Cosigned reads what the witness under home has cosigned last for the log with
// the given key; size 0 and the log's origin if nothing. It needs no lock.
func Cosigned(home, logKey string) (proof.Checkpoint, error) {
	v, err := proof.LogVerifier(logKey)
	if err != nil {
		return proof.Checkpoint{}, err
	}
	w := &Witness{dir: filepath.Join(home, "witness")}
	c, signed, err := w.last(v.Name(), log{logKey, v, nil})
	if signed == nil {
		c.Origin = v.Name()
	}
	return c, err
}
