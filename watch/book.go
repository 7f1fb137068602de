package watch

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"onrecord"
	"onrecord/internal/durable"
)

// A Book keeps the targets of a home folder, in its file watch.json. Several
// processes may use one folder.
type Book struct{ home string }

// BookOf returns the book of a home folder, which need not be there yet.
func BookOf(home string) Book { return Book{home} }

// maxTargets bounds a book: a list of lists could fill it otherwise.
const maxTargets = 20_000

func (b Book) file() string { return filepath.Join(b.home, "watch.json") }

// Targets returns all targets, in the order of their addresses.
func (b Book) Targets() ([]Target, error) {
	body, err := os.ReadFile(b.file())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []Target
	if err := json.Unmarshal(body, &all); err != nil {
		return nil, onrecord.WithHint(fmt.Errorf("%s: %w: %w", b.file(), err, onrecord.ErrTampered), "move the file away and add the addresses again; no capture is lost")
	}
	return all, nil
}

// Add takes in new targets and leaves known ones as they are, except that a
// given interval replaces the one they had. It returns how many are new.
func (b Book) Add(targets ...Target) (added int, err error) {
	err = b.change(func(all []Target) ([]Target, error) {
		for _, t := range targets {
			switch i, known := find(all, t.URL); {
			case known && t.Every > 0:
				all[i].Every = t.Every
			case !known:
				all = slices.Insert(all, i, t)
				added++
			}
		}
		if len(all) > maxTargets {
			return nil, fmt.Errorf("more than %d addresses to watch: %w", maxTargets, onrecord.ErrRefused)
		}
		return all, nil
	})
	return added, err
}

// Recall makes targets that are there due now.
func (b Book) Recall(targets ...Target) error {
	return b.change(func(all []Target) ([]Target, error) {
		for _, t := range targets {
			if i, known := find(all, t.URL); known {
				all[i].Checked, all[i].Failures, all[i].Wait = time.Time{}, 0, 0
			}
		}
		return all, nil
	})
}

// Remove forgets an address, and with it the pages that it named as a list;
// what was captured stays. ErrNotFound if it is not watched.
func (b Book) Remove(address string) (removed int, err error) {
	err = b.change(func(all []Target) ([]Target, error) {
		before := len(all)
		if _, known := find(all, address); !known {
			return nil, onrecord.WithHint(fmt.Errorf("%s is not watched: %w", address, onrecord.ErrNotFound), "onrecord watch list shows what is")
		}
		out := map[string]bool{address: true}
		for n := 0; n < len(out); { // lists name lists
			n = len(out)
			for _, t := range all {
				if t.Listed != nil && out[t.Listed.List] {
					out[t.URL] = true
				}
			}
		}
		all = slices.DeleteFunc(all, func(t Target) bool { return out[t.URL] })
		removed = before - len(all)
		return all, nil
	})
	return removed, err
}

// Put stores what a look made of a target, unless it was removed meanwhile.
func (b Book) Put(t Target) error {
	return b.change(func(all []Target) ([]Target, error) {
		if i, known := find(all, t.URL); known {
			t.Every = all[i].Every // a person may have changed it
			all[i] = t
		}
		return all, nil
	})
}

func find(all []Target, address string) (int, bool) {
	return slices.BinarySearchFunc(all, address, func(t Target, a string) int { return strings.Compare(t.URL, a) })
}

func (b Book) change(f func([]Target) ([]Target, error)) error {
	if err := os.MkdirAll(b.home, 0o700); err != nil {
		return onrecord.WithHint(fmt.Errorf("home folder: %w", err), "name another one with --home DIR")
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(b.home, "watch.lock")).Lock()
	if err != nil {
		return fmt.Errorf("lock of the watch list: %w", err)
	}
	defer unlock()
	all, err := b.Targets()
	if err != nil {
		return err
	}
	if all, err = f(all); err != nil {
		return err
	}
	body, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return err
	}
	return durable.WriteFile(durable.OS{}, b.file(), append(body, '\n'))
}

// NewTarget makes a target of an address that a person or a list gave.
func NewTarget(address string, at time.Time) (Target, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return Target{}, onrecord.WithHint(fmt.Errorf("%q cannot be watched: %w", address, onrecord.ErrInvalid), "give an address that starts with https:// and holds no name or password")
	}
	u.Fragment, u.RawFragment = "", ""
	return Target{URL: u.String(), Added: at.UTC()}, nil
}
