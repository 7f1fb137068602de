package compare

import "slices"

// An echo is how far a passage says that what the query says was done was done,
// by the same and to the same: whoever shares only the nouns says something else
// of them.
type echo struct {
	deed   float64 // how near a word of the passage, of its own, comes to what was done
	verb   float64 // the same, of its predicates alone
	object float64 // how much of what it was done to the nearest predicate has
	doer   float64 // and of who did it; 0.5 where either leaves that open
	other  float64 // 1 where the nearest predicate says that another side did it
}

// echoOf compares what the query says was done with the passage's predicates.
func (m *material) echoOf(q *query, p *passage) echo {
	a := m.deed(q)
	e := echo{deed: 1, verb: 1, object: 1, doer: 0.5}
	if len(a.core) == 0 {
		return e
	}
	e.deed, e.verb, e.object = a.within(p.words), 0, 0
	if e.deed == 0 {
		return e // no predicate has it either
	}
	closest := -1.0
	for _, b := range p.predicates() {
		close := a.within(b.heads)
		e.verb = max(e.verb, close)
		if close < near {
			continue
		}
		object, doer := 1.0, sharedDoer(a.doer, b.doer)
		if len(a.object) > 0 {
			object = coverage(a.object, slices.Concat(b.rest, b.doer, b.heads))
		}
		if closeness := close + object + doer; closeness > closest {
			closest, e.object, e.doer = closeness, object, doer
			e.other = truth(a.anotherSide(m.sidesOf(b.by)))
		}
	}
	return e
}

// A deed is what a query says was done, as one looks for it in passages.
type deed struct {
	verb   word     // how it is said
	core   []word   // the words that say what: nouns where the verb is light
	object []word   // the first words for what it was done to
	doer   []word   // who did it
	sides  []string // whom of the sides these name
	beside []string // stems of the query's other words, which stand for themselves only
}

// deed is [material.deedOf] of q, found once.
func (m *material) deed(q *query) deed {
	return q.deed.get(func() deed { return m.deedOf(q) })
}

// deedOf reads what a query says was done: its first finite predicate, or what
// that only leads up to ("is to be extended").
func (m *material) deedOf(q *query) deed {
	ps := q.predicates()
	k := max(0, slices.IndexFunc(ps, func(p predicate) bool { return p.finite }))
	for k+1 < len(ps) && ps[k].leadsOn() && !ps[k+1].finite {
		k++
	}
	if k >= len(ps) {
		return deed{}
	}
	a := ps[k]
	d := deed{verb: a.heads[0], core: a.heads, doer: a.doer, sides: m.sidesOf(a.by)}
	switch {
	case len(a.heads) > 1:
		d.core = a.heads[1:]
	case beForms.has(a.heads[0].low):
		d.core = slices.DeleteFunc(slices.Clone(a.rest), func(w word) bool { return w.upper })
	}
	for _, w := range a.rest {
		if !m.actors[w.stem] && !hasStem(d.core, w.stem) && len(d.object) < 2 {
			d.object = append(d.object, w)
		}
	}
	for _, w := range q.content {
		if !hasStem(d.core, w.stem) {
			d.beside = append(d.beside, w.stem)
		}
	}
	return d
}

// leadsOn reports whether a predicate only leads to the one after it.
func (p predicate) leadsOn() bool {
	return len(p.heads) == 1 && (beForms.has(p.heads[0].low) || haveForms.has(p.heads[0].low))
}

// within returns how near a word of ws comes to the deed. A word that stands for
// something else in the query is not free to stand for the deed.
func (d deed) within(ws []word) float64 {
	nearest := 0.0
	for i, v := range ws {
		if v.kind != plainWord || v.heft == 0 || slices.Contains(d.beside, v.stem) {
			continue
		}
		for k := range d.core {
			nearest = max(nearest, matchAt(&d.core[k], ws, i))
		}
	}
	return nearest
}

// sharedDoer returns how much of a stands in b, 0.5 where one is left open.
func sharedDoer(a, b []word) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0.5
	}
	return coverage(a, b)
}

// anotherSide reports whether sides are named, and none of those by whom the
// deed was done.
func (d deed) anotherSide(sides []string) bool {
	return len(d.sides) > 0 && len(sides) > 0 && !d.doneBy(sides)
}

// sidesOf returns the sides that ws name.
func (m *material) sidesOf(ws []word) []string {
	var out []string
	for i := range ws {
		if who := m.actorAt(ws, i); who != "" {
			out = append(out, who)
		}
	}
	return out
}
