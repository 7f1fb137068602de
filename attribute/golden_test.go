package attribute_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
	"onrecord/attribute"
	"onrecord/internal/shared"
	"onrecord/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestPhnomPenh holds the reading of the source article against the list that
// a person wrote down before the code. The article itself stays outside the
// repository: the golden file has offsets only.
func TestPhnomPenh(t *testing.T) {
	b, err := os.ReadFile(shared.Need(t, "cases", "kh-us-2022-biden-hunsen", "kh-article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	d := article(string(b))
	compareGolden(t, filepath.Join("testdata", "phnom-penh.golden"), rows(attribute.Statements(d)), d)
}

// article labels a text as read does: a ticker, a title, the body and the
// related-news tail.
func article(s string) *onrecord.Document {
	d := &onrecord.Document{ID: "kh-article", Text: text.New(s), Language: "en"}
	kinds := []onrecord.LineKind{onrecord.LineTicker, onrecord.LineTitle}
	for start := 0; start < len(s); {
		end := start + strings.IndexByte(s[start:]+"\n", '\n')
		if line := s[start:end]; strings.TrimSpace(line) != "" {
			kind := onrecord.LineBody
			if len(kinds) > 0 {
				kind, kinds = kinds[0], kinds[1:]
			} else if strings.HasPrefix(line, "Related News") {
				kind = onrecord.LineRelated
			}
			d.Lines = append(d.Lines, onrecord.Line{Kind: kind, Span: text.Span{Start: start, End: end}})
		}
		start = end + 1
	}
	return d
}

// rows writes statements as the lines of a golden file.
func rows(statements []onrecord.Statement) []string {
	var out []string
	for _, s := range statements {
		form, speaker, source := "-", "-", "-"
		if s.Source != nil {
			form, source = string(s.Source.Form), offsets(s.Source.Spans)
			if s.Source.Speaker != "" {
				speaker = s.Source.Speaker
			}
		}
		out = append(out, strings.Join([]string{
			string(s.ID), dash(string(s.In)), string(s.Kind), string(s.Cue.Class), flags(s), form, speaker,
			offsets(s.Cue.Spans), source, offsets(s.Content.Spans), offsets(s.Content.Verbatim), offsets(s.Content.Insertions),
		}, "\t"))
	}
	return out
}

func flags(s onrecord.Statement) string {
	var f []string
	for _, x := range []struct {
		on   bool
		name string
	}{{s.Headline, "headline"}, {s.Narrated, "narrated"}, {s.Cue.Negated, "negated"}, {s.Cue.Hedged, "hedged"}} {
		if x.on {
			f = append(f, x.name)
		}
	}
	return dash(strings.Join(f, ","))
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func offsets(spans []text.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, fmt.Sprintf("%d-%d", s.Start, s.End))
	}
	return dash(strings.Join(parts, "+"))
}

func compareGolden(t *testing.T, file string, got []string, d *onrecord.Document) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var head, want []string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			head = append(head, line)
		} else {
			want = append(want, line)
		}
	}
	if *update {
		all := strings.Join(append(head, got...), "\n") + "\n"
		if err := os.WriteFile(file, []byte(all), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for i := range max(len(want), len(got)) {
		var w, g string
		if i < len(want) {
			w = want[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if w != g {
			t.Errorf("statement %d\n got %s\nwant %s", i+1, g, w)
		}
	}
}
