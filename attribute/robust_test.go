package attribute_test

import (
	"io/fs"
	"path"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"onrecord"
	"onrecord/attribute"
	"onrecord/internal/shared"
	"onrecord/text"
)

// sound holds statements to what must be true of any text: spans inside it on
// the boundaries of characters, contents that are not empty, parents that hold
// their children.
func sound(t *testing.T, d *onrecord.Document) {
	t.Helper()
	all := attribute.Statements(d)
	byID := map[onrecord.StatementID]onrecord.Statement{}
	for _, s := range all {
		byID[s.ID] = s
	}
	for _, s := range all {
		spans := append(append([]text.Span{}, s.Cue.Spans...), s.Content.Spans...)
		spans = append(append(spans, s.Content.Verbatim...), s.Content.Insertions...)
		if s.Source != nil {
			spans = append(spans, s.Source.Spans...)
			if s.Source.Antecedent != nil {
				spans = append(spans, *s.Source.Antecedent)
			}
		}
		for _, x := range spans {
			if !d.Text.Valid(x) || x.Empty() {
				t.Fatalf("%s: span %v in %d bytes", s.ID, x, d.Text.Len())
			}
		}
		if len(s.Content.Spans) == 0 || s.Confidence < 0 || s.Confidence > 1 {
			t.Fatalf("%+v", s)
		}
		for _, v := range s.Content.Verbatim {
			if !s.Content.Hull().Contains(v) {
				t.Fatalf("%s: verbatim %v outside %v", s.ID, v, s.Content.Spans)
			}
		}
		if s.In != "" && (byID[s.In].ID == "" || s.In == s.ID) {
			t.Fatalf("%s in %q", s.ID, s.In)
		}
	}
}

func FuzzStatements(f *testing.F) {
	for _, c := range survive {
		f.Add(c.text, false)
	}
	f.Add("“‘«\"' he said, “ according to , ” who [said] ’s – said: “x”, and added that", true)
	f.Fuzz(func(t *testing.T, s string, speaks bool) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		d := &onrecord.Document{ID: "d", Language: "en", Text: text.New(s)}
		if speaks {
			d.SpeaksFor = "side"
		}
		sound(t, d)
		attribute.Problems(d)
	})
}

func TestSoundOnWorldNews(t *testing.T) {
	fsys := shared.NeedCorpus(t, "world")
	names, err := fs.Glob(fsys, "world/text/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, &onrecord.Document{ID: onrecord.DocumentID(path.Base(name)), Language: "en", Text: text.New(string(b))})
	}
}

// Time grows with the length of a text, whatever its marks.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	took := func(s string) time.Duration {
		start := processorTime(t)
		attribute.Statements(&onrecord.Document{ID: "d", Language: "en", Text: text.New(s)})
		return processorTime(t) - start
	}
	for name, unit := range map[string]string{
		"one unclosed quotation": "the well is dry and the mayor said that it would stay so. ",
		"opening marks":          "“the well ‘is \"dry « ",
		"one sentence":           "he said that she said, according to them, ",
		"quoted paragraphs":      "“The well is dry and gone,” she said.\n\n“We sold it. It was old.”\n\n“Nobody came.”\n\n",
		"verbs without a source": "The well is dry, saying that the pump was sold, and denied it. ",
	} {
		small := took("“" + strings.Repeat(unit, 20_000/len(unit)))
		big := took("“" + strings.Repeat(unit, 160_000/len(unit)))
		if big > 24*small+time.Second {
			t.Errorf("%s: 20 kB in %v, 160 kB in %v", name, small, big)
		}
	}
}

// processorTime is what this process took so far, whatever else the machine does.
func processorTime(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkStatements(b *testing.B) {
	fsys := shared.NeedCorpus(b, "attribution")
	names, err := fs.Glob(fsys, "attribution/polnear/data/dev/text/*.txt")
	if err != nil || len(names) == 0 {
		b.Fatal(names, err)
	}
	var docs []*onrecord.Document
	for _, name := range names {
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, &onrecord.Document{Language: "en", Text: text.New(string(raw))})
	}
	attribute.Statements(docs[0]) // load the models
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		attribute.Statements(docs[i%len(docs)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
