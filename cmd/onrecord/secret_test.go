package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const secretMemo = `date = "2022-11-12"
place = "a room without windows"
participants = ["A. Leader", "B. Leader"]
subject = "what nobody may read"
drafter = "C. Aide"
written = "2022-11-12T21:30:00+07:00"
[[said]]
who = "B. Leader"
what = "eleven names on one sheet"
`

// TestNothingSecretLeaks runs every command on a home with keys and a diary, in
// good and in bad ways, and looks for the keys and the diary's text in all that
// was printed and in every file outside of keys/.
func TestNothingSecretLeaks(t *testing.T) {
	dir := t.TempDir()
	o := office{t, filepath.Join(dir, "home")}
	memo, recovery := filepath.Join(dir, "memo.toml"), filepath.Join(dir, "recovery.key")
	if err := os.WriteFile(memo, []byte(secretMemo), 0o600); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	do := func(args ...string) string {
		var out bytes.Buffer
		run(t.Context(), append([]string{"--home", o.home}, args...), strings.NewReader(""), &out, &said)
		said.Write(out.Bytes())
		return strings.TrimSpace(out.String())
	}
	do("log", "init", "--origin", "a.example/log")
	do("witness", "init", "--name", "a.example/witness", "--post-quantum")
	do("diary", "init", "--new-recovery", recovery)
	do("diary", "seal", memo, "--json")
	id := do("diary", "list")
	logKey := mustRead(t, filepath.Join(o.home, "keys", "log.key"))
	for _, args := range [][]string{
		{"diary", "disclose", id}, {"diary", "disclose", id, "--field", "said-7"}, {"diary", "destroy", id},
		{"diary", "show", id, "--identity", memo}, {"diary", "init", "--new-recovery", recovery},
		{"peer", "add", "x", "--log-key", logKey}, {"peer", "add", "x", "--witness-key", logKey},
		{"log", "status"}, {"log", "check"}, {"log", "policy"}, {"witness", "status"}, {"peer", "list"}, {"peer", "sync"},
		{"prove", "0", "-o", filepath.Join(dir, "proofs")}, {"verify", "--policy", filepath.Join(o.home, "keys", "log.key"), filepath.Join(dir, "proofs")},
		{"backup", filepath.Join(dir, "backup")}, {"restore", o.home}, {"doctor"},
	} {
		do(args...)
	}
	for _, key := range []string{"diary.key", "log.key", "witness.key", "diary-age.key"} {
		name := filepath.Join(o.home, "keys", key)
		whole := mustRead(t, name)
		os.WriteFile(name, []byte("x"+whole), 0o600) // broken keys are not repeated either
		do("log", "add", memo)
		do("diary", "seal", memo)
		if key == "diary-age.key" { // with the right key it may show the entry
			do("diary", "show", id)
		}
		do("witness", "serve", "--addr", "256.0.0.1:0")
		os.WriteFile(name, []byte(whole), 0o600)
	}
	secrets := []string{"without windows", "nobody may read", "eleven names"}
	for _, key := range []string{"keys/log.key", "keys/witness.key", "keys/witness-pq.key", "keys/diary.key", "keys/diary-age.key", "../recovery.key"} {
		whole := mustRead(t, filepath.Join(o.home, key))
		secrets = append(secrets, whole[len(whole)-31:len(whole)-1], whole[len(whole)/2:len(whole)/2+20])
	}
	mustNotHold(t, "what was printed", said.Bytes(), secrets)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(name, "/keys/") || name == memo || name == recovery {
			return err
		}
		mustNotHold(t, name, []byte(mustRead(t, name)), secrets)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func mustNotHold(t *testing.T, where string, b []byte, secrets []string) {
	t.Helper()
	for i, s := range secrets {
		if bytes.Contains(b, []byte(s)) {
			t.Errorf("secret %d is in %s", i, where)
		}
	}
}

func mustRead(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
