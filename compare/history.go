package compare

import (
	"slices"
	"time"

	"onrecord"
)

// A side may hold several positions (R10). Where its own words say a thing and
// deny it, the days decide: the later words are its stance and the earlier
// stand beside them. Where no day orders them, neither replaces the other, and
// the position says that they go both ways.
//
// A document of the side's own was said on the day it was published. A report
// tells only that the words are no younger than itself. Reporters' own words
// are nobody's stance, now or earlier.

// certain is how well a passage must answer for its side to be held to it
// against a denial.
const certain = 0.8

// history sets what the side says plainly against what it denies. now is the
// verdict that the denial d, or the assertion that outweighed it, gave.
func (m *material) history(q *query, now verdict, d denial, fits []fit) verdict {
	if d.shade == onrecord.DeniesStronger || now.stance != d.stance && !now.stance.Affirms() {
		return now
	}
	denied := m.firm(d.fit, d.more)
	said := m.firmest(m.affirmed(q, d, now.side.ID, fits))
	if len(denied) == 0 || len(said) == 0 {
		return now
	}
	whole := verdict{side: now.side, stance: onrecord.Asserts, fits: said, rule: "aligned/1", why: "This side's account says so.", confidence: said[0].prob}
	against := d.verdict(m, now.side, nil)
	against.fits = denied
	switch {
	case m.afterAll(said, denied):
		return m.changed(whole, against)
	case m.afterAll(denied, said):
		return m.changed(against, whole)
	case d.stance != onrecord.Denies || d.strength < certain/2 || m.closeBy(said, denied):
		return now // an implication, or words that only seem to go both ways
	case now.stance.Affirms():
		return m.bothWays(whole, against)
	}
	return m.bothWays(against, whole)
}

// affirmed returns the passages that say plainly what d denies.
func (m *material) affirmed(q *query, d denial, side onrecord.SideID, fits []fit) []fit {
	var out []fit
	for _, f := range fits {
		if f.prob < certain || f.p.voice > citedVoice || f.p.question || f.p.title || f.p.negated(q) != q.negated || m.othersSay(f.p, side) || !f.affirms(m, q) {
			continue
		}
		if f.p != d.fit.p && !slices.ContainsFunc(d.more, func(o fit) bool { return o.p == f.p }) {
			out = append(out, f)
		}
	}
	return out
}

// othersSay reports whether a passage of a side's own document passes on what
// another side says: it may be quoted only to be denied.
func (m *material) othersSay(p *passage, side onrecord.SideID) bool {
	cited := p.facts.cites.get(func() onrecord.SideID { return m.namerOf(p.doc).cited(p) })
	return cited != "" && cited != side
}

// firm is [material.firmest] of a denial's passages, the side's own words only.
func (m *material) firm(first fit, more []fit) []fit {
	return m.firmest(slices.DeleteFunc(append([]fit{first}, more...), func(f fit) bool { return f.p.voice > citedVoice || f.p.title }))
}

// firmest keeps the side's own documents where there are any: a report may
// tell again what they said before.
func (m *material) firmest(fits []fit) []fit {
	own := slices.DeleteFunc(slices.Clone(fits), func(f fit) bool { return f.p.voice != ownVoice })
	if len(own) > 0 {
		return own
	}
	return fits
}

// afterAll reports whether some words of a were surely said after all of b.
func (m *material) afterAll(a, b []fit) bool {
	return slices.ContainsFunc(a, func(x fit) bool {
		from := m.published(x.p)
		return x.p.voice == ownVoice && !from.IsZero() && !slices.ContainsFunc(b, func(y fit) bool {
			to := m.published(y.p)
			return to.IsZero() || !to.Time.Before(from.Time)
		})
	})
}

// published returns the day of p's document, zero where no day is known.
func (m *material) published(p *passage) onrecord.Date {
	d := m.docs[p.doc].Published.Date.Civil()
	if d.Precision != onrecord.Day {
		return onrecord.Date{}
	}
	return d
}

// latest returns the last day on which any of the fits can have been said.
func (m *material) latest(fits []fit) onrecord.Date {
	var last onrecord.Date
	for _, f := range fits {
		if d := m.published(f.p); !d.IsZero() && d.Time.After(last.Time) {
			last = d
		}
	}
	return last
}

// closeBy reports whether all that is said stands next to what is denied, as
// where a text takes up a claim and answers it.
func (m *material) closeBy(said, denied []fit) bool {
	return !slices.ContainsFunc(said, func(s fit) bool {
		return !slices.ContainsFunc(denied, func(d fit) bool { return s.p.doc == d.p.doc && s.p.para-d.p.para <= 1 && d.p.para-s.p.para <= 1 })
	})
}

// changed puts what the side said earlier beside what it says now.
func (m *material) changed(now, before verdict) verdict {
	m.lastFirst(now.fits)
	m.lastFirst(before.fits)
	now.shade = onrecord.StanceChanged
	now.past = append(now.past, m.saying(before, true))
	now.why += " It is the later word of this side, of " + m.latest(now.fits).String() + "; what it said before stands beside it."
	return now
}

// bothWays shows both, since nothing tells which of them stands.
func (m *material) bothWays(one, other verdict) verdict {
	one.shade = onrecord.SelfContradiction
	one.past = append(one.past, m.saying(other, false))
	one.why += " Other words of this side go against it, and no day tells which came last."
	return one
}

func (m *material) lastFirst(fits []fit) {
	slices.SortStableFunc(fits, func(a, b fit) int { return m.moment(b).Compare(m.moment(a)) })
}

func (m *material) moment(f fit) time.Time { return m.published(f.p).Time }

func (m *material) saying(v verdict, earlier bool) onrecord.Said {
	p, _ := v.position(m)
	return onrecord.Said{Stance: p.Stance, Earlier: earlier, Day: m.latest(v.fits), Evidence: p.Evidence, Rule: p.Rule, Why: p.Why}
}
