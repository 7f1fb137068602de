package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"onrecord/ledger/proof"
)

// A Summary says how far each stage of the log has come. Durable is at least
// Signed, and Signed at least each cosigned size; none stands for another.
type Summary struct {
	Origin  string `json:"log"`
	Key     string `json:"key"`
	Durable uint64 `json:"durable"` // entries that survive a crash
	Signed  Stage  `json:"signed"`  // entries that the log has signed for
	// Cosigned is the largest size with any cosignature collected.
	Cosigned *Stage `json:"cosigned,omitempty"`
}

// A Stage is a signed size.
type Stage struct {
	Size uint64              `json:"size"`
	Root proof.Hash          `json:"root"`
	At   time.Time           `json:"at,omitzero"` // our clock
	By   []proof.Cosignature `json:"by,omitempty"`
}

// Status reads how far the log under the home folder is. It needs no lock.
func Status(homeDir string) (Summary, error) {
	h := home(homeDir)
	vkey, key, err := h.logKey()
	if err != nil {
		return Summary{}, err
	}
	s := Summary{Origin: key.Name(), Key: vkey}
	_, head, err := h.published(key)
	if err != nil {
		return Summary{}, err
	}
	s.Signed = Stage{Size: head.Size, Root: head.Root}
	if fi, err := os.Stat(h.checkpoint()); err == nil {
		s.Signed.At = fi.ModTime().UTC().Truncate(time.Second)
	}
	state, err := h.readTreeState()
	if err != nil {
		return Summary{}, restoreHint(err)
	}
	s.Durable = state.Size
	s.Cosigned, err = h.lastCosigned()
	return s, err
}

// published reads the checkpoint that the log shows.
func (h home) published(key note.Verifier) (signed []byte, head proof.Checkpoint, err error) {
	if signed, err = os.ReadFile(h.checkpoint()); err == nil {
		head, err = proof.OpenCheckpoint(signed, key)
	}
	if err != nil {
		return nil, head, restoreHint(fmt.Errorf("checkpoint of the log: %w", tampered(err)))
	}
	return signed, head, nil
}

// cosignedSizes lists the sizes for which cosignatures were collected, smallest
// first.
func (h home) cosignedSizes() ([]uint64, error) {
	files, err := os.ReadDir(h.in("cosigned"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var sizes []uint64
	for _, f := range files {
		digits, ok := strings.CutSuffix(f.Name(), ".checkpoint")
		if n, err := strconv.ParseUint(digits, 10, 63); ok && err == nil {
			sizes = append(sizes, n)
		}
	}
	slices.Sort(sizes)
	return sizes, nil
}
