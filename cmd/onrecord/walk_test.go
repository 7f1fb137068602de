package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"onrecord/ledger/proof"
)

// TestBadInputToTheKeep gives bad input to every command of the keep, line by
// line of testdata/keep.walk: each must end with its exit code, say what is
// wrong and what to do, and leave nothing behind.
func TestBadInputToTheKeep(t *testing.T) {
	table, err := os.Open("testdata/keep.walk")
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	t.Chdir(t.TempDir())
	prepareWalk(t)
	rows, said := 0, new(bytes.Buffer)
	for lines := bufio.NewScanner(table); lines.Scan(); {
		line := lines.Text()
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '$':
			sh(t, line[1:])
		default:
			rows++
			said.WriteString(walkRow(t, line))
		}
	}
	for _, home := range []string{"home", "b"} {
		mustNotHold(t, "what was printed", said.Bytes(), secretsOf(t, home, "recovery.key"))
	}
	t.Logf("%d kinds of bad input", rows)
}

// sh prepares something. The program is on its path.
func sh(t *testing.T, script string) {
	t.Helper()
	if out, err := exec.Command("sh", "-ec", script).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", script, err, out)
	}
}

// walkRow gives one bad input and returns what was said to it.
func walkRow(t *testing.T, row string) (said string) {
	t.Helper()
	cells := strings.SplitN(row, " | ", 3)
	if len(cells) != 3 {
		t.Fatalf("not exit code | words | command: %q", row)
	}
	want, err := strconv.Atoi(cells[0])
	if err != nil {
		t.Fatal(err)
	}
	before := allFiles(t, ".")
	var out, errs bytes.Buffer
	got := run(t.Context(), words(os.ExpandEnv(cells[2])), strings.NewReader(""), &out, &errs)
	said = fmt.Sprintf("onrecord %s\n%s%s", cells[2], &out, &errs)
	if got != want {
		t.Errorf("exit %d, want %d: %s", got, want, said)
	}
	if !strings.Contains(said, cells[1]) {
		t.Errorf("does not say %q: %s", cells[1], said)
	}
	if !strings.HasPrefix(errs.String(), "onrecord: ") || !strings.Contains(errs.String(), "\nhint: ") {
		t.Errorf("no error with a hint: %s", said)
	}
	if strings.Contains(cells[2], "--json") && out.Len() > 0 && out.Bytes()[0] != '{' {
		t.Errorf("not JSON: %s", said)
	}
	if got != exitPartial {
		sameFiles(t, said, before, allFiles(t, "."))
	}
	return said
}

// words splits a command; double quotes keep blanks together.
func words(s string) (args []string) {
	for i, part := range strings.Split(s, `"`) {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	return args
}

// allFiles hashes everything below a folder. Locks come and go.
func allFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Base(name) == "lock" {
			return err
		}
		if all[name] = "folder"; !d.IsDir() {
			b, err := os.ReadFile(name)
			all[name] = proof.HashOf(b).String()
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sameFiles(t *testing.T, said string, before, after map[string]string) {
	t.Helper()
	for name, hash := range after {
		if before[name] != hash {
			t.Errorf("%s is new or changed after: %s", name, said)
		}
	}
	for name := range before {
		if after[name] == "" {
			t.Errorf("%s is gone after: %s", name, said)
		}
	}
}

// prepareWalk makes two homes, a backup of each, proofs, and a disclosure; what
// rows refer to goes into the environment.
func prepareWalk(t *testing.T) {
	t.Helper()
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("dir", 0o700); err != nil {
		t.Fatal(err)
	}
	write("release.txt", "The two leaders met.\n")
	write("memo.toml", secretMemo)
	write("empty", "")
	write("garbage", "\x1f\x8b\x00\xff\x07 no sense at all \xfe\x00")
	a, b := office{t, "home"}, office{t, "b"}
	t.Setenv("ONRECORD_HOME", "home")
	t.Setenv("ALOG", a.run(0, "log", "init", "--origin", "a.example/log"))
	t.Setenv("AWIT", a.run(0, "witness", "init", "--name", "a.example/witness"))
	t.Setenv("BLOG", b.run(0, "log", "init", "--origin", "b.example/log"))
	t.Setenv("BWIT", b.run(0, "witness", "init", "--name", "b.example/witness"))
	a.run(0, "add", "release.txt")
	a.run(0, "diary", "init", "--new-recovery", "recovery.key")
	b.run(0, "diary", "init", "--new-recovery", "theirs.key")
	secret := strings.Fields(mustRead(t, "recovery.key"))
	t.Setenv("SECRET", secret[len(secret)-1])
	a.run(0, "diary", "seal", "memo.toml")
	t.Setenv("ID", a.run(0, "diary", "list"))
	a.run(0, "diary", "disclose", os.Getenv("ID"), "--field", "date", "--yes", "-o", "shown")
	a.run(0, "prove", "0", "-o", "proofs")
	a.run(0, "backup", "bak")
	b.run(0, "backup", "theirs")
	write("policy.txt", a.run(0, "log", "policy")+"\n")
	write("theirs.txt", b.run(0, "log", "policy")+"\n")
}
