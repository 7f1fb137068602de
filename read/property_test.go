package read_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"unicode"

	"onrecord"
	"onrecord/eval/reading"
	"onrecord/internal/shared"
	"onrecord/read"
	"onrecord/text"
)

// TestEverySpanMapsToTheCapture holds on every eighth corpus page, and on all of
// them with ONRECORD_LONG=1, that every character
// of a document but the line breaks between blocks leads back to captured bytes,
// in order, and that copied pieces are those bytes.
func TestEverySpanMapsToTheCapture(t *testing.T) {
	zyte, fundus, err := reading.Load(shared.NeedCorpus(t, "extraction"))
	if err != nil {
		t.Fatal(err)
	}
	pages := append(zyte, fundus...)
	step := 8 // all pages take a minute
	if os.Getenv("ONRECORD_LONG") != "" {
		step = 1
	}
	for i := 0; i < len(pages); i += step {
		p := pages[i]
		d, err := reading.Read(p)
		var no *read.Refusal
		if errors.As(err, &no) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		checkAlignment(t, p.Name, d, p.HTML)
	}
}

// TestSpansOfVersionsMapToTheCapture holds the same on both sides of the EDGI pairs.
func TestSpansOfVersionsMapToTheCapture(t *testing.T) {
	fsys := shared.NeedCorpus(t, "revisions")
	names, err := fs.Glob(fsys, "revisions/edgi/example-data/*.html")
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := read.Read(capture(name, b), b, read.Options{})
		if no := new(read.Refusal); errors.As(err, &no) {
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		checkAlignment(t, name, d, b)
	}
}

func checkAlignment(t *testing.T, name string, d *onrecord.Document, payload []byte) {
	t.Helper()
	all := d.Text.String()
	if d.Raw == nil { // the text is the capture
		if all != string(payload) {
			t.Fatalf("%s: no map, and the text is not the capture", name)
		}
		return
	}
	at := 0
	for _, p := range d.Raw {
		if p.Text.Start < at || p.Text.End > len(all) || p.Raw.Start < 0 || p.Raw.End > len(payload) || p.Raw.Empty() {
			t.Fatalf("%s: piece %+v is out of place", name, p)
		}
		if gap := strings.TrimSpace(all[at:p.Text.Start]); gap != "" {
			t.Fatalf("%s: %q comes from nowhere", name, gap)
		}
		if p.Copied && all[p.Text.Start:p.Text.End] != string(payload[p.Raw.Start:p.Raw.End]) {
			t.Fatalf("%s: %q is no copy of %q", name, all[p.Text.Start:p.Text.End], payload[p.Raw.Start:p.Raw.End])
		}
		at = p.Text.End
	}
	if rest := strings.TrimSpace(all[at:]); rest != "" {
		t.Fatalf("%s: %q comes from nowhere", name, rest)
	}
	for _, l := range d.Lines {
		checkLine(t, name, d, l)
	}
}

func checkLine(t *testing.T, name string, d *onrecord.Document, l onrecord.Line) {
	t.Helper()
	words := d.Text.Slice(l.Span)
	if !d.Text.Valid(l.Span) || words != strings.TrimFunc(words, unicode.IsSpace) || words == "" {
		t.Fatalf("%s: %s line %v is %q", name, l.Kind, l.Span, words)
	}
	if len(d.Raw.Raw(l.Span)) == 0 {
		t.Fatalf("%s: %s line %q has no captured bytes", name, l.Kind, words)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"<html><head><title>T</title></head><body><h1>T</h1><p>He said it was so, and that it would stay so for a long time to come.</p>",
		"PHNOM PENH: He said so.\n\nRelated News", "Q Why?\n\nMR. SULLIVAN: Because.", "<!doctype html><p>&rsquo;&#x1F600;&bogus;<br><br>x\xff\xfe",
		"<html><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"a\",}</script>", "%PDF-1.4\n", "\ufeff# Title\n\nBody", "A | B\n",
	} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), "windows-1251")
	}
	f.Fuzz(func(t *testing.T, payload []byte, charset string) {
		c := capture("x", payload)
		c.Charset = charset
		d, err := read.Read(c, payload, read.Options{})
		if err != nil {
			return
		}
		last := 0
		for _, l := range d.Lines {
			if !d.Text.Valid(l.Span) || l.Span.Start < last {
				t.Errorf("line %+v is no span in order", l)
			}
			last = l.Span.End
		}
		for _, s := range append([]text.Span{}, d.Byline...) {
			if !d.Text.Valid(s) {
				t.Errorf("author %v is no span", s)
			}
		}
	})
}

// FuzzDossier: a dossier is read or refused; what it names lies in its folder
// and speaks for a side that it has.
func FuzzDossier(f *testing.F) {
	for _, s := range []string{
		"title = \"T\"\n[[side]]\nid = \"kh\"\nname = \"Cambodia\"\nspeakers = [\"Hun Sen\"]\n[[document]]\nfile = \"a.txt\"\npublished = 2022-11-13\nspeaks_for = \"kh\"\ncomplete = \"yes\"\n",
		"[[document]]\nfile = \"../a\"", "[[document]]\nfile = \"a\"\npublished = \"2022-11\"", "[[document]]\nfile = \"a\"\npublished = 07:32:00", "[[side]]\nid=''",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := read.Dossier(b)
		if err != nil {
			if !errors.Is(err, onrecord.ErrInvalid) {
				t.Errorf("%v is an error of no kind", err)
			}
			return
		}
		sides := map[onrecord.SideID]bool{"": true}
		for _, s := range d.Sides {
			sides[s.ID] = true
		}
		for _, it := range d.Documents {
			if it.File == "" || strings.ContainsAny(it.File, "/\\") || !sides[it.SpeaksFor] {
				t.Errorf("document %+v", it)
			}
		}
	})
}
