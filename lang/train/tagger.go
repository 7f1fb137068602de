package train

import (
	"io/fs"
	"math/rand/v2"
	"slices"

	"onrecord/internal/linear"
	"onrecord/internal/linear/fit"
	"onrecord/lang"
	"onrecord/lang/corpus"
)

// Options of all trainers.
type Options struct {
	Seed uint64
	Log  func(format string, args ...any)
}

// Settings of the tagger.
const (
	tagBits    = 17
	tagEpochs  = 12
	tagDropout = 0.3
	tagRuns    = 4
	sureCount  = 15    // occurrences
	sureShare  = 0.996 // of them with one tag
)

// Tagger trains the part-of-speech tagger on the training parts of EWT and GUM
// in the nlp corpus and returns its model file.
func Tagger(nlp fs.FS, o Options) ([]byte, error) {
	ewt, err := corpus.EWT(nlp, corpus.Train)
	if err != nil {
		return nil, err
	}
	gum, err := corpus.GUM(nlp, corpus.Train)
	if err != nil {
		return nil, err
	}
	data := taggedSentences(append(ewt, gum...))
	o.Log("tags: %d sentences", len(data))
	w := learnTags(data, o)
	dev, err := corpus.EWT(nlp, corpus.Dev)
	if err != nil {
		return nil, err
	}
	a := linear.New(linear.Card{
		Name: "tags", Templates: lang.TagTemplates(), Seed: o.Seed, Epochs: tagEpochs,
		Corpora: []linear.Corpus{
			corpus.Material("UD English-EWT, training part", "CC BY-SA 4.0", ewt),
			corpus.Material("GUM, training part without NC genres", "CC BY 4.0", gum),
		},
	})
	rows, _ := w.Quantise()
	sure := sureWords(data)
	table, err := linear.NewTable(tagBits, int(lang.TagCount), rows)
	if err != nil {
		return nil, err
	}
	a.Card.Scores = map[string]float64{"EWT dev": accuracy(lang.NewTagger(table, sure), taggedSentences(dev))}
	o.Log("tags: EWT dev %.2f", a.Card.Scores["EWT dev"])
	a.Add("tags.rows", rows)
	a.Add("sure", sure)
	return a.Encode()
}

type taggedSentence struct {
	words []lang.Lexeme
	tags  []lang.Tag
}

// taggedSentences leaves out sentences with a tag outside the set.
func taggedSentences(docs []*corpus.Document) []taggedSentence {
	var out []taggedSentence
	for _, d := range docs {
		for _, r := range d.Sentences {
			s, ok := taggedSentence{}, true
			for i := r.Start; i < r.End; i++ {
				t, known := lang.ParseTag(d.Tags[i])
				ok = ok && known
				s.words = append(s.words, lang.LexemeOf(d.Word(i)))
				s.tags = append(s.tags, t)
			}
			if ok {
				out = append(out, s)
			}
		}
	}
	return out
}

// learnTags adds up several taggers that saw the sentences in other orders and
// missed other features: their sum errs less than each of them.
func learnTags(data []taggedSentence, o Options) *fit.Weights {
	var sum *fit.Weights
	for k := range uint64(tagRuns) {
		w := learnOnce(data, rand.New(rand.NewPCG(o.Seed, 2+k)), o)
		if sum == nil {
			sum = w
			continue
		}
		for i, v := range w.Row {
			sum.Row[i] += v
		}
	}
	return sum
}

func learnOnce(data []taggedSentence, rng *rand.Rand, o Options) *fit.Weights {
	g := fit.NewGreedy(tagBits, int(lang.TagCount))
	order := rng.Perm(len(data))
	var features []uint32
	var guess []lang.Tag
	for e := range tagEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, all := 0, 0
		for _, k := range order {
			s := &data[k]
			guess = guess[:0]
			style := lang.StyleOf(s.words)
			for i, gold := range s.tags {
				features = lang.TagFeatures(features[:0], s.words, i, guess, style)
				y := g.Learn(some(features, rng), int(gold))
				guess = append(guess, lang.Tag(y))
				all++
				if y == int(gold) {
					right++
				}
			}
		}
		o.Log("tags: epoch %d, %.2f %% right while learning", e+1, 100*float64(right)/float64(all))
	}
	return g.Average()
}

// some drops a share of features at random, in place.
func some(features []uint32, rng *rand.Rand) []uint32 {
	kept := features[:0]
	for _, f := range features {
		if rng.Float64() >= tagDropout {
			kept = append(kept, f)
		}
	}
	return kept
}

// sureWords collects the words that nearly always had one tag.
func sureWords(data []taggedSentence) []byte {
	count := map[uint64]*[lang.TagCount]int{}
	for _, s := range data {
		for i, w := range s.words {
			if count[w.Word] == nil {
				count[w.Word] = new([lang.TagCount]int)
			}
			count[w.Word][s.tags[i]]++
		}
	}
	tag, order := map[uint64]lang.Tag{}, []uint64(nil)
	for h, c := range count {
		all, most := 0, 0
		for t, n := range c {
			all += n
			if n > most {
				most, tag[h] = n, lang.Tag(t)
			}
		}
		if all >= sureCount && float64(most) >= sureShare*float64(all) {
			order = append(order, h)
		}
	}
	slices.Sort(order)
	return lang.SureWords(tag, order)
}

func accuracy(t *lang.Tagger, data []taggedSentence) float64 {
	right, all := 0, 0
	for _, s := range data {
		got := make([]lang.Tag, len(s.tags))
		t.Tag(s.words, got)
		for i, y := range got {
			all++
			if y == s.tags[i] {
				right++
			}
		}
	}
	return 100 * float64(right) / float64(max(1, all))
}
