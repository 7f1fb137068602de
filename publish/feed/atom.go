package feed

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"onrecord"
	"onrecord/publish"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Content atomContent `xml:"content"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Address gives the absolute addresses that a feed names.
type Address struct {
	Self        string // of the feed
	Site        string // of Today
	Proposition func(onrecord.EventID, string) string
}

// Atom writes the findings of editions, in their order, conflicts first within
// an event.
func Atom(w io.Writer, title string, at Address, es []publish.Edition) error {
	f := atomFeed{ID: at.Self, Title: title, Author: "Onrecord", Links: []atomLink{{"self", at.Self}, {"alternate", at.Site}}}
	var newest time.Time
	for i := range es {
		e := &es[i]
		seen := lastSeen(e)
		groups, _ := publish.Rows(e.Board)
		for _, g := range groups {
			for _, r := range g.Rows {
				updated := seen
				if r.Review != nil && r.Review.At.After(updated) {
					updated = r.Review.At
				}
				if updated.After(newest) {
					newest = updated
				}
				f.Entries = append(f.Entries, entry(e, r, at.Proposition(e.Board.Event.ID, r.Proposition.ID), updated))
			}
		}
	}
	f.Updated = stamp(newest)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	return enc.Encode(f)
}

func entry(e *publish.Edition, r publish.Row, href string, updated time.Time) atomEntry {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", e.Name())
	for _, a := range e.Board.Accounts {
		pos := r.Position(a.Side.ID)
		fmt.Fprintf(&b, "\n%s: %s\n", e.SideName(a.Side.ID), publish.StanceMark(pos.Stance))
		if len(pos.Evidence) > 0 {
			fmt.Fprintf(&b, "%s\n", e.Passage(pos.Evidence[0]).Citation())
		}
		for _, s := range pos.History {
			if len(s.Evidence) == 0 {
				continue
			}
			fmt.Fprintf(&b, "%s: %s\n%s\n", publish.PastWord(s), publish.StanceMark(s.Stance), e.Passage(s.Evidence[0]).Citation())
		}
	}
	if !r.Human {
		fmt.Fprintf(&b, "\nmachine-made, %s\n", r.Rule)
	}
	if by := r.Reviewed(); by != "" {
		fmt.Fprintf(&b, "\n%s\n", by)
	}
	return atomEntry{
		ID: href, Title: fmt.Sprintf("%s: %s", publish.RelationMark(r.Relation), r.Proposition.Text),
		Updated: stamp(updated), Links: []atomLink{{"alternate", href}}, Content: atomContent{"text", b.String()},
	}
}

// lastSeen is when the edition's material was last captured or published.
func lastSeen(e *publish.Edition) time.Time {
	var last time.Time
	for _, r := range e.Readings {
		for _, t := range []time.Time{e.Captures[r.Document.Capture].Started, r.Document.Published.Date.Time} {
			if t.After(last) {
				last = t
			}
		}
	}
	return last
}

// stamp writes a time as Atom wants it. Atom has no word for unknown; the start
// of the Unix clock stands for it.
func stamp(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}
