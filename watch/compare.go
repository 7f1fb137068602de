package watch

import (
	"regexp"
	"slices"
	"strings"

	"onrecord"
	"onrecord/attribute"
	"onrecord/lang"
	"onrecord/text"
)

// Kind is what sort of thing changed.
type Kind string

// Kinds of change, the graver first.
const (
	EditionOf  Kind = "edition-switch" // another language's or country's edition is served
	RegionOf   Kind = "region-switch"  // the article stands in another part of the page
	Headline   Kind = "headline"
	Byline     Kind = "byline"
	Dated      Kind = "published"
	QuoteGone  Kind = "quote-removed"
	QuoteOther Kind = "quote-altered"
	Negation   Kind = "negation"
	Number     Kind = "number"
	Day        Kind = "date"
	Name       Kind = "name"
	Wording    Kind = "wording"
	SaidMore   Kind = "statement-added"
	SaidLess   Kind = "statement-removed"
	Added      Kind = "text-added"
	Removed    Kind = "text-removed"
	Correction Kind = "correction-note"
	LinkGone   Kind = "link-removed"
	FileGone   Kind = "file-removed"
	ImageGone  Kind = "image-removed"
)

// A Change is one difference, with the words on both sides; one is empty for
// what was added or removed.
type Change struct {
	Kind Kind   `json:"kind"`
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
	// In is the sentence that held what changed, as the new page has it.
	In string `json:"in,omitempty"`
}

// Compare lists what changed from old to new; nil if nothing that matters did.
func Compare(old, new Version) []Change {
	out := switched(old, new)
	if old.Edition.foreign(new.Edition) {
		return out // every sentence differs, and none was edited
	}
	if letters(old.Title) != letters(new.Title) && !new.held[letters(old.Title)] {
		out = append(out, Change{Kind: Headline, Old: old.Title, New: new.Title})
	}
	if a, b := people(old.Authors), people(new.Authors); a != b {
		out = append(out, Change{Kind: Byline, Old: a, New: b})
	}
	if a, b := old.Published.Civil(), new.Published.Civil(); !a.IsZero() && !b.IsZero() && a != b {
		out = append(out, Change{Kind: Dated, Old: a.String(), New: b.String()})
	}
	gone, come := missing(old.Body, new), missing(new.Body, old)
	out = append(out, sentences(gone, come)...)
	for _, n := range missing(new.Notes, old) {
		out = append(out, Change{Kind: Correction, New: n})
	}
	for _, l := range lost(old.Links, new) {
		kind := LinkGone
		if file.MatchString(l.Target) {
			kind = FileGone
		}
		out = append(out, Change{Kind: kind, Old: l.Target, In: l.Text})
	}
	for _, src := range old.Images {
		if !slices.Contains(new.Images, src) {
			out = append(out, Change{Kind: ImageGone, Old: src})
		}
	}
	return out
}

func people(names []string) string {
	sorted := slices.Clone(names)
	slices.Sort(sorted)
	return strings.Join(sorted, ", ")
}

// missing are the sentences of paragraphs whose words stand nowhere on v's page.
func missing(paragraphs []string, v Version) []string {
	var out []string
	for _, p := range paragraphs {
		if strings.Contains(v.all, letters(p)) {
			continue
		}
		for _, s := range split(p) {
			if w := letters(s); len(w) > 0 && !strings.Contains(v.all, w) && !passing(s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func split(p string) []string {
	var out []string
	tokens := lang.Tokens(p)
	for _, s := range lang.Sentences(p, tokens) {
		out = append(out, p[tokens[s.Start].Start:tokens[s.End-1].End])
	}
	return out
}

// lost are links of the old page whose target the new page does not lead to.
func lost(links []Link, v Version) []Link {
	var out []Link
	for _, l := range links {
		if !slices.ContainsFunc(v.Links, func(o Link) bool { return o.Target == l.Target }) {
			out = append(out, l)
		}
	}
	return out
}

// sentences pairs what went with what came by shared words, and says of each
// pair how it differs.
func sentences(gone, come []string) []Change {
	var out []Change
	taken := make([]bool, len(come))
	for _, g := range gone {
		best, at := 0.5, -1
		for i, c := range come {
			if s := alike(g, c); !taken[i] && s >= best {
				best, at = s, i
			}
		}
		if at < 0 {
			out = append(out, removed(g))
			continue
		}
		taken[at] = true
		out = append(out, differ(g, come[at])...)
	}
	for i, c := range come {
		if !taken[i] {
			out = append(out, added(c))
		}
	}
	return out
}

func removed(s string) Change {
	switch q := quotes(s); {
	case len(q) > 0:
		return Change{Kind: QuoteGone, Old: q[0], In: s}
	case attributes(s):
		return Change{Kind: SaidLess, Old: s}
	}
	return Change{Kind: Removed, Old: s}
}

func added(s string) Change {
	if attributes(s) {
		return Change{Kind: SaidMore, New: s, In: s}
	}
	return Change{Kind: Added, New: s, In: s}
}

// attributes reports whether a sentence says what somebody said.
func attributes(s string) bool {
	t := text.New(s)
	d := &onrecord.Document{Text: t, Lines: []onrecord.Line{{Kind: onrecord.LineBody, Span: t.All()}}, Complete: true}
	for _, st := range attribute.Statements(d) {
		if st.Source != nil && len(st.Source.Spans) > 0 {
			return true
		}
	}
	return false
}

// alike is the share of words that two sentences have in common.
func alike(a, b string) float64 {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	count := map[string]int{}
	for _, w := range x {
		count[w]++
	}
	same := 0
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			same++
		}
	}
	return 2 * float64(same) / float64(max(1, len(x)+len(y)))
}

var (
	quoted   = regexp.MustCompile(`“[^”]{3,}”|"[^"]{3,}"|„[^“]{3,}“|«[^»]{3,}»`)
	negative = regexp.MustCompile(`(?i)\b(?:not|no|never|none|nobody|neither|nor|without|deny|denies|denied|refus(?:e|es|ed))\b|n['’]t\b`)
	days     = regexp.MustCompile(`(?i)\b(?:\d{1,2}\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?(?:\s+\d{1,2}\b)?(?:,?\s+\d{4})?|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{4}-\d{2}-\d{2}\b`)
	numbers  = regexp.MustCompile(`\d[\d.,]*\d|\d`)
	names    = regexp.MustCompile(`\p{Lu}[\p{L}’'\-]+(?:\s+\p{Lu}[\p{L}’'\-]+)*`)
)

func quotes(s string) []string { return quoted.FindAllString(s, -1) }

// aspects are looked at in this order; each takes its words out of what the
// next ones see, so that a date is not told again as a number.
var aspects = []struct {
	kind Kind
	find *regexp.Regexp
}{{QuoteOther, quoted}, {Day, days}, {Number, numbers}, {Negation, negative}, {Name, names}}

// differ names the differences of two versions of a sentence.
func differ(old, new string) []Change {
	var out []Change
	a, b := old, new
	for _, asp := range aspects {
		x, y := only(asp.find.FindAllString(a, -1), asp.find.FindAllString(b, -1))
		a, b = asp.find.ReplaceAllString(a, " "), asp.find.ReplaceAllString(b, " ")
		if len(x) == 0 && len(y) == 0 {
			continue
		}
		kind := asp.kind
		if kind == QuoteOther && len(y) == 0 {
			kind = QuoteGone
		}
		out = append(out, Change{Kind: kind, Old: strings.Join(x, "; "), New: strings.Join(y, "; "), In: new})
	}
	if len(out) == 0 {
		out = append(out, Change{Kind: Wording, Old: old, New: new, In: new})
	}
	return out
}

// only drops what both lists hold.
func only(a, b []string) (x, y []string) {
	count := map[string]int{}
	for _, s := range b {
		count[letters(s)]++
	}
	for _, s := range a {
		if w := letters(s); count[w] > 0 {
			count[w]--
		} else {
			x = append(x, s)
		}
	}
	for _, s := range b {
		if w := letters(s); count[w] > 0 {
			count[w]--
			y = append(y, s)
		}
	}
	return x, y
}
