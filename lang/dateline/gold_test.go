package dateline_test

import (
	_ "embed"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"testing"

	"onrecord/internal/shared"
	"onrecord/lang/dateline"
)

// gold names the datelines among the opening lines of four corpora, read by eye.
//
//go:embed testdata/gold.tsv
var gold string

// Measured on 2026-11-23; they only go up (falseOnes down).
const (
	exactFloor = 0.991 // of lines that bear a dateline, those whose place is exact
	falseOnes  = 0     // lines without one that are read as one, all corpora
)

func TestGold(t *testing.T) {
	want := map[string]string{}
	for line := range strings.Lines(gold) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 4 {
			want[strings.Join(f[:3], "\t")] = f[3]
		}
	}
	lines := map[string]string{}
	openings(t, lines, "attribution", "attribution/polnear/data/*/text/*.txt", "polnear", 1, 4)
	openings(t, lines, "world", "world/text/*.txt", "world", 0, 4)
	timeML(t, lines)
	fundus(t, lines)

	exact, wrong := 0, 0
	for key, line := range lines {
		d, ok := dateline.Parse(line)
		switch place, bears := want[key]; {
		case bears && ok && d.Place() == place:
			exact++
		case bears:
			t.Logf("missed %s: got %q, want %q", key, d.Place(), place)
		case ok:
			wrong++
			t.Logf("false %s: %s", key, d.Place())
		}
	}
	share := float64(exact) / float64(len(want))
	t.Logf("%d lines, %d datelines, %d exact (%.4f), %d false", len(lines), len(want), exact, share, wrong)
	if share < exactFloor || wrong > falseOnes {
		t.Errorf("exact %.4f, false %d; the floor is %.4f and %d", share, wrong, exactFloor, falseOnes)
	}
}

// openings reads the non-empty lines from to to of each file.
func openings(t *testing.T, into map[string]string, corpus, pattern, name string, from, to int) {
	t.Helper()
	fsys := shared.NeedCorpus(t, corpus)
	files, err := fs.Glob(fsys, pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(files), err)
	}
	for _, file := range files {
		b, err := fs.ReadFile(fsys, file)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(b)) {
			if strings.TrimSpace(line) == "" {
				continue
			}
			if n >= from && n < to {
				into[fmt.Sprintf("%s\t%s\t%d", name, path.Base(file), n)] = line
			}
			n++
		}
	}
}

// timeML reads the opening of the text of each AQUAINT document.
func timeML(t *testing.T, into map[string]string) {
	t.Helper()
	fsys := shared.NeedCorpus(t, "temporal")
	files, _ := fs.Glob(fsys, "temporal/aquaint/AQUAINT/*.tml")
	for _, file := range files {
		f, err := fsys.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		var body strings.Builder
		inside := false
		for dec := xml.NewDecoder(f); ; {
			tok, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			switch e := tok.(type) {
			case xml.StartElement:
				inside = inside || e.Name.Local == "TEXT"
			case xml.EndElement:
				inside = inside && e.Name.Local != "TEXT"
			case xml.CharData:
				if inside {
					body.Write(e)
				}
			}
		}
		into[fmt.Sprintf("aquaint\t%s\t0", path.Base(file))] = strings.Join(strings.Fields(body.String()), " ")
	}
}

// fundus reads the first three paragraphs of each gold body.
func fundus(t *testing.T, into map[string]string) {
	t.Helper()
	fsys := shared.NeedCorpus(t, "extraction")
	files, _ := fs.Glob(fsys, "extraction/fundus/*/*.json")
	for _, file := range files {
		b, err := fs.ReadFile(fsys, file)
		if err != nil {
			t.Fatal(err)
		}
		var versions map[string]json.RawMessage
		if err := json.Unmarshal(b, &versions); err != nil {
			continue // not a gold file
		}
		for version, raw := range versions {
			var page struct {
				Body struct {
					Summary  []string
					Sections []struct{ Paragraphs []string }
				}
			}
			if json.Unmarshal(raw, &page) != nil {
				continue
			}
			paragraphs := page.Body.Summary
			for _, s := range page.Body.Sections {
				paragraphs = append(paragraphs, s.Paragraphs...)
			}
			for n, p := range paragraphs[:min(3, len(paragraphs))] {
				into[fmt.Sprintf("fundus\t%s %s\t%d", strings.TrimSuffix(path.Base(file), ".json"), version, n)] = p
			}
		}
	}
}
