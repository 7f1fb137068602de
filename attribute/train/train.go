package train

import (
	"slices"
	"sync"

	"onrecord/attribute/corpus"
	"onrecord/attribute/model"
	"onrecord/internal/linear"
	"onrecord/internal/linear/fit"
	"onrecord/lang"
)

// Material is what the model learns from, and what its decision is fitted on.
// Nobody has to have marked Texts.
type Material struct {
	Train, World, Texts, Dev []corpus.Document
}

// Options of training.
type Options struct {
	Seed uint64
	Log  func(format string, args ...any)
	// Judge says which of the attributions found in a text are right, and how
	// many were marked: the scorer, handed in from above.
	Judge func(d corpus.Document, l *lang.Layer, found []model.Found) (right []bool, marked int)
}

// Settings.
const (
	bits         = 18
	firstEpochs  = 6
	foldEpochs   = 4
	secondEpochs = 5
	folds        = 3
	runs         = 2 // each pass is the mean of so many
	// World texts are few: both passes learn PolNeAR first and then go on with
	// the world texts among a part of the PolNeAR articles.
	adaptEpochs = 3
	worldWeight = 2
	rehearsed   = 4 // one PolNeAR article in so many is seen again
)

// Parts are the trained pieces of a model before they are put into a file.
type Parts struct {
	First, Second *fit.Weights
	Lexicon       *model.Lexicon
	Decision      model.Decision
	DevF1         float64 // pair F1 in percent on what the decision was fitted on
}

// Fit trains a teacher and its student, and fits the student's decision.
func Fit(m Material, o Options) Parts {
	return Learn(m, o).Adapt(m.World)
}

// A Base is what was learned from PolNeAR alone. Models for different parts of
// the world set start from it.
type Base struct {
	Parts
	o             Options
	first, second []fit.Sequence // of the articles that are seen again
	texts         []example      // for students
	dev           []example
}

// Learn trains both passes of a teacher on PolNeAR. What the second pass learns from comes
// from first passes that have not seen the article (jackknife).
func Learn(m Material, o Options) *Base {
	data := examples(m.Train, 1)
	o.Log("attribution: %d texts", len(data))
	b := &Base{o: o, Parts: Parts{Lexicon: lexicon(data)}, dev: examples(m.Dev, 1)}
	b.texts = slices.Concat(slices.DeleteFunc(slices.Clone(data), func(x example) bool { return !x.doc.Main }), examples(m.Texts, 1))
	var parts [folds][]fit.Sequence
	var work sync.WaitGroup
	work.Go(func() {
		b.First = fit.Fields(firstSequences(data, b.Lexicon, nil), o.field(bits, firstEpochs, nil, "first pass"))
	})
	for k := range folds {
		work.Go(func() { parts[k] = o.fold(data, b.Lexicon, k) })
	}
	work.Wait()
	b.Second = fit.Fields(slices.Concat(parts[:]...), o.field(bits, secondEpochs, nil, "second pass"))
	again := func(x example) bool { return x.article%rehearsed == 0 }
	b.first = firstSequences(data, b.Lexicon, again)
	b.second = slices.DeleteFunc(slices.Concat(parts[:]...), func(s fit.Sequence) bool { return s.Group%rehearsed != 0 })
	return b
}

// Adapt returns the student of a teacher that went on learning from these world
// texts. The first pass that labels them for the second has not seen them.
func (b *Base) Adapt(world []corpus.Document) Parts {
	data := examples(world, worldWeight)
	all := func(example) bool { return true }
	half := model.Teacher(Chain(b.First), nil, b.Lexicon)
	p := Parts{Lexicon: b.Lexicon}
	first := slices.Concat(b.first, firstSequences(data, b.Lexicon, all))
	p.First = fit.Fields(first, b.o.field(bits, adaptEpochs, b.First, "first pass, adapted"))
	second := slices.Concat(b.second, secondSequences(data, half, all))
	p.Second = fit.Fields(second, b.o.field(bits, adaptEpochs, b.Second, "second pass, adapted"))
	p = p.student(slices.Concat(b.texts, data), b.o)
	p.Decision, p.DevF1 = decide(p.Model(), b.dev, b.o)
	return p
}

// fold trains the first pass without every folds-th article, from the k-th on, and
// returns what the second pass learns from those.
func (o Options) fold(data []example, lex *model.Lexicon, k int) []fit.Sequence {
	once := o.field(bits, foldEpochs, nil, "first pass of a fold")
	once.Runs = 1
	w := fit.Fields(firstSequences(data, lex, func(x example) bool { return x.article%folds != k }), once)
	half := model.Teacher(Chain(w), nil, lex)
	return secondSequences(data, half, func(x example) bool { return x.article%folds == k })
}

func (o Options) field(bits, epochs int, start *fit.Weights, what string) fit.Options {
	return fit.Options{
		Bits: bits, Labels: model.LabelCount, Epochs: epochs, Seed: o.Seed, Runs: runs, Rate: .04, L2: 1e-6, Dropout: .4, Damp: 1,
		Impossible: model.Impossible, Start: start,
		Log: func(e int, loss float64) { o.Log("%s: epoch %d, loss %.4f", what, e, loss) },
	}
}

// Chain returns the weights as they run: in bytes.
func Chain(w *fit.Weights) *linear.Octet {
	rows, scale := w.Quantise()
	t, err := linear.NewTable(w.Bits, w.Labels, rows)
	if err != nil {
		panic(err) // Quantise and NewTable disagree
	}
	o, err := linear.NewOctet(t, scale, w.Next)
	if err != nil {
		panic(err) // the labels are those of roles
	}
	return o
}

// Model puts the parts together.
func (p Parts) Model() *model.Model {
	return model.New(Chain(p.First), Chain(p.Second), p.Lexicon, p.Decision)
}

func lexicon(data []example) *model.Lexicon {
	t := model.NewTally()
	for _, x := range data {
		in := make([]bool, len(x.layer.Tokens))
		for _, g := range x.gold {
			for _, r := range g.Cue {
				for i := r.Start; i < r.End; i++ {
					in[i] = true
				}
			}
		}
		for i := range x.layer.Tokens {
			t.Add(x.layer.Lexemes[i], x.layer.Tags[i], in[i], float64(x.weight))
		}
	}
	return t.Lexicon()
}

func firstSequences(data []example, lex *model.Lexicon, want func(example) bool) []fit.Sequence {
	var out []fit.Sequence
	var r model.Reading
	for _, x := range data {
		if want != nil && !want(x) {
			continue
		}
		r.Read(x.layer, x.paragraphs, x.hints, lex)
		for _, p := range x.paragraphs {
			out = append(out, fit.Sequence{Features: r.FirstFeatures(p), Gold: model.FirstLabels(p, x.gold), Weight: x.weight, Group: x.article})
		}
	}
	return out
}

func secondSequences(data []example, m *model.Model, want func(example) bool) []fit.Sequence {
	var out []fit.Sequence
	var r model.Reading
	for _, x := range data {
		if !want(x) {
			continue
		}
		m.Read(&r, x.layer, x.paragraphs, x.hints)
		for _, p := range x.paragraphs {
			m.First(&r, p)
			cues := r.Cues(p)
			answers := align(cues, inside(x.gold, p))
			for k, cue := range cues {
				w, f := r.SecondFeatures(cue, p)
				out = append(out, fit.Sequence{Features: f, Gold: model.SecondLabels(w, answers[k]), Weight: x.weight, Group: x.article})
			}
		}
	}
	return out
}

// align gives each marked attribution to the cue that shares most tokens with
// its own; cues of none stay nil.
func align(cues []lang.Range, gold []model.Found) []*model.Found {
	out := make([]*model.Found, len(cues))
	for g := range gold {
		best, most := -1, 0
		for k, c := range cues {
			if n := overlap(c, gold[g].Cue); n > most && out[k] == nil {
				best, most = k, n
			}
		}
		if best >= 0 {
			out[best] = &gold[g]
		}
	}
	return out
}

func overlap(c lang.Range, rs []lang.Range) int {
	n := 0
	for _, r := range rs {
		n += max(0, min(c.End, r.End)-max(c.Start, r.Start))
	}
	return n
}
