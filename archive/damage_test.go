package archive

import (
	"bytes"
	"os"
	"testing"
)

// damages are ways to spoil a file; each returns how to make it good again.
var damages = map[string]func(t *testing.T, path string) func(){
	"bit flipped": func(t *testing.T, path string) func() {
		return rewrite(t, path, func(b []byte) []byte { b[len(b)/2] ^= 4; return b })
	},
	"truncated": func(t *testing.T, path string) func() {
		return rewrite(t, path, func(b []byte) []byte { return b[:len(b)-3] })
	},
	"emptied": func(t *testing.T, path string) func() {
		return rewrite(t, path, func([]byte) []byte { return nil })
	},
	"deleted": func(t *testing.T, path string) func() {
		restore := rewrite(t, path, func(b []byte) []byte { return b })
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		return restore
	},
}

func rewrite(t *testing.T, path string, change func([]byte) []byte) func() {
	t.Helper()
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write := func(b []byte) {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(change(bytes.Clone(good)))
	return func() { write(good) }
}
