package train

import (
	"io/fs"
	"math/rand/v2"

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
	tagBits    = 18
	tagEpochs  = 8
	tagRate    = 0.3
	tagDropout = 0.3
	tagRuns    = 3
	knownCount = 15    // occurrences from which a word has shown all its tags
	strayShare = 0.004 // of them with a tag that is a slip
)

// Tagger trains the part-of-speech tagger on the training and development parts
// of EWT and GUM in the nlp corpus and returns its model file. The development
// score in it is that of one tagger that has seen the training parts only.
func Tagger(nlp fs.FS, o Options) ([]byte, error) {
	data, card, err := tagMaterial(nlp, corpus.Train)
	if err != nil {
		return nil, err
	}
	dev, devCard, err := tagMaterial(nlp, corpus.Dev)
	if err != nil {
		return nil, err
	}
	o.Log("tags: %d sentences, %d for development", len(data), len(dev))
	score, err := tagScore(data, dev, o)
	if err != nil {
		return nil, err
	}
	a := linear.New(linear.Card{
		Name: "tags", Templates: lang.TagTemplates(), Seed: o.Seed, Epochs: tagEpochs,
		Corpora: append(card, devCard...), Scores: map[string]float64{"EWT and GUM dev, one tagger of the training parts": score},
	})
	data = append(data, dev...)
	readings := readingsOf(data)
	rows, _ := learnTags(data, readings, tagRuns, o).Quantise()
	a.Add("tags.rows", rows)
	a.Add("readings", readings.Bytes())
	return a.Encode()
}

func tagMaterial(nlp fs.FS, s corpus.Split) ([]taggedSentence, []linear.Corpus, error) {
	ewt, err := corpus.EWT(nlp, s)
	if err != nil {
		return nil, nil, err
	}
	gum, err := corpus.GUMFree(nlp, s)
	if err != nil {
		return nil, nil, err
	}
	return taggedSentences(append(ewt, gum...)), []linear.Corpus{
		corpus.Material("UD English-EWT, "+string(s)+" part", "CC BY-SA 4.0", ewt),
		corpus.Material("GUM, "+string(s)+" part without NC genres", "CC BY 4.0", gum),
	}, nil
}

// tagScore returns how well a tagger that learns from data does on dev.
func tagScore(data, dev []taggedSentence, o Options) (float64, error) {
	readings := readingsOf(data)
	rows, _ := learnTags(data, readings, 1, o).Quantise()
	table, err := linear.NewFolded(tagBits, rows)
	if err != nil {
		return 0, err
	}
	score := accuracy(lang.NewTagger(table, readings), dev)
	o.Log("tags: %.2f of the development parts", score)
	return score, nil
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
func learnTags(data []taggedSentence, readings *lang.Readings, runs int, o Options) *fit.Weights {
	var sum *fit.Weights
	for k := range runs {
		w := learnOnce(data, readings, rand.New(rand.NewPCG(o.Seed, 2+uint64(k))), o)
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

func learnOnce(data []taggedSentence, readings *lang.Readings, rng *rand.Rand, o Options) *fit.Weights {
	l := tagLearner{Local: fit.NewLocal(tagBits, int(lang.TagCount), tagRate), readings: readings, rng: rng}
	order := rng.Perm(len(data))
	for e := range tagEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, all := 0, 0
		for _, k := range order {
			right += l.sentence(&data[k])
			all += len(data[k].tags)
		}
		o.Log("tags: epoch %d, %.2f %% right while learning", e+1, 100*float64(right)/float64(all))
	}
	return l.Average()
}

// A tagLearner is one tagger while it learns.
type tagLearner struct {
	*fit.Local
	readings *lang.Readings
	rng      *rand.Rand
	features []uint32
	guess    []lang.Tag
	among    []int
}

// sentence learns from one sentence and returns how many tags it guessed right.
// Later words see the guesses, as they will when tagging.
func (l *tagLearner) sentence(s *taggedSentence) (right int) {
	l.guess = l.guess[:0]
	for w := lang.NewWindow(s.words, l.readings); w.More(); w.Next() {
		gold := s.tags[len(l.guess)]
		l.features = lang.TagFeatures(l.features[:0], &w, l.guess)
		l.among = columns(l.among[:0], w.Set())
		y := tagOf[l.Learn(some(l.features, l.rng), lang.Column[gold], l.among, 1/(1-tagDropout))]
		l.guess = append(l.guess, y)
		if y == gold {
			right++
		}
	}
	return right
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

// columns appends the columns of the tags in s.
func columns(dst []int, s lang.TagSet) []int {
	for t := range lang.TagCount {
		if s.Has(t) {
			dst = append(dst, lang.Column[t])
		}
	}
	return dst
}

// tagOf is the tag of each column.
var tagOf = func() (tags [lang.TagCount]lang.Tag) {
	for t, c := range lang.Column {
		tags[c] = lang.Tag(t)
	}
	return tags
}()

// readingsOf collects the tags of the words that are common in data. Other words
// can have the tags that rare words of their kind had.
func readingsOf(data []taggedSentence) *lang.Readings {
	count, kind := map[uint64]*[lang.TagCount]int{}, map[uint64]int{}
	for _, s := range data {
		for i, w := range s.words {
			if count[w.Word] == nil {
				count[w.Word], kind[w.Word] = new([lang.TagCount]int), w.ShapeKind()
			}
			count[w.Word][s.tags[i]]++
		}
	}
	words, others := map[uint64]lang.TagSet{}, [lang.ShapeKinds]lang.TagSet{}
	for h, c := range count {
		all := 0
		for _, n := range c {
			all += n
		}
		if all >= knownCount {
			words[h] = tagsAbove(c, strayShare*float64(all))
		} else {
			others[kind[h]] |= tagsAbove(c, 0)
		}
	}
	return lang.NewReadings(words, others)
}

// tagsAbove returns the tags that were counted more often than that.
func tagsAbove(count *[lang.TagCount]int, least float64) lang.TagSet {
	set := lang.TagSet(0)
	for t, n := range count {
		if float64(n) > least {
			set = set.With(lang.Tag(t))
		}
	}
	return set
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
