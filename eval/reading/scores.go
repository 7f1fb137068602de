package reading

import (
	"io/fs"

	"onrecord/eval/boost"
	"onrecord/internal/trees"
)

// Scores is how a set of pages is read. The shares of titles, authors and days
// are of all pages and zero for a set without such gold.
type Scores struct {
	Body                Table
	Title, Authors, Day float64
	Datelines           int
	Refused             []string // pages that were not read as articles
}

// Measure reads pages by the whole read path and scores the result.
func Measure(pages []Page) Scores {
	var s Scores
	for _, p := range pages {
		d, err := Read(p)
		if err != nil {
			s.Refused = append(s.Refused, p.Name)
			s.Body.Add(p.Body, "")
			continue
		}
		s.Body.Add(p.Body, Body(d))
		s.Title += one(SameTitle(p.Title, d))
		s.Authors += one(SameAuthors(p.Authors, d))
		s.Day += one(SameDay(p.Published, d))
		if d.Dateline != nil {
			s.Datelines++
		}
	}
	s.Body.Close()
	n := float64(max(1, len(pages)))
	s.Title, s.Authors, s.Day = s.Title/n, s.Authors/n, s.Day/n
	return s
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Load returns both sets.
func Load(corpus fs.FS) (zyte, fundus []Page, err error) {
	if zyte, err = Zyte(corpus); err != nil {
		return nil, nil, err
	}
	fundus, err = Fundus(corpus)
	return zyte, fundus, err
}

// CrossValidate scores the choice of body on publishers that the judge has not
// seen, for each set of samples.
func CrossValidate(sets ...[]*Sample) []Table {
	tables := make([]Table, len(sets))
	for fold := range Folds {
		var known []*Sample
		for _, set := range sets {
			for _, s := range set {
				if s.Fold != fold {
					known = append(known, s)
				}
			}
		}
		model := Train(known)
		for i, set := range sets {
			for _, s := range set {
				if s.Fold == fold {
					tables[i].Add(s.Page.Body, s.read(&model))
				}
			}
		}
	}
	for i := range tables {
		tables[i].Close()
	}
	return tables
}

// read is the body that the whole read path would offer with another judge:
// refusals, embedded text and labels are the program's own.
func (s *Sample) read(m *trees.Model) string {
	p, c := s.Doc.DecideWith(m, s.Fast, s.Both)
	ws := p.Witnesses()
	if _, no := p.Refuse(c.Body, ws); no {
		return ""
	}
	_, title := p.Title(ws)
	out := ""
	for i, kind := range p.Label(c.Body, title) {
		if i != title && offered(kind) {
			out += p.Blocks[i].Text + "\n"
		}
	}
	return out
}

// Config is how the shipped judge is trained.
var Config = boost.Config{Trees: 160, Depth: 5, Rate: 0.08}
