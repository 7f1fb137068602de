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
	"onrecord/ledger/proof"
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
	if !fi.Mode().IsRegular() {
		return "", onrecord.WithHint(fmt.Errorf("key %s is not a file: %w", name, onrecord.ErrInvalid), "name the file that holds the key")
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
	if err := CheckFree(name); err != nil {
		return err
	}
	return put(name, []byte(secret+"\n")) // 0600, in folders of 0700
}

// CheckFree reports something that is at name already, as onrecord.ErrConflict:
// keys are never written over.
func CheckFree(name string) error {
	_, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = onrecord.WithHint(fmt.Errorf("%s is there already: %w", name, onrecord.ErrConflict), "nothing is written over a file that may be a key: move it away if it is not needed")
	}
	return err
}

const lostKey = "put the log's key back from where a copy is kept; without it the log can be read and proven, and not go on: see onrecord restore --help"

// logSigner reads the log's key.
func (h home) logSigner() (note.Signer, error) {
	secret, err := ReadSecret(h.key())
	if errors.Is(err, onrecord.ErrNotFound) {
		err = onrecord.WithHint(err, lostKey)
	}
	if err != nil {
		return nil, err
	}
	s, err := note.NewSigner(secret)
	if err != nil { // it may repeat the secret
		return nil, onrecord.WithHint(fmt.Errorf("key %s is not a log's key: %w", h.key(), onrecord.ErrInvalid), lostKey)
	}
	return s, nil
}

// logVerifier reads the public key of the log.
func (h home) logVerifier() (note.Verifier, error) {
	_, v, err := h.logKey()
	return v, err
}

// logKey is the log's public key as others are given it, and to verify with.
func (h home) logKey() (vkey string, v note.Verifier, err error) {
	b, err := os.ReadFile(h.vkey())
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil, h.noLog()
	}
	if err != nil {
		return "", nil, err
	}
	vkey = strings.TrimSpace(string(b))
	if v, err = proof.LogVerifier(vkey); err != nil {
		return "", nil, onrecord.WithHint(fmt.Errorf("%s: %w", h.vkey(), tampered(err)), lostPublic)
	}
	return vkey, v, nil
}

const lostPublic = "write the line that log init printed back into it; peers and policies have it too"

// noLog tells a folder without a log from a log that lost its public key.
func (h home) noLog() error {
	if _, err := os.Stat(h.signed()); err == nil {
		return onrecord.WithHint(fmt.Errorf("%s is missing: %w", h.vkey(), onrecord.ErrTampered), lostPublic)
	}
	return onrecord.WithHint(fmt.Errorf("no log in %s: %w", h, onrecord.ErrNotFound), "onrecord log init --origin example.org/log makes one")
}

// newLogKey makes the key of a log named origin and returns its public part.
func (h home) newLogKey(origin string) (vkey string, err error) {
	skey, vkey, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return "", err
	}
	return vkey, WriteSecret(h.key(), skey)
}
