package model_test

import (
	"strings"
	"testing"

	"onrecord/attribute/model"
	"onrecord/lang"
)

func read(s string) (*lang.Layer, []model.Found) {
	l := lang.Analyse(s)
	l.FillNames()
	return l, model.Default().Find(l, model.Paragraphs(l), nil)
}

func words(l *lang.Layer, rs []lang.Range) string {
	var out []string
	for _, r := range rs {
		s := l.Span(r)
		out = append(out, l.Text[s.Start:s.End])
	}
	return strings.Join(out, " ... ")
}

func TestFindsPlainSpeechWithoutHints(t *testing.T) {
	for _, c := range []struct{ in, source, cue, content string }{
		{"The minister said that the two countries would sign the treaty in May.", "The minister", "said", "that the two countries would sign the treaty in May"},
		{"“We did not discuss such issues,” Mr. Sok told reporters on Monday.", "Mr. Sok", "told", "“We did not discuss such issues,”"},
	} {
		l, found := read(c.in)
		if len(found) != 1 {
			t.Errorf("%q gave %d attributions", c.in, len(found))
			continue
		}
		f := found[0]
		if words(l, f.Source) != c.source || !strings.HasPrefix(words(l, f.Cue), c.cue) || !strings.Contains(words(l, f.Content), strings.Trim(c.content, "“”,")) {
			t.Errorf("%q gave source %q, cue %q, content %q", c.in, words(l, f.Source), words(l, f.Cue), words(l, f.Content))
		}
		if f.Confidence <= 0 || f.Confidence >= 1 {
			t.Errorf("%q: confidence %v", c.in, f.Confidence)
		}
	}
}

func TestLoadRefusesOtherFiles(t *testing.T) {
	for _, b := range [][]byte{nil, []byte("ONRMODEL"), make([]byte, 4096)} {
		if _, err := model.Load(b); err == nil {
			t.Errorf("%d bytes loaded", len(b))
		}
	}
}

// FuzzFind holds what the model promises: ranges inside the text, in order, and
// contents that do not overlap.
func FuzzFind(f *testing.F) {
	f.Add("He said “no. She said: “yes”, “he” asked” according to 'them'\nsaid said said")
	f.Add("“““““““ said ””””")
	f.Fuzz(func(t *testing.T, s string) {
		l, found := read(s)
		taken := make([]bool, len(l.Tokens))
		for _, a := range found {
			for _, rs := range [][]lang.Range{a.Source, a.Cue, a.Content} {
				last := 0
				for _, r := range rs {
					if r.Start < last || r.End <= r.Start || r.End > len(l.Tokens) {
						t.Fatalf("range %v after %d of %d tokens", r, last, len(l.Tokens))
					}
					last = r.End
				}
			}
			for _, r := range a.Content {
				for i := r.Start; i < r.End; i++ {
					if taken[i] {
						t.Fatalf("token %d is in two contents", i)
					}
					taken[i] = true
				}
			}
		}
	})
}
