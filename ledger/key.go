package ledger

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"onrecord"
)

// ReadSecret reads a secret from a file that nobody else may read. Errors name
// the file and never its content.
func ReadSecret(name string) (string, error) {
	fi, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("key %s: %w", name, onrecord.ErrNotFound)
	}
	if err != nil {
		return "", err
	}
	if mode := fi.Mode().Perm(); mode&0o077 != 0 {
		return "", onrecord.WithHint(fmt.Errorf("key %s is open to others (mode %#o): %w", name, mode, onrecord.ErrRefused),
			fmt.Sprintf("chmod 600 %s, and think of who may have read it", name))
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	return strings.TrimSpace(string(b)), nil
}

// WriteSecret puts a new secret at name, readable by its owner only. It never
// replaces one: that is onrecord.ErrConflict.
func WriteSecret(name, secret string) error {
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("key %s is there already: %w", name, onrecord.ErrConflict)
	}
	return put(name, []byte(secret+"\n")) // 0600, in folders of 0700
}

// logSigner reads the log's key.
func (h home) logSigner() (note.Signer, error) {
	secret, err := ReadSecret(h.key())
	if err != nil {
		return nil, err
	}
	s, err := note.NewSigner(secret)
	if err != nil {
		return nil, fmt.Errorf("key %s: %w", h.key(), onrecord.ErrInvalid) // err may repeat the secret
	}
	return s, nil
}

// newLogKey makes the key of a log named origin and returns its public part.
func (h home) newLogKey(origin string) (vkey string, err error) {
	skey, vkey, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return "", err
	}
	return vkey, WriteSecret(h.key(), skey)
}
