package reading

import (
	"slices"
	"strings"

	"onrecord"
	"onrecord/read"
)

// Read runs the whole read path on p.
func Read(p Page) (*onrecord.Document, error) {
	c := onrecord.Capture{ID: onrecord.IDOf(p.HTML), Size: int64(len(p.HTML)), URL: p.URL, MediaType: "text/html", Started: p.Crawled}
	return read.Read(c, p.HTML, read.Options{})
}

// Body is the text that a reading offers as the article: body with its
// headings, summary and pull quotes.
func Body(d *onrecord.Document) string {
	var out []string
	for _, l := range d.Lines {
		if offered(l.Kind) {
			out = append(out, d.Text.Slice(l.Span))
		}
	}
	return strings.Join(out, "\n")
}

// offered are the kinds of lines that make up the article.
func offered(k onrecord.LineKind) bool {
	switch k {
	case onrecord.LineBody, onrecord.LineHeading, onrecord.LineSubtitle, onrecord.LinePullQuote, onrecord.LineCorrection:
		return true
	}
	return false
}

// SameTitle reports whether a title was read exactly, white space aside.
func SameTitle(gold string, d *onrecord.Document) bool {
	s, ok := d.Title()
	return ok && squeeze(d.Text.Slice(s)) == squeeze(gold)
}

// SameAuthors reports whether exactly the gold authors were read, in any order.
func SameAuthors(gold []string, d *onrecord.Document) bool {
	var want, got []string
	for _, a := range gold {
		want = append(want, squeeze(a))
	}
	for _, s := range d.Byline {
		got = append(got, squeeze(d.Text.Slice(s)))
	}
	slices.Sort(want)
	slices.Sort(got)
	return slices.Equal(slices.Compact(want), slices.Compact(got))
}

// SameDay reports whether the publication day was read.
func SameDay(gold string, d *onrecord.Document) bool {
	return d.Published.Date.Civil().String() == gold
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
