package ledger

import (
	"path/filepath"
	"strconv"
)

// home names the places under the home folder; see the package comment.
type home string

func (h home) in(parts ...string) string {
	return filepath.Join(append([]string{string(h)}, parts...)...)
}

func (h home) log() string        { return h.in("log") }
func (h home) treeState() string  { return h.in("log", ".state", "treeState") }
func (h home) checkpoint() string { return h.in("log", "checkpoint") }
func (h home) lock() string       { return h.in("guard", "lock") }
func (h home) signed() string     { return h.in("guard", "signed") }
func (h home) vkey() string       { return h.in("guard", "log.vkey") }
func (h home) key() string        { return h.in("keys", "log.key") }
func (h home) index() string      { return h.in("index.db") }
func (h home) cosigned(size uint64) string {
	return h.in("cosigned", strconv.FormatUint(size, 10)+".checkpoint")
}
