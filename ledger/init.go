package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"golang.org/x/mod/sumdb/note"

	"onrecord"
	"onrecord/internal/durable"
	"onrecord/ledger/proof"
)

// Init makes an empty log named origin (a schema-less URL such as
// "example.org/log") under the home folder, and its key. It returns the
// verifier key, which is what others need. Where a log is already, it fails
// with onrecord.ErrConflict and changes nothing.
func Init(ctx context.Context, homeDir, origin string) (vkey string, err error) {
	h := home(homeDir)
	if err := checkOrigin(origin); err != nil {
		return "", err
	}
	if err := makeDir(h.in("guard")); err != nil {
		return "", err
	}
	lock, err := durable.Acquire(h.lock())
	if err != nil {
		return "", err
	}
	defer lock.Release()
	if err := h.mustBeEmpty(); err != nil {
		return "", err
	}
	if vkey, err = h.newLogKey(origin); err != nil {
		return "", err
	}
	return vkey, h.firstCheckpoint(ctx, origin, vkey)
}

func checkOrigin(origin string) error {
	if origin == "" || len(origin) > 200 || strings.ContainsFunc(origin, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '+' || r == unicode.ReplacementChar
	}) || strings.Contains(origin, "://") {
		return onrecord.WithHint(fmt.Errorf("origin %q: %w", origin, onrecord.ErrInvalid),
			"an origin is a name like example.org/log: no spaces, no plus signs, no https://")
	}
	return nil
}

// mustBeEmpty refuses folders that hold a log, or the remains of one. A first
// run that was cut short left nothing signed; its remains are cleared away.
func (h home) mustBeEmpty() error {
	if _, err := os.Stat(h.vkey()); err == nil {
		return onrecord.WithHint(fmt.Errorf("there is a log in %s: %w", h, onrecord.ErrConflict), "onrecord log status shows it")
	}
	for _, trace := range []string{h.signed(), h.checkpoint(), h.treeState(), h.in("log", "tile")} {
		if _, err := os.Stat(trace); !errors.Is(err, fs.ErrNotExist) {
			return onrecord.WithHint(fmt.Errorf("%s is left of an older log: %w", trace, onrecord.ErrConflict),
				"to go on with that log put guard/log.vkey back, the line that its log init printed; to start anew choose another --home")
		}
	}
	if err := os.Remove(h.key()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// firstCheckpoint signs the empty tree and lets Tessera make its folder. The
// public key is written last: it says that the log is whole.
func (h home) firstCheckpoint(ctx context.Context, origin, vkey string) error {
	key, err := h.logSigner()
	if err != nil {
		return err
	}
	empty := proof.Checkpoint{Origin: origin, Root: proof.EmptyRoot}
	signed, err := note.Sign(&note.Note{Text: empty.Text()}, key)
	if err != nil {
		return err
	}
	public, err := proof.LogVerifier(vkey)
	if err != nil {
		return err
	}
	g := &guard{home: h, disk: tiles(h.log()), key: key, public: public, last: empty, note: signed,
		tree: ranges.NewEmptyRange(0), news: make(chan struct{})}
	engine, err := startEngine(ctx, h, g)
	if err != nil {
		return err
	}
	if err := engine.stop(ctx); err != nil {
		return err
	}
	return put(h.vkey(), []byte(vkey+"\n"))
}
