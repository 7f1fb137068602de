package main

import (
	"bytes"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/internal/durable"
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

// TestNothingSecretLeaks runs every command of the keep on a home with keys and
// a diary, in good and in bad ways, and looks for the keys and the diary's text
// in all that was printed and served, and in every file outside of keys/.
func TestNothingSecretLeaks(t *testing.T) {
	dir := t.TempDir()
	o := office{t, filepath.Join(dir, "home")}
	in := func(name string) string { return filepath.Join(dir, name) }
	memo, recovery := in("memo.toml"), in("recovery.key")
	if err := os.WriteFile(memo, []byte(secretMemo), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in("page.txt"), []byte("The ministry said that trade was raised.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	ran := map[string]bool{}
	do := func(args ...string) string {
		ran[commandOf(args)] = true
		out, _ := o.try(args...)
		said.WriteString(out)
		return strings.TrimSpace(out)
	}
	do("log", "init", "--origin", "a.example/log")
	do("witness", "init", "--name", "a.example/witness", "--post-quantum")
	do("diary", "init", "--new-recovery", recovery)
	do("diary", "seal", memo, "--json")
	do("diary", "seal", memo)
	id, _, _ := strings.Cut(do("diary", "list"), "\n")
	do("add", in("page.txt"))
	do("event", "import", filepath.Join("..", "..", "examples", "phnom-penh-2022"))
	logKey := mustRead(t, filepath.Join(o.home, "keys", "log.key"))
	policy := in("policy.txt")
	if err := os.WriteFile(policy, []byte(do("log", "policy")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"diary", "disclose", id}, {"diary", "disclose", id, "--field", "said-7"}, {"diary", "disclose", id, "--field", "date"},
		{"diary", "disclose", id, "--field", "date", "--yes", "-o", in("shown")}, {"diary", "verify", "--policy", policy, in("shown")},
		{"diary", "verify", "--policy", memo, in("shown")}, {"diary", "destroy", id}, {"diary", "show", id, "--identity", memo},
		{"diary", "init", "--new-recovery", recovery}, {"diary", "init", "--recipient", strings.TrimSpace(mustRead(t, recovery)), "--home", in("other")},
		{"peer", "add", "x", "--log-key", logKey}, {"peer", "add", "x", "--witness-key", logKey}, {"peer", "list"}, {"peer", "sync"},
		{"log", "status"}, {"log", "check"}, {"log", "policy"}, {"log", "add", memo}, {"witness", "status"},
		{"prove", "0", "-o", in("proofs")}, {"verify", "--policy", policy, in("proofs")},
		{"verify", "--policy", filepath.Join(o.home, "keys", "log.key"), in("proofs")}, {"verify", "--policy", policy, in("proofs"), memo},
		{"backup", in("backup")}, {"restore", o.home}, {"restore", in("backup/log")}, {"doctor"}, {"list"}, {"find", "ministry"},
		{"archive", "scrub"}, {"archive", "reindex"}, {"archive", "timemap", "file:page.txt"}, {"archive", "import", memo},
		{"export", "--wacz", "-o", in("out"), "phnom-penh-2022"}, {"export", "-o", in("pages"), "phnom-penh-2022"},
	} {
		do(args...)
		do(append(args, "--json")...)
	}
	for _, key := range []string{"diary.key", "log.key", "witness.key", "diary-age.key"} {
		name := filepath.Join(o.home, "keys", key)
		whole := mustRead(t, name)
		os.WriteFile(name, []byte("x"+whole), 0o600) // broken keys are not repeated either
		do("log", "add", memo)
		do("diary", "seal", memo)
		do("restore", in("backup/log"))
		if key == "diary-age.key" { // with the right key it may show the entry
			do("diary", "show", id)
		}
		do("witness", "serve", "--addr", "256.0.0.1:0")
		os.WriteFile(name, []byte(whole), 0o600)
	}
	for _, serve := range [][]string{{"witness", "serve"}, {"log", "serve"}, {"serve"}} {
		ran[commandOf(serve)] = true
		t.Run(strings.Join(serve, " "), func(t *testing.T) { visit(t, o, serve, &said) })
	}
	do("diary", "destroy", id, "--yes")
	mustHaveRun(t, ran)
	mustNotHold(t, "what was printed", said.Bytes(), secretsOf(t, o.home, recovery))
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(name, "/keys/") || name == memo || name == recovery {
			return err
		}
		mustNotHold(t, name, []byte(mustRead(t, name)), secretsOf(t, o.home, recovery))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// secretsOf are pieces of every key and of the diary's text.
func secretsOf(t *testing.T, home, recovery string) []string {
	t.Helper()
	secrets := []string{"without windows", "nobody may read", "eleven names"}
	files, err := durable.Match(filepath.Join(home, "keys"), "*.key")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	for i, name := range files {
		files[i] = filepath.Join(home, "keys", name)
	}
	for _, name := range append(files, recovery) {
		whole := mustRead(t, name)
		secrets = append(secrets, whole[len(whole)-31:len(whole)-1], whole[len(whole)/2:len(whole)/2+20])
	}
	return secrets
}

// visit runs a command that serves, asks it for what it should and should not
// show, and adds all answers to what was said.
func visit(t *testing.T, o office, serve []string, to *bytes.Buffer) {
	o.t = t
	addr, said := o.start(serve...)
	for _, path := range []string{"", "log", "log.vkey", "checkpoint", "cosigned", "witness/", "add-checkpoint", "tile/entries/000",
		"keys/log.key", "../keys/log.key", "%2e%2e/keys/log.key", "diary/recipients.txt", "mirror/../keys/log.key"} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			req, err := http.NewRequestWithContext(t.Context(), method, addr+path, strings.NewReader("old 0\n\nnonsense"))
			if err != nil {
				t.Fatal(err)
			}
			resp, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			err = resp.Write(to)
			resp.Body.Close()
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	to.WriteString(said())
}

// commandOf is the command that arguments name: its one or two first words.
func commandOf(args []string) string {
	if len(args) > 1 && slices.Contains([]string{"log", "witness", "peer", "diary", "archive", "event"}, args[0]) {
		return args[0] + " " + args[1]
	}
	return args[0]
}

// mustHaveRun makes sure that no command of the keep was forgotten.
func mustHaveRun(t *testing.T, ran map[string]bool) {
	t.Helper()
	for _, c := range new(app).root().Commands() {
		if !slices.Contains([]string{"log", "prove", "verify", "witness", "peer", "diary", "backup", "restore", "archive", "export", "doctor", "add", "serve"}, c.Name()) {
			continue
		}
		names := []string{c.Name()}
		if c.HasSubCommands() {
			names = nil
			for _, sub := range c.Commands() {
				names = append(names, c.Name()+" "+sub.Name())
			}
		}
		for _, name := range names {
			if !ran[name] {
				t.Errorf("onrecord %s was not tried", name)
			}
		}
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
