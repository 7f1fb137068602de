package date

import (
	"time"

	"onrecord"
)

// Anchors, as onrecord.TimeExpr names them.
const (
	anchorPublished = "published"
	anchorDateline  = "dateline"
	anchorSentence  = "sentence"
	anchorDocument  = "document"
	anchorBounds    = "bounds"
	anchorSelf      = "self"
)

// A context is what an expression is resolved against.
type context struct {
	ref    time.Time // the day the text speaks from; zero if not known
	anchor string    // where ref comes from
	doc    *evidence // other dates of the document, for a year that is not printed

	mention point // the last date or period of the text before this expression
	spoke   bool  // there is one
	day     point // the last day of the text; zero if none

	tense tense // of the words around it
}

func (c *context) known() bool { return !c.ref.IsZero() }

// A meaning is what the words of an expression say, before it is known when
// they were said.
type meaning interface {
	resolve(c *context) resolved
}

// A resolved is a meaning in its context.
type resolved struct {
	typ    string
	value  string
	anchor string
	alts   []string
	at     point // where the text is now; only if moves
	moves  bool
}

// dated is a resolved period of the calendar.
func dated(p point, anchor string, others ...point) resolved {
	r := resolved{typ: "DATE", value: p.String(), anchor: anchor, at: p, moves: true}
	for _, o := range others {
		if v := o.String(); v != r.value {
			r.alts = append(r.alts, v)
		}
	}
	return r
}

// open is a date whose place in time the text does not say.
func open(value string) resolved { return resolved{typ: "DATE", value: value} }

// reference finds what d's text speaks from: its publication day, seen from
// where the dateline stands, else the dateline's own date.
func reference(d *onrecord.Document) (time.Time, string) {
	if p := d.Published.Date; !p.IsZero() && p.Precision != onrecord.Year && p.Precision != onrecord.Month {
		return localDay(p, d.Dateline), anchorPublished
	}
	if l := d.Dateline; l != nil && !l.Date.IsZero() && l.Date.Precision != onrecord.Year && l.Date.Precision != onrecord.Month {
		return l.Date.Civil().Time, anchorDateline
	}
	return time.Time{}, ""
}
