package lang_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/lang"
)

func words(l *lang.Layer, r lang.Range) string {
	var out []string
	for i := r.Start; i < r.End; i++ {
		out = append(out, l.Word(i))
	}
	return strings.Join(out, "|")
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"Mr. Hun Sen didn’t agree.":            "Mr.|Hun|Sen|did|n’t|agree|.",
		"the minister's aides can't, cannot":   "the|minister|'s|aides|ca|n't|,|can|not",
		"“Stop!” he cried":                     "“|Stop|!|”|he|cried",
		"U.S. officials, 1,250.5 tonnes":       "U.S.|officials|,|1,250.5|tonnes",
		"at 10:30 p.m. on 9/11":                "at|10:30|p.m.|on|9/11",
		"two-day anti-graft talks in Phnom-":   "two|-|day|anti-graft|talks|in|Phnom|-",
		"see https://example.org/a?b=1, or @x": "see|https://example.org/a?b=1|,|or|@x",
		"mail press@example.org.":              "mail|press@example.org|.",
		"J. P. Moran of AT&T left...":          "J.|P.|Moran|of|AT&T|left|...",
		"$5m—up 3% [sic]":                      "$|5m|—|up|3|%|[|sic|]",
		"the workers' pay":                     "the|workers|'|pay",
		"It ended.Then rain fell":              "It|ended|.|Then|rain|fell",
	} {
		l := lang.Analyse(in)
		if got := words(l, lang.Range{End: len(l.Tokens)}); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, in := range []string{
		"The PM left. | He said nothing.",
		"“We were not told,” Mr. Sok said. | “We asked.”",
		"“Why now?” he asked. | Nobody knew.",
		"Gen. Prak met Lt. Col. Sar on Nov. 12. | They spoke in the U.S. | The talks ended.",
		"The U.S. Senate voted. | No. 7 Road was closed at 9 p.m. yesterday.",
		"A title without a stop\n | The story starts here. | (It is short.) | It ends.",
		"He “stopped.” | She went on.",
		"Police arrived at the D.C. | Image: A. Nonymous.",
	} {
		want := strings.ReplaceAll(in, "\n", "")
		l := lang.Analyse(strings.ReplaceAll(in, " | ", " "))
		var got []string
		for _, r := range l.Sentences {
			s := l.Span(r)
			got = append(got, l.Text[s.Start:s.End])
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%q gave %q", in, got)
		}
	}
}

func TestWrappedProseIsOneParagraph(t *testing.T) {
	const in = "The ministry of foreign affairs said on Monday that\nthe two delegations had met for an hour and that a\nsecond round of talks would be held within the month\nin the same place. It gave no further details of it."
	if got := len(lang.Analyse(in).Sentences); got != 2 {
		t.Errorf("%d sentences, want 2", got)
	}
}

// FuzzAnalyse holds the promises of the layers: tokens in order, on character
// boundaries, covering all that is not white space; sentences cover all tokens.
func FuzzAnalyse(f *testing.F) {
	f.Add("“We don’t know,” Mr. A. B. C’s aide said… [sic]\n\nThen—")
	f.Add("a@b.c http://x 'tis 'S''s \xff\xfe #x .. ?!")
	f.Fuzz(func(t *testing.T, s string) {
		l := lang.Analyse(s)
		at := 0
		for i, tok := range l.Tokens {
			if int(tok.Start) < at || tok.End <= tok.Start || int(tok.End) > len(s) {
				t.Fatalf("token %d is %v after %d", i, tok, at)
			}
			if strings.TrimSpace(strings.Map(dropInvisible, s[at:tok.Start])) != "" {
				t.Fatalf("text %q between tokens", s[at:tok.Start])
			}
			at = int(tok.End)
			if utf8.ValidString(s) && !utf8.ValidString(l.Word(i)) {
				t.Fatalf("token %q cuts a character", l.Word(i))
			}
		}
		next := 0
		for _, r := range l.Sentences {
			if r.Start != next || r.End <= r.Start {
				t.Fatalf("sentence %v after token %d", r, next)
			}
			next = r.End
		}
		if next != len(l.Tokens) {
			t.Fatalf("sentences cover %d of %d tokens", next, len(l.Tokens))
		}
	})
}

func dropInvisible(r rune) rune {
	if r == '\u200b' || r == '\ufeff' {
		return -1
	}
	return r
}

func BenchmarkAnalyse(b *testing.B) {
	in := strings.Repeat("“We did not discuss such issues,” Mr. Hun Sen said on Monday. The U.S. embassy declined to comment.\n", 100)
	var l lang.Layer
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		l.Reset(in)
	}
}

func TestReadingsKnowWhatAWordCanBe(t *testing.T) {
	set := func(tags ...lang.Tag) (s lang.TagSet) {
		for _, y := range tags {
			s = s.With(y)
		}
		return s
	}
	said, well := lang.LexemeOf("said"), lang.LexemeOf("well")
	words := map[uint64]lang.TagSet{said.Word: set(lang.VBD, lang.VBN), well.Word: set(lang.NN, lang.RB, lang.UH)}
	file := lang.NewReadings(words, [lang.ShapeKinds]lang.TagSet{set(lang.NN, lang.VB), set(lang.NNP), set(lang.CD), set(lang.NFP)}).Bytes()
	r, err := lang.LoadReadings(file)
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[string]lang.TagSet{
		"said":  set(lang.VBD, lang.VBN),
		"Well":  set(lang.NN, lang.RB, lang.UH, lang.NNP, lang.NNPS),
		"pump":  set(lang.NN, lang.VB),
		"Okoro": set(lang.NNP),
		"2nd":   set(lang.CD),
		"~":     set(lang.NFP),
	} {
		x := lang.LexemeOf(w)
		if _, got := r.Class(&x); got != want {
			t.Errorf("%s can be %b, want %b", w, got, want)
		}
	}
	for _, damaged := range [][]byte{nil, file[:len(file)-1], file[:len(file)-24], append(file[:len(file):len(file)], make([]byte, 8)...)} {
		if _, err := lang.LoadReadings(damaged); err == nil {
			t.Errorf("%d bytes pass for a table", len(damaged))
		}
	}
}
