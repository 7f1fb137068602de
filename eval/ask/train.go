package ask

import (
	"context"
	"math"
	"path/filepath"
	"strings"

	"onrecord"
	"onrecord/compare"
	"onrecord/text"
)

// A lesson is one passage with what the gold says of it.
type lesson struct {
	compare.Example
	kase    string
	label   onrecord.Stance
	hit     bool // holds the gold's words
	certain bool
}

// A Course is the lessons of all cases, from which models are fitted.
type Course struct{ lessons []lesson }

// NewCourse takes the lessons from every case under dir, and from those under
// also, which no model leaves out.
func NewCourse(ctx context.Context, dir string, load Loader, also ...string) (*Course, error) {
	c := &Course{}
	if err := c.take(ctx, dir, "", load); err != nil {
		return nil, err
	}
	for _, more := range also {
		if err := c.take(ctx, more, filepath.Base(more)+"/", load); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// take adds the cases under dir, with a prefix to their names.
func (c *Course) take(ctx context.Context, dir, prefix string, load Loader) error {
	cases, err := Cases(dir)
	if err != nil {
		return err
	}
	for _, folder := range cases {
		g, err := LoadGold(folder)
		if err != nil {
			return err
		}
		kase, _, err := load(ctx, folder)
		if err != nil {
			return err
		}
		c.add(prefix+filepath.Base(folder), kase, g)
	}
	return nil
}

func (c *Course) add(name string, kase compare.Case, g Gold) {
	texts := map[onrecord.DocumentID]*text.Text{}
	for _, r := range kase.Readings {
		texts[r.Document.ID] = r.Document.Text
	}
	gold := map[string]GoldProposition{}
	for _, p := range g.Propositions {
		gold[p.ID] = p
	}
	for _, e := range compare.Examples(kase, g.Questions()) {
		p := gold[e.Proposition]
		want, ok := p.Stances()[e.Side]
		if !ok {
			continue
		}
		l := lesson{Example: e, kase: name, label: want.Label, certain: p.IsCertain()}
		if d := texts[want.Doc]; d != nil && want.Doc == e.Anchor.Doc {
			span, found := locate(d.String(), want.Span)
			l.hit = found && span.Overlaps(e.Anchor.Span)
		}
		c.lessons = append(c.lessons, l)
	}
}

// further is how much a case beside those of the course counts: there are twice
// as many of them, and they are not what real ones are.
const further = 0.4

// Fit returns the model of all cases but one; "" leaves none out. It is the
// same on every run.
func (c *Course) Fit(without string) compare.Model {
	var xs [][]float64
	var ys, ws []float64
	for _, l := range c.lessons {
		if l.kase == without {
			continue
		}
		if y, w := l.target(); w > 0 {
			if strings.Contains(l.kase, "/") {
				w *= further
			}
			xs, ys, ws = append(xs, l.Features), append(ys, y), append(ws, w)
		}
	}
	m := compare.Model{Features: compare.FeatureNames(), Weights: Logistic(xs, ys, ws)}
	m.Threshold = c.threshold(m, without)
	return m
}

// target is what the model should say of a lesson and how much it counts. A
// passage of a side that asserts, but not the one that the gold quotes, may
// say it too, and counts little. What a side that denies says of the same things
// without a word of denial is the hardest to tell, and counts most.
func (l lesson) target() (y, weight float64) {
	switch {
	case l.label == onrecord.Silent:
		return 0, 1
	case l.label.Affirms() && l.hit:
		return 1, 2
	case l.label.Affirms():
		return 0, 0.35
	case l.label.Rejects() && l.Example.Affirms:
		return 0, 2
	}
	return 0, 0
}

// threshold returns the cut that tells asserting from silent sides best.
func (c *Course) threshold(m compare.Model, without string) float64 {
	type key struct {
		kase, proposition string
		side              onrecord.SideID
	}
	best, asserts := map[key]float64{}, map[key]bool{}
	for _, l := range c.lessons {
		if l.kase == without || !l.certain || !(l.label.Affirms() || l.label == onrecord.Silent) {
			continue
		}
		k := key{l.kase, l.Proposition, l.Side}
		best[k] = max(best[k], m.Probability(l.Features))
		asserts[k] = l.label.Affirms()
	}
	cut, most := 0.5, -1
	for t := 0.1; t < 0.9; t += 0.02 {
		right := 0
		for k, p := range best {
			for _, near := range []float64{t - 0.06, t - 0.03, t, t + 0.03, t + 0.06} { // a few lucky answers make no cut
				if (p >= near) == asserts[k] {
					right++
				}
			}
		}
		if right > most {
			cut, most = t, right
		}
	}
	return math.Round(cut*100) / 100
}
