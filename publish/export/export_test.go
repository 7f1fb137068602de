package export_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/publish"
	"onrecord/publish/export"
	"onrecord/publish/publishtest"
)

// files exports e into memory.
func files(t testing.TB, e publish.Edition) (map[string][]byte, export.Manifest) {
	t.Helper()
	out := map[string][]byte{}
	x, err := export.New(&e, func(name string, body []byte) error { out[name] = bytes.Clone(body); return nil })
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(x.JSON(&e), x.CSV(&e)); err != nil {
		t.Fatal(err)
	}
	m, err := x.Close()
	if err != nil {
		t.Fatal(err)
	}
	return out, m
}

func rows(t testing.TB, b []byte) [][]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

func TestTheManifestCountsAndHashesEveryFile(t *testing.T) {
	e := publishtest.PhnomPenh()
	out, m := files(t, e)
	if len(out) != len(m.Files)+2 {
		t.Errorf("%d files, %d in the manifest", len(out), len(m.Files))
	}
	for _, f := range m.Files {
		sum := sha256.Sum256(out[f.Name])
		if hex.EncodeToString(sum[:]) != f.SHA256 || len(out[f.Name]) != f.Bytes {
			t.Errorf("%s is not what the manifest says", f.Name)
		}
		if !strings.Contains(string(out[export.SumsName]), f.SHA256+"  "+f.Name+"\n") {
			t.Errorf("%s is not in the sums", f.Name)
		}
		switch {
		case strings.HasSuffix(f.Name, ".csv"):
			if n := len(rows(t, out[f.Name])); n != f.Rows {
				t.Errorf("%s has %d rows, manifest says %d", f.Name, n, f.Rows)
			}
		case strings.HasSuffix(f.Name, ".jsonl"):
			if n := bytes.Count(out[f.Name], []byte("\n")); n != f.Rows {
				t.Errorf("%s has %d lines, manifest says %d", f.Name, n, f.Rows)
			}
		}
	}
	var again export.Manifest
	if err := json.Unmarshal(out[export.ManifestName], &again); err != nil || again.Counts["findings"] != len(e.Board.Findings) {
		t.Errorf("manifest %+v, %v", again, err)
	}
}

func TestAnExportIsCompleteAndItsSpansAreVerbatim(t *testing.T) {
	e := publishtest.PhnomPenh()
	out, m := files(t, e)
	silent := 0
	for _, row := range rows(t, out["findings.csv"]) {
		cells := row[len(row)-6:]
		if cells[0] == "" {
			silent++
			continue
		}
		text := e.Text(onrecord.DocumentID(cells[0]))
		from, _ := strconv.Atoi(cells[3])
		to, _ := strconv.Atoi(cells[4])
		points, _ := strconv.Atoi(cells[1])
		if text.String()[from:to] != cells[5] || text.Points(from) != points {
			t.Errorf("row %q is not verbatim", row)
		}
	}
	all := len(rows(t, out["findings.csv"]))
	if all-silent != m.Counts["passages"] || silent == 0 {
		t.Errorf("%d rows, %d without words, %d passages", all, silent, m.Counts["passages"])
	}
	if n := len(rows(t, out["statements.csv"])); n != m.Counts["statements"] {
		t.Errorf("%d of %d statements", n, m.Counts["statements"])
	}
	if n := len(rows(t, out["documents.csv"])); n != m.Counts["documents"] {
		t.Errorf("%d of %d documents", n, m.Counts["documents"])
	}
}

// TestWhatPeopleSaidIsExported: who made what of a row and when stands beside what
// the rules say, which no review changes, and so does what a side said before.
func TestWhatPeopleSaidIsExported(t *testing.T) {
	e := publishtest.PhnomPenh()
	e.Board.Findings[0].Review = &onrecord.Review{By: "A. Editor", At: time.Date(2022, 11, 24, 9, 0, 0, 0, time.UTC), Act: "correct", Note: "a call is no negotiation",
		Relation: onrecord.PartlyAgreed, Stances: map[onrecord.SideID]onrecord.Stance{"kh_pm": onrecord.Partial}, Was: onrecord.OneSided}
	out, _ := files(t, e)
	all, err := csv.NewReader(bytes.NewReader(out["findings.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	find := func(want map[string]string) bool {
		return slices.ContainsFunc(all[1:], func(row []string) bool {
			for name, value := range want {
				if !strings.Contains(row[slices.Index(all[0], name)], value) {
					return false
				}
			}
			return true
		})
	}
	for _, want := range []map[string]string{
		{"finding": "p1", "relation": "contradicted", "reviewed_relation": "partly-agreed", "review": "correct", "reviewed_by": "A. Editor", "reviewed_at": "2022-11-24T09:00:00Z", "review_note": "no negotiation", "outdated": "true"},
		{"finding": "p1", "side": "kh_pm", "stance": "denies", "reviewed_stance": "partial"},
		{"finding": "p4", "merged": "p5 Civic space was to be opened before the vote (Sokha Chan, 2022-11-24 09:40 UTC)", "outdated": "false"},
		{"finding": "p3", "side": "kh_pm", "stance": "denies", "said": "also", "text": "no discussion of Seng Theary"},
	} {
		if !find(want) {
			t.Errorf("no row with %v", want)
		}
	}
}

func TestTheSameEditionGivesTheSameBytes(t *testing.T) {
	a, _ := files(t, publishtest.PhnomPenh())
	b, _ := files(t, publishtest.PhnomPenh())
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs between two exports", name)
		}
	}
}

func TestAnAnchorWithoutWordsStopsTheExport(t *testing.T) {
	hostile := publishtest.Hostile()
	if _, err := export.New(&hostile, nil); !errors.Is(err, onrecord.ErrInvalid) {
		t.Errorf("got %v", err)
	}
	e := publishtest.PhnomPenh()
	for i := range e.Board.Findings {
		for j := range e.Board.Findings[i].Positions {
			if ev := e.Board.Findings[i].Positions[j].Evidence; len(ev) > 0 {
				ev[0].Span.End = 1 << 20
			}
		}
	}
	if _, err := export.New(&e, nil); !errors.Is(err, onrecord.ErrInvalid) {
		t.Errorf("got %v", err)
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =cmd|'/C calc'!A0", "＝1", "\u200b=1", "'=1", "\x00=1", "−1", "\ufeff=1"} {
		if got := export.Cell(s); got[0] != '\'' {
			t.Errorf("%q became %q", s, got)
		}
	}
	for _, s := range []string{"", "words", "1", "a=b", "He said: “no”", "ការប្រជុំ"} {
		if got := export.Cell(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	e := publishtest.PhnomPenh()
	e.Board.Findings[0].Proposition.Text = `=HYPERLINK("https://a.example")`
	e.Board.Discrepancies[0].Note = "+1"
	out, _ := files(t, e)
	for name, b := range out {
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		for _, row := range rows(t, b) {
			for _, cell := range row {
				if strings.ContainsAny(strings.TrimSpace(cell)[:min(1, len(strings.TrimSpace(cell)))], "=+-@") {
					t.Errorf("%s: cell %q", name, cell)
				}
			}
		}
	}
}

func FuzzCell(f *testing.F) {
	f.Add("=1")
	f.Add(" \u2028-1")
	f.Fuzz(func(t *testing.T, s string) {
		got := export.Cell(s)
		if first := strings.TrimSpace(got); first != "" && strings.ContainsRune("=+-@\t\r", rune(first[0])) {
			t.Fatalf("%q became %q", s, got)
		}
	})
}
