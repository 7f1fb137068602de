package diary

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"filippo.io/age"

	"onrecord"
	"onrecord/internal/durable"
)

// A Folder holds sealed entries: ID.age, each an age file with an SD-JWT.
type Folder string

const suffix = ".age"

var entryID = regexp.MustCompile(`^[0-9a-f]{16}$`)

// minRecipients is how many must be able to open an entry, so that losing one
// key does not lose it.
const minRecipients = 2

// ReadRecipients reads age recipients, one a line: "age1...". Two at least.
func ReadRecipients(text string) ([]age.Recipient, error) {
	all, err := age.ParseRecipients(strings.NewReader(text))
	if err != nil {
		return nil, onrecord.WithHint(fmt.Errorf("recipients: %w", onrecord.ErrInvalid), "one recipient a line, such as age1...; a secret key does not belong here")
	}
	names := map[string]bool{}
	for _, r := range all {
		names[fmt.Sprint(r)] = true
	}
	if len(names) < minRecipients {
		return nil, onrecord.WithHint(fmt.Errorf("number of recipients: %d, want %d different ones at least: %w", len(names), minRecipients, onrecord.ErrInvalid),
			"one for the desk, one for recovery whose key is kept elsewhere")
	}
	return all, nil
}

// ReadIdentities reads age secret keys. The error does not repeat them.
func ReadIdentities(text string) ([]age.Identity, error) {
	all, err := age.ParseIdentities(strings.NewReader(text))
	if err != nil {
		return nil, onrecord.WithHint(fmt.Errorf("not an age key: %w", onrecord.ErrInvalid), "the file holds a line AGE-SECRET-KEY-...")
	}
	return all, nil
}

// Seal encrypts an entry to the recipients and puts it into the folder.
func (f Folder) Seal(e Entry, to []age.Recipient) error {
	if len(to) < minRecipients {
		return fmt.Errorf("number of recipients: %d, want %d at least: %w", len(to), minRecipients, onrecord.ErrInvalid)
	}
	var b bytes.Buffer
	w, err := age.Encrypt(&b, to...)
	if err != nil {
		return fmt.Errorf("seal: %w: %w", onrecord.ErrInvalid, err)
	}
	if _, err := io.WriteString(w, e.Token()); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return durable.WriteFile(durable.OS{}, f.file(e.ID()), b.Bytes())
}

func (f Folder) file(id string) string { return filepath.Join(string(f), id+suffix) }

// Open decrypts and verifies an entry.
func (f Folder) Open(id string, with []age.Identity) (Entry, error) {
	sealed, err := f.read(id)
	if err != nil {
		return Entry{}, err
	}
	plain, err := age.Decrypt(bytes.NewReader(sealed), with...)
	if err != nil {
		return Entry{}, unreadable(id, err)
	}
	text, err := io.ReadAll(io.LimitReader(plain, maxToken+1))
	if err != nil {
		return Entry{}, unreadable(id, err)
	}
	e, err := ParseEntry(string(text))
	if err != nil {
		return Entry{}, fmt.Errorf("entry %s: %w", id, err)
	}
	if _, err := Verify(e); err != nil || e.ID() != id {
		return Entry{}, onrecord.WithHint(fmt.Errorf("entry %s is not what was sealed: %w", id, onrecord.ErrTampered), inBackup(id))
	}
	return e, nil
}

func unreadable(id string, err error) error {
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return onrecord.WithHint(fmt.Errorf("entry %s is not sealed to this key: %w", id, onrecord.ErrWithheld), "the desk's key or the recovery key opens it")
	}
	return onrecord.WithHint(fmt.Errorf("entry %s is damaged: %w", id, onrecord.ErrTampered), inBackup(id))
}

func inBackup(id string) string { return "take the file diary/" + id + suffix + " from a backup" }

func (f Folder) read(id string) ([]byte, error) {
	if !entryID.MatchString(id) {
		return nil, onrecord.WithHint(fmt.Errorf("entry %q: %w", id, onrecord.ErrInvalid), "an entry is named by 16 hex digits; onrecord diary list shows them")
	}
	b, err := os.ReadFile(f.file(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, onrecord.WithHint(fmt.Errorf("entry %s: %w", id, onrecord.ErrNotFound), "onrecord diary list shows the entries")
	}
	return b, err
}

// List names the sealed entries.
func (f Folder) List() ([]string, error) {
	files, err := os.ReadDir(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var ids []string
	for _, file := range files {
		if id, ok := strings.CutSuffix(file.Name(), suffix); ok && entryID.MatchString(id) {
			ids = append(ids, id)
		}
	}
	return ids, err
}

// Destroy overwrites an entry and removes it: with the salts gone, the
// commitment in the log says nothing. Copies elsewhere, such as backups, must be
// destroyed there.
func (f Folder) Destroy(id string) error {
	b, err := f.read(id)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(f.file(id), os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(make([]byte, len(b)))
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("destroy entry %s: %w", id, err)
	}
	if err := os.Remove(f.file(id)); err != nil {
		return err
	}
	return durable.OS{}.SyncDir(string(f))
}
