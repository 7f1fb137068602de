package html

import (
	_ "embed" // the model
	"sync"

	"onrecord/read/html/judge"
)

//go:generate go run onrecord/eval/reading/train body.judge

//go:embed body.judge
var bodyModel []byte

// bodyJudge is the model that chooses body blocks. A test holds that it parses.
var bodyJudge = sync.OnceValue(func() *judge.Model {
	m, err := judge.Parse(bodyModel, Width)
	if err != nil {
		return &judge.Model{}
	}
	return m
})

// even is the probability from which a block is body.
const even = 0.45

// A Choice is which blocks are body and how sure that is.
type Choice struct {
	Body []bool
	// Doubt is the share of text that is nearly as likely body as not.
	Doubt float64
	// Asked names the extractors that voted.
	Asked []string
}

// doubtful is the share of doubtful text from which a second opinion is worth
// its time.
const doubtful = 0.05

// Choose decides which blocks are the article's body. The fast extractor votes
// on every page; the slower one is asked only where the judge is in doubt, and
// its vote is one more fact for the judge, never an answer by itself.
func (p *Page) Choose(address string) Choice {
	votes := p.Candidates(address, "readability")
	c := p.decide(votes)
	if c.Doubt > doubtful || len(votes) == 0 {
		c = p.decide(append(votes, p.Candidates(address, "trafilatura")...))
	}
	return p.orEmbedded(c)
}

// hollow is the size of body, in bytes, under which the page may be an empty
// shell for a script.
const hollow = 500

// orEmbedded takes the body from the page's JSON where the markup has next to
// none: only if it is several times longer, so that it never replaces a body.
func (p *Page) orEmbedded(c Choice) Choice {
	size := 0
	for i, b := range c.Body {
		if b {
			size += len(p.Blocks[i].Text)
		}
	}
	if size >= hollow {
		return c
	}
	more := p.Embedded()
	gain := 0
	for _, b := range more {
		if b.In&InCaption == 0 && !hint(b.Names, []string{"caption"}) {
			gain += len(b.Text)
		}
	}
	if gain < 3*size || gain < hollow {
		return c
	}
	c.Body = make([]bool, len(p.Blocks), len(p.Blocks)+len(more))
	for _, b := range more {
		b.Order = len(p.Blocks)
		p.Blocks = append(p.Blocks, b)
		c.Body = append(c.Body, b.In&InCaption == 0 && !hint(b.Names, []string{"caption"}))
	}
	c.Asked = append(c.Asked, "embedded")
	return c
}

func (p *Page) decide(votes []Candidate) Choice {
	c := p.judged(bodyJudge(), p.Features(votes))
	for _, v := range votes {
		c.Asked = append(c.Asked, v.Name)
	}
	return c
}

// DecideWith is Choose with another judge and features that are already there,
// for training.
func (p *Page) DecideWith(m *judge.Model, fast, both [][]float64) []bool {
	c := p.judged(m, fast)
	if c.Doubt > doubtful {
		c = p.judged(m, both)
	}
	return c.Body
}

func (p *Page) judged(m *judge.Model, rows [][]float64) Choice {
	c := Choice{Body: make([]bool, len(p.Blocks))}
	size, odd := 0, 0
	for i, row := range rows {
		q := m.Probability(row)
		if c.Body[i] = q > even; c.Body[i] {
			size += len(p.Blocks[i].Text)
		}
		if q > 0.2 && q < 0.8 {
			odd += len(p.Blocks[i].Text)
		}
	}
	if size == 0 {
		return Choice{Body: p.Once(agreed(rows)), Doubt: 1}
	}
	c.Body = p.Once(c.Body)
	c.Doubt = float64(odd) / float64(1+size)
	return c
}

// agreed are the blocks that both extractors kept. They stand in where the judge
// finds no body at all, as on a page whose only paragraph looks like furniture.
func agreed(rows [][]float64) []bool {
	out := make([]bool, len(rows))
	for i, row := range rows {
		out[i] = row[votedTrafilatura] > 0 && row[votedReadability] > 0
	}
	return out
}
