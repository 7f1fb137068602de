package opinion

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"onrecord"
	"onrecord/compare"
	"onrecord/text"
)

// A Model answers prompts. It may fail at any time.
type Model interface {
	Name() string
	Complete(ctx context.Context, p Prompt, maxAnswer int64) (string, error)
}

// A Cache keeps raw answers. They are checked again each time they are read.
type Cache interface {
	Get(key string) (answer string, ok bool)
	Put(key, answer string)
}

// Limits bound what a second opinion may cost. Zero fields take the defaults.
type Limits struct {
	Calls    int           // 60
	Time     time.Duration // for all calls; 3 minutes
	Passage  int           // bytes of one passage sent; 2,000
	Document int           // bytes of one document sent; 8,000
	Answer   int64         // bytes of one answer read; 64 KiB
	Failures int           // failed calls in a row after which no more are made; 3
}

func (l Limits) withDefaults() Limits {
	def := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	def(&l.Calls, 60)
	def(&l.Passage, 2000)
	def(&l.Document, 8000)
	def(&l.Failures, 3)
	if l.Time <= 0 {
		l.Time = 3 * time.Minute
	}
	if l.Answer <= 0 {
		l.Answer = 64 << 10
	}
	return l
}

// A Report says what asking came to.
type Report struct {
	Model    string         `json:"model"`
	Calls    int            `json:"calls"`  // made, without those answered by the cache
	Cached   int            `json:"cached"` // answered by the cache
	Given    int            `json:"given"`  // opinions that passed every check
	Dropped  map[string]int `json:"dropped"`
	Failures []string       `json:"failures,omitempty"` // what went wrong with calls, each once
	Hints    []string       `json:"hints,omitempty"`    // what to do about them
}

// Give returns a copy of b with second opinions beside its findings. It never
// changes a stance, a relation or a rule's words, and never fails: what could
// not be had is in the report.
func Give(ctx context.Context, c compare.Case, b onrecord.Board, m Model, l Limits, cache Cache) (onrecord.Board, Report) {
	l = l.withDefaults()
	ctx, cancel := context.WithTimeout(ctx, l.Time)
	defer cancel()
	g := &giver{ctx: ctx, c: c, model: m, limits: l, cache: cache, items: map[onrecord.DocumentID][]side{}}
	g.report = Report{Model: m.Name(), Dropped: map[string]int{}}
	b.Findings = slices.Clone(b.Findings)
	for i := range b.Findings {
		g.finding(&b.Findings[i])
	}
	b.Alike = g.alike(b.Findings)
	return b, g.report
}

// A giver asks, within its limits.
type giver struct {
	ctx      context.Context
	c        compare.Case
	model    Model
	limits   Limits
	cache    Cache
	report   Report
	failures int // in a row
	items    map[onrecord.DocumentID][]side
}

// side is a passage of a side's account.
type side struct {
	id   onrecord.SideID
	doc  *onrecord.Document
	span text.Span
}

func (s side) text() string { return s.doc.Text.Slice(s.span) }

// ask puts one prompt to the model, or to the cache.
func (g *giver) ask(p Prompt) (string, bool) {
	sum := sha256.Sum256([]byte(g.model.Name() + "\x00" + p.Digest()))
	key := hex.EncodeToString(sum[:])
	if g.cache != nil {
		if answer, ok := g.cache.Get(key); ok {
			g.report.Cached++
			return answer, true
		}
	}
	switch {
	case g.failures >= g.limits.Failures:
		g.drop(gaveUp)
		return "", false
	case g.report.Calls >= g.limits.Calls || g.ctx.Err() != nil:
		g.drop(overBudget)
		return "", false
	}
	g.report.Calls++
	answer, err := g.model.Complete(g.ctx, p, g.limits.Answer)
	if err != nil {
		g.failures++
		g.drop(noAnswer)
		if s := err.Error(); !slices.Contains(g.report.Failures, s) {
			g.report.Failures = append(g.report.Failures, s)
			if hint := onrecord.Hint(err); hint != "" && !slices.Contains(g.report.Hints, hint) {
				g.report.Hints = append(g.report.Hints, hint)
			}
		}
		return "", false
	}
	g.failures = 0
	if g.cache != nil {
		g.cache.Put(key, answer)
	}
	return answer, true
}

func (g *giver) drop(why string) {
	if why != "" {
		g.report.Dropped[why]++
	}
}

// finding asks about each pair of sides that speak to a finding, and looks in
// the own documents of silent sides for something that does.
func (g *giver) finding(f *onrecord.Finding) {
	var speak []side
	var silent []onrecord.SideID
	for _, p := range f.Positions {
		switch s, ok := g.first(p); {
		case ok && (p.Stance.Affirms() || p.Stance.Rejects()):
			speak = append(speak, s)
		case p.Stance == onrecord.Silent:
			silent = append(silent, p.Side)
		}
	}
	for i, a := range speak {
		for _, b := range speak[i+1:] {
			g.relation(f, a, b)
		}
	}
	if len(speak) == 0 {
		return
	}
	for _, id := range silent {
		if s, ok := g.overlooked(f.Proposition.Text, id); ok {
			g.relation(f, speak[0], s)
		}
	}
}

// first returns the passage that a position shows first, if it can be sent.
func (g *giver) first(p onrecord.Position) (side, bool) {
	if len(p.Evidence) == 0 {
		return side{}, false
	}
	e := p.Evidence[0]
	for _, r := range g.c.Readings {
		if r.Document.ID == e.Doc && r.Document.Text.Valid(e.Span) {
			s := side{p.Side, r.Document, e.Span}
			return s, g.sendable(s.text(), g.limits.Passage)
		}
	}
	return side{}, false
}

// sendable reports whether a text is short enough and addresses a reader.
func (g *giver) sendable(s string, most int) bool {
	switch {
	case len(s) > most:
		g.drop(tooLong)
	case addressesModel(s):
		g.drop(addressing)
	default:
		return true
	}
	return false
}

type relationMaterial struct {
	Event       string `json:"event"`
	Proposition string `json:"proposition"`
	A           string `json:"a"`
	B           string `json:"b"`
}

// relation asks what two passages do to each other, in both orders.
func (g *giver) relation(f *onrecord.Finding, a, b side) {
	p := prompt(relationSystem, relationMaterial{g.c.Event.Title, f.Proposition.Text, a.text(), b.text()})
	answer, ok := g.ask(p)
	if !ok {
		return
	}
	label, triggers, dropped := readRelation(answer, a, b)
	if dropped != "" {
		g.drop(dropped)
		return
	}
	answer, ok = g.ask(prompt(relationSystem, relationMaterial{g.c.Event.Title, f.Proposition.Text, b.text(), a.text()}))
	if !ok {
		return
	}
	other, _, dropped := readRelation(answer, b, a)
	switch {
	case dropped != "":
		g.drop(dropped)
	case other != mirrored(label):
		g.drop(twoOrders)
	case label != "unrelated":
		g.report.Given++
		f.Opinions = append(f.Opinions, onrecord.Opinion{
			Sides: [2]onrecord.SideID{a.id, b.id}, Label: label, Triggers: triggers, Model: g.model.Name(), Prompt: p.Digest(),
			Evidence: [2]onrecord.Anchor{{Doc: a.doc.ID, Span: a.span}, {Doc: b.doc.ID, Span: b.span}},
		})
	}
}

// overlooked returns the passage of a side's own documents that the model finds
// to be about a proposition that the side seems silent on.
func (g *giver) overlooked(proposition string, id onrecord.SideID) (side, bool) {
	var best side
	most := 1
	for _, r := range g.c.Readings {
		if r.Document.SpeaksFor != id {
			continue
		}
		for _, s := range g.itemsOf(r.Document) {
			if n := sharedWords(proposition, s.text()); n > most {
				best, most = s, n
			}
		}
	}
	if best.doc == nil {
		return best, false
	}
	answer, ok := g.ask(prompt(alignSystem, struct {
		Proposition string `json:"proposition"`
		Passage     string `json:"passage"`
	}{proposition, best.text()}))
	if !ok {
		return best, false
	}
	same, dropped := readAlign(answer)
	g.drop(dropped)
	return best, same
}

// itemsOf asks once for each document what it puts forward.
func (g *giver) itemsOf(d *onrecord.Document) []side {
	if known, ok := g.items[d.ID]; ok {
		return known
	}
	g.items[d.ID] = nil
	in := text.Hull(d.Own())
	in.End = min(in.End, in.Start+g.limits.Document)
	for in.End > in.Start && !d.Text.Valid(in) {
		in.End-- // not inside a character
	}
	if in.Empty() || !g.sendable(d.Text.Slice(in), g.limits.Document) {
		return nil
	}
	answer, ok := g.ask(prompt(itemsSystem, struct {
		Document string `json:"document"`
	}{d.Text.Slice(in)}))
	if !ok {
		return nil
	}
	spans, dropped := readItems(answer, d, in)
	for _, why := range dropped {
		g.drop(why)
	}
	for _, s := range spans {
		g.items[d.ID] = append(g.items[d.ID], side{d.SpeaksFor, d, s})
	}
	return g.items[d.ID]
}

// sharedWords counts the longer words that two texts have in common.
func sharedWords(a, b string) int {
	in := strings.Fields(strings.ToLower(b))
	n := 0
	for _, w := range strings.Fields(strings.ToLower(a)) {
		if len(w) > 4 && slices.Contains(in, w) {
			n++
		}
	}
	return n
}

// mostRows is how many rows one merge prompt holds.
const mostRows = 40

type rowMaterial struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// alike asks which rows say the same, in both orders, and keeps the groups that
// both answers have.
func (g *giver) alike(fs []onrecord.Finding) []onrecord.Alike {
	var rows []rowMaterial
	var ids []string
	for _, f := range fs {
		if len(rows) < mostRows && !addressesModel(f.Proposition.Text) {
			rows = append(rows, rowMaterial{f.Proposition.ID, f.Proposition.Text})
			ids = append(ids, f.Proposition.ID)
		}
	}
	if len(rows) < 2 {
		return nil
	}
	p := prompt(mergeSystem, rows)
	first, ok := g.groups(p, ids)
	if !ok || len(first) == 0 {
		return nil
	}
	slices.Reverse(rows)
	second, ok := g.groups(prompt(mergeSystem, rows), ids)
	if !ok {
		return nil
	}
	var out []onrecord.Alike
	for _, group := range first {
		if !slices.ContainsFunc(second, func(o []string) bool { return sameSet(group, o) }) {
			g.drop(twoOrders)
			continue
		}
		g.report.Given++
		out = append(out, onrecord.Alike{Propositions: group, Model: g.model.Name(), Prompt: p.Digest()})
	}
	return out
}

func (g *giver) groups(p Prompt, ids []string) ([][]string, bool) {
	answer, ok := g.ask(p)
	if !ok {
		return nil, false
	}
	groups, dropped := readMerge(answer, ids)
	for _, why := range dropped {
		g.drop(why)
	}
	return groups, true
}

func sameSet(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}
