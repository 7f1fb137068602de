// Package event gathers what the sources of a case say of when and where the
// event was, and who took part.
//
//	e := event.Resolve(dossier.Title, parties, readings)
//
// In the Phnom Penh case the White House readout says "met today" (12
// November), an outlet "on Saturday" (the 12th again) and the Cambodian article
// "on 13 November": all three are kept, each with its words, and the last is
// noted as the outlier. The ministry's release of 12 November is no date of the
// meeting; it is kept with a note that it dates a document about it.
//
// A time or place counts for the event where its sentence speaks of a meeting
// of people or bodies that the title or the parties name, or falls on the day
// that the title itself gives. Times that only say when somebody spoke about it
// are left out. No name or case is known to the code.
//
// Limits: one event a case; a case whose title names neither day nor people
// gets what the first paragraphs say.
package event

import (
	"onrecord"
	"onrecord/lang"
	"onrecord/resolve/date"
	"onrecord/resolve/place"
)

// Resolve describes the event of a case. Its ID is left to whoever stores it.
func Resolve(title string, ps []onrecord.Party, rs []onrecord.Reading) onrecord.Event {
	c := newClues(title, ps)
	e := onrecord.Event{Title: title}
	seen := map[onrecord.PartyID]int{}
	for _, r := range rs {
		w := witness{clues: c, doc: r.Document, src: r.Document.Text.String(), layer: lang.Analyse(r.Document.Text.String()), towns: byStart(place.Find(r.Document))}
		times := r.Times
		if times == nil {
			times = date.Find(r.Document)
		}
		e.Dates = append(e.Dates, w.dates(times)...)
		e.Places = append(e.Places, w.places()...)
		for id := range w.named() {
			seen[id]++
		}
	}
	noteOutliers(e.Dates)
	for _, p := range ps {
		if c.inTitle(p) || seen[p.ID] > 1 {
			e.Who = append(e.Who, p.ID)
		}
	}
	return e
}
