package html

import (
	_ "embed" // the model
	"slices"
	"sync"

	"onrecord/internal/trees"
)

//go:generate go run onrecord/eval/reading/train body.judge

//go:embed body.judge
var bodyModel []byte

// bodyJudge is the model that chooses body blocks. A test holds that it parses.
var bodyJudge = sync.OnceValue(func() *trees.Quick {
	m, err := trees.Parse(bodyModel, Width)
	if err != nil {
		m = &trees.Model{}
	}
	return trees.NewQuick(m, surelyNot)
})

// even is the probability from which a block is body. Between surelyNot and
// surely it is in doubt.
const (
	even      = 0.45
	surelyNot = 0.2
	surely    = 0.8
)

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
	votes, spare := p.fast(address)
	c := p.decide(votes)
	if c.Doubt > doubtful || len(votes) == 0 {
		c = p.decide(append(votes, p.thorough(address, spare)...))
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
	j := p.judging(bodyJudge())
	p.described().polled(votes, j.weigh)
	c := j.choice()
	for _, v := range votes {
		c.Asked = append(c.Asked, v.Name)
	}
	return c
}

// DecideWith is Choose with another judge and features that are already there,
// for training. It returns the page with the blocks that Choose may add, too.
func (p *Page) DecideWith(m *trees.Model, fast, both [][]float64) (*Page, Choice) {
	c := p.judged(m, fast)
	if c.Doubt > doubtful {
		c = p.judged(m, both)
	}
	with := *p
	with.Blocks = slices.Clip(p.Blocks)
	return &with, with.orEmbedded(c)
}

func (p *Page) judged(m *trees.Model, rows [][]float64) Choice {
	j := p.judging(trees.NewQuick(m, surelyNot))
	for i, row := range rows {
		j.weigh(i, row)
	}
	return j.choice()
}

// judging is a judge's way through the blocks of a page.
type judging struct {
	page   *Page
	model  *trees.Quick
	body   []bool
	agreed []bool // kept by both extractors
	size   int    // bytes of body
	both   int    // bytes that both extractors kept
	odd    int    // bytes in doubt
}

func (p *Page) judging(m *trees.Quick) *judging {
	return &judging{page: p, model: m, body: make([]bool, len(p.Blocks)), agreed: make([]bool, len(p.Blocks))}
}

// weigh decides on block i, whose features are row.
func (j *judging) weigh(i int, row []float64) {
	q, size := j.model.Probability(row), len(j.page.Blocks[i].Text)
	if j.body[i] = q > even; j.body[i] {
		j.size += size
	}
	if q > surelyNot && q < surely {
		j.odd += size
	}
	if j.agreed[i] = row[votedTrafilatura] > 0 && row[votedReadability] > 0; j.agreed[i] {
		j.both += size
	}
}

// choice sums up. What both extractors kept stands in where the judge finds no
// body, or no more than a heading, as on a page whose only paragraph looks like
// furniture.
func (j *judging) choice() Choice {
	if j.size == 0 || j.size < little && j.size < j.both {
		return Choice{Body: j.page.Once(j.agreed), Doubt: 1}
	}
	return Choice{Body: j.page.Once(j.body), Doubt: float64(j.odd) / float64(1+j.size)}
}
