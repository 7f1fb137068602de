package party

import (
	"strings"

	"onrecord"
	"onrecord/text"
)

// identifying are the words that say who a description may mean.
var identifying = [...]string{"referring to", "refers to", "meaning", "identified as", "believed to be", "thought to be"}

// hedges takes up identities that a text offers with reserve: the description
// becomes a hedged alias of the person named, in the voice that offers it.
func (b *book) hedges(r onrecord.Reading) {
	for i, s := range r.Statements {
		if !s.Cue.Hedged || len(s.Cue.Spans) == 0 || !identifies(r.Document.Text.Slice(s.Cue.Spans[0])) {
			continue
		}
		name := lastName(r.Document.Text.Slice(s.Content.Hull()))
		described, ok := description(r.Statements[:i], s)
		if name == "" || !ok {
			continue
		}
		e, _ := b.find(name, onrecord.Person)
		if e == nil {
			e = b.add(name, onrecord.Person)
			e.use(name, string(sameName), nil)
		}
		e.party.Aliases = append(e.party.Aliases, onrecord.Alias{
			Name: r.Document.Text.Slice(described), By: "hedged",
			Mentions: []onrecord.Anchor{{Doc: r.Document.ID, Span: described}},
			Hedge:    &onrecord.Hedge{Words: onrecord.Anchor{Doc: r.Document.ID, Span: s.Cue.Spans[0]}, Voice: voice(r, s)},
		})
	}
}

func identifies(cue string) bool {
	for _, w := range identifying {
		if strings.Contains(cue, w) {
			return true
		}
	}
	return false
}

// description is what the nearest statement before s, of the same sentence,
// calls somebody.
func description(before []onrecord.Statement, s onrecord.Statement) (text.Span, bool) {
	for k := len(before) - 1; k >= 0 && k >= len(before)-3; k-- {
		c := before[k].Content.Hull()
		if gap := s.Cue.Spans[0].Start - c.End; gap >= 0 && gap < 12 && c.Len() < 60 {
			return c, true
		}
	}
	return text.Span{}, false
}

// voice is who offers the identity: the speaker in whose statement it stands,
// else the outlet.
func voice(r onrecord.Reading, s onrecord.Statement) string {
	for _, outer := range r.Statements {
		if outer.ID == s.In && outer.Source != nil && outer.Source.Speaker != "" {
			return outer.Source.Speaker
		}
	}
	if r.Document.Outlet != "" {
		return r.Document.Outlet
	}
	return string(r.Document.ID)
}

// lastName returns the last run of two or more capitalised words of s.
func lastName(s string) string {
	var best, run []string
	for _, w := range strings.Fields(s) {
		plain := strings.Trim(w, ".,;:()“”\"")
		if plain == "" || plain[0] < 'A' || plain[0] > 'Z' || strings.Contains(plain, "-") {
			run = nil
			continue
		}
		if run = append(run, plain); len(run) > 1 {
			best = append([]string(nil), run...)
		}
		if w != plain {
			run = nil
		}
	}
	return strings.Join(best, " ")
}
