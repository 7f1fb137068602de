package event

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/lang"
	"onrecord/lang/gazetteer"
	"onrecord/resolve/place"
	"onrecord/text"
)

// A witness is one document asked about the event.
type witness struct {
	clues *clues
	doc   *onrecord.Document
	src   string
	layer *lang.Layer

	towns map[int]place.Mention // by their first byte
}

// farthest is how many days from the day of the title, or from publication, a
// date of the event can lie.
const farthest = 45

// dates returns the dates that the document gives for the event: those that its
// best sentences give, and those of documents about it.
func (w *witness) dates(times []onrecord.TimeExpr) []onrecord.EventDate {
	type scored struct {
		onrecord.EventDate
		score int
	}
	var all []scored
	for _, t := range times {
		day, ok := dayOf(t.Value)
		if !ok || !w.plausible(day) || w.doc.Dateline != nil && w.doc.Dateline.Span.Contains(t.Span) {
			continue
		}
		d := onrecord.EventDate{Date: onrecord.DayOf(day.Date()), Source: onrecord.Anchor{Doc: w.doc.ID, Span: t.Span}, Anchor: t.Anchor}
		if noun := w.dated(t.Span); noun != "" {
			if !w.aboutEvent(t.Span) {
				continue
			}
			d.Note = fmt.Sprintf("dates a %s about the event, not the event", noun)
			all = append(all, scored{d, 100})
			continue
		}
		if s := w.score(t.Span, day); s > 1 {
			all = append(all, scored{d, s})
		}
	}
	best := 0
	for _, s := range all {
		if s.Note == "" {
			best = max(best, s.score)
		}
	}
	var out []onrecord.EventDate
	for _, s := range all {
		if s.score < best || slices.ContainsFunc(out, func(o onrecord.EventDate) bool { return o.Date == s.Date && o.Note == s.Note }) {
			continue
		}
		out = append(out, s.EventDate)
	}
	return out
}

func (w *witness) plausible(day time.Time) bool {
	ref := w.clues.day
	if ref.IsZero() {
		ref = w.doc.Published.Date.Time
	}
	return ref.IsZero() || days(ref, day) <= farthest
}

func days(a, b time.Time) int { return int(b.Sub(a).Abs().Hours() / 24) }

// aboutEvent reports whether the sentence around s speaks of a meeting of those
// whom the title names.
func (w *witness) aboutEvent(s text.Span) bool {
	sentence := w.sentence(s)
	said := w.src[sentence.Start:sentence.End]
	return meeting(said) && w.clues.count(said) > 0
}

// sentence returns the sentence around s.
func (w *witness) sentence(s text.Span) text.Span {
	toks := w.layer.Tokens
	k, _ := slices.BinarySearchFunc(w.layer.Sentences, s.Start, func(r lang.Range, at int) int { return cmp.Compare(int(toks[r.End-1].End), at+1) })
	if k >= len(w.layer.Sentences) {
		return s
	}
	return w.layer.Span(w.layer.Sentences[k]).Cover(s)
}

// score says how well a time fits the event: its sentence speaks of a meeting,
// names who is named in the title, or falls on the title's day; 0 if it only
// says when somebody spoke about it.
func (w *witness) score(s text.Span, day time.Time) int {
	sentence := w.sentence(s)
	if w.spokenAt(sentence, s) {
		return 0
	}
	n := 0
	if meeting(w.src[sentence.Start:sentence.End]) {
		n++
	}
	if meeting(w.near(sentence, s)) {
		n++
	}
	n += min(2, w.clues.count(w.src[sentence.Start:sentence.End]))
	if !w.clues.day.IsZero() && days(w.clues.day, day) <= 1 {
		n += 2
	}
	return n
}

// near returns the text of the sentence within a few words of s.
func (w *witness) near(sentence, s text.Span) string {
	const reach = 40
	from, to := max(sentence.Start, s.Start-reach), min(sentence.End, s.End+reach)
	for from > sentence.Start && w.src[from-1] != ' ' {
		from--
	}
	for to < sentence.End && w.src[to] != ' ' {
		to++
	}
	return w.src[from:to]
}

// spokenAt reports whether the time hangs on a word of speech: "said on
// Thursday", "a statement on Saturday".
func (w *witness) spokenAt(sentence, s text.Span) bool {
	before := words(w.src[sentence.Start:s.Start])
	for k := len(before) - 1; k >= 0 && k >= len(before)-3; k-- {
		switch low := strings.ToLower(before[k]); {
		case telling[low]:
			return true
		case encounter[low]:
			return false
		}
	}
	return false
}

// dated returns the noun of a document that the time dates: "a press release
// issued by the ministry on 12 November"; "" if it dates none.
func (w *witness) dated(s text.Span) string {
	sentence := w.sentence(s)
	before := w.src[sentence.Start:s.Start]
	for _, noun := range [...]string{"press release", "statement", "communique", "readout"} {
		i := strings.LastIndex(before, noun)
		if i < 0 {
			continue
		}
		between := before[i+len(noun):]
		for _, made := range [...]string{" issued ", " released ", " published ", " dated "} {
			if strings.Contains(between, made) && len(words(between)) < 14 {
				return noun
			}
		}
	}
	return ""
}

// noteOutliers marks the days that most sources do not give.
func noteOutliers(ds []onrecord.EventDate) {
	count, all := map[onrecord.Date]int{}, 0
	for _, d := range ds {
		if d.Note == "" {
			count[d.Date]++
			all++
		}
	}
	for i, d := range ds {
		if n := count[d.Date]; d.Note == "" && all > 2 && n*2 < all {
			ds[i].Note = fmt.Sprintf("outlier: %d of %d", n, all)
		}
	}
}

// places returns where the document says the event was: places after "in" or
// "at" in sentences that speak of a meeting between those named.
func (w *witness) places() []onrecord.EventPlace {
	var out []onrecord.EventPlace
	for _, r := range w.layer.Sentences {
		span := w.layer.Span(r)
		s := w.src[span.Start:span.End]
		if !meeting(s) || w.clues.count(s) == 0 || !w.told(span) {
			continue
		}
		for i := r.Start; i+1 < r.End; i++ {
			if low := strings.ToLower(w.layer.Word(i)); low != "in" && low != "at" && low != "near" && low != "off" || !w.meetingBefore(r.Start, i) {
				continue
			}
			if p, at, ok := w.place(i + 1); ok && !slices.ContainsFunc(out, func(o onrecord.EventPlace) bool { return o.Place == p }) {
				out = append(out, onrecord.EventPlace{Place: p, Source: onrecord.Anchor{Doc: w.doc.ID, Span: at}})
			}
		}
	}
	return out[:min(len(out), 3)]
}

// meetingBefore reports whether the place after token i hangs on a word of
// meeting before it, and not on a topic that came up ("raised construction at
// the base").
func (w *witness) meetingBefore(start, i int) bool {
	const reach = 18
	for k := i - 1; k >= max(start, i-reach); k-- {
		switch low := strings.ToLower(w.layer.Word(k)); {
		case topical[low]:
			return false
		case encounter[low]:
			return true
		}
	}
	return false
}

// told reports whether a sentence is in the body of the document.
func (w *witness) told(s text.Span) bool {
	for _, l := range w.doc.Lines {
		if l.Span.Contains(s) {
			return l.Kind == onrecord.LineBody || l.Kind == onrecord.LineTitle
		}
	}
	return len(w.doc.Lines) == 0
}

// place returns the town that token i starts to name.
func (w *witness) place(i int) (string, text.Span, bool) {
	m, ok := w.towns[int(w.layer.Tokens[i].Start)]
	return m.Place.Name, m.Span, ok && (m.Place.Kind == gazetteer.City || m.Place.Kind == gazetteer.Capital)
}

// byStart keys the places of a document by their first byte.
func byStart(ms []place.Mention) map[int]place.Mention {
	out := make(map[int]place.Mention, len(ms))
	for _, m := range ms {
		out[m.Span.Start] = m
	}
	return out
}

// named returns the persons who are named where the event is told.
func (w *witness) named() map[onrecord.PartyID]bool {
	out := map[onrecord.PartyID]bool{}
	for _, r := range w.layer.Sentences {
		span := w.layer.Span(r)
		s := w.src[span.Start:span.End]
		if !meeting(s) || w.clues.count(s) == 0 {
			continue
		}
		for _, p := range w.clues.who {
			if p.Kind == onrecord.Person && strings.Contains(s, p.Name) {
				out[p.ID] = true
			}
		}
	}
	return out
}
