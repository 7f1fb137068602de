package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
	"onrecord/desk"
)

const smallDossier = `title = "A meeting"
[[side]]
id = "a"
name = "Side A"
speakers = ["Ministry of A"]
[[document]]
file = "a.txt"
speaks_for = "a"
published = 2022-11-12
complete = "yes"
[[document]]
file = "b.txt"
complete = "yes"
`

// folder writes a case with the given files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "a-meeting")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, body := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoadCaseReadsAFolder(t *testing.T) {
	dir := folder(t, map[string]string{
		"dossier.toml": smallDossier,
		"a.txt":        "The two ministers met on 12 November. They did not discuss trade.\n",
		"b.txt":        "Trade was on the table, an official said.\n",
	})
	c, problems, err := desk.LoadCase(t.Context(), dir)
	if err != nil || len(problems) != 0 {
		t.Fatal(problems, err)
	}
	if len(c.Readings) != 2 || c.Readings[0].Document.SpeaksFor != "a" || c.Event.ID == "" {
		t.Errorf("case %+v", c)
	}
	for _, r := range c.Readings {
		for _, l := range r.Document.Lines {
			if !r.Document.Text.Valid(l.Span) {
				t.Errorf("%s: line %v outside the text", r.Document.ID, l)
			}
		}
	}
}

func TestLoadCaseGoesOnWithoutWhatCannotBeRead(t *testing.T) {
	dir := folder(t, map[string]string{"dossier.toml": smallDossier, "a.txt": "They met. They did not discuss trade.\n"})
	c, problems, err := desk.LoadCase(t.Context(), dir)
	if err != nil || len(c.Readings) != 1 || len(problems) != 1 || !strings.Contains(problems[0].Text, "b.txt") {
		t.Errorf("%d readings, problems %v, %v", len(c.Readings), problems, err)
	}
}

func TestLoadCaseRefuses(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(outside, []byte("Not of this folder. Nobody may read it."), 0o600); err != nil {
		t.Fatal(err)
	}
	linked := folder(t, map[string]string{"dossier.toml": smallDossier})
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.Symlink(outside, filepath.Join(linked, name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		dir  string
		kind error
	}{
		"no folder":              {filepath.Join(t.TempDir(), "none"), onrecord.ErrNotFound},
		"no dossier":             {t.TempDir(), onrecord.ErrNotFound},
		"bad dossier":            {folder(t, map[string]string{"dossier.toml": "title = "}), onrecord.ErrInvalid},
		"nothing readable":       {folder(t, map[string]string{"dossier.toml": smallDossier}), onrecord.ErrInvalid},
		"links out":              {linked, onrecord.ErrInvalid},
		"a file, not a folder":   {outside, nil},
		"path out of the folder": {folder(t, map[string]string{"dossier.toml": "title = \"x\"\n[[document]]\nfile = \"../x.txt\"\n"}), onrecord.ErrInvalid},
	} {
		_, _, err := desk.LoadCase(t.Context(), c.dir)
		if err == nil || c.kind != nil && !errors.Is(err, c.kind) {
			t.Errorf("%s: %v, want %v", name, err, c.kind)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Biden – Hun Sen, Phnom Penh": "biden-hun-sen-phnom-penh",
		"ជំនួប ២០២២":                  "ជំនួប-២០២២", "": "event", "../..": "event", "a/b\\c": "a-b-c",
		strings.Repeat("word ", 40): strings.TrimSuffix(strings.Repeat("word-", 16), "-"),
	} {
		if got := desk.Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
}
